// Who is bound for a municipality, an organisation or a place, for the hand-over: one opening of all of them
// together, durable before anybody is named or counted. Shielded persons, and those whose values were erased,
// are counted, never listed; a list with nobody on it is recorded as a search that showed nobody.
#include <algorithm>

#include "api/http/handlers/open_requests.h"
#include "core/codes.h"
#include "core/domain/municipalities.h"
#include "core/domain/operations.h"
#include "core/domain/persons.h"
#include "core/domain/registration_shield.h"
#include "core/domain/registrations.h"
#include "core/register/erasing.h"
#include "core/register/moment_states.h"
#include "core/register/opening_rights.h"

namespace kroniek::http {
namespace {

using registration::Phase;

Result<HandoverListRequest> read_asked(std::string_view body) {
  TRY(json, parse_json(body));
  FieldReader reader(ReadMode::fold, {}, {});
  HandoverListRequest asked;
  Codec<HandoverListRequest>::read(json, asked, reader, {});
  auto faults = reader.take_faults();
  const int ways = int{asked.municipality.has_value()} + int{asked.place.has_value()} +
                   int{asked.organisation.has_value()};
  if (faults.empty() && ways != 1)
    faults.push_back({"/municipality", "handover-list.not-one",
                      "Give one of municipality, place and organisation, and no other."});
  if (!asked.ground.empty() && !is_basis_code(asked.ground))
    faults.push_back({"/ground", "opening.ground-malformed", "ground must be a legal-basis code."});
  if (faults.empty()) return asked;
  return Error{ErrorKind::invalid, "opening.request-invalid",
               "Some members of the request break their rules.", std::move(faults)};
}

// Whoever came and has not been lost sight of; side exits and errors are handed over to nobody.
bool is_bound(const HandoverListRequest& asked, const registration::State& file) {
  if (file.phase < Phase::seen || file.phase > Phase::aftercare_handed_over) return false;
  if (asked.municipality.has_value()) return file.municipality == asked.municipality;
  if (asked.place.has_value()) return file.place == asked.place;
  const auto& handover = file.handover;
  return handover.has_value() && handover->to == *asked.organisation &&
         handover->status != registration::HandoverStatus::refused;
}

Listing listing_of(const HandoverListRequest& asked, const std::string& operation) {
  if (asked.municipality.has_value()) return {Registrations::collection, "municipality", *asked.municipality};
  if (asked.place.has_value()) return {Registrations::collection, "place", *asked.place};
  return {Registrations::collection, "operation", operation};
}

// A person as the list shows him, without what is opened.
Json open_part(const StreamId& id, const registration::State& file) {
  Json::Array needs;
  for (const auto& need : file.needs)
    if (!need.met)
      needs.push_back(Json::object(
          {{"category", std::string(kroniek::name_of(need.category))}, {"urgent", need.urgent}}));
  auto json = Json::object({{"registration", to_string(id)},
                            {"number", file.number},
                            {"phase", std::string(kroniek::name_of(file.phase))},
                            {"needs", std::move(needs)}});
  if (file.minor.has_value()) json.set("minor", *file.minor);
  if (file.municipality.has_value()) json.set("municipality", *file.municipality);
  if (file.country.has_value()) json.set("country", *file.country);
  if (file.place.has_value()) json.set("place", *file.place);
  return json;
}

struct HandoverList {
  std::vector<StreamId> people;
  Json::Array items;
  std::int64_t shielded = 0;
  std::int64_t erased = 0;
  bool exercise = false;
};

// An empty list of a code that nobody has would read as: nobody goes there.
Error municipality_unknown() {
  return {ErrorKind::invalid,
          "opening.request-invalid",
          "Some members of the request break their rules.",
          {{"/municipality", "handover-list.municipality-unknown", "No such municipality is registered."}}};
}

Result<HandoverList> people_bound(const Api& api, const StreamId& operation,
                                  const HandoverListRequest& asked) {
  const auto reading = api.service.read();
  const Moment moment{reading.size(), true, std::nullopt};
  const auto log = reading.log();
  const MomentStates states(log, moment, operation);
  const auto of = find_state<Operations>(states, operation);
  if (of == nullptr) return Error{ErrorKind::not_found, "stream.unknown", "There is no such operation."};
  if (asked.municipality.has_value() && !is_known_municipality(*asked.municipality, std::nullopt, states))
    return municipality_unknown();
  HandoverList list;
  list.exercise = of->kind == operation::Kind::exercise;
  const auto name = to_string(operation);
  for (const auto& id : states.listed(listing_of(asked, name))) {
    const auto file = find_state<Registrations>(states, id);
    if (file == nullptr || file->file_of != operation || !is_bound(asked, *file)) continue;
    if (registration::is_shielded(flags_of_person(id, states))) {
      ++list.shielded;
      continue;
    }
    TRY(erased, is_erased(reading.snapshot(), id));  // there is nothing left to open
    if (erased) {
      ++list.erased;
      continue;
    }
    list.people.push_back(id);
    list.items.push_back(open_part(id, *file));
  }
  TRY_OK(states.all_was_read());
  if (list.people.size() > opening::subjects_max)
    return Error{ErrorKind::too_large, "handover-list.too-many",
                 "More than 500 people would stand on the list; ask for it by place."};
  return list;
}

const std::vector<std::string>& listed_fields() {
  static const std::vector<std::string> names{"names", "dateOfBirth", "address"};
  return names;
}

opening::SearchedBy asked_by(const HandoverListRequest& asked) {
  if (asked.municipality.has_value()) return opening::SearchedBy::municipality;
  return asked.place.has_value() ? opening::SearchedBy::place : opening::SearchedBy::organisation;
}

// Numbers say something of people too: whoever stands on the list, only who may open it gets one.
Result<OpenGrant> check_right(const Api& api, const StreamId& operation, const HandoverListRequest& asked,
                              const SignedIn& reader) {
  const auto reading = api.service.read();
  TRY(known, view_at(reading.log(), operation, {reading.size(), true, std::nullopt}));
  if (!known.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such operation."};
  TRY(rights, OpeningRights::of(reader, asked.mandate, reading.log(), api.service.now()));
  return rights.grant_in(Registrations::collection, operation, listed_fields());
}

Response answer_of(HandoverList list, const Accepted& opening, const std::vector<OpenedSubject>& opened) {
  Json answer = Json::object({{"shielded", list.shielded}, {"erased", list.erased}});
  answer.set("opening", accepted_json(opening));
  for (std::size_t i = 0; i < list.items.size(); ++i) list.items[i].set("values", opened[i].values);
  answer.set("items", std::move(list.items));
  return opening_answer(opening, opening, answer);
}

// That nobody is bound there, or only who may not be listed, is told by the numbers.
// `reply` is owned by the copies of one callback.
Service::Done count_only(HandoverList list, std::shared_ptr<Reply> reply) {
  return [reply = std::move(reply), made = std::move(list)](const Result<Accepted>& opening) {
    (*reply)(opening.ok() ? answer_of(made, *opening, {}) : problem(opening.error()));
  };
}

void make_list(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto shared = std::make_shared<Reply>(std::move(reply));  // owned by the copies of one callback
  const auto refuse = [&](const Error& error) { (*shared)(problem(error)); };
  const auto id = parse_uuid(path["id"]);
  if (!id.ok()) return refuse({ErrorKind::not_found, "stream.unknown", "There is no such operation."});
  auto asked = read_asked(request.body);
  if (!asked.ok()) return refuse(asked.error());
  const StreamId operation{std::string(Operations::collection), *id};
  const auto allowed = check_right(api, operation, *asked, request.caller->who);
  if (!allowed.ok()) return refuse(allowed.error());
  auto list = people_bound(api, operation, *asked);
  if (!list.ok()) return refuse(list.error());
  const auto by = asked_by(*asked);
  OpenRequest look{asked->purpose, asked->ground, listed_fields(), allowed->mandate};
  if (list->people.empty())
    return api.service.record_search({{by}, std::move(look), operation, list->exercise}, request.caller->who,
                                     count_only(*std::move(list), shared));
  SeveralRequest several{list->people, std::move(look), opening::Occasion::hand_over, {}, {by}};
  api.service.open_several(
      std::move(several), request.caller->who,
      [shared, made = *std::move(list)](const Result<OpenedSeveral>& opened) {
        (*shared)(opened.ok() ? answer_of(made, opened->opening, opened->subjects) : problem(opened.error()));
      });
}

}  // namespace

Route handover_list_route(Api& api) {
  return {.method = Method::post,
          .pattern = "/v1/operations/{id}/_handover-list",
          .scope = Scope::look,
          .operation = "makeHandoverList",
          .handler = [&api](const Request& request, const PathParameters& path,
                            Reply reply) { make_list(api, request, path, std::move(reply)); },
          .accepts = {"application/json"}};
}

}  // namespace kroniek::http
