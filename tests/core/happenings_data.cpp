#include "tests/core/happenings_data.h"

#include <algorithm>

#include "core/statement/jwk.h"

namespace kroniek::test {
namespace {

constexpr std::int64_t hour = 3'600'000'000;

// Names of fields whose texts must look like something; any other is a short code.
const std::map<std::string_view, std::vector<std::string>>& texts() {
  static const std::map<std::string_view, std::vector<std::string>> all{
      {"area", {"VR12", "VR13", "BQ-BO", "LB"}},
      {"ground", {"Wvr-39"}},
      {"basis", {"Wvr-39", "AVG-6-1-d"}},
      {"country", {"NL", "BE"}},
      {"municipality", {"GM0772", "BQ-SA"}},
      {"phone", {"+31612345678"}},
      {"email", {"iemand@voorbeeld.nl"}},
      {"enquirerPhone", {"+31612345678"}},
      {"enquirerEmail", {"iemand@voorbeeld.nl"}},
      {"nationalities", {"NLD", "D"}},
      {"issuer", {"NLD", "D"}},
      {"externalId", {"1", "2", "x1-bcdfghjkmnpqrstvbcdfghjk", "KLM-00042F"}},
      {"id", {"1", "2"}},
      {"line", {"1"}},
      {"unitType", {"FBO-helicopter", "pomp"}},
  };
  return all;
}
bool lies_ahead(std::string_view name) {
  const std::vector<std::string_view> ahead{"until",  "deadline", "due",      "replyBy",
                                            "voteBy", "eta",      "earliest", "answerBy"};
  return std::find(ahead.begin(), ahead.end(), name) != ahead.end();
}

Instant draw_instant(Dice& dice, std::string_view name, Instant at) {
  const auto hours = static_cast<std::int64_t>(dice.below(72));
  return {at.microseconds + (lies_ahead(name) ? hours + 1 : -hours) * hour};
}

StreamId draw_stream(Dice& dice, const FieldInfo& field, const Drawing& drawing) {
  const auto collection = !field.options.collection.empty() ? field.options.collection
                          : field.name == "holder"          ? (dice.one_in(2) ? "actors" : "organisations")
                                                            : "registrations";
  if (collection == "organisations" && dice.one_in(2)) return drawing.by.person.organisation;
  std::vector<StreamId> known;
  for (const auto& [id, ignored] : drawing.streams)
    if (id.collection == collection) known.push_back(id);
  return known.empty() || dice.one_in(30) ? stream(collection, 99) : dice.of(known);
}

// By the name of the field, one of the statements of the stream that it is about, where there is such a one.
Uuid draw_statement(Dice& dice, std::string_view name, const Drawing& drawing) {
  static const std::map<std::string_view, std::string_view> about{{"leg", "asked"},
                                                                  {"need", "need-recorded"},
                                                                  {"advice", "advice-given"},
                                                                  {"action", "action-opened"},
                                                                  {"sighting", "seen"},
                                                                  {"wrong", "seen"},
                                                                  {"on", "tabled"}};
  std::vector<Uuid> fitting, all;
  const auto type = about.find(name);
  if (drawing.known != nullptr)
    for (const auto& [said, jti] : drawing.known->statements) {
      all.push_back(jti);
      if (type != about.end() && said.ends_with(type->second)) fitting.push_back(jti);
    }
  if (all.empty()) return stream("statements", 99).id;
  return dice.of(fitting.empty() || dice.one_in(30) ? all : fitting);
}

Json draw_object(Dice& dice, const std::vector<FieldInfo>& fields, const Drawing& drawing);

Json draw_one(Dice& dice, const FieldInfo& field, const Drawing& drawing) {
  const auto& options = field.options;
  switch (field.kind) {
    case ValueKind::string:
      if (const auto known = texts().find(field.name); known != texts().end()) return dice.of(known->second);
      return "K" + std::to_string(1 + dice.below(4));
    case ValueKind::integer: {
      const auto most = std::min<std::int64_t>(options.maximum - options.minimum, 4);
      return options.minimum + static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(most) + 1));
    }
    case ValueKind::boolean:
      return dice.one_in(2);
    case ValueKind::instant:
      return to_string(draw_instant(dice, field.name, drawing.at));
    case ValueKind::date:
      return to_string(drawing.at).substr(0, 10);
    case ValueKind::partial_date:
      return dice.one_in(2) ? "1984-05-17" : "1990";
    case ValueKind::uuid:
      return to_string(draw_statement(dice, field.name, drawing));
    case ValueKind::stream:
      return to_string(draw_stream(dice, field, drawing));
    case ValueKind::key:
      return write_jwk(seeded_signer(static_cast<std::uint8_t>(140 + dice.below(50)))->key());
    case ValueKind::digest:
      return std::string(64, "abcd"[dice.below(4)]);
    case ValueKind::enumeration:
      return dice.of(field.values);
    case ValueKind::object:
      return draw_object(dice, field.members, drawing);
    case ValueKind::json:
      return Json::object({});
  }
  return Json();
}

Json draw_object(Dice& dice, const std::vector<FieldInfo>& fields, const Drawing& drawing) {
  auto object = Json::object({});
  for (const auto& field : fields) {
    if (field.optional && !dice.one_in(3)) continue;
    if (!field.list) {
      object.set(field.name, draw_one(dice, field, drawing));
      continue;
    }
    Json::Array items;
    for (auto count = 1 + dice.below(2); count > 0; --count) {
      auto item = draw_one(dice, field, drawing);
      if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
    }
    object.set(field.name, std::move(items));
  }
  return object;
}

}  // namespace

Json draw_data(Dice& dice, const EventRow& event, const Drawing& drawing) {
  auto data = draw_object(dice, event.fields, drawing);
  mend(dice, event.type, data, drawing);
  return data;
}

}  // namespace kroniek::test
