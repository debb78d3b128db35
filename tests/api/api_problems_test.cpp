// Every code that a source names is explained, and every explanation is of a code that some source names.
// Reads the sources as text: a code is a literal `<subject>.<reason>`.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "api/http/problem_table.h"
#include "api/http/problem_texts.h"
#include "core/catalog.h"
#include "core/domain/registrations.h"

namespace kroniek::test {
namespace {

namespace fs = std::filesystem;
const fs::path root = KRONIEK_SOURCE_DIR;

// Codes by the file that names them.
using Codes = std::map<std::string, std::string>;

std::string read(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Without its comments. No literal of ours that could be a code holds `//`.
std::string without_comments(const std::string& text) {
  static const std::regex comment(R"((^|[^:"])//[^\n]*)");
  return std::regex_replace(text, comment, "$1");
}

// Literals of the form of a code that are none: names of files, and kinds of duties, which all end so.
bool is_something_else(const std::string& literal) {
  const std::set<std::string> files{"json", "jwk", "pem", "csv", "html", "css",
                                    "js",   "svg", "txt", "tsv", "log"};
  return literal.starts_with("rocksdb.") || literal.ends_with("-due") ||
         files.contains(literal.substr(literal.find('.') + 1));
}

// An event type is a code too only where it is what somebody is refused with.
bool is_refused_with(const std::string& before) {
  static const std::regex call(R"re((conflict|invalid|forbidden|refuse)\(\s*$|ErrorKind::\w+,\s*$)re");
  return std::regex_search(before, call);
}

void add_literals(Codes& codes, const std::string& text, const std::string& file) {
  static const std::regex code(R"re("([a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*)")re");
  for (auto at = std::sregex_iterator(text.begin(), text.end(), code); at != std::sregex_iterator(); ++at) {
    const std::string literal = (*at)[1];
    if (is_something_else(literal)) continue;
    const auto from = static_cast<std::size_t>(at->position());
    const auto before = text.substr(from < 60 ? 0 : from - 60, std::min<std::size_t>(from, 60));
    if (find_event(literal).event != nullptr && !is_refused_with(before)) continue;
    codes.emplace(literal, file);
  }
}

// `bad("nul", …)` in framing.cpp is `framing.nul`.
struct Helper {
  std::string file;
  std::string call;
  std::string subject;
};
const std::vector<Helper> helpers{{"api/http/framing.cpp", "bad", "framing."},
                                  {"api/cli/verb.cpp", "usage", "usage."}};

void add_helper_codes(Codes& codes, const Helper& helper) {
  const auto text = without_comments(read(root / helper.file));
  const std::regex call("\\b" + helper.call + "\\(\\s*\"([a-z0-9-]+)\"");
  for (auto at = std::sregex_iterator(text.begin(), text.end(), call); at != std::sregex_iterator(); ++at)
    codes.emplace(helper.subject + std::string((*at)[1]), helper.file);
}

// Codes that are put together from values: of a phase, of a kind of stream, of a field of a zone, of a row.
void add_composed_codes(Codes& codes) {
  using Phase = registration::Phase;
  for (const auto phase :
       {Phase::departed, Phase::aftercare_handed_over, Phase::closed, Phase::no_show, Phase::stayed_by_choice,
        Phase::home_by_other_means, Phase::deceased, Phase::registered_in_error})
    codes.emplace("registration." + std::string(name_of(phase)), "core/domain/registration_rules.cpp");
  for (const auto& aggregate : catalog())
    if (std::any_of(aggregate.view_fields.begin(), aggregate.view_fields.end(),
                    [](const FieldInfo& field) { return field.options.unique; }))
      codes.emplace(std::string(aggregate.singular) + ".taken", "core/register/recorder.cpp");
  for (const std::string field :
       {"issuer", "nationality", "optional-data", "check-digit-birth-date", "check-digit-composite",
        "check-digit-document-number", "check-digit-expiry", "check-digit-optional-data"})
    codes.emplace("mrz." + field, "core/domain/mrz.cpp");
  for (const std::string row : {"row-missing", "row-different", "row-unexpected"})
    codes.emplace("store." + row, "core/register/audit_tables.cpp");
}

Codes codes_of_sources() {
  Codes codes;
  for (const auto* room : {"core", "api", "storage", "crypto"})
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const auto name = entry.path().filename().string();
      const bool is_source = entry.path().extension() == ".cpp" || entry.path().extension() == ".h";
      if (!is_source || name.starts_with("problem_table")) continue;
      add_literals(codes, without_comments(read(entry.path())), fs::relative(entry.path(), root).string());
    }
  for (const auto& helper : helpers) add_helper_codes(codes, helper);
  add_composed_codes(codes);
  return codes;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += "\n  " + line;
  return out;
}

}  // namespace

TEST_CASE("problems: every code that the program can give is explained") {
  const auto codes = codes_of_sources();
  CHECK(codes.size() > 400);
  std::vector<std::string> missing;
  for (const auto& [code, file] : codes)
    if (http::explain_code(code).empty()) missing.push_back(code + " (" + file + ")");
  INFO("not explained in api/http/problem_table_*.cpp:" << joined(missing));
  CHECK(missing.empty());
}

TEST_CASE("problems: no explanation is of a code that no source names") {
  const auto codes = codes_of_sources();
  std::vector<std::string> idle;
  for (const auto& row : http::problem_table())
    if (!codes.contains(std::string(row.code))) idle.emplace_back(row.code);
  INFO("explained, but never given:" << joined(idle));
  CHECK(idle.empty());
}

TEST_CASE("problems: each code is explained once, in one to four whole sentences") {
  std::set<std::string_view> seen;
  for (const auto& row : http::problem_table()) {
    CAPTURE(row.code, row.text);
    CHECK(seen.insert(row.code).second);
    CHECK(row.text.size() >= 20);
    CHECK(row.text.size() <= 400);
    CHECK((row.text.ends_with('.') || row.text.ends_with('?')));
    CHECK(row.text.find("  ") == std::string_view::npos);
    CHECK_FALSE((row.text.front() >= 'a' && row.text.front() <= 'z'));
  }
}

TEST_CASE("problems: an explanation begins with its code; an unknown code has none") {
  CHECK(http::explain_code("stream.unknown").starts_with("stream.unknown\n\n"));
  CHECK(http::explain_code("no.such-code").empty());
  CHECK(http::explain_code("").empty());
}

}  // namespace kroniek::test
