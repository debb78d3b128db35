#include "core/log/signed_note.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/check.h"
#include "core/log/text.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

constexpr std::string_view line_start = "\xE2\x80\x94 ";  // U+2014 and a space
constexpr std::size_t id_bytes = 4;
constexpr std::size_t id_digits = 8;
constexpr std::size_t time_bytes = 8;
constexpr std::uint64_t time_max = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

// White_Space of Unicode outside ASCII, in UTF-8. Those of ASCII but the space are control characters.
constexpr std::array<std::string_view, 19> unicode_spaces = {
    "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
    "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
    "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
    "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

Error malformed() {
  return {ErrorKind::invalid, "note.malformed",
          "A signed note is UTF-8 text, an empty line, and lines of signatures (C2SP signed-note)."};
}
Error too_large() {
  return {ErrorKind::too_large, "note.too-large", "A signed note has at most 512 KiB and 100 signatures."};
}

void append_big_endian(std::uint64_t value, std::size_t bytes, Bytes& to) {
  for (std::size_t i = bytes; i > 0; --i)
    to.push_back(static_cast<std::uint8_t>(value >> (8 * (i - 1)) & 0xff));
}
std::uint64_t read_big_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8 | byte;
  return value;
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

// The type byte and the raw key, as a vkey holds them.
Bytes typed_key(const NoteKey& key) {
  VERIFY(key.key.kind == KeyKind::ed25519, "notes are signed with Ed25519");
  Bytes bytes{static_cast<std::uint8_t>(key.type)};
  bytes.insert(bytes.end(), key.key.x.begin(), key.key.x.end());
  return bytes;
}

// C2SP tlog-cosignature, cosignature/v1.
std::string cosigned_message(std::string_view text, std::uint64_t time) {
  return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text);
}

Result<NoteSignature> parse_signature_line(std::string_view line) {
  if (!line.starts_with(line_start)) return malformed();
  line.remove_prefix(line_start.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos) return malformed();
  const std::string_view name = line.substr(0, space);
  const Result<Bytes> bytes = base64_decode(line.substr(space + 1));
  if (!is_key_name(name) || !bytes || bytes->size() <= id_bytes) return malformed();
  const ByteView view = *bytes;
  return NoteSignature{std::string(name), static_cast<std::uint32_t>(read_big_endian(view.first(id_bytes))),
                       to_bytes(view.subspan(id_bytes))};
}

// Whether `signature` is what the key says about the text; for a cosignature also when.
std::optional<VerifiedSignature> verify_line(std::string_view text, const NoteSignature& signature,
                                             const NoteKey& key, const Verifier& verifier) {
  const ByteView payload = signature.payload;
  if (key.type == NoteKeyType::ed25519) {
    if (!verifier.check(key.key, as_bytes(text), payload)) return std::nullopt;
    return VerifiedSignature{};
  }
  if (payload.size() < time_bytes) return std::nullopt;
  const std::uint64_t time = read_big_endian(payload.first(time_bytes));
  if (time > time_max) return std::nullopt;
  const std::string message = cosigned_message(text, time);
  if (!verifier.check(key.key, as_bytes(message), payload.subspan(time_bytes))) return std::nullopt;
  return VerifiedSignature{0, time};
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || !is_utf8(name) || has_control_character(name)) return false;
  if (name.find_first_of(" +") != std::string_view::npos) return false;
  return std::none_of(unicode_spaces.begin(), unicode_spaces.end(),
                      [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

std::uint32_t id_of(const NoteKey& key) {
  const Hash hash = sha256({as_bytes(key.name), as_bytes("\n"), typed_key(key)});
  return static_cast<std::uint32_t>(read_big_endian(ByteView(hash).first(id_bytes)));
}

std::string format_vkey(const NoteKey& key) {
  VERIFY(is_key_name(key.name), "a key's name is checked where it enters");
  Bytes id;
  append_big_endian(id_of(key), id_bytes, id);
  return key.name + "+" + hex(id) + "+" + base64(typed_key(key));
}

Result<NoteKey> parse_vkey(std::string_view text) {
  const Error refusal{ErrorKind::invalid, "vkey.malformed",
                      "A verifier key is <name>+<8 hexadecimal digits>+<base64> (C2SP signed-note)."};
  const std::size_t after_name = text.find('+');
  if (after_name == std::string_view::npos || text.size() < after_name + 1 + id_digits + 1) return refusal;
  const std::string_view name = text.substr(0, after_name);
  const Result<Bytes> id = hex_decode(text.substr(after_name + 1, id_digits));
  // The base64 may itself contain `+`, so only the first two are separators.
  if (!is_key_name(name) || !id || text[after_name + 1 + id_digits] != '+') return refusal;
  const Result<Bytes> bytes = base64_decode(text.substr(after_name + 1 + id_digits + 1));
  if (!bytes || bytes->empty()) return refusal;
  const std::uint8_t type = bytes->front();
  if (type != static_cast<std::uint8_t>(NoteKeyType::ed25519) &&
      type != static_cast<std::uint8_t>(NoteKeyType::cosignature)) {
    return Error{ErrorKind::unsupported, "vkey.type-unsupported",
                 "Only Ed25519 keys and cosigner keys are supported."};
  }
  if (bytes->size() != 1 + 32) return refusal;
  const NoteKey key{std::string(name),
                    static_cast<NoteKeyType>(type),
                    {KeyKind::ed25519, to_bytes(ByteView(*bytes).subspan(1)), {}}};
  if (id_of(key) != read_big_endian(*id)) {
    return Error{ErrorKind::invalid, "vkey.id-wrong",
                 "The key id is not the hash of this name, type and key."};
  }
  return key;
}

std::string format_signature_line(const NoteSignature& signature) {
  Bytes bytes;
  append_big_endian(signature.key_id, id_bytes, bytes);
  bytes.insert(bytes.end(), signature.payload.begin(), signature.payload.end());
  return std::string(line_start) + signature.name + " " + base64(bytes) + "\n";
}

Result<std::vector<NoteSignature>> parse_signature_lines(std::string_view lines) {
  if (lines.size() > note_bytes_max) return too_large();
  if (lines.empty()) return malformed();
  std::vector<NoteSignature> signatures;
  while (!lines.empty()) {
    const auto line = take_line(lines);
    if (!line) return malformed();
    if (signatures.size() == note_signatures_max) return too_large();
    TRY(signature, parse_signature_line(*line));
    signatures.push_back(std::move(signature));
  }
  return signatures;
}

std::string format_note(const Note& note) {
  VERIFY(note.text.ends_with('\n') && !note.signatures.empty(),
         "a note is a text of whole lines that somebody signed");
  std::string bytes = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) bytes += format_signature_line(signature);
  return bytes;
}

Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > note_bytes_max) return too_large();
  const bool has_control = std::any_of(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
  if (has_control || !is_utf8(bytes)) return malformed();
  const std::size_t separator = bytes.rfind("\n\n");  // the text may itself contain empty lines
  if (separator == std::string_view::npos) return malformed();
  TRY(signatures, parse_signature_lines(bytes.substr(separator + 2)));
  return Note{std::string(bytes.substr(0, separator + 1)), std::move(signatures)};
}

Result<NoteSignature> sign_note(std::string_view text, const NoteKey& key, const Signer& signer) {
  VERIFY(key.type == NoteKeyType::ed25519 && key.key == signer.key(),
         "a key signs with its own private half");
  TRY(signature, signer.sign(as_bytes(text)));
  return NoteSignature{key.name, id_of(key), std::move(signature)};
}

Result<NoteSignature> cosign(std::string_view text, std::uint64_t time, const NoteKey& key,
                             const Signer& signer) {
  VERIFY(key.type == NoteKeyType::cosignature && key.key == signer.key(),
         "a key signs with its own private half");
  VERIFY(time <= time_max, "POSIX seconds");
  TRY(signature, signer.sign(as_bytes(cosigned_message(text, time))));
  Bytes payload;
  append_big_endian(time, time_bytes, payload);
  payload.insert(payload.end(), signature.begin(), signature.end());
  return NoteSignature{key.name, id_of(key), std::move(payload)};
}

Result<std::vector<VerifiedSignature>> verify_note(const Note& note, std::span<const NoteKey> keys,
                                                   const Verifier& verifier) {
  std::vector<std::uint32_t> ids;
  for (const NoteKey& key : keys) ids.push_back(id_of(key));
  std::vector<VerifiedSignature> verified;
  for (const NoteSignature& signature : note.signatures) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i].name != signature.name || ids[i] != signature.key_id) continue;
      std::optional<VerifiedSignature> line = verify_line(note.text, signature, keys[i], verifier);
      if (!line) {
        return Error{ErrorKind::invalid, "note.signature-wrong",
                     "A signature by a known key does not verify."};
      }
      line->key = i;
      verified.push_back(*line);
    }
  }
  if (verified.empty()) {
    return Error{ErrorKind::invalid, "note.unsigned", "No signature is by a key that is known here."};
  }
  return verified;
}

}  // namespace kroniek
