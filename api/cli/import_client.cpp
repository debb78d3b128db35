#include "api/cli/import_client.h"

#include "api/cli/answer_parts.h"
#include "api/cli/remote.h"
#include "core/domain/external_ids.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

constexpr unsigned tries = 5;
constexpr std::size_t ids_at_once = 500;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

}  // namespace

Error unexpected_answer(std::string detail) {
  return {ErrorKind::unavailable, "import.answer-unexpected", std::move(detail)};
}

std::string source_key_filter(std::string_view source, std::string_view code) {
  return "sourceKeys=" + std::string(source) + "%3A" + std::string(code);
}

Error ImportClient::refusal(const http::Response& answer) {
  auto error = refusal_in(answer);
  if (answer.status >= 400 && answer.status < 500) refused_ = error;
  return error;
}

Result<http::Response> ImportClient::answer_to(const std::string& target) {
  // Made for each request: a token lives five minutes, an import may take longer.
  TRY(token,
      make_token(ports_.person.actor, ports_.origin, ports_.tools.clock->now(), *ports_.person.signer));
  const http::ClientRequest request{http::Method::get, target, {{"Authorization", "Bearer " + token}}, ""};
  return exchange_patiently(ports_.client, request, tries);
}

Result<http::Response> ImportClient::ask(const std::string& target) {
  TRY(answer, answer_to(target));
  if (answer.status != 200) return refusal(answer);
  return answer;
}

Result<Json> ImportClient::get(const std::string& target) {
  TRY(answer, ask(target));
  return parse_json(answer.body);
}

Result<std::optional<Json>> ImportClient::find(const std::string& target) {
  TRY(answer, answer_to(target));
  if (answer.status == 404) return std::optional<Json>();
  if (answer.status != 200) return refusal(answer);
  TRY(json, parse_json(answer.body));
  return std::optional(std::move(json));
}

Result<std::vector<Json>> ImportClient::list(const std::string& target) {
  std::vector<Json> all;
  for (auto next = target + (exercise_ ? "&exercise=true" : ""); !next.empty();) {
    TRY(answer, ask(next));
    TRY(page, parse_json(answer.body));
    const auto items = items_of(page, "items");
    all.insert(all.end(), items.begin(), items.end());
    next = next_page(answer);
  }
  return all;
}

Result<std::optional<Json>> ImportClient::first(const std::string& target) {
  TRY(page, get(target + (exercise_ ? "&exercise=true" : "")));
  const auto* items = page.find("items");
  if (items == nullptr || items->array_items() == nullptr) return unexpected_answer("A list has no items.");
  if (items->array_items()->empty()) return std::optional<Json>();
  return std::optional(items->array_items()->front());
}

Result<std::vector<std::string>> ImportClient::some_codes(const std::string& source,
                                                          std::span<const std::string> ids) {
  TRY(token,
      make_token(ports_.person.actor, ports_.origin, ports_.tools.clock->now(), *ports_.person.signer));
  const Json asked = Json::object({{"source", source}, {"ids", Json(Json::Array(ids.begin(), ids.end()))}});
  const http::ClientRequest request{
      http::Method::post,
      "/v1/registrations/_external-ids",
      {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
      write_json(asked)};
  TRY(answer, exchange_patiently(ports_.client, request, tries));
  if (answer.status != 200) return refusal(answer);
  TRY(json, parse_json(answer.body));
  std::vector<std::string> codes;
  for (const auto& each : items_of(json, "codes")) {
    if (each.string() == nullptr || !is_external_id(*each.string()))
      return unexpected_answer("A code of an id is none.");
    codes.push_back(*each.string());
  }
  if (codes.size() != ids.size()) return unexpected_answer("Not every id got a code.");
  return codes;
}

Result<std::vector<std::string>> ImportClient::codes(const std::string& source,
                                                     const std::vector<std::string>& ids) {
  std::vector<std::string> all;
  for (std::size_t from = 0; from < ids.size(); from += ids_at_once) {
    TRY(some, some_codes(source, std::span(ids).subspan(from, std::min(ids_at_once, ids.size() - from))));
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

Result<std::vector<Json>> ImportClient::history(const StreamId& file) {
  std::vector<Json> said;
  for (auto next = "/v1/" + to_string(file) + "/statements?limit=500"; !next.empty();) {
    TRY(answer, ask(next));
    TRY(page, parse_json(answer.body));
    for (const auto& each : items_of(page, "items"))
      if (const auto* claims = each.find("claims"); claims != nullptr) said.push_back(*claims);
    next = next_page(answer);
  }
  return said;
}

Result<std::string> ImportClient::sign(const PlainStatement& plain) const {
  TRY(statement, make_statement(plain, {ports_.person.actor, ports_.origin, false},
                                {ports_.tools.clock->now(), *ports_.tools.random, *ports_.person.signer}));
  return write_json(Json(to_text(statement)));
}

Result<std::optional<Error>> ImportClient::state(const PlainStatement& plain) {
  TRY(text, sign(plain));
  TRY(refusals, state_all({std::move(text)}));
  return std::move(refusals.front());
}

Result<std::vector<std::optional<Error>>> ImportClient::state_all(const std::vector<std::string>& lines) {
  http::ClientRequest request{
      http::Method::post, "/v1/statements/_batch", {{"Content-Type", "application/x-ndjson"}}, ""};
  for (const auto& line : lines) request.body += line + "\n";
  TRY(answer, exchange_patiently(ports_.client, request, tries));
  if (answer.status != 200) return refusal(answer);
  const auto answers = lines_of(answer.body);
  if (answers.size() != lines.size()) return unexpected_answer("A batch was not answered line by line.");
  std::vector<std::optional<Error>> refusals;
  for (const auto& each : answers) {
    TRY(said, parse_json(each));
    http::Response line;
    line.status = static_cast<int>(integer_of(said, "status"));
    line.body = each;
    refusals.push_back(line.status < 300 ? std::nullopt : std::optional(refusal_in(line)));
  }
  return refusals;
}

Uuid ImportClient::new_id(Instant at) const {
  std::array<std::uint8_t, 10> random{};
  ports_.tools.random->fill(random);
  return make_uuid_v7(at, random);
}

}  // namespace kroniek::cli
