// Makes everything that follows from the log again.
#include <thread>

#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"
#include "core/register/rebuild.h"

namespace kroniek::cli {
namespace {

Result<Exit> rebuild_views(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  RebuildOptions options;
  TRY(threads,
      number_option(arguments, "threads", {1, 256}, std::max(1U, std::thread::hardware_concurrency())));
  options.threads = static_cast<unsigned>(threads);
  TRY(directory, data_options(arguments));
  TRY(data, DataDirectory::open(directory));
  TRY_OK(data->writable());
  const auto rebuilt = [&] {
    Progress progress(streams, "Rebuilding");
    options.progress = [&progress](std::uint64_t done, std::uint64_t total) { progress.show(done, total); };
    return rebuild(data->store(), *tools.codec, options);
  }();
  if (!rebuilt.ok()) return rebuilt.error();
  print(streams, format, Json::object({{"size", rebuilt->size.value}, {"streams", rebuilt->streams}}));
  return Exit::ok;
}

}  // namespace

Verb rebuild_verb() {
  return {.name = "rebuild",
          .summary = "Drops the views and lists and makes them again from the log, byte for byte.",
          .details =
              "The register must not be running. After a crash in the middle it does not start until it is "
              "rebuilt.",
          .options = {data_option,
                      vault_key_option,
                      free_space_option,
                      {"threads", "N", "How many; as many as there are processors where left out."},
                      output_option},
          .examples = {"kroniek rebuild --data /var/lib/kroniek && kroniek verify /var/lib/kroniek"},
          .run = rebuild_views};
}

}  // namespace kroniek::cli
