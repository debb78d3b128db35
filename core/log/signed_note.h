// C2SP signed-note: a text, and under it lines of signatures, each naming its key. Ed25519 log signatures
// (type 0x01) and the timestamped cosignatures of witnesses (C2SP tlog-cosignature v1, type 0x04). Pure but
// for the Signer.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ports.h"

namespace kroniek {

// One line can carry nearly five kilobytes (a post-quantum signature); a hundred of them must fit.
constexpr std::size_t note_signatures_max = 100;
constexpr std::size_t note_bytes_max = 512 * 1024;

enum class NoteKeyType : std::uint8_t { ed25519 = 0x01, cosignature = 0x04 };

// Name and id together identify a key; the id also depends on the type.
struct NoteKey {
  std::string name;
  NoteKeyType type = NoteKeyType::ed25519;
  PublicKey key;  // Ed25519
  bool operator==(const NoteKey&) const = default;
};
bool is_key_name(std::string_view name);  // not empty, UTF-8, no Unicode space, no control character, no `+`
// The first 4 bytes of SHA-256(name ‖ LF ‖ type ‖ key), big-endian.
std::uint32_t id_of(const NoteKey& key);

// `<name>+<id>+<base64(type ‖ key)>`. `vkey.malformed`, `vkey.id-wrong`; `vkey.type-unsupported` for types
// that are none of NoteKeyType.
std::string format_vkey(const NoteKey& key);
Result<NoteKey> parse_vkey(std::string_view text);

struct NoteSignature {
  std::string name;
  std::uint32_t key_id = 0;
  Bytes payload;  // what follows the id: a signature; for a cosignature the time in 8 bytes and then the
                  // signature
  bool operator==(const NoteSignature&) const = default;
};
struct Note {
  std::string text;  // ends in LF; this is what is signed
  std::vector<NoteSignature> signatures;
  bool operator==(const Note&) const = default;
};

// `— <name> <base64(id ‖ payload)>` and LF: also what a witness answers.
std::string format_signature_line(const NoteSignature& signature);
// Lines only, at least one, each ending in LF. `note.malformed`, `note.too-large`.
Result<std::vector<NoteSignature>> parse_signature_lines(std::string_view lines);
std::string format_note(const Note& note);
// The text before the last empty line, and the lines after it. `note.malformed`, `note.too-large`.
Result<Note> parse_note(std::string_view bytes);

// Signs with the key's private half, whatever the text says. The errors are the signer's.
Result<NoteSignature> sign_note(std::string_view text, const NoteKey& key, const Signer& signer);
// `text` is a checkpoint's body; `time` is POSIX seconds ≤ 2^63 - 1. Says: the largest tree of this origin
// seen then.
Result<NoteSignature> cosign(std::string_view text, std::uint64_t time, const NoteKey& key,
                             const Signer& signer);

struct VerifiedSignature {
  std::size_t key = 0;                // index into the keys that were asked about
  std::optional<std::uint64_t> time;  // of a cosignature: POSIX seconds
  bool operator==(const VerifiedSignature&) const = default;
};
// Checks every line whose key is among `keys`; the others are ignored. One wrong line refuses the note
// (`note.signature-wrong`), and so does having none that verifies (`note.unsigned`). In the order of the
// lines.
Result<std::vector<VerifiedSignature>> verify_note(const Note& note, std::span<const NoteKey> keys,
                                                   const Verifier& verifier);

}  // namespace kroniek
