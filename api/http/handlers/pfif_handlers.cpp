// An export in PFIF: first everybody whose data leave is opened, five hundred a statement, then the document
// is made of what the files hold by then. Whoever may not leave any more is in it as a placeholder, or not at
// all.
#include <map>

#include "api/http/handlers/open_requests.h"
#include "api/import/pfif_export.h"
#include "api/import/pfif_people.h"
#include "core/domain/operations.h"
#include "core/domain/registrations.h"
#include "core/register/erasing.h"
#include "core/register/states.h"

namespace kroniek::http {
namespace {

Result<std::vector<Held>> files_of(const Reading& reading, const Held& operation) {
  constexpr std::size_t page = 500;
  TRY(moment, reading.moment({}, {}));
  return all_held(reading.log(),
                  {Registrations::collection,
                   operation.envelope.exercise,
                   {{"operation", to_string(operation.envelope.id)}},
                   std::nullopt,
                   page},
                  moment);
}

// One export while its openings are made, one after the other. Held by the callback of the opening under way.
class Export : public std::enable_shared_from_this<Export> {
 public:
  Export(Api& api, SignedIn reader, PfifRequest asked, Reply reply)
      : api_(api),
        reader_(std::move(reader)),
        asked_(std::move(asked)),
        reply_(std::move(reply)),
        before_(api.service.read()),
        run_{pfif_domain(api.service.origin()), api.service.now()} {}

  void start(const Uuid& operation) {
    const auto begun = begin({std::string(Operations::collection), operation});
    if (!begun.ok()) return reply_(problem_of(begun.error()));
    open_next();
  }

 private:
  Result<Ok> begin(const StreamId& operation) {
    TRY(moment, before_.moment({}, {}));
    TRY(held, held_at(before_.log(), operation, moment));
    if (!held.has_value())
      return Error{ErrorKind::not_found, "stream.unknown", "There is no such operation."};
    operation_ = *std::move(held);
    TRY(files, files_of(before_, operation_));
    for (const auto& file : files) {
      // Of who was erased there is nothing left to open; a record given out before becomes a placeholder.
      TRY(erased, is_erased(before_.snapshot(), file.envelope.id));
      if (!erased && may_leave_in_pfif(file)) leaving_.push_back(file.envelope.id);
    }
    return Ok{};
  }

  void open_next() {
    if (opened_ == leaving_.size()) return finish();
    const auto count = std::min(opening::subjects_max, leaving_.size() - opened_);
    const auto from = leaving_.begin() + static_cast<std::ptrdiff_t>(opened_);
    SeveralRequest request{{from, from + static_cast<std::ptrdiff_t>(count)},
                           {asked_.purpose, asked_.ground, pfif_fields(), asked_.mandate},
                           opening::Occasion::disclosure};
    opened_ += count;
    api_.service.open_several(std::move(request), reader_,
                              [self = shared_from_this()](const Result<OpenedSeveral>& opened) {
                                if (!opened.ok()) return self->reply_(problem_of(opened.error()));
                                for (const auto& each : opened->subjects)
                                  self->values_.emplace(each.subject, each.values);
                                self->open_next();
                              });
  }

  // From the files as they are after the openings: a mind may have changed meanwhile.
  Result<Response> document() {
    const auto after = api_.service.read();
    TRY(before, before_.moment({}, {}));
    TRY(moment, after.moment({}, {}));
    TRY(files, files_of(after, operation_));
    pfif::Document out;
    std::map<StreamId, const Held*> given;
    for (const auto& file : files) {
      const auto values = values_.find(file.envelope.id);
      if (values != values_.end() && may_leave_in_pfif(file)) {
        TRY(record, pfif_record(file, values->second, run_));
        if (record.has_value()) {
          out.persons.push_back(std::move(record->person));
          out.notes.push_back(std::move(record->note));
          given.emplace(file.envelope.id, &file);
          continue;
        }
      }
      TRY(exported, was_in_pfif(file, before_.log(), before));
      if (exported) out.persons.push_back(pfif_placeholder(file, run_));
    }
    TRY(links, linked_files(after.log(), operation_.envelope.exercise, moment));
    for (const auto& [one, other] : links) {
      const auto a = given.find(one);
      const auto b = given.find(other);
      if (a == given.end() || b == given.end()) continue;
      out.notes.push_back(pfif_link_note(*a->second, other, run_));
      out.notes.push_back(pfif_link_note(*b->second, one, run_));
    }
    Response response;
    response.content_type = "application/xml";
    response.body = pfif::write(out);
    return true_for(std::move(response), moment.known);
  }
  void finish() {
    auto made = document();
    reply_(made.ok() ? *std::move(made) : problem_of(made.error()));
  }

  Api& api_;
  SignedIn reader_;
  PfifRequest asked_;
  Reply reply_;
  const Reading before_;
  const PfifExport run_;
  Held operation_;
  std::vector<StreamId> leaving_;
  std::size_t opened_ = 0;
  std::map<StreamId, Json> values_;
};

void export_pfif(Api& api, const Request& request, const PathParameters& path, Reply reply) {
  const auto refuse = [&](const Error& error) { reply(problem_of(error)); };
  const auto operation = parse_uuid(path["id"]);
  if (!operation.ok()) return refuse({ErrorKind::not_found, "stream.unknown", "There is no such operation."});
  const auto json = parse_json(request.body);
  if (!json.ok()) return refuse(json.error());
  auto asked = read_fields<PfifRequest>(*json, ReadMode::fold);
  if (!asked.ok()) return refuse(asked.error());
  if (!is_basis_code(asked->ground))
    return refuse({ErrorKind::invalid, "opening.ground-malformed", "ground must be a legal-basis code."});
  std::make_shared<Export>(api, request.caller->who, *std::move(asked), std::move(reply))->start(*operation);
}

}  // namespace

Route pfif_route(Api& api) {
  return {.method = Method::post,
          .pattern = "/v1/operations/{id}/_pfif",
          .scope = Scope::open,
          .operation = "exportPfif",
          .handler = [&api](const Request& request, const PathParameters& path,
                            Reply reply) { export_pfif(api, request, path, std::move(reply)); },
          .accepts = {"application/json"},
          .produces = {"application/xml"}};
}

}  // namespace kroniek::http
