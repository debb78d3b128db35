// One person's files, as confirmed links join them, and the enquiries that name them: what whoever proposes
// an erasure has to name, so that nothing of it rests on memory.
#include "api/http/handlers/answers.h"
#include "core/domain/registrations.h"
#include "core/register/person_files.h"

namespace kroniek::http {
namespace {

struct FileShown {
  StreamId registration;
  std::string phase;
  Json view;
  static constexpr auto fields = [](auto&& each) {
    return each(field("registration", &FileShown::registration, RefersTo{"registrations"}, "The file."),
                field("phase", &FileShown::phase, "Its own status; none ever crosses a link."),
                field("view", &FileShown::view, "The file's view, as under its own path."));
  };
};
struct PersonAnswer {
  std::vector<FileShown> files;
  std::vector<JoiningLink> links;
  std::vector<NamingEnquiry> enquiries;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("files", &PersonAnswer::files, "The file asked about, and those that links join with it."),
        field("links", &PersonAnswer::links, "The confirmed links among them; none: the file stands alone."),
        field(
            "enquiries", &PersonAnswer::enquiries, Items{20'000},
            "The enquiries that name one of them: with the files, all that an erasure of the person is of."));
  };
};

Result<FileShown> shown(const Sight& sight, PersonFile file) {
  const auto* phase = file.view.find("phase");
  std::string status = phase == nullptr ? "" : *phase->string();
  TRY(view, sight.view(std::move(file.view), file.registration));
  return FileShown{std::move(file.registration), std::move(status), std::move(view)};
}

Result<Response> read_person(const Api& api, const Request& request, const PathParameters& path) {
  const auto id = parse_uuid(path["id"]);
  if (!id.ok()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  QueryReader query(request);
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(person, person_files(reading.log(), {std::string(Registrations::collection), *id}, moment));
  TRY(sight, sight_of(api, request, reading));
  PersonAnswer answered{{}, std::move(person.links), std::move(person.enquiries)};
  for (auto& each : person.files) {
    TRY(file, shown(sight, std::move(each)));
    answered.files.push_back(std::move(file));
  }
  return true_for(json_answer(200, answer_json(answered)), moment.known);
}

}  // namespace

Route person_route(Api& api) {
  return {.pattern = "/v1/registrations/{id}/_person",
          .operation = "readPerson",
          .handler = reading_handler(api, read_person),
          .query = moment_keys,
          .answers = answers_with<PersonAnswer>("PersonFiles")};
}

}  // namespace kroniek::http
