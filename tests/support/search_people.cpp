#include "tests/support/search_people.h"

#include <array>
#include <span>

namespace kroniek::test {
namespace {

using demo::Random;

struct Part {
  std::string_view latin;
  std::string_view own = {};
};
using Parts = std::span<const Part>;

struct Language {
  int weight;  // of a hundred
  std::string_view script;
  Parts given, fronts, stems, endings;
  bool given_of_two = false;  // given names are put together from two parts
};

constexpr Part dutch_given[] = {
    {"Anna"},       {"Emma"},       {"Sanne"},     {"Lotte"},    {"Fleur"},  {"Marieke"}, {"Hanneke"},
    {"Annelies"},   {"Roos"},       {"Ilse"},      {"Noa"},      {"Zoë"},    {"Chloë"},   {"Trijntje"},
    {"Wilhelmina"}, {"Geertruida"}, {"Femke"},     {"Saskia"},   {"Jan"},    {"Daan"},    {"Sem"},
    {"Bram"},       {"Thijs"},      {"Pieter"},    {"Willem"},   {"Gerrit"}, {"Sjoerd"},  {"Maarten"},
    {"Cornelis"},   {"Hendrik"},    {"André"},     {"René"},     {"Joost"},  {"Ruben"},   {"Teun"},
    {"IJsbrand"},   {"Marijke"},    {"Catharina"}, {"Johannes"}, {"Lieke"},  {"Floor"},   {"Tess"},
    {"Niels"},      {"Koen"}};
constexpr Part dutch_fronts[] = {{""},         {""},    {""},         {""},     {"van "},
                                 {"van der "}, {"de "}, {"van den "}, {"ter "}, {"van 't "}};
constexpr Part dutch_stems[] = {
    {"Wester"}, {"Ooster"},  {"Noorder"}, {"Zuider"}, {"Hoog"},   {"Laag"},   {"Groot"},  {"Klein"},
    {"Oude"},   {"Nieuw"},   {"Berg"},    {"Veld"},   {"Water"},  {"Molen"},  {"Kerk"},   {"Brug"},
    {"Dijk"},   {"Hof"},     {"Bos"},     {"Heide"},  {"Linden"}, {"Eiken"},  {"Beuken"}, {"Rozen"},
    {"Steen"},  {"Zand"},    {"IJssel"},  {"Maas"},   {"Rijn"},   {"Vecht"},  {"Kolk"},   {"Meer"},
    {"Broek"},  {"Brouwer"}, {"Schip"},   {"Duin"},   {"Koning"}, {"Hertog"}, {"Schaap"}, {"Vis"}};
constexpr Part dutch_endings[] = {
    {"kamp"},  {"huis"}, {"veld"},   {"berg"},   {"man"},   {"sma"},  {"stra"},  {"inga"},
    {"horst"}, {"boom"}, {"mans"},   {"meijer"}, {"broek"}, {"daal"}, {"dam"},   {"dijk"},
    {"donk"},  {"eind"}, {"gaard"},  {"haar"},   {"hoek"},  {"hout"}, {"hove"},  {"huizen"},
    {"kerk"},  {"laan"}, {"land"},   {"loo"},    {"meer"},  {"oord"}, {"poort"}, {"schot"},
    {"sen"},   {"stee"}, {"straat"}, {"um"},     {"voort"}, {"werf"}, {"zijl"},  {"zoon"}};
constexpr Part arabic_given[] = {
    {"Mohamed", "محمد"},    {"Ahmed", "أحمد"},   {"Youssef", "يوسف"}, {"Rachid", "رشيد"},
    {"Hassan", "حسن"},      {"Karim", "كريم"},   {"Omar", "عمر"},     {"Mustapha", "مصطفى"},
    {"Ibrahim", "إبراهيم"}, {"Khalid", "خالد"},  {"Fatima", "فاطمة"}, {"Aicha", "عائشة"},
    {"Khadija", "خديجة"},   {"Samira", "سميرة"}, {"Naima", "نعيمة"},  {"Yasmina", "ياسمينة"},
    {"Salma", "سلمى"},      {"Amina", "أمينة"},  {"Zineb", "زينب"},   {"Hicham", "هشام"},
    {"Tariq", "طارق"},      {"Nadia", "نادية"},  {"Jamal", "جمال"},   {"Latifa", "لطيفة"}};
constexpr Part arabic_fronts[] = {{""}, {"El ", "ال"}, {"Ben", "بن"}, {"Bou", "بو"}};
constexpr Part arabic_stems[] = {
    {"Amrani", "عمراني"},  {"Ali", "علي"},       {"Idrissi", "إدريسي"}, {"Zid", "زيد"},
    {"Haddad", "حداد"},    {"Alaoui", "علوي"},   {"Khattabi", "خطابي"}, {"Mansouri", "منصوري"},
    {"Salah", "صلاح"},     {"Tahiri", "طاهري"},  {"Fassi", "فاسي"},     {"Hamdi", "حمدي"},
    {"Najjar", "نجار"},    {"Ghazali", "غزالي"}, {"Rahmani", "رحماني"}, {"Sabri", "صبري"},
    {"Kadiri", "قادري"},   {"Mokhtar", "مختار"}, {"Saidi", "سعيدي"},    {"Bakkali", "بقالي"},
    {"Touzani", "توزاني"}, {"Jabri", "جابري"},   {"Shami", "شامي"},     {"Masri", "مصري"}};
constexpr Part no_endings[] = {{""}};
constexpr Part turkish_given[] = {{"Ayşe"},   {"Elif"},  {"Zeynep"}, {"Gülşen"},  {"Çiğdem"}, {"Merve"},
                                  {"Özlem"},  {"Işıl"},  {"Mehmet"}, {"Mustafa"}, {"Ömer"},   {"İbrahim"},
                                  {"Çağlar"}, {"Yiğit"}, {"Emre"},   {"Oğuz"}};
constexpr Part turkish_stems[] = {{"Yıl"},   {"Öz"},    {"Kara"},   {"Ak"},    {"Demir"},
                                  {"Gül"},   {"Kaya"},  {"Çelik"},  {"Güneş"}, {"Şahin"},
                                  {"Aydın"}, {"Kılıç"}, {"Arslan"}, {"Doğan"}, {"Yıldız"}};
constexpr Part turkish_endings[] = {{"maz"}, {"türk"}, {"kaya"}, {"oğlu"},  {"er"}, {"can"},
                                    {"taş"}, {"dağ"},  {"soy"},  {"bulut"}, {"gil"}};
constexpr Part no_fronts[] = {{""}};
constexpr Part slavic_given[] = {
    {"Olena", "Олена"},       {"Iryna", "Ірина"},   {"Nataliia", "Наталія"},    {"Oksana", "Оксана"},
    {"Yuliia", "Юлія"},       {"Mariia", "Марія"},  {"Oleksandr", "Олександр"}, {"Serhii", "Сергій"},
    {"Andrii", "Андрій"},     {"Mykola", "Микола"}, {"Dmytro", "Дмитро"},       {"Ivan", "Іван"},
    {"Svitlana", "Світлана"}, {"Yevhen", "Євген"},  {"Kateryna", "Катерина"},   {"Vasyl", "Василь"}};
constexpr Part slavic_stems[] = {
    {"Kov", "Ков"},        {"Shev", "Шев"},   {"Bondar", "Бондар"}, {"Tkach", "Ткач"},  {"Krav", "Крав"},
    {"Melny", "Мельни"},   {"Zhuk", "Жук"},   {"Lys", "Лис"},       {"Popov", "Попов"}, {"Marchuk", "Марчук"},
    {"Havryl", "Гаврил"},  {"Petr", "Петр"},  {"Romank", "Романк"}, {"Symon", "Симон"}, {"Khomen", "Хомен"},
    {"Tsymbal", "Цимбал"}, {"Chorn", "Чорн"}, {"Horb", "Горб"},     {"Savch", "Савч"},  {"Polish", "Поліш"}};
constexpr Part slavic_endings[] = {
    {"enko", "енко"},  {"chuk", "чук"},       {"uk", "ук"}, {"iv", "ів"},         {"ets", "ець"},
    {"yshyn", "ишин"}, {"ovskyi", "овський"}, {"ak", "ак"}, {"alenko", "аленко"}, {"chenko", "ченко"}};
constexpr Part greek_given[] = {
    {"Maria", "Μαρία"},        {"Eleni", "Ελένη"},       {"Katerina", "Κατερίνα"},
    {"Sofia", "Σοφία"},        {"Dimitra", "Δήμητρα"},   {"Georgios", "Γεώργιος"},
    {"Ioannis", "Ιωάννης"},    {"Nikolaos", "Νικόλαος"}, {"Dimitrios", "Δημήτριος"},
    {"Kostas", "Κώστας"},      {"Christos", "Χρήστος"},  {"Evangelos", "Ευάγγελος"},
    {"Panagiota", "Παναγιώτα"}};
constexpr Part greek_stems[] = {{"Papad", "Παπαδ"}, {"Nikol", "Νικολ"},     {"Georg", "Γεωργ"},
                                {"Vasil", "Βασιλ"}, {"Oikonom", "Οικονομ"}, {"Theodor", "Θεοδωρ"},
                                {"Alex", "Αλεξ"},   {"Karam", "Καραμ"},     {"Makr", "Μακρ"},
                                {"Stath", "Σταθ"},  {"Dimitr", "Δημητρ"},   {"Christ", "Χριστ"}};
constexpr Part greek_endings[] = {{"opoulos", "όπουλος"}, {"idis", "ίδης"}, {"akis", "άκης"},
                                  {"iou", "ίου"},         {"atos", "άτος"}, {"ellis", "έλλης"},
                                  {"akos", "άκος"}};
constexpr Part hebrew_given[] = {
    {"Noa", "נועה"},     {"Tamar", "תמר"},     {"Yael", "יעל"},   {"Miriam", "מרים"}, {"Rachel", "רחל"},
    {"David", "דוד"},    {"Yosef", "יוסף"},    {"Moshe", "משה"},  {"Noam", "נועם"},   {"Uri", "אורי"},
    {"Shimon", "שמעון"}, {"Avraham", "אברהם"}, {"Shira", "שירה"}, {"Yitzhak", "יצחק"}};
constexpr Part hebrew_stems[] = {
    {"Cohen", "כהן"},   {"Levi", "לוי"},       {"Mizrahi", "מזרחי"},    {"Peretz", "פרץ"},
    {"Biton", "ביטון"}, {"Dahan", "דהן"},      {"Avraham", "אברהם"},    {"Friedman", "פרידמן"},
    {"Malka", "מלכה"},  {"Azoulay", "אזולאי"}, {"Katz", "כץ"},          {"Yosef", "יוסף"},
    {"David", "דוד"},   {"Shapira", "שפירא"},  {"Goldberg", "גולדברג"}, {"Rosenfeld", "רוזנפלד"},
    {"Segal", "סגל"},   {"Zvi", "צבי"},        {"Hadad", "חדד"}};
constexpr Part hebrew_fronts[] = {{""}, {""}, {"Ben ", "בן "}, {"Bar ", "בר "}};
constexpr Part chinese_given[] = {
    {"xiu", "秀"},  {"ying", "英"}, {"li", "丽"},   {"fang", "芳"},  {"min", "敏"},  {"mei", "美"},
    {"ling", "玲"}, {"wei", "伟"},  {"jun", "军"},  {"jian", "建"},  {"guo", "国"},  {"ming", "明"},
    {"hao", "浩"},  {"xiao", "小"}, {"hong", "红"}, {"yan", "燕"},   {"ping", "平"}, {"gang", "刚"},
    {"lei", "磊"},  {"tao", "涛"},  {"hua", "华"},  {"qiang", "强"}, {"bin", "斌"},  {"yu", "玉"}};
constexpr Part chinese_stems[] = {{"Wang", "王"}, {"Li", "李"},   {"Zhang", "张"}, {"Liu", "刘"},
                                  {"Chen", "陈"}, {"Yang", "杨"}, {"Zhao", "赵"},  {"Huang", "黄"},
                                  {"Zhou", "周"}, {"Wu", "吴"},   {"Xu", "徐"},    {"Sun", "孙"},
                                  {"Hu", "胡"},   {"Zhu", "朱"},  {"Gao", "高"},   {"Lin", "林"},
                                  {"He", "何"},   {"Guo", "郭"},  {"Ma", "马"},    {"Luo", "罗"}};
constexpr Part german_given[] = {{"Käthe"},    {"Jürgen"},  {"Anneliese"}, {"Heike"}, {"Ulrike"},
                                 {"Jörg"},     {"Günther"}, {"Björn"},     {"Klaus"}, {"Dieter"},
                                 {"Matthias"}, {"Uwe"},     {"Sören"},     {"Bärbel"}};
constexpr Part german_fronts[] = {{""}, {""}, {""}, {""}, {"von "}};
constexpr Part german_stems[] = {{"Müller"}, {"Schröder"}, {"Weiß"},    {"Köhl"}, {"Groß"},
                                 {"Jäger"},  {"Schmidt"},  {"Fischer"}, {"Grün"}, {"Eber"},
                                 {"Lind"},   {"Rosen"},    {"Stein"},   {"Böhm"}};
constexpr Part german_endings[] = {{"mann"},  {"bach"},  {"hardt"}, {"feld"}, {"berger"},
                                   {"meier"}, {"stein"}, {"hofer"}, {"er"},   {"ke"}};
constexpr Part polish_given[] = {{"Agnieszka"}, {"Małgorzata"}, {"Żaneta"},    {"Elżbieta"},
                                 {"Zofia"},     {"Łukasz"},     {"Paweł"},     {"Michał"},
                                 {"Grzegorz"},  {"Święcisław"}, {"Krzysztof"}, {"Katarzyna"}};
constexpr Part polish_stems[] = {{"Now"},   {"Wójc"},   {"Kowal"}, {"Woźni"}, {"Goł"},  {"Zają"},
                                 {"Wiśni"}, {"Lewand"}, {"Szcz"},  {"Dąbr"},  {"Kamiń"}};
constexpr Part polish_endings[] = {{"ak"},    {"ik"}, {"czyk"},  {"ewski"},
                                   {"owska"}, {"ąb"}, {"iński"}, {"ecka"}};

constexpr std::array languages{
    Language{45, "", dutch_given, dutch_fronts, dutch_stems, dutch_endings},
    Language{12, "Arabic", arabic_given, arabic_fronts, arabic_stems, no_endings},
    Language{6, "", turkish_given, no_fronts, turkish_stems, turkish_endings},
    Language{10, "Cyrillic", slavic_given, no_fronts, slavic_stems, slavic_endings},
    Language{5, "Greek", greek_given, no_fronts, greek_stems, greek_endings},
    Language{5, "Hebrew", hebrew_given, hebrew_fronts, hebrew_stems, no_endings},
    Language{6, "Chinese", chinese_given, no_fronts, chinese_stems, no_endings, true},
    Language{6, "", german_given, german_fronts, german_stems, german_endings},
    Language{5, "", polish_given, no_fronts, polish_stems, polish_endings},
};

const Language& a_language(Random& random) {
  auto left = static_cast<int>(random.below(100));
  for (const auto& language : languages)
    if ((left -= language.weight) < 0) return language;
  return languages.back();
}

void give_given_names(Sought& person, const Language& language, Random& random) {
  const auto& first = random.one_of(language.given);
  const auto& second = random.one_of(language.given);
  person.name.given = first.latin;
  person.own.given = first.own;
  if (language.given_of_two) {
    person.name.given += second.latin;
    person.own.given += second.own;
    person.name.given[0] = static_cast<char>(person.name.given[0] - 'a' + 'A');
  } else if (first.latin != second.latin && random.per_mille(450)) {
    const std::string_view between = language.script.empty() && random.per_mille(300) ? "-" : " ";
    person.name.given.append(between).append(second.latin);
    if (!first.own.empty()) person.own.given.append(" ").append(second.own);
  }
}

void give_family_name(Sought& person, const Language& language, Random& random) {
  const auto& front = random.one_of(language.fronts);
  const auto& stem = random.one_of(language.stems);
  const auto& ending = random.one_of(language.endings);
  person.name.family.append(front.latin).append(stem.latin).append(ending.latin);
  if (!stem.own.empty()) person.own.family.append(front.own).append(stem.own).append(ending.own);
}

std::string code(Random& random, std::string_view begins, std::size_t digits) {
  std::string out(begins);
  while (out.size() < begins.size() + digits) out += static_cast<char>('0' + random.below(10));
  return out;
}

}  // namespace

std::vector<Sought> make_sought(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<Sought> people(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto& person = people[i];
    person.subject.collection = "registrations";
    for (std::size_t byte = 0; byte < 8; ++byte)
      person.subject.id.bytes[byte] = static_cast<std::uint8_t>(random.below(256));
    for (std::size_t byte = 0; byte < 4; ++byte)
      person.subject.id.bytes[12 + byte] = static_cast<std::uint8_t>(i >> (24 - 8 * byte));
    const auto& language = a_language(random);
    person.script = language.script;
    give_given_names(person, language, random);
    give_family_name(person, language, random);
    person.born = {static_cast<std::int16_t>(random.between(1935, 2025)),
                   static_cast<std::int8_t>(random.between(1, 12)),
                   static_cast<std::int8_t>(random.between(1, 28))};
    if (random.per_mille(80)) person.born = {person.born.year, std::int8_t{1}, std::int8_t{1}};
    if (random.per_mille(20)) person.born.day.reset();
    person.document = code(random, "SP", 7);
    person.tag = code(random, "T", 6);
  }
  return people;
}

}  // namespace kroniek::test
