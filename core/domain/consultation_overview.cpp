#include "core/domain/consultation_overview.h"

#include <algorithm>
#include <map>

namespace kroniek::consultation {
namespace {

using Organisations = std::map<StreamId, const organisation::State*>;

Standing standing_of(const Council& council) {
  if (council.views.has_value()) return Standing::views_given;
  if (council.received_at.has_value()) return Standing::received;
  return council.sent_at.has_value() ? Standing::sent : Standing::not_sent;
}

bool was_or_is_late(const State& state, const Council& council, Instant at) {
  const auto deadline = deadline_of(state, council);
  if (council.views_at.has_value()) return deadline.has_value() && *council.views_at >= *deadline;
  return state.phase == Phase::running && is_overdue(state, council, at);
}

CouncilRow row_of(const KnownConsultation& known, const Council& council, Instant at) {
  CouncilRow row;
  row.municipality = council.municipality;
  row.region = known.state->founder;
  row.consultation = known.id;
  row.standing = standing_of(council);
  row.sent_at = council.sent_at;
  row.deadline = deadline_of(*known.state, council);
  row.views = council.views;
  row.views_at = council.views_at;
  row.council_date = council.council_date;
  row.late = was_or_is_late(*known.state, council, at);
  row.waits_for_answer = waits_for_answer(council);
  return row;
}

// Municipalities that there are and that no consultation names: somebody forgot them, or is still to begin.
void add_not_consulted(std::vector<CouncilRow>& rows, const Organisations& organisations) {
  std::map<StreamId, bool> named;
  for (const auto& row : rows) named[row.municipality] = true;
  for (const auto& [id, state] : organisations) {
    const bool there =
        state->kind == organisation::Kind::municipality && state->phase != organisation::Phase::ended;
    if (!there || named.contains(id)) continue;
    CouncilRow row;
    row.municipality = id;
    row.region = state->region;
    rows.push_back(std::move(row));
  }
}

FounderRow row_of(const StreamId& id, const organisation::State& state, const KnownConsultation* current,
                  Instant at) {
  FounderRow row;
  row.founder = id;
  row.code = state.code;
  row.name = state.name;
  if (current == nullptr) return row;
  row.consultation = current->id;
  row.phase = current->state->phase;
  row.may_decide_from = may_decide_from(*current->state);
  row.may_decide =
      row.phase == Phase::running && row.may_decide_from.has_value() && *row.may_decide_from <= at;
  if (!current->state->decisions.empty()) row.decided = current->state->decisions.back().date;
  return row;
}

// While a council is left out, its region may not decide, whatever its consultation says by itself.
void hold_back(std::map<StreamId, FounderRow>& founders, const State& state,
               const Organisations& organisations) {
  const auto founder = founders.find(state.founder);
  if (founder == founders.end() || state.phase != Phase::running) return;
  if (std::none_of(organisations.begin(), organisations.end(),
                   [&](const auto& each) { return is_left_out(state, each.first, *each.second); }))
    return;
  founder->second.may_decide_from.reset();
  founder->second.may_decide = false;
}

void count(FounderRow& founder, const CouncilRow& council) {
  ++founder.councils;
  founder.sent += council.sent_at.has_value() ? 1 : 0;
  founder.views_given += council.views.has_value() ? 1 : 0;
  founder.late += council.late ? 1 : 0;
  founder.waiting_for_answer += council.waits_for_answer ? 1 : 0;
}

std::int64_t& views_in(Totals& totals, Views views) {
  switch (views) {
    case Views::wishes:
      return totals.wishes;
    case Views::concerns:
      return totals.concerns;
    case Views::wishes_and_concerns:
      return totals.wishes_and_concerns;
    case Views::none:
      return totals.none;
  }
  return totals.none;
}

std::int64_t& counted_in(Totals& totals, const CouncilRow& council) {
  switch (council.standing) {
    case Standing::not_consulted:
      return totals.not_consulted;
    case Standing::not_sent:
      return totals.not_sent;
    case Standing::sent:
    case Standing::received:
      return totals.without_views;
    case Standing::views_given:
      return views_in(totals, *council.views);
  }
  return totals.not_consulted;
}

void count(Totals& totals, const FounderRow& founder, organisation::Kind kind) {
  totals.established = totals.established || founder.phase == Phase::established;
  if (kind == organisation::Kind::ministry) {
    totals.ministry_in_favour = founder.phase == Phase::in_favour || founder.phase == Phase::established;
    return;
  }
  ++totals.regions;
  totals.regions_that_may_decide += founder.may_decide ? 1 : 0;
  totals.regions_in_favour += founder.phase == Phase::in_favour ? 1 : 0;
  totals.regions_against += founder.phase == Phase::against ? 1 : 0;
}

template <typename Row>
void sort_by_code(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.code < b.code; });
}

}  // namespace

Overview overview(std::span<const KnownConsultation> consultations,
                  std::span<const KnownOrganisation> organisations, Instant at) {
  Overview made;
  Organisations known;
  for (const auto& each : organisations) known.emplace(each.id, each.state.get());
  std::map<StreamId, const KnownConsultation*> current;
  for (const auto& each : consultations) {
    if (each.state->phase == Phase::withdrawn) continue;
    current.emplace(each.state->founder, &each);
    for (const auto& council : each.state->councils) made.councils.push_back(row_of(each, council, at));
  }
  add_not_consulted(made.councils, known);
  std::map<StreamId, FounderRow> founders;
  for (const auto& [id, state] : known) {
    const bool founds =
        state->kind == organisation::Kind::ministry || state->kind == organisation::Kind::safety_region;
    if (!founds || (state->phase == organisation::Phase::ended && !current.contains(id))) continue;
    founders.emplace(id, row_of(id, *state, current.contains(id) ? current.at(id) : nullptr, at));
  }
  for (const auto& [founder, consultation] : current) hold_back(founders, *consultation->state, known);
  for (auto& council : made.councils) {
    if (known.contains(council.municipality)) {
      council.code = known.at(council.municipality)->code;
      council.name = known.at(council.municipality)->name;
    }
    ++made.totals.councils;
    made.totals.late += council.late ? 1 : 0;
    ++counted_in(made.totals, council);
    if (council.region.has_value() && founders.contains(*council.region))
      count(founders.at(*council.region), council);
  }
  for (auto& [id, founder] : founders) {
    count(made.totals, founder, known.at(id)->kind);
    made.founders.push_back(std::move(founder));
  }
  sort_by_code(made.founders);
  sort_by_code(made.councils);
  return made;
}

}  // namespace kroniek::consultation
