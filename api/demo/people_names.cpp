#include "api/demo/people_names.h"

#include <array>

namespace kroniek::demo {
namespace {

// clang-format off
constexpr Spelling dutch_women[] = {
    {"Anna"}, {"Emma"}, {"Sanne"}, {"Lotte"}, {"Fleur"}, {"Marieke"}, {"Hanneke"}, {"Annelies"}, {"Roos"},
    {"Ilse"}, {"Noa"}, {"Zoë"}, {"Chloë"}, {"Trijntje"}, {"Wilhelmina"}, {"Geertruida"}, {"Anne-Fleur"},
    {"Femke"}, {"Saskia"}};
constexpr Spelling dutch_men[] = {
    {"Jan"}, {"Daan"}, {"Sem"}, {"Bram"}, {"Thijs"}, {"Pieter"}, {"Willem"}, {"Gerrit"}, {"Sjoerd"},
    {"Maarten"}, {"Jan-Willem"}, {"Cornelis"}, {"Hendrik"}, {"André"}, {"René"}, {"Joost"}, {"Ruben"},
    {"Teun"}, {"IJsbrand"}};
constexpr Spelling dutch_families[] = {
    {"de Jong"}, {"Jansen"}, {"de Vries"}, {"van den Berg"}, {"Bakker"}, {"van Dijk"}, {"Visser"}, {"Smit"},
    {"van der Meer"}, {"Meijer"}, {"de Boer"}, {"Mulder"}, {"van 't Hof"}, {"in 't Veld"}, {"ter Horst"},
    {"ten Brink"}, {"op den Camp"}, {"van der Heijden"}, {"IJzerman"}, {"van IJzendoorn"}, {"Ĳsbrandy"},
    {"Dijkstra"}, {"Hoekstra"}, {"de Haan-Postma"}, {"Brouwer"}, {"van de Ven"}, {"Coenders"}, {"d'Hont"}};
constexpr Spelling arabic_women[] = {
    {"Fatima", "فاطمة"}, {"Aicha", "عائشة"}, {"Khadija", "خديجة"}, {"Samira", "سميرة"},
    {"Naima", "نعيمة"}, {"Yasmina", "ياسمينة"}, {"Salma", "سلمى"}, {"Amina", "أمينة"}};
constexpr Spelling arabic_men[] = {
    {"Mohamed", "محمد"}, {"Ahmed", "أحمد"}, {"Youssef", "يوسف"}, {"Rachid", "رشيد"},
    {"Hassan", "حسن"}, {"Karim", "كريم"}, {"Omar", "عمر"}, {"Mustapha", "مصطفى"}};
constexpr Spelling arabic_families[] = {
    {"El Amrani", "العمراني"}, {"Benali", "بن علي"}, {"El Idrissi", "الإدريسي"},
    {"Bouzid", "بوزيد"}, {"Haddad", "حداد"}, {"Alaoui", "العلوي"},
    {"El Khattabi", "الخطابي"}, {"Mansouri", "المنصوري"}};
constexpr Spelling turkish_women[] = {
    {"Ayşe"}, {"Elif"}, {"Zeynep"}, {"Gülşen"}, {"Çiğdem"}, {"Merve"}, {"Özlem"}, {"Işıl"}};
constexpr Spelling turkish_men[] = {
    {"Mehmet"}, {"Mustafa"}, {"Ömer"}, {"İbrahim"}, {"Çağlar"}, {"Yiğit"}, {"Emre"}, {"Oğuz"}};
constexpr Spelling turkish_families[] = {
    {"Yılmaz"}, {"Kaya"}, {"Demir"}, {"Şahin"}, {"Çelik"}, {"Öztürk"}, {"Aydın"}, {"Güneş"}};
constexpr Spelling ukrainian_women[] = {
    {"Olena", "Олена"}, {"Iryna", "Ірина"}, {"Nataliia", "Наталія"},
    {"Oksana", "Оксана"}, {"Yuliia", "Юлія"}, {"Mariia", "Марія"}};
constexpr Spelling ukrainian_men[] = {
    {"Oleksandr", "Олександр"}, {"Serhii", "Сергій"}, {"Andrii", "Андрій"},
    {"Mykola", "Микола"}, {"Dmytro", "Дмитро"}, {"Ivan", "Іван"}};
constexpr Spelling ukrainian_families[] = {
    {"Shevchenko", "Шевченко"}, {"Kovalenko", "Коваленко"},
    {"Bondarenko", "Бондаренко"}, {"Tkachenko", "Ткаченко"}, {"Kravchuk", "Кравчук"},
    {"Melnyk", "Мельник"}};
constexpr Spelling greek_women[] = {
    {"Maria", "Μαρία"}, {"Eleni", "Ελένη"}, {"Katerina", "Κατερίνα"},
    {"Sofia", "Σοφία"}, {"Dimitra", "Δήμητρα"}};
constexpr Spelling greek_men[] = {
    {"Georgios", "Γεώργιος"}, {"Ioannis", "Ιωάννης"}, {"Nikolaos", "Νικόλαος"},
    {"Dimitrios", "Δημήτριος"}, {"Kostas", "Κώστας"}};
constexpr Spelling greek_families[] = {
    {"Georgiou", "Γεωργίου"}, {"Vasileiou", "Βασιλείου"}, {"Nikolaou", "Νικολάου"},
    {"Oikonomou", "Οικονόμου"}, {"Papanikolaou", "Παπανικολάου"}};
constexpr Spelling hebrew_women[] = {
    {"Noa", "נועה"}, {"Tamar", "תמר"}, {"Yael", "יעל"}, {"Miriam", "מרים"},
    {"Rachel", "רחל"}};
constexpr Spelling hebrew_men[] = {
    {"David", "דוד"}, {"Yosef", "יוסף"}, {"Moshe", "משה"}, {"Noam", "נועם"},
    {"Uri", "אורי"}};
constexpr Spelling hebrew_families[] = {
    {"Cohen", "כהן"}, {"Levi", "לוי"}, {"Mizrahi", "מזרחי"}, {"Peretz", "פרץ"},
    {"Ben David", "בן דוד"}};
constexpr Spelling chinese_women[] = {
    {"Xiuying", "秀英"}, {"Li", "丽"}, {"Fang", "芳"}, {"Min", "敏"}, {"Meiling", "美玲"}};
constexpr Spelling chinese_men[] = {
    {"Wei", "伟"}, {"Jun", "军"}, {"Jianguo", "建国"}, {"Ming", "明"}, {"Hao", "浩"}};
constexpr Spelling chinese_families[] = {
    {"Wang", "王"}, {"Li", "李"}, {"Zhang", "张"}, {"Liu", "刘"}, {"Chen", "陈"}, {"Lü", "吕"}};
constexpr Spelling german_women[] = {
    {"Käthe"}, {"Jürgine"}, {"Anneliese"}, {"Heike"}, {"Ulrike"}, {"Zoë"}};
constexpr Spelling german_men[] = {
    {"Jörg"}, {"Günther"}, {"Björn"}, {"Klaus-Dieter"}, {"Matthias"}, {"Uwe"}};
constexpr Spelling german_families[] = {
    {"Müller"}, {"Schröder"}, {"Weiß"}, {"Köhler"}, {"Großmann"}, {"von Bergen"}, {"Jäger"}};
constexpr Spelling polish_women[] = {
    {"Agnieszka"}, {"Małgorzata"}, {"Żaneta"}, {"Elżbieta"}, {"Zofia"}};
constexpr Spelling polish_men[] = {
    {"Łukasz"}, {"Paweł"}, {"Michał"}, {"Grzegorz"}, {"Święcisław"}};
constexpr Spelling polish_families[] = {
    {"Nowak"}, {"Wójcik"}, {"Kowalczyk"}, {"Woźniak"}, {"Gołąb"}, {"Zając"}};
// clang-format on

constexpr std::array all{
    Culture{"NLD", 62, dutch_women, dutch_men, dutch_families},
    Culture{"MAR", 9, arabic_women, arabic_men, arabic_families},
    Culture{"TUR", 7, turkish_women, turkish_men, turkish_families},
    Culture{"UKR", 5, ukrainian_women, ukrainian_men, ukrainian_families},
    Culture{"GRC", 3, greek_women, greek_men, greek_families},
    Culture{"ISR", 3, hebrew_women, hebrew_men, hebrew_families},
    Culture{"CHN", 4, chinese_women, chinese_men, chinese_families, true},
    Culture{"DEU", 4, german_women, german_men, german_families},
    Culture{"POL", 3, polish_women, polish_men, polish_families},
};

}  // namespace

std::span<const Culture> cultures() {
  return all;
}

}  // namespace kroniek::demo
