#include "core/register/derived_rows.h"

#include "core/register/lists.h"
#include "core/register/named_matter.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

void put_statement_lists(Batch& batch, const Derivation& derivation) {
  const auto& claims = derivation.claims;
  const auto put = [&](std::string_view field, std::string_view value) {
    batch.put(Table::lists, statements_list(field, value) + key_of(derivation.position.value), "");
  };
  put("type", claims.type);
  put("author", to_string(claims.author));
  put("mandate", to_string(claims.mandate));
  put("keyId", derivation.key_id);
  if (claims.operation.has_value()) put("operation", to_string(*claims.operation));
  if (const auto matter = matter_named(claims); matter.has_value()) put("matter", to_string(*matter));
}

}  // namespace

void put_derived_rows(Batch& batch, const Derivation& derivation) {
  const auto& [claims, key_id, position, before, after] = derivation;
  const auto version = static_cast<std::uint64_t>(after.envelope.version);
  auto text = view_text(after);
  batch.put(Table::streams, stream_key(claims.stream, version), key_of(position.value));
  batch.put(Table::view_history, stream_key(claims.stream, position.value), text);
  batch.put(Table::views, stream_prefix(claims.stream), std::move(text));
  put_list_changes(batch, before, after, position);
  put_statement_lists(batch, derivation);
}

}  // namespace kroniek
