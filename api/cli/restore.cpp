// Puts a backup back without bringing back what was erased after it was made.
#include "api/cli/copy_of.h"
#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"
#include "core/register/copying.h"

namespace kroniek::cli {
namespace {

Result<Exit> restore(const Arguments& arguments, Streams& streams, const Toolbox&) {
  TRY(format, format_of(arguments, streams));
  TRY(options, data_options(arguments));
  options.access = DataAccess::read;
  TRY(backup, DataDirectory::open(options));
  auto newer = options;
  newer.path = *arguments.find("log");
  TRY(log, DataDirectory::open(newer));
  const auto vault = backup->store().snapshot();
  const auto entries = log->store().snapshot();
  TRY_OK(check_continues(*vault, *entries));
  auto to = options;
  to.path = *arguments.find("to");
  std::uint64_t rows = 0;
  const auto fill = [&](const DataDirectory::Blank& blank) -> Result<Ok> {
    TRY(told, copy_rows(*entries, blank.store, log_tables()));
    TRY(hidden, copy_rows(*vault, blank.store, vault_tables()));
    rows = told + hidden;
    TRY_OK(finish_copy(blank));
    TRY_OK(take_copy_as_newest(blank.store));  // the log may itself be that of a backup
    return copy_keys(options.path, blank.path);
  };
  TRY_OK(DataDirectory::create_blank(to, fill));
  print(streams, format, Json::object({{"data", to.path.string()}, {"rows", rows}}));
  return Exit::ok;
}

}  // namespace

Verb restore_verb() {
  return {.name = "restore",
          .summary = "Makes a register of an older backup's vault and a newer copy of its log.",
          .details =
              "A register does not start on a log that lost its end. Take the newest copy of the log there "
              "is, however\n"
              "little of its vault is left; what it says was erased is erased again, before the new "
              "directory has its\n"
              "name. `kroniek verify` then names the first statement whose hidden values are newer than the "
              "backup.",
          .options = {{"data", "DIR", "The backup: its vault, and its keys where it has them.", true},
                      {"log", "DIR", "The newer copy: its log, and all that follows from it.", true},
                      {"to", "DIR", "Where the register is made; must not exist, or be empty.", true},
                      free_space_option,
                      output_option},
          .examples = {"kroniek restore --data /mnt/backup/2026-11-20 --log /mnt/mirror --to "
                       "/var/lib/kroniek"},
          .run = restore};
}

}  // namespace kroniek::cli
