#include "core/domain/manifest_states.h"

#include <algorithm>

#include "core/domain/manifest_cells.h"
#include "core/domain/mrz_states.h"

namespace kroniek {
namespace {

struct Word {
  std::string_view text, code;
};

// Countries and nationalities, Dutch and English, without what stands between their letters.
// clang-format off
constexpr Word words[] = {
    {"nederland", "NLD"}, {"nederlands", "NLD"}, {"nederlandse", "NLD"}, {"netherlands", "NLD"},
    {"thenetherlands", "NLD"}, {"dutch", "NLD"}, {"holland", "NLD"}, {"belgie", "BEL"}, {"belgisch", "BEL"},
    {"belgische", "BEL"}, {"belgium", "BEL"}, {"belgian", "BEL"}, {"duitsland", "DEU"}, {"duits", "DEU"},
    {"duitse", "DEU"}, {"germany", "DEU"}, {"german", "DEU"}, {"frankrijk", "FRA"}, {"frans", "FRA"},
    {"franse", "FRA"}, {"france", "FRA"}, {"french", "FRA"}, {"luxemburg", "LUX"}, {"luxemburgs", "LUX"},
    {"luxemburgse", "LUX"}, {"luxembourg", "LUX"}, {"verenigdkoninkrijk", "GBR"}, {"brits", "GBR"},
    {"britse", "GBR"}, {"unitedkingdom", "GBR"}, {"british", "GBR"}, {"ierland", "IRL"}, {"iers", "IRL"},
    {"ierse", "IRL"}, {"ireland", "IRL"}, {"irish", "IRL"}, {"spanje", "ESP"}, {"spaans", "ESP"},
    {"spaanse", "ESP"}, {"spain", "ESP"}, {"spanish", "ESP"}, {"portugal", "PRT"}, {"portugees", "PRT"},
    {"portugese", "PRT"}, {"portuguese", "PRT"}, {"italie", "ITA"}, {"italiaans", "ITA"},
    {"italiaanse", "ITA"}, {"italy", "ITA"}, {"italian", "ITA"}, {"griekenland", "GRC"}, {"grieks", "GRC"},
    {"griekse", "GRC"}, {"greece", "GRC"}, {"greek", "GRC"}, {"oostenrijk", "AUT"}, {"oostenrijks", "AUT"},
    {"oostenrijkse", "AUT"}, {"austria", "AUT"}, {"austrian", "AUT"}, {"zwitserland", "CHE"},
    {"zwitsers", "CHE"}, {"zwitserse", "CHE"}, {"switzerland", "CHE"}, {"swiss", "CHE"}, {"polen", "POL"},
    {"pools", "POL"}, {"poolse", "POL"}, {"poland", "POL"}, {"polish", "POL"}, {"zweden", "SWE"},
    {"zweeds", "SWE"}, {"zweedse", "SWE"}, {"sweden", "SWE"}, {"swedish", "SWE"}, {"denemarken", "DNK"},
    {"deens", "DNK"}, {"deense", "DNK"}, {"denmark", "DNK"}, {"danish", "DNK"}, {"noorwegen", "NOR"},
    {"noors", "NOR"}, {"noorse", "NOR"}, {"norway", "NOR"}, {"norwegian", "NOR"}, {"oekraine", "UKR"},
    {"oekraiens", "UKR"}, {"oekraiense", "UKR"}, {"ukraine", "UKR"}, {"ukrainian", "UKR"},
    {"rusland", "RUS"}, {"russisch", "RUS"}, {"russische", "RUS"}, {"russia", "RUS"}, {"russian", "RUS"},
    {"turkije", "TUR"}, {"turks", "TUR"}, {"turkse", "TUR"}, {"turkey", "TUR"}, {"turkish", "TUR"},
    {"marokko", "MAR"}, {"marokkaans", "MAR"}, {"marokkaanse", "MAR"}, {"morocco", "MAR"},
    {"moroccan", "MAR"}, {"suriname", "SUR"}, {"surinaams", "SUR"}, {"surinaamse", "SUR"},
    {"surinamese", "SUR"}, {"israel", "ISR"}, {"israelisch", "ISR"}, {"israelische", "ISR"},
    {"israeli", "ISR"}, {"libanon", "LBN"}, {"libanees", "LBN"}, {"libanese", "LBN"}, {"lebanon", "LBN"},
    {"lebanese", "LBN"}, {"syrie", "SYR"}, {"syrisch", "SYR"}, {"syrische", "SYR"}, {"syria", "SYR"},
    {"syrian", "SYR"}, {"irak", "IRQ"}, {"iraaks", "IRQ"}, {"iraakse", "IRQ"}, {"iraq", "IRQ"},
    {"iraqi", "IRQ"}, {"iran", "IRN"}, {"iraans", "IRN"}, {"iraanse", "IRN"}, {"iranian", "IRN"},
    {"egypte", "EGY"}, {"egyptisch", "EGY"}, {"egyptische", "EGY"}, {"egypt", "EGY"}, {"egyptian", "EGY"},
    {"soedan", "SDN"}, {"soedanees", "SDN"}, {"soedanese", "SDN"}, {"sudan", "SDN"}, {"sudanese", "SDN"},
    {"eritrea", "ERI"}, {"eritrees", "ERI"}, {"eritrese", "ERI"}, {"eritrean", "ERI"}, {"ethiopie", "ETH"},
    {"ethiopisch", "ETH"}, {"ethiopische", "ETH"}, {"ethiopia", "ETH"}, {"ethiopian", "ETH"},
    {"somalie", "SOM"}, {"somalisch", "SOM"}, {"somalische", "SOM"}, {"somalia", "SOM"}, {"somali", "SOM"},
    {"afghanistan", "AFG"}, {"afghaans", "AFG"}, {"afghaanse", "AFG"}, {"afghan", "AFG"},
    {"india", "IND"}, {"indiaas", "IND"}, {"indiase", "IND"}, {"indian", "IND"}, {"china", "CHN"},
    {"chinees", "CHN"}, {"chinese", "CHN"}, {"indonesie", "IDN"}, {"indonesisch", "IDN"},
    {"indonesische", "IDN"}, {"indonesia", "IDN"}, {"indonesian", "IDN"}, {"canada", "CAN"},
    {"canadees", "CAN"}, {"canadese", "CAN"}, {"canadian", "CAN"}, {"verenigdestaten", "USA"},
    {"amerikaans", "USA"}, {"amerikaanse", "USA"}, {"unitedstates", "USA"}, {"american", "USA"},
    {"australie", "AUS"}, {"australisch", "AUS"}, {"australische", "AUS"}, {"australia", "AUS"},
    {"australian", "AUS"}, {"staatloos", "XXA"}, {"stateless", "XXA"},
};
// clang-format on

// Letters with a diaeresis are two bytes, of which bare_header keeps none: België is belgi, Oekraïne oekrane.
std::string bare_word(std::string_view text) {
  constexpr std::pair<std::string_view, char> marked[] = {
      {"\u00EB", 'e'}, {"\u00CB", 'e'}, {"\u00EF", 'i'}, {"\u00CF", 'i'}};
  std::string plain(text);
  for (const auto& [letter, bare] : marked)
    for (auto at = plain.find(letter); at != plain.npos; at = plain.find(letter))
      plain.replace(at, letter.size(), 1, bare);
  return bare_header(plain);
}

std::optional<std::string_view> state_of(std::string_view text) {
  if (const auto code = state_code(text)) return code;
  const auto bare = bare_word(text);
  const auto* found =
      std::find_if(std::begin(words), std::end(words), [&](const Word& word) { return word.text == bare; });
  return found == std::end(words) ? std::nullopt : state_code(found->code);
}

std::vector<std::string_view> parted(std::string_view text, std::string_view signs) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto length = std::min(text.find_first_of(signs), text.size());
    if (const auto part = trimmed(text.substr(0, length)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return parts;
}

}  // namespace

std::optional<std::vector<std::string>> read_nationalities(std::string_view cell) {
  constexpr std::size_t nationalities_max = 5;
  std::vector<std::string> codes;
  const auto add = [&](std::string_view text) {
    const auto code = state_of(text);
    if (code && std::find(codes.begin(), codes.end(), *code) == codes.end()) codes.emplace_back(*code);
    return code.has_value() && codes.size() <= nationalities_max;
  };
  for (const auto part : parted(cell, "/+,;|")) {
    if (state_of(part).has_value()) {
      if (!add(part)) return std::nullopt;
      continue;
    }
    for (const auto word : parted(part, " "))
      if (!add(word)) return std::nullopt;
  }
  return codes;
}

}  // namespace kroniek
