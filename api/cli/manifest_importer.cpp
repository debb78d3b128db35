#include "api/cli/manifest_importer.h"

#include "api/cli/answer_parts.h"
#include "api/cli/remote.h"
#include "core/domain/external_ids.h"
#include "core/domain/registration_events.h"
#include "core/register/sign_in.h"

namespace kroniek::cli {
namespace {

Error unexpected(std::string detail) {
  return {ErrorKind::unavailable, "import.answer-unexpected", std::move(detail)};
}

// What the list says of the person and the file does not hold yet, in the versions that come next.
std::vector<PlainStatement> left_to_say(std::vector<PlainStatement> all, const FileSoFar& file) {
  std::vector<PlainStatement> left;
  auto version = file.version;
  for (auto& plain : all) {
    const bool said = (plain.type == registration::Opened::type && file.version > 0) ||
                      (plain.type == registration::Expected::type && file.expected) ||
                      (plain.type == registration::Announced::type && file.announced) ||
                      (plain.type == registration::Identified::type && file.identified);
    if (said) continue;
    plain.version = ++version;
    left.push_back(std::move(plain));
  }
  return left;
}

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

Error ManifestImporter::refusal(const http::Response& answer) {
  auto error = refusal_in(answer);
  if (answer.status >= 400 && answer.status < 500) count_.refused = error;
  return error;
}

Result<http::Response> ManifestImporter::ask(const std::string& target) {
  // Made for each request: a token lives five minutes, an import may take longer.
  TRY(token,
      make_token(ports_.person.actor, ports_.origin, ports_.tools.clock->now(), *ports_.person.signer));
  const http::ClientRequest request{http::Method::get, target, {{"Authorization", "Bearer " + token}}, ""};
  TRY(answer, exchange_patiently(ports_.client, request, tries));
  if (answer.status != 200) return refusal(answer);
  return answer;
}

Result<Json> ManifestImporter::ask_codes(const Json& ids) {
  TRY(token,
      make_token(ports_.person.actor, ports_.origin, ports_.tools.clock->now(), *ports_.person.signer));
  const http::ClientRequest request{
      http::Method::post,
      "/v1/registrations/_external-ids",
      {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
      write_json(Json::object({{"source", import_.source}, {"ids", ids}}))};
  TRY(answer, exchange_patiently(ports_.client, request, tries));
  if (answer.status != 200) return refusal(answer);
  return parse_json(answer.body);
}

Result<Ok> ManifestImporter::put_codes(std::vector<ManifestRow>& rows) {
  constexpr std::size_t ids_at_once = 500;
  std::vector<ManifestRow*> left;
  for (auto& row : rows)
    if (!is_external_id(row.values.external_id)) left.push_back(&row);
  for (std::size_t from = 0; from < left.size(); from += ids_at_once) {
    const auto some = std::span(left).subspan(from, std::min(ids_at_once, left.size() - from));
    Json::Array ids;
    for (const auto* row : some) ids.push_back(row->values.external_id);
    TRY(answer, ask_codes(Json(std::move(ids))));
    const auto codes = items_of(answer, "codes");
    if (codes.size() != some.size()) return unexpected("Not every id got a code.");
    for (std::size_t i = 0; i < some.size(); ++i) {
      const auto* code = codes[i].string();
      if (code == nullptr || !is_external_id(*code)) return unexpected("A code of an id is none.");
      some[i]->values.external_id = *code;
    }
  }
  return Ok{};
}

Result<Json> ManifestImporter::get(const std::string& target) {
  TRY(answer, ask(target));
  return parse_json(answer.body);
}

Result<std::optional<Json>> ManifestImporter::find_file(const std::string& filter) {
  TRY(page, get("/v1/registrations?" + filter + (import_.exercise.value_or(false) ? "&exercise=true" : "")));
  const auto* items = page.find("items");
  if (items == nullptr || items->array_items() == nullptr) return unexpected("A list has no items.");
  if (items->array_items()->empty()) return std::optional<Json>();
  return std::optional(items->array_items()->front());
}

Result<std::string> ManifestImporter::next_number() {
  // Numbers of this range may have been used before: by an earlier import, or at a desk.
  for (;;) {
    TRY(next, next_registration_number(last_number_));
    last_number_ = std::move(next);
    TRY(number, format_registration_number(last_number_));
    TRY(used, find_file("number=" + number));
    if (!used.has_value()) return number;
  }
}

Result<FileSoFar> ManifestImporter::read_file(const Json& view) const {
  const auto stream = parse_stream_id(text_of(view, "id"));
  if (!stream.ok()) return unexpected("A view of a registration does not say its id.");
  FileSoFar file{*stream, integer_of(view, "version"), text_of(view, "number")};
  file.announced = text_of(view, "phase") != "opened";
  file.identified = view.find("level") != nullptr;
  file.known_better = integer_of(view, "level") > 0;
  for (const auto& each : items_of(view, "expectations"))
    file.expected =
        file.expected || (text_of(each, "movement") == to_string(import_.movement) &&
                          text_of(each, "source") == import_.source && each.find("endedBy") == nullptr);
  return file;
}

// Whether the version before said otherwise of the person, and that was not stated yet.
Result<bool> ManifestImporter::says_otherwise(const FileSoFar& file, const std::string& external_id) {
  if (!file.identified || !changed_.contains(external_id)) return false;
  TRY(history, get("/v1/" + to_string(file.stream) + "/statements?limit=500"));
  for (const auto& each : items_of(history, "items")) {
    const auto* claims = each.find("claims");
    if (claims == nullptr || text_of(*claims, "type") != registration::Identified::type) continue;
    for (const auto& cause : items_of(*claims, "causes"))
      if (cause == Json(to_string(*import_.list))) return false;
  }
  return true;
}

Result<std::vector<PlainStatement>> ManifestImporter::missing_in(const FileSoFar& file,
                                                                 const ManifestRow& row) {
  TRY(otherwise, says_otherwise(file, row.values.external_id));
  auto said = file;
  if (otherwise) {
    count_.numbers_changed.push_back(file.number);
    // What a document or the person told goes before what a list says.
    if (file.known_better) count_.numbers_kept.push_back(file.number);
    said.identified = file.known_better;
  }
  return left_to_say(file_statements(import_, row.values, {file.stream, ""}), said);
}

Result<std::vector<PlainStatement>> ManifestImporter::missing(const ManifestRow& row) {
  TRY(found, find_file("sourceKeys=" + import_.source + "%3A" + row.values.external_id));
  if (found.has_value()) {
    TRY(file, read_file(*found));
    TRY(left, missing_in(file, row));
    ++(left.empty() ? count_.already : count_.completed);
    return left;
  }
  TRY(number, next_number());
  std::array<std::uint8_t, 10> random{};
  ports_.tools.random->fill(random);
  const StreamId stream{"registrations", make_uuid_v7(import_.received_at, random)};
  ++count_.added;
  count_.numbers_added.push_back(number);
  return file_statements(import_, row.values, {stream, number});
}

Result<std::string> ManifestImporter::sign(const PlainStatement& plain) {
  TRY(statement, make_statement(plain, {ports_.person.actor, ports_.origin, false},
                                {ports_.tools.clock->now(), *ports_.tools.random, *ports_.person.signer}));
  return write_json(Json(to_text(statement)));
}

Result<Ok> ManifestImporter::take(std::span<const ManifestRow> rows) {
  VERIFY(rows.size() <= rows_max, "a batch must fit a request");
  std::vector<Line> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    TRY(statements, missing(rows[i]));
    for (const auto& plain : statements) {
      TRY(text, sign(plain));
      lines.push_back({i, std::move(text)});
    }
  }
  return lines.empty() ? Result<Ok>(Ok{}) : send(rows, lines);
}

Result<Ok> ManifestImporter::send(std::span<const ManifestRow> rows, const std::vector<Line>& lines) {
  http::ClientRequest request{
      http::Method::post, "/v1/statements/_batch", {{"Content-Type", "application/x-ndjson"}}, ""};
  for (const auto& line : lines) request.body += line.text + "\n";
  TRY(answer, exchange_patiently(ports_.client, request, tries));
  if (answer.status != 200) return refusal(answer);
  const auto answers = lines_of(answer.body);
  if (answers.size() != lines.size()) return unexpected("A batch was not answered line by line.");
  std::optional<std::size_t> refused;  // what follows in the same row is refused because of it
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TRY(said, parse_json(answers[i]));
    if (integer_of(said, "status") < 300) {
      ++count_.statements;
    } else if (refused != lines[i].row) {
      refused = lines[i].row;
      http::Response refusal;
      refusal.status = static_cast<int>(integer_of(said, "status"));
      refusal.body = answers[i];
      const auto error = refusal_in(refusal);
      count_.refusals.push_back({rows[lines[i].row].line, error.code, error.detail});
    }
  }
  return Ok{};
}

}  // namespace kroniek::cli
