#include "core/domain/manifest_cells.h"

#include <algorithm>

namespace kroniek {
namespace {

using registration::DocumentType;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

template <typename Value>
struct Word {
  std::string_view text;
  Value value;
};

template <typename Value, std::size_t count>
std::optional<Value> find_word(const Word<Value> (&words)[count], std::string_view text) {
  for (const auto& word : words)
    if (word.text == text) return word.value;
  return std::nullopt;
}

// clang-format off
constexpr Word<std::optional<Sex>> sexes[] = {
    {"f", Sex::female}, {"v", Sex::female}, {"female", Sex::female}, {"vrouw", Sex::female},
    {"m", Sex::male}, {"male", Sex::male}, {"man", Sex::male}, {"x", Sex::unspecified},
    {"unspecified", Sex::unspecified}, {"nietvermeld", Sex::unspecified}, {"", std::nullopt},
    {"u", std::nullopt}, {"o", std::nullopt}, {"unknown", std::nullopt}, {"onbekend", std::nullopt},
};

constexpr Word<bool> answers[] = {
    {"ja", true}, {"j", true}, {"yes", true}, {"y", true}, {"true", true}, {"1", true}, {"nee", false},
    {"n", false}, {"no", false}, {"false", false}, {"0", false},
};

constexpr Word<DocumentType> document_types[] = {
    {"passport", DocumentType::passport}, {"paspoort", DocumentType::passport},
    {"p", DocumentType::passport}, {"identitycard", DocumentType::identity_card},
    {"idcard", DocumentType::identity_card}, {"identiteitskaart", DocumentType::identity_card},
    {"idkaart", DocumentType::identity_card}, {"id", DocumentType::identity_card},
    {"i", DocumentType::identity_card}, {"emergencydocument", DocumentType::emergency_document},
    {"nooddocument", DocumentType::emergency_document},
    {"laissezpasser", DocumentType::emergency_document},
    {"residencepermit", DocumentType::residence_permit},
    {"verblijfsdocument", DocumentType::residence_permit},
    {"verblijfsvergunning", DocumentType::residence_permit}, {"visa", DocumentType::visa},
    {"visum", DocumentType::visa}, {"v", DocumentType::visa},
    {"drivinglicence", DocumentType::driving_licence}, {"rijbewijs", DocumentType::driving_licence},
    {"other", DocumentType::other}, {"anders", DocumentType::other}, {"overig", DocumentType::other},
};
// clang-format on

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  constexpr std::string_view blanks = " \t";
  const auto first = cell.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return cell.substr(first, cell.find_last_not_of(blanks) - first + 1);
}

std::optional<std::optional<Sex>> read_list_sex(std::string_view cell) {
  return find_word(sexes, bare_header(cell));
}
std::optional<bool> read_yes_or_no(std::string_view cell) {
  return find_word(answers, bare_header(cell));
}
std::optional<DocumentType> read_document_type(std::string_view cell) {
  return find_word(document_types, bare_header(cell));
}

std::string_view name_fault(std::string_view cell) {
  constexpr std::size_t name_max = 100;  // as in registration::Name
  if (std::any_of(cell.begin(), cell.end(), is_digit)) return "manifest.name-not-a-name";
  return code_points(cell) > name_max ? "manifest.name-too-long" : "";
}

bool is_document_number_of(std::string_view number, std::string_view issuer) {
  constexpr std::size_t longest = 20;
  if (issuer != "NLD") return number.size() <= longest;
  constexpr std::size_t dutch = 9;
  return number.size() == dutch && is_capital(number[0]) && is_capital(number[1]) && is_digit(number[8]) &&
         number.find('O') == std::string_view::npos;
}

std::optional<bool> is_minor_on(const PartialDate& birth, Date day) {
  if (!birth.year) return std::nullopt;
  constexpr int of_age = 18;
  const auto adult_on = [](int year, int month, int of_month) {
    return (year + of_age) * 10'000 + month * 100 + of_month;
  };
  const int on = day.year * 10'000 + day.month * 100 + day.day;
  if (on < adult_on(*birth.year, birth.month.value_or(1), birth.day.value_or(1))) return true;
  if (on >= adult_on(*birth.year, birth.month.value_or(12), birth.day.value_or(31))) return false;
  return std::nullopt;
}

}  // namespace kroniek
