// Seals the state of a register that is not running; one that runs does it by itself (`serve --seal-every`).
#include <future>

#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"

namespace kroniek::cli {
namespace {

Result<Exit> seal(const Arguments& arguments, Streams& streams, const Toolbox&) {
  TRY(format, format_of(arguments, streams));
  TRY(options, data_options(arguments));
  TRY(data, DataDirectory::open(options));
  TRY(service, Service::open(data->ports(), {}, {}));
  std::promise<Result<Accepted>> answered;
  service->seal_state([&answered](Result<Accepted> answer) { answered.set_value(std::move(answer)); });
  TRY(accepted, answered.get_future().get());
  print(streams, format,
        Json::object({{"statement", to_string(accepted.jti)},
                      {"index", accepted.position.value},
                      {"recordedAt", to_string(accepted.recorded_at)},
                      {"stream", to_string(accepted.stream)},
                      {"proof", format_receipt(accepted.receipt)}}));
  return Exit::ok;
}

}  // namespace

Verb seal_verb() {
  return {.name = "seal",
          .summary = "Records a seal of the state: what every file holds now, and that there are no others.",
          .details =
              "The register must not be running; one that runs does it by itself (`serve --seal-every`), and "
              "at the request of\n"
              "whoever keeps its keys (POST /v1/registers/<id>/_seal).",
          .options = {data_option, vault_key_option, free_space_option, output_option},
          .examples = {"kroniek seal --data /var/lib/kroniek"},
          .run = seal};
}

}  // namespace kroniek::cli
