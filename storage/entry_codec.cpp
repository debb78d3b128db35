#include "storage/entry_codec.h"

#include <capnp/message.h>
#include <capnp/serialize.h>
#include <kj/exception.h>

#include <algorithm>
#include <cstring>

#include "schema/entry.capnp.h"

namespace kroniek {
namespace {

// The root pointer, one word of data, three pointers.
constexpr std::size_t fixed_words = 5;

std::size_t words_of(const Bytes& bytes) {
  return (bytes.size() + sizeof(capnp::word) - 1) / sizeof(capnp::word);
}

std::size_t words_of(const Entry& entry) {
  return fixed_words + words_of(entry.header) + words_of(entry.payload) + words_of(entry.signature);
}

capnp::Data::Reader as_data(const Bytes& bytes) {
  return {bytes.data(), bytes.size()};
}
Bytes to_bytes(capnp::Data::Reader data) {
  return {data.begin(), data.end()};
}

Error too_large(std::size_t leaf_bytes) {
  return {ErrorKind::too_large, "entry.too-large",
          "The entry takes " + std::to_string(leaf_bytes) + " bytes; at most " +
              std::to_string(leaf_bytes_max) + " are allowed."};
}

Error not_canonical(const char* why) {
  return {ErrorKind::corrupt, "entry.not-canonical",
          std::string("The bytes are not the canonical encoding of an entry: ") + why + "."};
}

// `words` is aligned. Throws kj::Exception for pointers that lead outside, too deep or round in circles.
Entry read(kj::ArrayPtr<const capnp::word> words) {
  capnp::ReaderOptions limits;
  // A canonical entry is read once from end to end, so its own size is all that a reading of it may cost (the
  // root pointer is counted twice); the root and the byte strings below it are all the depth there is.
  limits.traversalLimitInWords = words.size() + 1;
  limits.nestingLimit = 2;
  const kj::ArrayPtr<const capnp::word> segments[] = {words};
  capnp::SegmentArrayMessageReader message(kj::arrayPtr(segments, 1), limits);
  const auto root = message.getRoot<schema::Entry>();
  return {Instant{root.getRecordedAt()}, to_bytes(root.getHeader()), to_bytes(root.getPayload()),
          to_bytes(root.getSignature())};
}

}  // namespace

Result<Bytes> CapnpEntryCodec::encode(const Entry& entry) const {
  const std::size_t words = words_of(entry);
  if (words > leaf_bytes_max / sizeof(capnp::word)) return too_large(words * sizeof(capnp::word));
  capnp::MallocMessageBuilder message(static_cast<unsigned>(words), capnp::AllocationStrategy::FIXED_SIZE);
  auto root = message.initRoot<schema::Entry>();
  root.setRecordedAt(entry.recorded_at.microseconds);
  root.setHeader(as_data(entry.header));
  root.setPayload(as_data(entry.payload));
  root.setSignature(as_data(entry.signature));
  const kj::Array<capnp::word> canonical = capnp::canonicalize(root.asReader());
  const auto bytes = canonical.asBytes();
  return Bytes(bytes.begin(), bytes.end());
}

Result<Entry> CapnpEntryCodec::decode(ByteView leaf) const {
  if (leaf.size() > leaf_bytes_max) return too_large(leaf.size());
  if (leaf.empty() || leaf.size() % sizeof(capnp::word) != 0)
    return not_canonical("its length is not whole words");
  // The caller's bytes stand anywhere in memory; Cap'n Proto reads aligned words only.
  auto words = kj::heapArray<capnp::word>(leaf.size() / sizeof(capnp::word));
  std::memcpy(words.asBytes().begin(), leaf.data(), leaf.size());
  try {
    Entry entry = read(words);
    // Reading is lenient by design (absent fields, spare words, pointers in any order); writing is not. What
    // does not write back to the same bytes is another spelling, and a log that took two spellings of one
    // entry would have two leaf hashes for it.
    const Result<Bytes> again = encode(entry);
    if (!again.ok() || !std::ranges::equal(*again, leaf))
      return not_canonical("another spelling of an entry");
    return entry;
  } catch (const kj::Exception&) {
    return not_canonical("its pointers lead outside it");
  }
}

}  // namespace kroniek
