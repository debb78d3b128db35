// Many texts looked for at once in whatever a program shows, says or keeps: each as it is, in UTF-16, in
// small letters, and inside base64 and base64url at whichever of the three alignments it came to stand.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kroniek::test {

class Needles {
 public:
  // Shorter ones would be found in ids and digests by chance.
  static constexpr std::size_t shortest = 8;

  void add(const std::string& text);                            // as it stands, and in no other form
  void add_in_all_forms(const std::string& value);              // reported as the value itself
  std::set<std::string> found_in(std::string_view text) const;  // what was added; none is right
  std::size_t size() const { return values_.size(); }
  const std::set<std::string>& values() const { return values_; }

 private:
  struct Form {
    std::string bytes;
    std::string of;
  };
  void add_form(std::string bytes, const std::string& of);

  std::set<std::string> values_;
  std::unordered_map<std::uint64_t, std::vector<Form>> forms_;  // by their first eight bytes
  std::array<bool, 1 << 16> begins_{};                          // by their first two: most places begin none
};

// What is left of a text in base64url when `before` bytes stand before it and others after it.
std::string inside_base64url(std::string_view text, std::size_t before);

}  // namespace kroniek::test
