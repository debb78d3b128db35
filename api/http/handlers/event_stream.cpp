#include "api/http/handlers/event_stream.h"

#include "api/http/handlers/answers.h"
#include "core/log/text.h"

namespace kroniek::http {

StatementEvents::~StatementEvents() {
  if (reader_ != 0) feed_.leave(reader_);
}

void StatementEvents::start(std::function<void()> wake) {
  reader_ = feed_.join(std::move(wake));
}

std::optional<std::string> StatementEvents::pull(std::size_t bytes_max) {
  const auto reading = service_.read();
  std::string out;
  // Where something cannot be read, the stream ends; the reader comes back and is told why.
  const auto sight = Sight::of(who_, reading, service_.now());
  if (!sight.ok()) return std::nullopt;
  while (next_.value < reading.size().value && out.size() < bytes_max) {
    const auto recorded = reading.log().read(next_);
    if (!recorded.ok()) return std::nullopt;
    const auto event = cloud_event(*sight, *recorded, service_.origin());
    if (!event.ok()) return std::nullopt;
    out += format_event(std::to_string(next_.value), recorded->claims.type, write_json(*event));
    ++next_.value;
  }
  return out;
}

Result<Json> cloud_event(const Sight& sight, const Recorded& recorded, std::string_view origin) {
  const auto& claims = recorded.claims;
  auto data = recorded.statement.payload;
  TRY(withheld, sight.leave_out_said(*data.find("data"), claims.stream));
  if (withheld) data.set("withheld", true);
  return Json::object({{"specversion", "1.0"},
                       {"id", to_string(claims.jti)},
                       {"source", "https://" + std::string(origin)},
                       {"type", claims.type},
                       {"subject", to_string(claims.stream)},
                       {"time", to_string(claims.occurred_at)},
                       {"datacontenttype", "application/json"},
                       {"index", std::to_string(recorded.position.value)},
                       {"recordedat", to_string(recorded.recorded_at)},
                       {"assurance", name_of(recorded.assurance)},
                       {"data", std::move(data)}});
}

namespace {

// From the index given, or from the one after the last that the reader has seen, or from now on.
Result<Position> first_event(const Request& request, TreeSize size) {
  const auto* last = request.header("Last-Event-ID");
  const auto* from = request.query_value("from");
  if (last == nullptr && from == nullptr) return Position{size.value};
  // Who has seen an event has seen one that is there; `from` may also be the one that comes next.
  const auto number = parse_decimal(last != nullptr ? *last : *from);
  if (number.has_value() && (last != nullptr ? *number < size.value : *number <= size.value))
    return Position{last != nullptr ? *number + 1 : *number};
  const std::string pointer = last != nullptr ? "/headers/Last-Event-ID" : "/query/from";
  const std::string detail = "from and Last-Event-ID are indexes of the log.";
  return Error{ErrorKind::invalid, "query.malformed", detail, {{pointer, "query.malformed", detail}}};
}

}  // namespace

std::vector<Route> event_routes(Api& api) {
  return {{.pattern = "/v1/events",
           .operation = "followStatements",
           .handler =
               [&api](const Request& request, const PathParameters&, Reply reply) {
                 answer(std::move(reply), [&]() -> Result<Response> {
                   TRY(first, first_event(request, api.service.read().size()));
                   Response response;
                   response.content_type = "text/event-stream";
                   response.events = std::make_shared<StatementEvents>(api, request.caller->who, first);
                   return response;
                 });
               },
           .produces = {"text/event-stream"},
           .query = {"from"}}};
}

}  // namespace kroniek::http
