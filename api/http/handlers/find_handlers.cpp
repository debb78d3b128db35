// Searching persons, and who looks like one of them: both are looks into personal data, recorded before the
// answer.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "api/http/problem.h"
#include "core/domain/enquiries.h"

namespace kroniek::http {
namespace {

struct SearchAnswer {
  Json opening;
  std::vector<FoundPerson> hits;
  static constexpr auto fields = [](auto&& each) {
    return each(field("opening", &SearchAnswer::opening, "The statement that recorded the search."),
                field("hits", &SearchAnswer::hits, "Who was found, the best first."));
  };
};

// What was compared, in the kinds of a suggested link, each once.
enum class Compared { name, date_of_birth, document, tag };
constexpr auto names_of(Compared) {
  return std::to_array<std::string_view>({"name", "date-of-birth", "document", "tag"});
}
struct ScorePart {
  Compared kind{};
  std::int64_t score = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &ScorePart::kind, "What was compared."),
                field("score", &ScorePart::score, Range{0, 100}, "How far it agrees."));
  };
};

std::optional<Compared> compared_by(search::ReasonKind kind) {
  switch (kind) {
    case search::ReasonKind::name_exact:
    case search::ReasonKind::name_spelling:
    case search::ReasonKind::name_sound:
    case search::ReasonKind::name_script:
    case search::ReasonKind::name_truncated:
      return Compared::name;
    case search::ReasonKind::name_order:
      return std::nullopt;
    case search::ReasonKind::date_exact:
    case search::ReasonKind::date_partial:
    case search::ReasonKind::date_swapped:
    case search::ReasonKind::date_near:
      return Compared::date_of_birth;
    case search::ReasonKind::document_exact:
    case search::ReasonKind::document_one_wrong:
      return Compared::document;
    case search::ReasonKind::tag_exact:
    case search::ReasonKind::tag_one_wrong:
      return Compared::tag;
  }
  return std::nullopt;
}

// Where parts of a name fit in several ways, the least of them says how far the name agrees.
std::vector<ScorePart> score_parts(const std::vector<FindReason>& reasons) {
  std::vector<ScorePart> parts;
  for (const auto& reason : reasons) {
    const auto kind = compared_by(reason.kind);
    if (!kind.has_value()) continue;
    const auto at =
        std::find_if(parts.begin(), parts.end(), [&](const ScorePart& each) { return each.kind == *kind; });
    if (at == parts.end())
      parts.push_back({*kind, reason.score});
    else
      at->score = std::min(at->score, reason.score);
  }
  return parts;
}

struct Duplicate {
  StreamId subject;
  std::int64_t score = 0;
  std::vector<ScorePart> parts;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("subject", &Duplicate::subject, RefersTo{"registrations"}, "The file that looks alike."),
        field("score", &Duplicate::score, Range{1, 100}, "How much."),
        field("scoreParts", &Duplicate::parts, "In what, and how much."));
  };
};
struct DuplicatesAnswer {
  Json opening;
  std::vector<Duplicate> candidates;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("opening", &DuplicatesAnswer::opening, "The statement that recorded the look."),
        field("candidates", &DuplicatesAnswer::candidates, "Who looks like the person, the best first."));
  };
};

// All that is wrong with the request itself is told at once, before anything is recorded.
template <typename Asked>
Result<Asked> read_request(const Json& json) {
  FieldReader reader(ReadMode::fold, {}, {});
  Asked asked;
  Codec<Asked>::read(json, asked, reader, {});
  auto faults = reader.take_faults();
  if (!asked.ground.empty() && !is_basis_code(asked.ground))
    faults.push_back({"/ground", "opening.ground-malformed", "ground must be a legal-basis code."});
  if (faults.empty()) return asked;
  return Error{ErrorKind::invalid, "search.request-invalid", "Some members of the request break their rules.",
               std::move(faults)};
}

template <HasFields Answer>
Response recorded_answer(const Accepted& opening, const Answer& said) {
  auto response = json_answer(200, answer_json(said));
  response.set_header("Location", "/v1/statements/" + to_string(opening.jti));
  return true_for(std::move(response), TreeSize{opening.position.value + 1});
}

Response search_answer(Found found) {
  return recorded_answer(found.opening, SearchAnswer{accepted_json(found.opening), std::move(found.hits)});
}

Response duplicates_answer(const Found& found) {
  DuplicatesAnswer answer{accepted_json(found.opening), {}};
  for (const auto& hit : found.hits)
    answer.candidates.push_back({hit.subject, hit.score, score_parts(hit.reasons)});
  return recorded_answer(found.opening, answer);
}

void search(Api& api, const Request& request, const PathParameters&, Reply reply) {
  const auto shared = std::make_shared<Reply>(std::move(reply));
  auto json = parse_json(request.body);
  if (!json.ok()) return (*shared)(problem(json.error()));
  const auto asked = read_request<FindRequest>(*json);
  if (!asked.ok()) return (*shared)(problem(asked.error()));
  api.service.find_people(*asked, request.caller->who, [shared](Result<Found> found) {
    (*shared)(found.ok() ? search_answer(*std::move(found)) : problem(found.error()));
  });
}

using FindCandidates = void (Service::*)(const StreamId&, const AlikeRequest&, const SignedIn&,
                                         const std::function<void(Result<Found>)>&);

// Files that look like the one of the path, or like whom it seeks.
Handler candidates(Api& api, std::string_view collection, FindCandidates find) {
  return [&api, collection, find](const Request& request, const PathParameters& path, Reply reply) {
    const auto shared = std::make_shared<Reply>(std::move(reply));
    const auto id = parse_uuid(path["id"]);
    if (!id.ok())
      return (*shared)(problem(Error{ErrorKind::not_found, "stream.unknown", "There is no such view."}));
    auto json = parse_json(request.body);
    if (!json.ok()) return (*shared)(problem(json.error()));
    const auto asked = read_request<AlikeRequest>(*json);
    if (!asked.ok()) return (*shared)(problem(asked.error()));
    (api.service.*find)({std::string(collection), *id}, *asked, request.caller->who,
                        [shared](const Result<Found>& found) {
                          (*shared)(found.ok() ? duplicates_answer(*found) : problem(found.error()));
                        });
  };
}

}  // namespace

std::vector<Route> find_routes(Api& api) {
  return {
      {.method = Method::post,
       .pattern = "/v1/registrations/_search",
       .scope = Scope::look,
       .operation = "searchPersons",
       .handler = [&api](const Request& request, const PathParameters& path,
                         Reply reply) { search(api, request, path, std::move(reply)); },
       .accepts = {"application/json"},
       .answers = answers_with<SearchAnswer>("SearchHits")},
      {.method = Method::post,
       .pattern = "/v1/registrations/{id}/_duplicates",
       .scope = Scope::look,
       .operation = "findDuplicates",
       .handler = candidates(api, Registrations::collection, &Service::find_alike),
       .accepts = {"application/json"},
       .answers = answers_with<DuplicatesAnswer>("DuplicateCandidates")},
      {.method = Method::post,
       .pattern = "/v1/enquiries/{id}/_candidates",
       .scope = Scope::look,
       .operation = "findSought",
       .handler = candidates(api, Enquiries::collection, &Service::find_sought),
       .accepts = {"application/json"},
       .answers = answers_with<DuplicatesAnswer>("DuplicateCandidates")},
  };
}

}  // namespace kroniek::http
