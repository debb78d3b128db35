#include "core/codecs.h"

#include <algorithm>

#include "core/bsn.h"
#include "core/bytes.h"
#include "core/statement/jwk.h"
#include "core/text.h"

namespace kroniek {
namespace {

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
}

// Values written as text, each with its own parser.
template <typename T, typename Parse>
void read_parsed(const Json& json, T& out, FieldReader& reader, Parse parse) {
  const auto* text = json.string();
  if (text == nullptr) return reader.fault("field.type", "Must be a string.");
  auto parsed = parse(*text);
  if (!parsed.ok()) return reader.fault(parsed.error().code, parsed.error().detail);
  out = std::move(parsed).value();
}

}  // namespace

void read_string(const Json& json, std::string& out, FieldReader& reader, const FieldOptions& options) {
  const auto* text = json.string();
  if (text == nullptr) return reader.fault("field.type", "Must be a string.");
  out = *text;
  if (reader.mode() == ReadMode::state) return;  // it was within its limits when it was said
  if (text->empty() && !options.may_be_empty)
    return reader.fault("field.empty", "Must not be empty; leave the field out where nothing is known.");
  if (!text->empty() && is_blank(*text))
    return reader.fault("field.blank", "Must hold something that can be read, not blanks only.");
  if (turns_direction(*text))
    return reader.fault("field.direction-mark", "Must not hold marks that turn the direction of the text.");
  if (has_control(*text)) return reader.fault("field.control-character", "Must not hold control characters.");
  if (code_points(*text) > options.characters_max)
    return reader.fault("field.too-long",
                        "At most " + std::to_string(options.characters_max) + " characters.");
  if (reader.mode() == ReadMode::intake && !options.identifier && contains_bsn(*text))
    reader.fault(
        "field.bsn",
        "Holds nine digits that could be a citizen service number, or a line of a machine-readable zone, "
        "which may hold one; leave it out.");
}

void read_integer(const Json& json, std::int64_t& out, FieldReader& reader, const FieldOptions& options) {
  const auto* number = json.integer();
  if (number == nullptr) return reader.fault("field.type", "Must be a whole number.");
  out = *number;
  if (reader.mode() == ReadMode::state) return;
  if (*number < options.minimum || *number > options.maximum)
    return reader.fault("field.out-of-range", "Must lie between " + std::to_string(options.minimum) +
                                                  " and " + std::to_string(options.maximum) + ".");
}

int read_name(const Json& json, FieldReader& reader, const std::vector<std::string_view>& names) {
  const auto* text = json.string();
  if (text == nullptr) return reader.fault("field.type", "Must be a string."), -1;
  const auto at = std::find(names.begin(), names.end(), *text);
  if (at != names.end()) return static_cast<int>(at - names.begin());
  std::string allowed;
  for (const auto name : names) allowed.append(allowed.empty() ? "" : ", ").append(name);
  reader.fault("field.not-allowed", "Must be one of: " + allowed + ".");
  return -1;
}

void read_places(const Json& json, std::vector<HiddenPlace>& out, FieldReader& reader) {
  const auto* members = json.members();
  const auto* places =
      members != nullptr && members->size() == 1 ? members->front().value.array_items() : nullptr;
  if (places == nullptr) return reader.fault("field.type", "Must be the places of a hidden value.");
  for (const auto& place : *places) {
    const auto* text = place.string();
    auto jti = parse_uuid(text == nullptr ? "" : std::string_view(*text).substr(0, 36));
    if (!jti.ok()) return reader.fault(jti.error().code, jti.error().detail);
    out.push_back({*jti, text->substr(36)});
  }
}

Json write_places(const std::vector<HiddenPlace>& places, FieldClass field_class) {
  Json::Array items;
  for (const auto& place : places) items.push_back(to_string(place.jti) + place.pointer);
  return Json::object({{field_class == FieldClass::text ? "_text" : "_personal", std::move(items)}});
}

void Codec<std::string>::read(const Json& json, std::string& out, FieldReader& reader,
                              const FieldOptions& options) {
  read_string(json, out, reader, options);
}
Json Codec<std::string>::write(const std::string& value, WriteMode) {
  return value;
}

void Codec<std::int64_t>::read(const Json& json, std::int64_t& out, FieldReader& reader,
                               const FieldOptions& options) {
  read_integer(json, out, reader, options);
}
Json Codec<std::int64_t>::write(const std::int64_t& value, WriteMode) {
  return value;
}

void Codec<bool>::read(const Json& json, bool& out, FieldReader& reader, const FieldOptions&) {
  const auto* value = json.boolean();
  if (value == nullptr) return reader.fault("field.type", "Must be true or false.");
  out = *value;
}
Json Codec<bool>::write(const bool& value, WriteMode) {
  return value;
}

void Codec<Instant>::read(const Json& json, Instant& out, FieldReader& reader, const FieldOptions&) {
  read_parsed(json, out, reader, parse_instant);
}
Json Codec<Instant>::write(const Instant& value, WriteMode) {
  return to_string(value);
}

void Codec<Date>::read(const Json& json, Date& out, FieldReader& reader, const FieldOptions&) {
  read_parsed(json, out, reader, parse_date);
}
Json Codec<Date>::write(const Date& value, WriteMode) {
  return to_string(value);
}

void Codec<PartialDate>::read(const Json& json, PartialDate& out, FieldReader& reader, const FieldOptions&) {
  read_parsed(json, out, reader, parse_partial_date);
}
Json Codec<PartialDate>::write(const PartialDate& value, WriteMode) {
  return to_string(value);
}

void Codec<Uuid>::read(const Json& json, Uuid& out, FieldReader& reader, const FieldOptions&) {
  read_parsed(json, out, reader, parse_uuid);
}
Json Codec<Uuid>::write(const Uuid& value, WriteMode) {
  return to_string(value);
}

void Codec<StreamId>::read(const Json& json, StreamId& out, FieldReader& reader,
                           const FieldOptions& options) {
  read_parsed(json, out, reader, parse_stream_id);
  if (!out.collection.empty() && !options.collection.empty() && out.collection != options.collection)
    reader.fault("field.wrong-collection",
                 "Must be of the form " + std::string(options.collection) + "/<uuid>.");
}
Json Codec<StreamId>::write(const StreamId& value, WriteMode) {
  return to_string(value);
}

void Codec<PublicKey>::read(const Json& json, PublicKey& out, FieldReader& reader, const FieldOptions&) {
  auto key = read_jwk(json);
  if (!key.ok()) return reader.fault(key.error().code, key.error().detail);
  out = std::move(key).value();
}
Json Codec<PublicKey>::write(const PublicKey& value, WriteMode) {
  return write_jwk(value);
}

void Codec<Hash>::read(const Json& json, Hash& out, FieldReader& reader, const FieldOptions&) {
  const auto* text = json.string();
  const auto decoded = text == nullptr ? Result<Bytes>(Bytes{}) : hex_decode(*text);
  if (!decoded.ok() || decoded->size() != out.size())
    return reader.fault("digest.malformed", "Must be a SHA-256 digest of 64 lower-case hexadecimal digits.");
  std::copy(decoded->begin(), decoded->end(), out.begin());
}
Json Codec<Hash>::write(const Hash& value, WriteMode) {
  return hex(value);
}

void Codec<Json>::read(const Json& json, Json& out, FieldReader&, const FieldOptions&) {
  out = json;
}
Json Codec<Json>::write(const Json& value, WriteMode) {
  return value;
}

}  // namespace kroniek
