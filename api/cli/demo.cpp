// Makes a register to play with, where there is none yet, and serves it.
#include "api/demo/demo.h"

#include "api/cli/data_option.h"
#include "api/cli/verbs.h"
#include "api/http/log_line.h"

namespace kroniek::cli {
namespace {

namespace fs = std::filesystem;

// What a run that was ended in the middle leaves beside the directory that it was making.
void tell_of_remains(const fs::path& path, std::ostream& err) {
  std::error_code failed;
  const auto full = fs::absolute(path).lexically_normal();
  const auto target = full.has_filename() ? full : full.parent_path();
  const auto prefix = target.filename().string() + ".init-";
  for (const auto& each : fs::directory_iterator(target.parent_path(), failed))
    if (each.path().filename().string().starts_with(prefix))
      err << "An earlier run was ended before it was ready; what it left can be deleted: "
          << each.path().string() << "\n";
}

Result<Ok> make(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(data, data_options(arguments));
  TRY(place, demo::look_at(data.path));
  if (place == demo::DemoPlace::demo) return Ok{};
  TRY(seed, number_option(arguments, "seed", {0, 1'000'000'000}, 1));
  tell_of_remains(data.path, streams.err);
  streams.err << "Making the demo register: 25 regions, 342 municipalities, and a flight of 199 people …\n"
              << std::flush;
  const auto begun = tools.clock->now();
  TRY_OK(demo::make_demo(data, tools, {seed, begun}));
  const auto took = (tools.clock->now().microseconds - begun.microseconds) / 1'000;
  log_line(streams.err, "info", "demo-made",
           {{"data", data.path.string()}, {"milliseconds", std::to_string(took)}});
  return Ok{};
}

void tell_what_next(const Arguments& arguments, std::ostream& err) {
  const auto data = arguments.get("data");
  const auto port = arguments.get("port", "8080");
  const auto url = "http://127.0.0.1:" + (port == "0" ? "PORT" : port);
  err << "\nThe page: " << url << "/\n"
      << "Sign in there as one of the people in " << data << "/personas.json (nobody of them exists).\n\n"
      << "To try, in another terminal:\n"
      << "  kroniek get '/v1/registrations?phase=in-care&limit=5' --url " << url << " --persona " << data
      << "#registrar\n"
      << "  kroniek get /v1/movements --url " << url << " --persona " << data << "#kcr2-duty-officer\n"
      << "  kroniek verify " << url << "\n\n"
      << std::flush;
}

Result<Exit> run_demo(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY_OK(make(arguments, streams, tools));
  tell_what_next(arguments, streams.err);
  auto serving = arguments;
  serving.options.erase("seed");
  return serve_verb().run(serving, streams, tools);
}

}  // namespace

Verb demo_verb() {
  return {.name = "demo",
          .summary = "Makes a register with made-up people to play with, and serves it on this machine.",
          .details =
              "Where DIR holds the demo already, it is served as it stands. personas.json in it names the "
              "people\n"
              "who act there, with their private keys; personas/ holds each key in a file for `--key`.",
          .options = {{"data", "DIR", "Where the demo lives, or will.", true},
                      {"port", "N", "On which port; 8080 where left out, 0 for any free one."},
                      {"seed", "N", "Of the made-up people and what happens to them; 1 where left out."},
                      vault_key_option,
                      free_space_option},
          .examples = {"kroniek demo --data ./demo", "kroniek demo --data ./demo --port 9000"},
          .run = run_demo};
}

}  // namespace kroniek::cli
