#include "core/register/extract.h"

#include <algorithm>

#include "core/domain/openings.h"
#include "core/log/signed_note.h"
#include "core/register/list_walk.h"
#include "core/register/receipts.h"

namespace kroniek {
namespace {

enum class Values { all, text };  // personal values of what only mentions the person are of others

std::int64_t digests_in(const Json& json) {
  std::int64_t count = 0;
  if (const auto* items = json.array_items())
    for (const auto& item : *items) count += digests_in(item);
  if (const auto* members = json.members())
    for (const auto& member : *members) {
      const bool are_digests = member.name == "_sd" && member.value.array_items() != nullptr;
      count += are_digests ? static_cast<std::int64_t>(member.value.array_items()->size())
                           : digests_in(member.value);
    }
  return count;
}

class Extractor {
 public:
  explicit Extractor(const Reading& reading) : reading_(reading) {}

  Result<Json> item(const Recorded& recorded, Values values) const {
    auto statement = recorded.statement;
    TRY_OK(add(statement, recorded, FieldClass::text));
    if (values == Values::all) TRY_OK(add(statement, recorded, FieldClass::personal));
    const auto& jws = statement.jws;
    TRY(leaf, reading_.log().codec.encode({recorded.recorded_at, jws.header, jws.payload, jws.signature}));
    TRY(receipt, receipt_against(reading_.snapshot(), recorded.position, recorded.recorded_at,
                                 {reading_.checkpoint(), reading_.size()}));
    auto json = said_by({statement, recorded.claims, recorded.position, recorded.recorded_at});
    json.set("sdJwt", to_text(statement));
    json.set("leaf", base64(leaf));
    json.set("receipt", format_receipt(receipt));
    return json;
  }

  Result<Json> file(const StreamId& subject) const {
    Json::Array items;
    TRY_OK(reading_.log().visit_stream(subject, reading_.size(), [&](const Recorded& each) -> Result<bool> {
      TRY(json, item(each, Values::all));
      items.push_back(std::move(json));
      return true;
    }));
    return Json(std::move(items));
  }

  // The statements of another stream, of which those count that name the subject.
  Result<Ok> mentions(const StreamId& stream, const StreamId& subject, Json::Array& out) const {
    const auto name = '"' + to_string(subject) + '"';
    return reading_.log().visit_stream(stream, reading_.size(), [&](const Recorded& each) -> Result<bool> {
      if (write_json(each.claims.data).find(name) == std::string::npos) return true;
      TRY(json, item(each, Values::text));
      out.push_back(std::move(json));
      return true;
    });
  }

  // The streams of a collection whose field names the subject.
  Result<std::vector<StreamId>> listed(std::string_view collection, std::string_view field,
                                       const StreamId& subject, bool exercise) const {
    std::vector<StreamId> out;
    const auto filter = to_string(subject);
    const ListKey key{collection, exercise, field, filter};
    const Moment now{reading_.size(), true, std::nullopt};
    TRY_OK(visit_listed({reading_.log(), key, now}, std::nullopt, [&](const Uuid& id) -> Result<bool> {
      out.push_back({std::string(collection), id});
      return true;
    }));
    return out;
  }

 private:
  Result<Ok> add(SdJwt& statement, const Recorded& recorded, FieldClass field_class) const {
    TRY(placed, reading_.disclosures(recorded.claims, field_class));
    for (auto& each : placed) statement.disclosures.push_back(std::move(each.disclosure));
    return Ok{};
  }

  const Reading& reading_;
};

// Whether a view field may name streams of that collection; the person's own kind are other people.
bool may_name(const AggregateRow& aggregate, const FieldInfo& field, const StreamId& subject) {
  const auto to = field.options.collection;
  return field.options.indexed && field.kind == ValueKind::stream &&
         (to.empty() || to == subject.collection) && aggregate.collection != subject.collection &&
         aggregate.collection != Openings::collection;
}

Result<Json> mentions_of(const Extractor& extractor, const StreamId& subject, bool exercise) {
  Json::Array out;
  for (const auto& aggregate : catalog()) {
    std::vector<StreamId> streams;
    for (const auto& field : aggregate.view_fields) {
      if (!may_name(aggregate, field, subject)) continue;
      TRY(found, extractor.listed(aggregate.collection, field.name, subject, exercise));
      streams.insert(streams.end(), found.begin(), found.end());
    }
    std::sort(streams.begin(), streams.end());
    streams.erase(std::unique(streams.begin(), streams.end()), streams.end());
    for (const auto& stream : streams) TRY_OK(extractor.mentions(stream, subject, out));
  }
  return Json(std::move(out));
}

Result<Json> looks_of(const Extractor& extractor, const Reading& reading,
                      const std::vector<StreamId>& openings) {
  const auto log = reading.log();
  Json::Array out;
  for (const auto& opening : openings)
    TRY_OK(log.visit_stream(opening, reading.size(), [&](const Recorded& recorded) -> Result<bool> {
      TRY(json, extractor.item(recorded, Values::all));
      TRY(mandate, log.snapshot.read(Table::views, stream_prefix(recorded.claims.mandate)));
      const auto view = mandate.has_value() ? parse_json(*mandate) : Result<Json>(Json());
      if (const auto* role = view.ok() ? view->find("role") : nullptr) json.set("role", *role);
      out.push_back(std::move(json));
      return true;
    }));
  return Json(std::move(out));
}

}  // namespace

Json said_by(const SignedPart& part) {
  const auto& [statement, claims, position, recorded_at] = part;
  std::int64_t digests = digests_in(claims.data);
  for (const auto& each : statement.disclosures) digests += digests_in(each.value);
  const auto missing = digests - static_cast<std::int64_t>(statement.disclosures.size());
  return Json::object({{"index", position.value},
                       {"recordedAt", to_string(recorded_at)},
                       {"statement", to_string(claims.jti)},
                       {"type", claims.type},
                       {"stream", to_string(claims.stream)},
                       {"author", to_string(claims.author)},
                       {"mandate", to_string(claims.mandate)},
                       {"occurredAt", to_string(claims.occurred_at)},
                       {"data", reveal_known(claims.data, statement.disclosures)},
                       {"missingValues", missing}});
}

Result<Json> make_extract(const Reading& reading, const Founding& founding, const ExtractHead& head) {
  const Extractor extractor(reading);
  TRY(view, view_at(reading.log(), head.subject, {reading.size(), true, std::nullopt}));
  const auto* exercise = view.has_value() ? view->find("exercise") : nullptr;
  const bool is_exercise = exercise != nullptr && *exercise == Json(true);
  TRY(statements, extractor.file(head.subject));
  TRY(openings, extractor.listed(Openings::collection, "subjects", head.subject, is_exercise));
  TRY(looks, looks_of(extractor, reading, openings));
  TRY(mentions, mentions_of(extractor, head.subject, is_exercise));
  const NoteKey key{founding.said.origin, NoteKeyType::ed25519, founding.said.log_key};
  auto extract = Json::object({{"format", extract_format},
                               {"register", founding.said.origin},
                               {"logKey", format_vkey(key)},
                               {"subject", to_string(head.subject)},
                               {"madeAt", to_string(head.made_at)},
                               {"opening", to_string(head.opening.jti)},
                               {"checkpoint", reading.checkpoint()},
                               {"statements", std::move(statements)},
                               {"looks", std::move(looks)},
                               {"mentions", std::move(mentions)}});
  extract.set("text", extract_text(extract));
  return extract;
}

}  // namespace kroniek
