// The data subject's own extract: a look at all that is held, in every file that confirmed links join, and
// then all that is held.
#include "api/http/handlers/open_requests.h"
#include "core/domain/registrations.h"
#include "core/register/extract.h"
#include "core/register/person_files.h"

namespace kroniek::http {
namespace {

// All personal fields: only a role that opens all of them makes an extract.
Result<std::vector<std::string>> all_names(const Reading& reading, const StreamId& subject) {
  TRY(view, view_at(reading.log(), subject, {reading.size(), true, std::nullopt}));
  if (!view.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such view."};
  const auto fields = personal_fields(find_aggregate(subject.collection)->view_fields);
  if (fields.empty())
    return Error{ErrorKind::invalid, "opening.nothing-personal",
                 "Views of this collection hold nothing personal."};
  std::vector<std::string> names;
  for (const auto& field : fields) names.emplace_back(field.name);
  return names;
}

// The person's files: the one asked about, and what links join with it.
Result<std::vector<StreamId>> files_of(const Reading& reading, const StreamId& subject) {
  if (subject.collection != Registrations::collection) return std::vector<StreamId>{subject};
  TRY(person, person_files(reading.log(), subject, {reading.size(), true, std::nullopt}));
  std::vector<StreamId> files;
  for (auto& each : person.files) files.push_back(std::move(each.registration));
  return files;
}

Result<Response> answer_of(const Api& api, const StreamId& subject, const OpenedSeveral& opened) {
  const auto reading = api.service.read();
  ExtractHead head{subject, {}, opened.opening, api.service.now()};
  for (const auto& each : opened.subjects) head.files.push_back(each.subject);
  TRY(extract, make_extract(reading, api.service.founding(), head));
  auto response = opening_answer(opened.opening, opened.opening, extract);
  response.set_header("Content-Disposition", "attachment; filename=\"" + subject.collection + "-" +
                                                 to_string(subject.id) + ".json\"");
  return true_for(std::move(response), reading.size());
}

void extract(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto subject = path_stream(path);
  if (!subject.ok()) return reply(problem(subject.error()));
  auto asked = read_request<ExtractRequest>(request.body, "opening.request-invalid");
  if (!asked.ok()) return reply(problem(asked.error()));
  const auto reading = api.service.read();
  auto names = all_names(reading, *subject);
  if (!names.ok()) return reply(problem(names.error()));
  auto files = files_of(reading, *subject);
  if (!files.ok()) return reply(problem(files.error()));
  SeveralRequest several{*std::move(files),
                         {asked->purpose, asked->ground, *std::move(names), asked->mandate},
                         opening::Occasion::extract};
  const auto shared = std::make_shared<Reply>(std::move(reply));
  api.service.open_several(std::move(several), request.caller->who,
                           [&api, shared, subject = *subject](const Result<OpenedSeveral>& opened) {
                             if (!opened.ok()) return (*shared)(problem(opened.error()));
                             // Every statement gets its proof: too long for the writer's thread.
                             const bool taken = api.workers.submit([&api, shared, subject, opened = *opened] {
                               answer(std::move(*shared), [&] { return answer_of(api, subject, opened); });
                             });
                             if (!taken)
                               (*shared)(problem(Error{ErrorKind::busy, "extract.too-many",
                                                       "Too many extracts are being made; try again."}));
                           });
}

}  // namespace

Route extract_route(Api& api) {
  return {.method = Method::post,
          .pattern = "/v1/{collection}/{id}/_extract",
          .scope = Scope::look,
          .operation = "extractPersonalData",
          .handler = [&api](const Request& request, const PathParameters& path,
                            Reply reply) { extract(api, request, path, std::move(reply)); },
          .accepts = {"application/json"}};
}

}  // namespace kroniek::http
