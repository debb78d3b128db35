// Documents that statements name by their SHA-256: brought, and given back, as they are. Nothing in them is
// looked at, so what a browser gets is for keeping and never for showing on a page of ours. Such bodies are
// large: how many are in memory at once is bounded, and who may bring one is checked before it is read.
#include "api/http/accept.h"
#include "api/http/handlers/answers.h"
#include "api/http/problem.h"
#include "api/http/seats.h"

namespace kroniek::http {
namespace {

// Of 64 MiB at most; beside each body that is brought stands its encrypted form for a while.
constexpr std::size_t bodies_max = 4;
constexpr std::size_t bodies_per_caller_max = 2;
constexpr std::size_t media_type_characters_max = 127;

// The places for bodies in one direction, so that slow readers do not keep others from bringing.
class BodySeats {
 public:
  // `attachment.too-many`. What it gives holds the seats too.
  Result<std::shared_ptr<const void>> take(const Request& request) const {
    auto seat = seats_->take(to_string(request.caller->who.actor));
    if (!seat.has_value())
      return Error{ErrorKind::busy, "attachment.too-many",
                   "Too many attachments are under way at once; try again."};
    struct Taken {
      std::shared_ptr<Seats> seats;
      Seat seat;
    };
    return std::shared_ptr<const void>(std::make_shared<Taken>(Taken{seats_, *std::move(seat)}));
  }

 private:
  std::shared_ptr<Seats> seats_ = std::make_shared<Seats>(bodies_max, bodies_per_caller_max);
};

Result<AttachmentId> asked_attachment(const Request& request, const PathParameters& path) {
  QueryReader query(request);
  AttachmentId id;
  if (const auto stream = query.stream("stream"))
    id.stream = *stream;
  else if (!query.text("stream").has_value())
    query.fault("stream", "query.missing", "stream must say in which stream the digest is named.");
  auto checked = query.done();
  const auto digest = hex_decode(path["sha256"]);
  if (digest.ok() && digest->size() == id.digest.size()) {
    std::copy(digest->begin(), digest->end(), id.digest.begin());
    TRY_OK(std::move(checked));
    return id;
  }
  const Fault fault{"/path/sha256", "digest.malformed",
                    "Must be a SHA-256 digest of 64 lower-case hexadecimal digits."};
  auto error = checked.ok() ? Error{ErrorKind::invalid, fault.code, fault.detail} : checked.error();
  error.faults.push_back(fault);
  return error;
}

// Without its parameters: they are for programs that show it.
Result<std::string> brought_type(const Request& request) {
  if (request.header("Content-Type") == nullptr) return std::string("application/octet-stream");
  auto type = media_type_of(request);
  if (!type.has_value() || type->size() > media_type_characters_max)
    return Error{ErrorKind::invalid, "attachment.media-type",
                 "Content-Type must be a media type of at most 127 characters."};
  return *std::move(type);
}

struct Uploaded {
  StreamId stream;
  Hash sha256{};
  std::int64_t size = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("stream", &Uploaded::stream, "The stream whose statements name it."),
                field("sha256", &Uploaded::sha256, "Its digest."),
                field("size", &Uploaded::size, Range{1, attachment_bytes_max}, "How many bytes it has."));
  };
};

// An answer and the seat that it ends: given back first, since who brings one document after the other is
// never to be told that they are too many at once. All copies of a callback share one.
struct Ending {
  Reply reply;
  std::shared_ptr<const void> seat;

  void operator()(Response response) {
    seat.reset();
    reply(std::move(response));
  }
};

// One document on its way in. Owned by the worker that is at it.
struct Bringing {
  Request request;
  AttachmentId id;
  Attachment attachment;
  std::shared_ptr<Ending> end;
};

void bring(Api& api, Bringing& work) {
  work.attachment.content = std::move(work.request.body);
  const Uploaded uploaded{work.id.stream, work.id.digest,
                          static_cast<std::int64_t>(work.attachment.content.size())};
  const auto location = work.request.path + "?stream=" + to_string(work.id.stream);
  // The encrypted form is still to be written: the seat goes along with it.
  api.service.attach(work.id, work.attachment, work.request.caller->who,
                     [end = work.end, uploaded, location](const Result<Kept>& kept) {
                       if (!kept.ok()) return (*end)(problem(kept.error()));
                       auto response = json_answer(*kept == Kept::now ? 201 : 200, answer_json(uploaded));
                       response.set_header("Location", location);
                       (*end)(std::move(response));
                     });
}

Error too_busy() {
  return {ErrorKind::busy, "attachment.too-many", "Too much is waiting to be read; try again."};
}

// What the two routes share; the rows hold it.
struct Desk {
  Api& api;
  BodySeats brought, given;
};

void put_attachment(const Desk& desk, Request request, const PathParameters& path, Reply reply) {
  const auto end = std::make_shared<Ending>(Ending{std::move(reply), std::move(request.held)});
  const auto id = asked_attachment(request, path);
  if (!id.ok()) return (*end)(problem(id.error()));
  auto type = brought_type(request);
  if (!type.ok()) return (*end)(problem(type.error()));
  const auto work =
      std::make_shared<Bringing>(Bringing{std::move(request), *id, {*std::move(type), {}}, end});
  if (!desk.api.workers.submit([&api = desk.api, work] { bring(api, *work); })) (*end)(problem(too_busy()));
}

Response as_download(Attachment attachment, std::shared_ptr<const void> seat) {
  // The seat is given back when the answer has been sent.
  struct Body {
    std::string content;
    std::shared_ptr<const void> seat;
  };
  auto body = std::make_shared<Body>(Body{std::move(attachment.content), std::move(seat)});
  Response response;
  response.content_type = std::move(attachment.media_type);
  response.shared_body = std::shared_ptr<const std::string>(body, &body->content);
  response.set_header("Content-Disposition", "attachment");
  response.set_header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
  return response;
}

// One document on its way out. Owned by the worker that is at it; the seat goes along with the answer.
struct Giving {
  AttachmentId id;
  std::shared_ptr<const Caller> caller;
  std::shared_ptr<const void> seat;
  Reply reply;
};

void give(Api& api, Giving& work) {
  answer(std::move(work.reply), [&]() -> Result<Response> {
    TRY(attachment, api.service.attachment(work.id, work.caller->who));
    return as_download(std::move(attachment), std::move(work.seat));
  });
}

void read_attachment(const Desk& desk, const Request& request, const PathParameters& path, Reply reply) {
  const auto id = asked_attachment(request, path);
  if (!id.ok()) return reply(problem(id.error()));
  auto seat = desk.given.take(request);
  if (!seat.ok()) return reply(problem(seat.error()));
  const auto work = std::make_shared<Giving>(Giving{*id, request.caller, *std::move(seat), std::move(reply)});
  if (!desk.api.workers.submit([&api = desk.api, work] { give(api, *work); }))
    work->reply(problem(too_busy()));
}

Result<Ok> admit(const Desk& desk, Request& head, const PathParameters& path) {
  TRY(id, asked_attachment(head, path));
  TRY_OK(brought_type(head));
  TRY_OK(desk.api.service.may_attach(id, head.caller->who));
  TRY(seat, desk.brought.take(head));
  head.held = std::move(seat);
  return Ok{};
}

}  // namespace

std::vector<Route> attachment_routes(Api& api) {
  const Desk desk{api, {}, {}};
  return {
      {.method = Method::put,
       .pattern = "/v1/attachments/{sha256}",
       .operation = "putAttachment",
       .handler = [desk](Request request, const PathParameters& path,
                         Reply reply) { put_attachment(desk, std::move(request), path, std::move(reply)); },
       .body_bytes_max = attachment_bytes_max,
       .accepts = {"*/*"},
       .query = {"stream"},
       .answers = answers_with<Uploaded>("UploadedAttachment"),
       .admit = [desk](Request& head, const PathParameters& path) { return admit(desk, head, path); }},
      {.pattern = "/v1/attachments/{sha256}",
       .operation = "readAttachment",
       .handler = [desk](const Request& request, const PathParameters& path,
                         Reply reply) { read_attachment(desk, request, path, std::move(reply)); },
       .produces = {"*/*"},
       .query = {"stream"}}};
}

}  // namespace kroniek::http
