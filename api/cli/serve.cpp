// Serves a register over HTTP until it is told to stop.
#include <csignal>
#include <ctime>

#include "api/cli/data_option.h"
#include "api/cli/search_warmer.h"
#include "api/cli/verbs.h"
#include "api/http/handlers/api.h"
#include "api/http/log_line.h"
#include "api/http/server.h"
#include "api/http/syntax.h"
#include "core/register/copying.h"
#include "core/register/external_secret.h"
#include "core/register/recovery.h"

namespace kroniek::cli {
namespace {

constexpr std::chrono::seconds drain{10};
constexpr std::size_t batches_waiting_max = 64;  // of 16 MiB at most, so 1 GiB at the very worst

struct Plan {
  DataOptions data;
  http::ServerOptions server;
  http::RouterOptions router;
  std::chrono::minutes seal_every{60};  // 0: never
  bool accept_missing_high_water = false;
};

Result<Plan> plan_of(const Arguments& arguments) {
  Plan plan;
  TRY(data, data_options(arguments));
  plan.data = std::move(data);
  plan.server.address = arguments.get("address", "127.0.0.1");
  TRY(port, number_option(arguments, "port", {0, 65'535}, 8'080));
  plan.server.port = static_cast<std::uint16_t>(port);
  TRY(seal_minutes, number_option(arguments, "seal-every", {0, 1'000'000}, 60));
  plan.seal_every = std::chrono::minutes(static_cast<std::int64_t>(seal_minutes));
  plan.accept_missing_high_water = arguments.has("accept-missing-high-water");
  TRY(threads, number_option(arguments, "threads", {1, 256}, 2));
  plan.server.threads = static_cast<unsigned>(threads);
  plan.server.api_version = http::api_version;
  if (arguments.has("tls-cert") != arguments.has("tls-key"))
    return Error{ErrorKind::invalid, "usage.tls", "`--tls-cert` and `--tls-key` belong together."};
  if (arguments.has("tls-cert"))
    plan.server.tls = http::TlsFiles{*arguments.find("tls-cert"), *arguments.find("tls-key")};
  plan.router.origins = http::list_items(arguments.get("page-origins"));
  TRY_OK(http::check_bind(plan.server.address, plan.server.tls));
  return plan;
}

// The signals that end the service; blocked before any thread is made, so that only our wait takes them.
sigset_t stopping_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

class BlockedSignals {
 public:
  BlockedSignals() {
    const auto signals = stopping_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
    std::signal(SIGPIPE, SIG_IGN);  // a client that is gone is an error code, never the end
  }
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;
  ~BlockedSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

// Seals the state at intervals, where anything was recorded since the last seal.
class SealTimer {
 public:
  SealTimer(Service& service, std::chrono::minutes every, std::ostream& log)
      : service_(service), every_(every), log_(log), next_(Clock::now() + every) {}

  void tick() {
    if (every_.count() == 0 || Clock::now() < next_) return;
    next_ = Clock::now() + every_;
    const auto size = service_.read().size();
    if (size <= sealed_) return;
    sealed_ = {size.value + 1};  // with the seal itself
    service_.seal_state([&log = log_](const Result<Accepted>& seal) {
      if (!seal.ok()) return log_line(log, "error", "not-sealed", {{"code", seal.error().code}});
      log_line(log, "info", "sealed", {{"index", std::to_string(seal->position.value)}});
    });
  }

 private:
  using Clock = std::chrono::steady_clock;
  Service& service_;
  const std::chrono::minutes every_;
  std::ostream& log_;
  Clock::time_point next_;
  TreeSize sealed_;
};

// Says it once when something stops being in order, and once when it is again.
class Watched {
 public:
  Watched(std::string_view level, std::string_view bad, std::string_view good)
      : level_(level), bad_(bad), good_(good) {}

  void look(const Result<Ok>& now, std::ostream& log) {
    if (now.ok() == is_good_) return;
    is_good_ = now.ok();
    if (is_good_) return log_line(log, "info", good_);
    log_line(log, level_, bad_, {{"code", now.error().code}, {"detail", now.error().detail}});
  }

 private:
  std::string_view level_, bad_, good_;
  bool is_good_ = true;
};

void wait_for_signal(const Service& service, SealTimer& seals, std::ostream& log) {
  const auto signals = stopping_signals();
  Watched accepting("error", "not-accepting", "accepting-again");
  Watched high_water("warning", "high-water-behind", "high-water-written-again");
  for (;;) {
    const timespec second{1, 0};
    const int signal = ::sigtimedwait(&signals, nullptr, &second);
    if (signal > 0)
      return log_line(log, "info", "stopping", {{"signal", signal == SIGTERM ? "TERM" : "INT"}});
    seals.tick();
    accepting.look(service.may_accept(), log);
    high_water.look(service.high_water_health(), log);
  }
}

std::string url_of(const Plan& plan, std::uint16_t port) {
  const bool is_v6 = plan.server.address.find(':') != std::string::npos;
  return std::string(plan.server.tls ? "https" : "http") + "://" +
         (is_v6 ? "[" + plan.server.address + "]" : plan.server.address) + ":" + std::to_string(port);
}

Result<Exit> serve(const Arguments& arguments, Streams& streams, const Toolbox&) {
  TRY(plan, plan_of(arguments));
  const BlockedSignals blocked;
  TRY(data, DataDirectory::open(plan.data));
  if (const auto writable = data->writable(); !writable.ok())
    log_line(streams.err, "warning", "read-only",
             {{"code", writable.error().code}, {"detail", writable.error().detail}});

  if (plan.accept_missing_high_water) {
    TRY(accepted, accept_missing_high_water(data->store(), data->high_water()));
    if (accepted) log_line(streams.err, "warning", "high-water-missing-accepted");
  }
  if (arguments.has("newest-there-is")) TRY_OK(take_copy_as_newest(data->store()));

  // What is made later uses what was made before, and goes first.
  http::Feed feed;
  TRY(service, Service::open(data->ports(), {}, [&feed](TreeSize, const std::string&) { feed.released(); }));
  http::Workers workers(plan.server.threads, batches_waiting_max);
  TRY(external_ids, external_ids_of(*data->store().snapshot(), data->ports().cipher));
  http::Api api{*service, workers, feed, external_ids, nullptr, KRONIEK_COMMIT};
  plan.router.gate = http::api_gate(api);
  http::Router router(http::api_routes(api), plan.router);
  TRY(server, http::Server::start(plan.server, router));
  api.stats = &server->stats();

  const auto url = url_of(plan, server->port());
  log_line(streams.err, "info", "started",
           {{"url", url},
            {"origin", service->origin()},
            {"size", std::to_string(service->read().size().value)},
            {"threads", std::to_string(plan.server.threads)}});
  streams.out << "ready " << url << "\n" << std::flush;
  const SearchWarmer warmer(*service);
  SealTimer seals(*service, plan.seal_every, streams.err);
  wait_for_signal(*service, seals, streams.err);
  server->stop(drain);
  server.reset();
  log_line(streams.err, "info", "stopped", {{"size", std::to_string(service->read().size().value)}});
  return Exit::ok;
}

}  // namespace

Verb serve_verb() {
  return {
      .name = "serve",
      .summary = "Serves a register over HTTP until SIGTERM or SIGINT.",
      .details =
          "Prints `ready URL` when it listens; log lines go to the error output. Without TLS it listens "
          "on this\n"
          "machine only. With too little free space it starts, answers questions, and records nothing.",
      .options = {data_option,
                  {"address", "IP", "Where to listen; 127.0.0.1 where left out."},
                  {"port", "N", "On which port; 8080 where left out, 0 for any free one."},
                  {"tls-cert", "FILE", "The certificate chain (PEM); with --tls-key."},
                  {"tls-key", "FILE", "Its private key (PEM)."},
                  {"threads", "N", "Threads for connections; 2 where left out."},
                  vault_key_option,
                  free_space_option,
                  {"seal-every", "MINUTES",
                   "Seal the state at this interval; 60 where left out, 0 for never."},
                  {"accept-missing-high-water", "",
                   "Start without the high-water file, and make it anew: only after finding out why it "
                   "is gone."},
                  {"newest-there-is", "", "Serve a backup, where no newer log is left to restore it under."},
                  {"page-origins", "LIST", "Origins whose pages may call the API, parted by commas."}},
      .examples = {"kroniek serve --data /var/lib/kroniek",
                   "kroniek serve --data /var/lib/kroniek --address 0.0.0.0 --port 443 --tls-cert "
                   "chain.pem --tls-key "
                   "key.pem"},
      .run = serve};
}

}  // namespace kroniek::cli
