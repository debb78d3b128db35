#include "core/register/key_directory.h"

#include "core/domain/actors.h"
#include "core/register/seal_keys.h"
#include "core/register/tables.h"

namespace kroniek {

Result<std::optional<DirectoryKey>> KeyDirectory::find(const StreamId& author,
                                                       const std::string& key_id) const {
  if (key_id == founding_.seal_key_id)
    return std::optional(DirectoryKey{founding_.said.seal_key, Assurance::sealed});
  if (key_id == founding_.log_key_id && author == founding_.said.service)
    return std::optional(DirectoryKey{founding_.said.log_key, Assurance::personal_key});
  const auto name = to_string(author) + ' ' + key_id;
  {
    const std::lock_guard lock(mutex_);
    if (const auto* known = known_.find(name)) return std::optional(*known);
  }
  TRY(found, look_up(author, key_id));
  if (!found.has_value()) {
    TRY(seal_key, find_seal_key(key_id));
    found = std::move(seal_key);
  }
  if (found.has_value()) {
    const std::lock_guard lock(mutex_);
    known_.put(name, *found);
  }
  return found;
}

Result<std::optional<DirectoryKey>> KeyDirectory::find_seal_key(const std::string& key_id) const {
  std::optional<DirectoryKey> none;
  const auto state = register_now(*store_.snapshot());
  if (!state.ok() && state.error().code == "log.not-founded") return none;  // it is being founded
  if (!state.ok()) return state.error();
  const auto* key = founding::find_seal_key(*state, key_id);
  if (key == nullptr) return none;
  return std::optional(DirectoryKey{key->key, Assurance::sealed});
}

Result<std::optional<DirectoryKey>> KeyDirectory::look_up(const StreamId& author,
                                                          const std::string& key_id) const {
  std::optional<DirectoryKey> none;
  if (author.collection != Actors::collection) return none;
  TRY(view, store_.snapshot()->read(Table::views, stream_prefix(author)));
  if (!view.has_value()) return none;
  TRY(held, parse_view(*view));
  const auto* key = actor::find_key(*std::static_pointer_cast<const Actors::State>(held.state), key_id);
  if (key == nullptr) return none;
  return std::optional(DirectoryKey{key->key, Assurance::personal_key});
}

}  // namespace kroniek
