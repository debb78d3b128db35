#include "core/register/sight.h"

#include <algorithm>

#include "core/domain/groups.h"
#include "core/domain/links.h"
#include "core/domain/openings.h"
#include "core/domain/persons.h"
#include "core/domain/registration_shield.h"
#include "core/domain/registrations.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

using Names = std::vector<std::string_view>;

// Whom a look was at, and at what: of its view, and of its statement's data.
const Names& withheld_of_look() {
  static const Names names{"subject", "subjects", "fields", "by", "purpose"};
  return names;
}

bool remove_all(Json& json, const Names& names) {
  bool removed = false;
  for (const auto name : names) removed = json.remove(name) || removed;
  return removed;
}

void leave_out_of_file(Json& view) {
  for (const auto& [name, inside] : registration::withheld_of_view()) {
    auto* value = view.find(name);
    if (value == nullptr) continue;
    if (inside.empty()) {
      view.remove(name);
    } else if (auto* items = value->array_items()) {
      for (auto& item : *items) remove_all(item, inside);
    }
  }
}

std::optional<StreamId> stream_in(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  if (value == nullptr || value->string() == nullptr) return std::nullopt;
  auto stream = parse_stream_id(*value->string());
  return stream.ok() ? std::optional(*std::move(stream)) : std::nullopt;
}

}  // namespace

Result<Sight> Sight::of(const SignedIn& reader, const Reading& reading, Instant now) {
  TRY(mandates, own_mandates(reader, std::nullopt, reading.log(), now));
  auto rights = OpeningRights::on(mandates, reading.snapshot());
  return Sight(reading, reader, std::move(mandates), std::move(rights));
}

bool Sight::asks_withheld(std::string_view collection, const ListValues& filters) {
  return std::any_of(filters.begin(), filters.end(), [&](const auto& filter) {
    if (collection == Openings::collection) {
      const auto& names = withheld_of_look();
      return std::find(names.begin(), names.end(), filter.first) != names.end();
    }
    const auto& members = registration::withheld_of_view();
    return collection == Registrations::collection &&
           std::any_of(members.begin(), members.end(),
                       [&](const auto& each) { return each.name == filter.first; });
  });
}

Result<bool> Sight::is_shielded(const StreamId& file) const {
  TRY(stored, reading_.snapshot().read(Table::views, stream_prefix(file)));
  if (!stored.has_value()) return false;
  // Most files have no flag and no link, and are not read any further for that.
  const bool is_plain = stored->find(R"("flags":[{)") == std::string::npos &&
                        states_.listed({Links::collection, "files", to_string(file)}).empty();
  const auto flags = is_plain ? std::vector<registration::Flag>() : flags_of_person(file, states_);
  TRY_OK(states_.all_was_read());
  if (!registration::is_shielded(flags)) return false;
  TRY(held, parse_view(*stored));
  return std::none_of(mandates_.begin(), mandates_.end(), [&](const OwnMandate& own) {
    const auto& scope = own.state.scope_operation;
    return (!scope.has_value() || scope == held.envelope.operation) &&
           registration::may_see(flags, own.state.role);
  });
}

bool Sight::may_read_looks(std::string_view collection, const std::optional<StreamId>& operation) const {
  const bool watches = std::any_of(mandates_.begin(), mandates_.end(), [&](const OwnMandate& own) {
    const auto& scope = own.state.scope_operation;
    return reads_looks(own.state.role) && (!scope.has_value() || scope == operation);
  });
  return watches || rights_.grant_in(collection, operation, {}).ok();
}

// A look that is not the reader's own, at files that the reader may neither open nor watch over.
Result<bool> Sight::is_foreign_look(const StreamId& opening) const {
  TRY(stored, reading_.snapshot().read(Table::views, stream_prefix(opening)));
  if (!stored.has_value()) return false;
  TRY(held, parse_view(*stored));
  const auto& state = *static_cast<const opening::State*>(held.state.get());
  if (state.opener == reader_.actor) return false;
  const auto collection =
      state.subjects.empty() ? std::string(Registrations::collection) : state.subjects.front().collection;
  const auto* aggregate = find_aggregate(collection);
  if (aggregate == nullptr || personal_fields(aggregate->view_fields).empty()) return false;
  return !may_read_looks(collection, held.envelope.operation);
}

Result<bool> Sight::is_held_back(const StreamId& stream) const {
  if (stream.collection == Registrations::collection) return is_shielded(stream);
  if (stream.collection == Openings::collection) return is_foreign_look(stream);
  return false;
}

// Of a group: where its shielded members are.
Result<bool> Sight::leave_out_members(Json& members) const {
  bool withheld = false;
  if (auto* items = members.array_items())
    for (auto& member : *items) {
      const auto file = stream_in(member, "registration");
      if (!file.has_value() || member.find("place") == nullptr) continue;
      TRY(held_back, is_held_back(*file));
      withheld = (held_back && member.remove("place")) || withheld;
    }
  return withheld;
}

Result<bool> Sight::leave_out(Json& json, const StreamId& stream) const {
  if (stream.collection == Groups::collection) {
    auto* members = json.find("members");
    return members == nullptr ? Result<bool>(false) : leave_out_members(*members);
  }
  TRY(held_back, is_held_back(stream));
  if (!held_back) return false;
  if (stream.collection == Registrations::collection) leave_out_of_file(json);
  if (stream.collection == Openings::collection) remove_all(json, withheld_of_look());
  return true;
}

Result<Json> Sight::view(Json stored, const StreamId& stream) const {
  TRY(withheld, leave_out(stored, stream));
  TRY(shown, reads_text() ? reading_.with_text(std::move(stored), stream)
                          : reading_.with_places(std::move(stored), stream));
  if (withheld) shown.set("withheld", true);
  return shown;
}

// Of what a statement says.
Result<bool> Sight::leave_out_said(Json& data, const StreamId& stream) const {
  if (stream.collection == Groups::collection) {
    const auto member = stream_in(data, "member");
    if (!member.has_value()) return false;
    TRY(held_back, is_held_back(*member));
    return held_back && data.remove("place");
  }
  TRY(held_back, is_held_back(stream));
  if (!held_back) return false;
  if (stream.collection == Registrations::collection)
    return remove_all(data, registration::withheld_of_statements());
  data.remove("_sd");  // the purpose
  remove_all(data, withheld_of_look());
  return true;
}

Result<Sight::ShownClaims> Sight::claims(const Recorded& recorded) const {
  auto data = recorded.claims.data;
  TRY(withheld, leave_out_said(data, recorded.claims.stream));
  std::vector<Disclosure> disclosures;
  if (reads_text()) {
    TRY(placed, reading_.disclosures(recorded.claims, FieldClass::text));
    for (auto& each : placed) disclosures.push_back(std::move(each.disclosure));
  }
  ShownClaims shown{recorded.statement.payload, withheld};
  shown.claims.set("data", reveal_known(data, disclosures));
  return shown;
}

Result<Ok> Sight::check_looks(const StreamId& subject) const {
  TRY(stored, reading_.snapshot().read(Table::views, stream_prefix(subject)));
  if (!stored.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  TRY(held, parse_view(*stored));
  const bool watches = std::any_of(mandates_.begin(), mandates_.end(), [&](const OwnMandate& own) {
    const auto& scope = own.state.scope_operation;
    return reads_looks(own.state.role) && (!scope.has_value() || scope == held.envelope.operation);
  });
  if (watches || rights_.may_open(subject, {})) return Ok{};
  return Error{ErrorKind::forbidden, "looks.not-allowed",
               "Who looked is for those who watch over looks, and for whoever may open the file."};
}

}  // namespace kroniek
