#include "core/register/seal_keys.h"

#include "core/faults.h"
#include "core/register/tables.h"

namespace kroniek {

Result<founding::State> register_now(const Snapshot& snapshot) {
  const auto prefix = std::string(Registers::collection) + '/';
  std::optional<std::string> view;  // the only one: a log founds one register
  TRY_OK(snapshot.scan(Table::views, prefix, after_prefix(prefix), Order::ascending,
                       [&](std::string_view, std::string_view text) {
                         view = std::string(text);
                         return false;
                       }));
  if (!view.has_value())
    return Error{ErrorKind::corrupt, "log.not-founded", "The store holds no view of its register."};
  TRY(held, parse_view(*view));
  return *std::static_pointer_cast<const founding::State>(held.state);
}

Result<Ok> check_sealed(const Signed& by, const Context& context, const Founding& founding) {
  const auto state = context.find<Registers>(founding.register_id);
  const auto* key = state == nullptr ? nullptr : founding::find_seal_key(*state, by.key_id);
  // amr says how the service authenticated the author; only the service can say that.
  if ((key != nullptr) == context.told.claims.amr.empty())
    return one_fault("/amr", "statement.amr-misplaced",
                     "amr stands in a statement exactly where the service sealed it.");
  if (key != nullptr && !founding::counts_at(*key, context.told.position))
    return Error{ErrorKind::unauthenticated, "key.revoked",
                 "The seal key was changed, and this one signs nothing any more."};
  return Ok{};
}

}  // namespace kroniek
