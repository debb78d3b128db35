// The founding as the whole country sees it: all councils, who was sent the draft, who answered, who is late.
#include "api/http/handlers/answers.h"
#include "core/domain/consultation_overview.h"
#include "core/register/states.h"

namespace kroniek::http {
namespace {

template <typename Known, typename Aggregate>
Result<std::vector<Known>> known_of(const Reading& reading, const Moment& moment) {
  TRY(states, all_states<Aggregate>(reading.log(), {}, moment));
  std::vector<Known> out;
  for (auto& each : states) out.push_back({std::move(each.id), std::move(each.state)});
  return out;
}

Result<Response> read_country(const Api& api, const Request& request, const PathParameters&) {
  QueryReader query(request);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(consultations, (known_of<consultation::KnownConsultation, Consultations>(reading, moment)));
  TRY(organisations, (known_of<consultation::KnownOrganisation, Organisations>(reading, moment)));
  const auto at = asked.valid_at.value_or(asked.as_of.value_or(api.service.now()));
  const auto overview = consultation::overview(consultations, organisations, at);
  return true_for(json_answer(200, answer_json(overview)), moment.known);
}

}  // namespace

Route country_route(Api& api) {
  return {.pattern = "/v1/consultations/_country",
          .operation = "readCountry",
          .handler = reading_handler(api, read_country),
          .query = moment_keys,
          .answers = answers_with<consultation::Overview>("CountryOverview")};
}

}  // namespace kroniek::http
