#include "api/cli/manifest_importer.h"

#include "api/cli/answer_parts.h"
#include "core/domain/external_ids.h"
#include "core/domain/registration_events.h"

namespace kroniek::cli {
namespace {

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

// What corrected or identified the person besides imports knows better than a list.
bool is_said_by_hand(const Json& claims) {
  const auto type = text_of(claims, "type");
  return (type == registration::Identified::type || type == registration::Corrected::type) &&
         text_of(claims, "via") != name_of(Via::import);
}

}  // namespace

Result<Ok> ManifestImporter::put_codes(std::vector<ManifestRow>& rows) {
  std::vector<std::string*> places;
  for (auto& row : rows) {
    if (!is_external_id(row.values.external_id)) places.push_back(&row.values.external_id);
    if (!row.version.empty() && !is_external_id(row.version)) places.push_back(&row.version);
  }
  std::vector<std::string> ids;
  for (const auto* place : places) ids.push_back(*place);
  TRY(codes, client_.codes(import_.source, ids));
  for (std::size_t i = 0; i < places.size(); ++i) *places[i] = std::move(codes[i]);
  return Ok{};
}

Result<std::string> ManifestImporter::next_number() {
  // Numbers of this range may have been used before: by an earlier import, or at a desk.
  for (;;) {
    TRY(next, next_registration_number(last_number_));
    last_number_ = std::move(next);
    TRY(number, format_registration_number(last_number_));
    TRY(used, client_.first("/v1/registrations?number=" + number));
    if (!used.has_value()) return number;
  }
}

Result<FileSoFar> ManifestImporter::read_file(const Json& view) const {
  const auto stream = parse_stream_id(text_of(view, "id"));
  if (!stream.ok()) return unexpected_answer("A view of a registration does not say its id.");
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

// Whether the row says otherwise than what was stated of the person by this source before.
Result<bool> ManifestImporter::says_otherwise(FileSoFar& file, const ManifestRow& row) {
  const bool may_say = !row.version.empty() || changed_.contains(row.values.external_id);
  if (!file.identified || !may_say) return false;
  TRY(history, client_.history(file.stream));
  for (const auto& claims : history) {
    file.known_better = file.known_better || is_said_by_hand(claims);
    if (text_of(claims, "type") != registration::Identified::type) continue;
    const auto jti = parse_uuid(text_of(claims, "jti"));
    if (jti.ok() && !row.version.empty() && says_version(*jti, row.version)) return false;
    for (const auto& cause : items_of(claims, "causes"))
      if (import_.list.has_value() && cause == Json(to_string(*import_.list))) return false;
  }
  return true;
}

std::vector<PlainStatement> ManifestImporter::statements_of(const ManifestRow& row,
                                                            const NewFile& file) const {
  auto statements = file_statements(import_, row.values, file);
  for (auto& plain : statements)
    if (plain.type == registration::Identified::type && !row.version.empty())
      plain.jti = version_statement(import_.received_at, row.version);
  return statements;
}

Result<std::vector<PlainStatement>> ManifestImporter::missing_in(FileSoFar file, const ManifestRow& row) {
  TRY(otherwise, says_otherwise(file, row));
  if (otherwise) {
    count_.numbers_changed.push_back(file.number);
    // What a document, the person or the desk told goes before what a list says.
    if (file.known_better) count_.numbers_kept.push_back(file.number);
    file.identified = file.known_better;
  }
  return left_to_say(statements_of(row, {file.stream, ""}), file);
}

Result<std::vector<PlainStatement>> ManifestImporter::missing(const ManifestRow& row) {
  TRY(found, client_.first("/v1/registrations?" + source_key_filter(import_.source, row.values.external_id)));
  if (found.has_value()) {
    TRY(file, read_file(*found));
    TRY(left, missing_in(std::move(file), row));
    ++(left.empty() ? count_.already : count_.completed);
    return left;
  }
  TRY(number, next_number());
  const StreamId stream{"registrations", client_.new_id(import_.received_at)};
  ++count_.added;
  count_.numbers_added.push_back(number);
  return statements_of(row, {stream, number});
}

Result<Ok> ManifestImporter::take(std::span<const ManifestRow> rows) {
  VERIFY(rows.size() <= rows_max, "a batch must fit a request");
  std::vector<Line> lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    TRY(statements, missing(rows[i]));
    for (const auto& plain : statements) {
      TRY(text, client_.sign(plain));
      lines.push_back({i, std::move(text)});
    }
  }
  return lines.empty() ? Result<Ok>(Ok{}) : send(rows, lines);
}

Result<Ok> ManifestImporter::send(std::span<const ManifestRow> rows, const std::vector<Line>& lines) {
  std::vector<std::string> texts;
  for (const auto& line : lines) texts.push_back(line.text);
  TRY(refusals, client_.state_all(texts));
  std::optional<std::size_t> refused;  // what follows in the same row is refused because of it
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!refusals[i].has_value()) {
      ++count_.statements;
    } else if (refused != lines[i].row) {
      refused = lines[i].row;
      count_.refusals.push_back({rows[lines[i].row].line, refusals[i]->code, refusals[i]->detail});
    }
  }
  return Ok{};
}

}  // namespace kroniek::cli
