#include "core/register/looks.h"

#include "core/domain/mandates.h"

namespace kroniek {
namespace {

// A mandate's role never changes, so the newest view says it.
Result<std::string> role_of(const Reading& reading, const StreamId& mandate) {
  TRY(view, view_at(reading.log(), mandate, {reading.size(), true, std::nullopt}));
  const auto* role = view.has_value() ? view->find("role") : nullptr;
  return role == nullptr || role->string() == nullptr ? std::string() : *role->string();
}

Result<Look> look_of(const Reading& reading, Json view) {
  TRY(held, held_of(view));
  const auto& state = *static_cast<const opening::State*>(held.state.get());
  TRY(shown, reading.with_text(std::move(view), held.envelope.id));
  TRY(role, role_of(reading, state.mandate));
  Look look{held.envelope.head, held.envelope.index, state.at,       state.opener,
            state.mandate,      std::move(role),     state.opened,   std::nullopt,
            std::nullopt,       state.ground,        state.occasion, state.by};
  if (const auto* purpose = shown.find("purpose"); purpose != nullptr && purpose->string() != nullptr)
    look.purpose = *purpose->string();
  if (shown.find("textErased") != nullptr) look.text_erased = true;
  return look;
}

}  // namespace

Result<LooksPage> looks_at(const Reading& reading, const LooksQuery& query, const Moment& moment) {
  TRY(subject, view_at(reading.log(), query.subject, moment));
  if (!subject.has_value())
    return Error{ErrorKind::not_found, "stream.unknown", "There was no such view at that moment."};
  const auto* exercise = subject->find("exercise");
  const bool is_exercise = exercise != nullptr && *exercise == Json(true);
  TRY(page, list_views(reading.log(),
                       {Openings::collection,
                        is_exercise,
                        {{"subjects", to_string(query.subject)}},
                        query.after,
                        query.rows_max},
                       moment));
  LooksPage out{{}, page.next};
  for (auto& row : page.rows) {
    TRY(look, look_of(reading, std::move(row)));
    out.looks.push_back(std::move(look));
  }
  return out;
}

}  // namespace kroniek
