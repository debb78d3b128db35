// What the calls that open personal data share: reading what is asked, all of whose faults are told at once
// and before anything is recorded, and answering.
#pragma once

#include "api/http/handlers/answers.h"
#include "api/http/problem.h"

namespace kroniek::http {

// A look at several files of one collection.
struct OpenSeveralRequest {
  std::string purpose;
  std::string ground;
  std::vector<std::string> names;
  std::optional<StreamId> mandate;
  std::vector<StreamId> subjects;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("purpose", &OpenSeveralRequest::purpose, Limit{500}, Label{"Doel", "Purpose"},
              "What it is needed for."),
        field("ground", &OpenSeveralRequest::ground, Limit{40}, Label{"Grond", "Ground"},
              "The legal-basis code."),
        field("fields", &OpenSeveralRequest::names, Items{100},
              "Which personal fields of each; all that are allowed where left out."),
        field("mandate", &OpenSeveralRequest::mandate, RefersTo{"mandates"}, "The mandate to open on."),
        field("subjects", &OpenSeveralRequest::subjects, Items{opening::subjects_max},
              Label{"Dossiers", "Subjects"}, "Whose data, each once."));
  };
};

// An extract is of all that is held, so it names no fields.
struct ExtractRequest {
  std::string purpose;
  std::string ground;
  std::optional<StreamId> mandate;
  static constexpr auto fields = [](auto&& each) {
    return each(field("purpose", &ExtractRequest::purpose, Limit{500}, Label{"Doel", "Purpose"},
                      "What it is needed for: the person's own request."),
                field("ground", &ExtractRequest::ground, Limit{40}, Label{"Grond", "Ground"},
                      "The legal-basis code."),
                field("mandate", &ExtractRequest::mandate, RefersTo{"mandates"}, "The mandate to open on."));
  };
};

// What leaves was said when it was asked for and approved.
struct PerformRequest {
  std::optional<StreamId> mandate;
  static constexpr auto fields = [](auto&& each) {
    return each(field("mandate", &PerformRequest::mandate, RefersTo{"mandates"}, "The mandate to open on."));
  };
};

// Who is bound for one of three.
struct HandoverListRequest {
  std::optional<std::string> municipality, place;
  std::optional<StreamId> organisation;
  std::string purpose;
  std::string ground;
  std::optional<StreamId> mandate;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("municipality", &HandoverListRequest::municipality, Limit{6}, Label{"Gemeente", "Municipality"},
              "Those whose destination it is; one of these three."),
        field("place", &HandoverListRequest::place, Limit{60}, Label{"Plaats", "Place"},
              "Those who were last at this place: a shelter, a hospital."),
        field("organisation", &HandoverListRequest::organisation, RefersTo{"organisations"},
              Label{"Organisatie", "Organisation"},
              "Those whom it was asked to take over and did not refuse."),
        field("purpose", &HandoverListRequest::purpose, Limit{500}, Label{"Doel", "Purpose"},
              "What it is needed for."),
        field("ground", &HandoverListRequest::ground, Limit{40}, Label{"Grond", "Ground"},
              "The legal-basis code."),
        field("mandate", &HandoverListRequest::mandate, RefersTo{"mandates"}, Label{"Mandaat", "Mandate"},
              "The mandate to open on."));
  };
};

// Opens nothing: it only reads what a desk has in hand.
struct MrzRequest {
  std::vector<std::string> lines;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("lines", &MrzRequest::lines, Items{3}, Limit{44}, "The zone's lines, from top to bottom."));
  };
};

// Opens nothing: it turns what another system calls people into what the log may hold.
constexpr std::size_t external_ids_max = 1'000;
struct ExternalIdsRequest {
  std::string source;
  std::vector<std::string> ids;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("source", &ExternalIdsRequest::source, Limit{60}, "The list or system, as in the statements."),
        field("ids", &ExternalIdsRequest::ids, Items{external_ids_max}, Limit{200}, "Its ids of people."));
  };
};

// `code` is that of the whole: `opening.request-invalid`.
template <HasFields T>
Result<T> read_request(const std::string& body, std::string_view code) {
  TRY(json, parse_json(body));
  FieldReader reader(ReadMode::fold, {}, {});
  T asked;
  Codec<T>::read(json, asked, reader, {});
  auto faults = reader.take_faults();
  if constexpr (requires { asked.ground; })
    if (!asked.ground.empty() && !is_basis_code(asked.ground))
      faults.push_back({"/ground", "opening.ground-malformed", "ground must be a legal-basis code."});
  if (faults.empty()) return asked;
  return Error{ErrorKind::invalid, std::string(code), "Some members of the request break their rules.",
               std::move(faults)};
}

// An answer that shows an opening: its statement, and the index that it is true for.
inline Response opening_answer(const Accepted& opening, const Accepted& newest, const Json& json) {
  auto response = json_answer(200, json);
  response.set_header("Location", "/v1/statements/" + to_string(opening.jti));
  return true_for(std::move(response), TreeSize{newest.position.value + 1});
}

// A call that answers later: `ask` gets the function that answers. What it returns as an error is answered at
// once.
template <typename T>
using Answering = std::function<void(Result<T>)>;
template <typename T>
Answering<T> answering(Reply reply, Response (*show)(const T&)) {
  const auto shared = std::make_shared<Reply>(std::move(reply));
  return [shared, show](const Result<T>& result) {
    (*shared)(result.ok() ? show(*result) : problem(result.error()));
  };
}

}  // namespace kroniek::http
