// Who could help with what a request still lacks: declared capabilities, the nearest regions first.
#include <algorithm>
#include <set>

#include "api/http/handlers/answers.h"
#include "core/domain/assistance_request_leg.h"
#include "core/domain/assistance_requests.h"
#include "core/domain/matching.h"
#include "core/domain/organisations.h"
#include "core/domain/preparations.h"
#include "core/register/states.h"

namespace kroniek::http {
namespace {

struct LineMatches {
  std::string line;
  std::int64_t missing = 0;
  std::vector<matching::Match> matches;
  static constexpr auto fields = [](auto&& each) {
    return each(field("line", &LineMatches::line, "The need line."),
                field("missing", &LineMatches::missing, "How many nobody has promised yet."),
                field("matches", &LineMatches::matches, "The nearest first."));
  };
};
struct MatchAnswer {
  std::vector<LineMatches> lines;
  static constexpr auto fields = [](auto&& each) {
    return each(field("lines", &MatchAnswer::lines, "The lines in which something is missing."));
  };
};

struct Regions {
  matching::Adjacency borders;
  std::set<StreamId> active;  // organisations of any kind: who is suspended or has ended helps nobody
};

Result<Regions> regions_at(const Reading& reading, const Moment& moment) {
  TRY(organisations, all_states<Organisations>(reading.log(), {}, moment));
  Regions regions;
  for (const auto& [id, state] : organisations) {
    if (state->kind == organisation::Kind::safety_region) regions.borders[id] = state->adjacent;
    if (state->phase == organisation::Phase::active) regions.active.insert(id);
  }
  return regions;
}

// Over all requests of which something is accepted or out, this one included.
Result<matching::Engaged> engaged_at(const Reading& reading, const Moment& moment) {
  matching::Engaged engaged;
  for (const auto progress : {"committed", "under-way"}) {
    TRY(requests, all_states<AssistanceRequests>(reading.log(), {{"progress", progress}}, moment));
    for (const auto& request : requests)
      for (const auto& line : request.state->lines)
        for (const auto& leg : request.state->legs)
          if (leg.line == line.id) engaged[{leg.party, unit_type_of(line, leg)}] += committed_now(leg);
  }
  return engaged;
}

Result<std::vector<matching::Capability>> capabilities(const Reading& reading, const Moment& moment,
                                                       const Regions& regions) {
  TRY(declared, all_states<Preparations>(reading.log(), {{"phase", "capability-declared"}}, moment));
  std::vector<matching::Capability> out;
  for (const auto& [id, state] : declared)
    if (regions.active.contains(state->organisation))
      out.push_back({state->organisation, state->unit_type.value_or(""), state->quantity.value_or(0),
                     state->readiness_minutes.value_or(0), state->until, id, 0});
  TRY(engaged, engaged_at(reading, moment));
  matching::lay_on(out, std::move(engaged));
  return out;
}

// What was granted, or asked for where nothing was decided yet, and that nobody promised: what came and went
// home again was promised too (as for the duty cover-due). Nothing is sought any more for what has ended.
std::int64_t missing_of(const assistance_request::State& state, const assistance_request::Line& line) {
  using enum assistance_request::Phase;
  switch (state.phase) {
    case drafted:
    case submitted:
    case returned:
      return std::max<std::int64_t>(0, line.quantity - committed_in_all(state, line.id));
    case granted:
    case partly_granted:
      return std::max<std::int64_t>(0, line.granted - committed_in_all(state, line.id));
    case refused:
    case withdrawn:
    case superseded:
    case settled:
    case closed:
      return 0;
  }
  return 0;
}

Result<std::shared_ptr<const assistance_request::State>> find_request(const Reading& reading,
                                                                      const Moment& moment,
                                                                      const PathParameters& path) {
  const Error unknown{ErrorKind::not_found, "stream.unknown", "There was no such view at that moment."};
  const auto id = parse_uuid(path["id"]);
  if (!id.ok()) return unknown;
  TRY(held, held_at(reading.log(), {std::string(AssistanceRequests::collection), *id}, moment));
  if (!held.has_value()) return unknown;
  return std::static_pointer_cast<const assistance_request::State>(held->state);
}

Result<Response> match(const Api& api, const Request& request, const PathParameters& path) {
  QueryReader query(request);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(state, find_request(reading, moment, path));
  TRY(regions, regions_at(reading, moment));
  TRY(declared, capabilities(reading, moment, regions));
  const auto at = asked.valid_at.value_or(asked.as_of.value_or(api.service.now()));
  MatchAnswer answered;
  for (const auto& line : state->lines) {
    const auto missing = missing_of(*state, line);
    if (missing == 0) continue;
    const matching::Need need{state->requester, line.unit_type, line.substitutes,
                              missing,          line.from,      line.until};
    answered.lines.push_back({line.id, missing, matching::find_matches(need, declared, regions.borders, at)});
  }
  return true_for(json_answer(200, answer_json(answered)), moment.known);
}

}  // namespace

Route match_route(Api& api) {
  return {.pattern = "/v1/assistance-requests/{id}/_matches",
          .operation = "matchCapabilities",
          .handler = reading_handler(api, match),
          .query = moment_keys,
          .answers = answers_with<MatchAnswer>("Matches")};
}

}  // namespace kroniek::http
