// Persons by what is known of them, to be found under other spellings, with parts missing or one character
// wrong; ranked, with the reasons of each hit and none of its values. In memory only. What was removed is
// found no more, and the words that only it had are gone. The answer depends on what the index holds, never
// on the order in which that came. One writer at a time; readers meanwhile wait outside.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/ids.h"
#include "core/search/key_table.h"
#include "core/search/name_match.h"
#include "core/search/vocabulary.h"

namespace kroniek::search {

struct PersonKeys {
  std::vector<PersonName> names;
  std::optional<PartialDate> date_of_birth;
  std::optional<std::string> document;
  std::vector<std::string> tags;
  std::optional<StreamId> operation;
  bool exercise = false;
  bool empty() const {
    return names.empty() && !date_of_birth.has_value() && !document.has_value() && tags.empty();
  }
  bool operator==(const PersonKeys&) const = default;
};

// At least one of the four is needed to find somebody; what is given counts together.
struct PersonQuery {
  std::optional<std::string> names;  // in any order and script
  std::optional<PartialDate> date_of_birth;
  std::optional<std::string> document;
  std::optional<std::string> tag;
  std::optional<StreamId> operation;  // only who is registered there
  bool exercise = false;              // real persons, or those of exercises; never both
  std::size_t limit = 50;
};

struct Hit {
  StreamId subject;
  int score = 0;  // 1 to 100
  std::vector<Reason> reasons;
  bool operator==(const Hit&) const = default;
};

constexpr std::size_t hits_max = 200;

// How much two files have in common, the same whichever of them is asked about. A part is missing where one
// of the two says nothing of it.
struct PersonPair {
  StreamId subject;  // the other one
  int score = 0;     // 0 to 100
  std::optional<int> name, date_of_birth, document;
  bool operator==(const PersonPair&) const = default;
};
// What two persons reach at most whose given names tell them apart: twins, above all.
constexpr int apart_max = 70;

class PersonIndex {
 public:
  void put(const StreamId& subject, const PersonKeys& keys);  // in place of what was known
  void remove(const StreamId& subject);

  // Whether there is anything in the question that somebody could be found by.
  bool asks(const PersonQuery& query) const;
  // The best first; of equal ones the lower stream.
  std::vector<Hit> search(const PersonQuery& query) const;
  // Who looks like this person, in whatever operation: asked with all that is known of him or her but tags.
  std::vector<Hit> alike(const StreamId& subject, std::size_t limit) const;
  // Who may be this very person; the best first, of equal ones the lower stream.
  std::vector<PersonPair> pairs(const StreamId& subject, int score_min) const;

  std::size_t size() const { return by_subject_.size(); }
  std::size_t words() const { return vocabulary_.size(); }

 private:
  using Slot = std::uint32_t;
  enum class CodeKind : std::uint8_t { document = 2, tag = 3 };
  struct Code {
    CodeKind kind{};
    std::string plain;
  };
  struct Person {
    StreamId subject;
    std::optional<StreamId> operation;
    bool exercise = false;
    std::vector<StoredName> names;
    std::optional<PartialDate> date_of_birth;
    std::vector<Code> codes;
  };
  struct Asked;
  class Gathering;

  std::vector<AskedName> asked_names(const Person& person) const;
  std::vector<Hit> near(const Person& person, int score_min, std::size_t limit) const;
  static PersonPair compare(std::vector<AskedName>& names, const Person& one, const Person& other);

  Asked prepare(const PersonQuery& query) const;
  std::vector<Hit> answer(Asked& asked) const;
  Hit weigh(Asked& asked, const Person& person) const;
  void note_code(Person& person, Slot slot, CodeKind kind, const std::string& code);

  Folding folding_;
  Vocabulary vocabulary_;
  std::vector<Person> persons_;  // by slot
  std::vector<Slot> free_;
  std::unordered_map<StreamId, Slot> by_subject_;
  std::vector<std::vector<Slot>> by_word_;  // by the word's number
  std::map<PartialDate, std::vector<Slot>> by_date_;
  KeyTable by_code_;
};

}  // namespace kroniek::search
