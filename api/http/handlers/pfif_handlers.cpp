// An export in PFIF: an approved disclosure of whoever in an operation lets relatives be told. Everybody
// whose data leave is opened and the performance recorded; then the document is made of what the files hold
// by then. Whoever may not leave any more is in it as a placeholder, or not at all.
#include <map>

#include "api/http/handlers/open_requests.h"
#include "api/import/pfif_export.h"
#include "api/import/pfif_people.h"
#include "core/domain/registrations.h"
#include "core/register/erasing.h"
#include "core/register/export_request.h"
#include "core/register/newest_states.h"
#include "core/register/states.h"

namespace kroniek::http {
namespace {

Result<std::vector<Held>> files_of(const Reading& reading, const StreamId& operation) {
  constexpr std::size_t page = 500;
  TRY(moment, reading.moment({}, {}));
  TRY(held, held_at(reading.log(), operation, moment));
  if (!held.has_value()) return Error{ErrorKind::not_found, "stream.unknown", "There is no such operation."};
  return all_held(reading.log(),
                  {Registrations::collection,
                   held->envelope.exercise,
                   {{"operation", to_string(operation)}},
                   std::nullopt,
                   page},
                  moment);
}

// Of who was erased there is nothing left to open; a record given out before becomes a placeholder.
Result<std::vector<StreamId>> leaving(const Reading& reading, const StreamId& operation) {
  TRY(files, files_of(reading, operation));
  const NewestStates states(reading.snapshot());
  std::vector<StreamId> out;
  for (const auto& file : files) {
    TRY(erased, is_erased(reading.snapshot(), file.envelope.id));
    if (!erased && may_leave_in_pfif(file, states)) out.push_back(file.envelope.id);
  }
  TRY_OK(states.all_was_read());
  return out;
}

// The document of one performance.
class Export {
 public:
  Export(const Reading& before, const Reading& after, PfifExport run)
      : before_(before), after_(after), states_(after.snapshot()), run_(std::move(run)) {}

  // From the files as they are after the openings: a mind may have changed meanwhile.
  Result<pfif::Document> document(const StreamId& operation, const Exported& exported) {
    for (const auto& each : exported.subjects) values_.emplace(each.subject, each.values);
    TRY(then, before_.moment({}, {}));
    TRY(files, files_of(after_, operation));
    for (const auto& file : files) {
      TRY(is_given, give(file));
      if (is_given) continue;
      TRY(was_given, was_in_pfif(file, before_.log(), then));
      if (was_given) out_.persons.push_back(pfif_placeholder(file, run_));
    }
    if (!files.empty()) TRY_OK(join(files.front().envelope.exercise));
    return std::move(out_);
  }

 private:
  Result<bool> give(const Held& file) {
    const auto values = values_.find(file.envelope.id);
    if (values == values_.end() || !may_leave_in_pfif(file, states_)) return false;
    TRY_OK(states_.all_was_read());
    TRY(record, pfif_record(file, values->second, run_));
    if (!record.has_value()) return false;
    out_.persons.push_back(std::move(record->person));
    out_.notes.push_back(std::move(record->note));
    given_.emplace(file.envelope.id, &file);
    return true;
  }

  Result<Ok> join(bool exercise) {
    TRY(now, after_.moment({}, {}));
    TRY(links, linked_files(after_.log(), exercise, now));
    for (const auto& [one, other] : links) {
      const auto a = given_.find(one);
      const auto b = given_.find(other);
      if (a == given_.end() || b == given_.end()) continue;
      out_.notes.push_back(pfif_link_note(*a->second, other, run_));
      out_.notes.push_back(pfif_link_note(*b->second, one, run_));
    }
    return Ok{};
  }

  const Reading& before_;
  const Reading& after_;
  NewestStates states_;  // of after_
  const PfifExport run_;
  std::map<StreamId, Json> values_;
  std::map<StreamId, const Held*> given_;
  pfif::Document out_;
};

// What the performance needs to know of the register as it was when it began.
struct Begun {
  explicit Begun(Reading reading) : before(std::move(reading)) {}
  const Reading before;
  StreamId operation;
};

Result<Response> answer_of(const Api& api, const Begun& begun, const Exported& exported) {
  const auto after = api.service.read();
  Export run(begun.before, after, {pfif_domain(api.service.origin()), api.service.now()});
  TRY(document, run.document(begun.operation, exported));
  Response response;
  response.content_type = "application/xml";
  response.body = pfif::write(document);
  response.set_header("Location", "/v1/statements/" + to_string(exported.performed.jti));
  return true_for(std::move(response), after.size());
}

void export_pfif(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto id = parse_uuid(path["id"]);
  if (!id.ok())
    return reply(problem(Error{ErrorKind::not_found, "stream.unknown", "There is no such view."}));
  const auto asked = read_request<PerformRequest>(request.body, "disclosure.request-invalid");
  if (!asked.ok()) return reply(problem(asked.error()));
  // Owned by the copies of the two callbacks.
  const auto shared = std::make_shared<Reply>(std::move(reply));
  const auto begun = std::make_shared<Begun>(api.service.read());
  const auto choose = [begun](const Reading& reading, const StreamId& operation) {
    begun->operation = operation;
    return leaving(reading, operation);
  };
  api.service.perform_export(
      {{std::string(Disclosures::collection), *id}, disclosure::Format::pfif, asked->mandate, choose},
      request.caller->who, [&api, shared, begun](const Result<Exported>& exported) {
        if (!exported.ok()) return (*shared)(problem(exported.error()));
        answer(std::move(*shared), [&] { return answer_of(api, *begun, *exported); });
      });
}

}  // namespace

Route pfif_route(Api& api) {
  return {.method = Method::post,
          .pattern = "/v1/disclosures/{id}/_pfif",
          .scope = Scope::look,
          .operation = "exportPfif",
          .handler = [&api](const Request& request, const PathParameters& path,
                            Reply reply) { export_pfif(api, request, path, std::move(reply)); },
          .accepts = {"application/json"},
          .produces = {"application/xml"}};
}

}  // namespace kroniek::http
