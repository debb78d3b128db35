// How single values read from and write to JSON. A new value type is one Codec here; a new enumeration needs
// only a `names_of(E)` next to it: an array of its names in the order of its enumerators.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/field_info.h"
#include "core/hidden.h"
#include "core/ids.h"
#include "core/json.h"
#include "core/keys.h"
#include "core/time.h"

namespace kroniek {

enum class ReadMode {
  intake,  // an event with its disclosed values in place
  fold,    // an event as the log holds it: hidden values are not there
  state,   // a stored state: hidden fields are lists of places; limits were checked when it was said
};
enum class WriteMode { values, state };

// Collects the faults of one document; knows where it is in it.
class FieldReader {
 public:
  class Scope {
   public:
    Scope(FieldReader& reader, std::size_t length) : reader_(reader), length_(length) {}
    ~Scope() { reader_.pointer_.resize(length_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    FieldReader& reader_;
    std::size_t length_;
  };

  FieldReader(ReadMode mode, const Uuid& jti, std::string_view pointer)
      : mode_(mode), jti_(jti), pointer_(pointer) {}

  [[nodiscard]] Scope enter(std::string_view token) {
    const auto length = pointer_.size();
    pointer_push(pointer_, token);
    return {*this, length};
  }
  void fault(std::string_view code, std::string detail) {
    faults_.push_back({pointer_, std::string(code), std::move(detail)});
  }
  ReadMode mode() const { return mode_; }
  const Uuid& jti() const { return jti_; }
  const std::string& pointer() const { return pointer_; }
  const std::vector<Fault>& faults() const { return faults_; }
  std::vector<Fault> take_faults() { return std::move(faults_); }

 private:
  ReadMode mode_;
  Uuid jti_;
  std::string pointer_;
  std::vector<Fault> faults_;
};

template <typename T>
struct Codec;

template <typename T>
concept NamedEnum = std::is_enum_v<T> && requires(T value) {
  names_of(value);
};

// The name of an enumerator.
template <NamedEnum T>
constexpr std::string_view name_of(T value) {
  return names_of(value)[static_cast<std::size_t>(value)];
}

void read_string(const Json& json, std::string& out, FieldReader& reader, const FieldOptions& options);
void read_integer(const Json& json, std::int64_t& out, FieldReader& reader, const FieldOptions& options);
// The index of the name among `names`, or -1 after a fault that lists them.
int read_name(const Json& json, FieldReader& reader, const std::vector<std::string_view>& names);
void read_places(const Json& json, std::vector<HiddenPlace>& out, FieldReader& reader);
Json write_places(const std::vector<HiddenPlace>& places, FieldClass field_class);

#define KRONIEK_CODEC(Type, Kind)                                                                    \
  template <>                                                                                        \
  struct Codec<Type> {                                                                               \
    static void read(const Json& json, Type& out, FieldReader& reader, const FieldOptions& options); \
    static Json write(const Type& value, WriteMode mode);                                            \
    static void describe(FieldInfo& info) { info.kind = ValueKind::Kind; }                           \
  }
KRONIEK_CODEC(std::string, string);
KRONIEK_CODEC(std::int64_t, integer);
KRONIEK_CODEC(bool, boolean);
KRONIEK_CODEC(Instant, instant);
KRONIEK_CODEC(Date, date);
KRONIEK_CODEC(PartialDate, partial_date);
KRONIEK_CODEC(Uuid, uuid);
KRONIEK_CODEC(StreamId, stream);
KRONIEK_CODEC(PublicKey, key);
KRONIEK_CODEC(Hash, digest);
KRONIEK_CODEC(Json, json);
#undef KRONIEK_CODEC

template <NamedEnum T>
struct Codec<T> {
  static std::vector<std::string_view> names() {
    const auto all = names_of(T{});
    return {all.begin(), all.end()};
  }
  static void read(const Json& json, T& out, FieldReader& reader, const FieldOptions&) {
    if (const int at = read_name(json, reader, names()); at >= 0) out = static_cast<T>(at);
  }
  static Json write(const T& value, WriteMode) { return name_of(value); }
  static void describe(FieldInfo& info) {
    info.kind = ValueKind::enumeration;
    info.values = names();
  }
};

}  // namespace kroniek
