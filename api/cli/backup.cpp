// Copies a register, also while it runs.
#include "api/cli/copy_of.h"
#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"
#include "core/register/copying.h"

namespace kroniek::cli {
namespace {

Result<Exit> back_up(const Arguments& arguments, Streams& streams, const Toolbox&) {
  TRY(format, format_of(arguments, streams));
  TRY(from, data_options(arguments));
  from.access = DataAccess::read;
  TRY(source, DataDirectory::open(from));
  const auto snapshot = source->store().snapshot();
  auto to = from;
  to.path = *arguments.find("to");
  std::uint64_t rows = 0;
  const auto fill = [&](const DataDirectory::Blank& blank) -> Result<Ok> {
    TRY(copied, copy_rows(*snapshot, blank.store, all_tables()));
    rows = copied;
    TRY_OK(finish_copy(blank));
    TRY_OK(mark_as_copy(blank.store));
    return arguments.has("with-keys") ? copy_keys(from.path, blank.path) : Result<Ok>(Ok{});
  };
  TRY_OK(DataDirectory::create_blank(to, fill));
  print(streams, format, Json::object({{"data", to.path.string()}, {"rows", rows}}));
  return Exit::ok;
}

}  // namespace

Verb backup_verb() {
  return {
      .name = "backup",
      .summary = "Copies a register into a new directory, also while it runs.",
      .details =
          "All of it or nothing. What was erased is not in the copy. Without the keys nobody opens the "
          "vault of it:\n"
          "keep a copy of keys/ apart from the backups. It is marked as a backup: nothing is served from it "
          "before\n"
          "`restore` has put it under the newest log.",
      .options = {data_option,
                  {"to", "DIR", "Where the copy is made; must not exist, or be empty.", true},
                  {"with-keys", "", "Copy the register's private keys too."},
                  free_space_option,
                  output_option},
      .examples = {"kroniek backup --data /var/lib/kroniek --to /mnt/backup/2026-11-23"},
      .run = back_up};
}

}  // namespace kroniek::cli
