#include "tests/support/needles.h"

#include <algorithm>
#include <cstring>

#include "core/bytes.h"
#include "core/check.h"

namespace kroniek::test {
namespace {

std::uint64_t first_eight(const char* bytes) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

std::size_t first_two(const char* bytes) {
  return std::size_t{static_cast<unsigned char>(bytes[0])} << 8 | static_cast<unsigned char>(bytes[1]);
}

// UTF-16LE of a text in ASCII, as some tools would leave it.
std::string utf16(std::string_view text) {
  std::string wide;
  for (const char c : text) wide.append(1, c).append(1, '\0');
  return wide;
}

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string other_alphabet(std::string text) {
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  return text;
}

}  // namespace

// RFC 4648 section 4: three bytes are four characters. A character that the neighbours have bits in is not
// known; those are the ones that hold the end of what stands before, and the beginning of what comes after.
std::string inside_base64url(std::string_view text, std::size_t before) {
  const auto whole = std::string(before, '\0') + std::string(text);
  const auto encoded = base64url(as_bytes(whole));
  const std::size_t unknown = before == 0 ? 0 : before + 1;
  const std::size_t known = whole.size() * 8 / 6;
  return encoded.substr(unknown, known - unknown);
}

void Needles::add_form(std::string bytes, const std::string& of) {
  VERIFY(bytes.size() >= shortest, "what is looked for is long enough not to be there by chance");
  auto& forms = forms_[first_eight(bytes.data())];
  begins_[first_two(bytes.data())] = true;
  if (std::none_of(forms.begin(), forms.end(), [&](const Form& each) { return each.bytes == bytes; }))
    forms.push_back({std::move(bytes), of});
}

void Needles::add(const std::string& text) {
  values_.insert(text);
  add_form(text, text);
}

void Needles::add_in_all_forms(const std::string& value) {
  add(value);
  add_form(small_letters(value), value);
  add_form(utf16(value), value);
  for (std::size_t before = 0; before < 3; ++before) {
    const auto encoded = inside_base64url(value, before);
    add_form(encoded, value);
    add_form(other_alphabet(encoded), value);
  }
}

std::set<std::string> Needles::found_in(std::string_view text) const {
  std::set<std::string> found;
  for (std::size_t at = 0; at + shortest <= text.size(); ++at) {
    if (!begins_[first_two(text.data() + at)]) continue;
    const auto forms = forms_.find(first_eight(text.data() + at));
    if (forms == forms_.end()) continue;
    for (const auto& form : forms->second)
      if (text.substr(at, form.bytes.size()) == form.bytes) found.insert(form.of);
  }
  return found;
}

}  // namespace kroniek::test
