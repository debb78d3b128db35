// The house stays as ops/ARCHITECTURE.md draws it: who may include whom, how large things may be, and that
// everything that looks like a source or a test is built. Reads the sources as text.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path root = KRONIEK_SOURCE_DIR;

std::string read(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> files_of(const std::vector<std::string>& rooms,
                                  const std::vector<std::string>& endings) {
  std::vector<std::string> out;
  for (const auto& room : rooms)
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const auto relative = fs::relative(entry.path(), root).string();
      if (relative.find("node_modules") != std::string::npos || !entry.is_regular_file()) continue;
      if (std::find(endings.begin(), endings.end(), entry.path().extension()) != endings.end())
        out.push_back(relative);
    }
  std::sort(out.begin(), out.end());
  return out;
}

const std::vector<std::string> all_rooms{"core", "crypto", "storage", "api", "tests"};

std::vector<std::string> includes_of(const std::string& file) {
  static const std::regex include(R"re(#include\s+[<"]([^>"]+)[>"])re");
  const auto text = read(root / file);
  std::vector<std::string> out;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), include); it != std::sregex_iterator(); ++it)
    out.push_back((*it)[1]);
  return out;
}

bool begins(const std::string& text, const std::string& prefix) {
  return text.rfind(prefix, 0) == 0;
}

// The system's own, which any room may use.
bool is_system(const std::string& include) {
  for (const auto* folder : {"arpa/", "netinet/", "sys/"})
    if (begins(include, folder)) return true;
  return include.find('/') == std::string::npos;
}

// Which part of the house an include leads to, or which vendor; empty for the standard library and the
// system. A folder that is none of them is a vendor that nobody has let in.
std::string target_of(const std::string& include) {
  for (const auto* room : {"core/", "crypto/", "storage/", "api/", "tests/"})
    if (begins(include, room)) return std::string(room, std::strlen(room) - 1);
  const std::map<std::string, std::string> vendors{
      {"boost/json", "boost-json"}, {"boost/", "boost"},    {"openssl/", "openssl"}, {"sodium", "sodium"},
      {"rocksdb/", "rocksdb"},      {"capnp/", "capnp"},    {"kj/", "capnp"},        {"catch2/", "catch"},
      {"rapidcheck", "rapidcheck"}, {"schema/", "storage"}, {"zlib.h", "zlib"},      {"expat.h", "expat"},
      {"unicode/", "icu"}};
  for (auto vendor = vendors.rbegin(); vendor != vendors.rend(); ++vendor)
    if (begins(include, vendor->first)) return vendor->second;
  return is_system(include) ? "" : "unknown";
}

// Code alone: without comments, and without what stands in texts.
std::string code_of(const std::string& file) {
  static const std::regex aside(R"re(//[^\n]*|"(\\.|[^"\\\n])*")re");
  return std::regex_replace(read(root / file), aside, "\"\"");
}

// What a file may include, by the room it is in. The two that wire the house may name concrete classes.
std::set<std::string> allowed(const std::string& file) {
  if (begins(file, "core/json.cpp")) return {"core", "boost-json"};
  if (file == "core/formats/zip.cpp") return {"core", "zlib"};
  if (file == "core/formats/xml.cpp") return {"core", "expat"};
  if (begins(file, "core/search/folding.cpp")) return {"core", "icu"};
  if (begins(file, "core/")) return {"core"};
  if (begins(file, "crypto/")) return {"core", "crypto", "openssl", "sodium"};
  if (begins(file, "storage/")) return {"core", "storage", "rocksdb", "capnp"};
  if (file == "api/main.cpp" || begins(file, "api/data_directory"))
    return {"core", "api", "crypto", "storage"};
  if (begins(file, "api/http/tls") || begins(file, "api/http_client.cpp"))
    return {"core", "api", "boost", "openssl"};
  if (begins(file, "api/")) return {"core", "api", "boost"};
  return {"core",    "crypto", "storage", "api",   "tests", "boost",      "boost-json",
          "openssl", "sodium", "rocksdb", "capnp", "catch", "rapidcheck", "zlib"};
}

// Of a definition's head, joined to one line.
std::string function_name(const std::string& head) {
  const auto end = head.find('(');
  auto begin = end;
  while (begin > 0 && (std::isalnum(static_cast<unsigned char>(head[begin - 1])) != 0 ||
                       std::strchr("_:~", head[begin - 1]) != nullptr))
    --begin;
  return head.substr(begin, end - begin);
}
std::size_t parameters(const std::string& head) {
  std::size_t commas = 0;
  int depth = 1, angles = 0;
  for (auto at = head.find('(') + 1; at < head.size() && depth > 0; ++at) {
    const char c = head[at];
    depth += std::strchr("([{", c) != nullptr ? 1 : std::strchr(")]}", c) != nullptr ? -1 : 0;
    angles += c == '<' ? 1 : c == '>' ? -1 : 0;
    if (c == ',' && depth == 1 && angles == 0) ++commas;
  }
  return commas + 1;
}

std::string list(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += "\n  " + line;
  return out;
}

// Of a file, the kinds of duty that it names in quotes.
std::set<std::string> duties_in(const std::string& text) {
  static const std::regex kind(R"re("([a-z-]+\.[a-z-]+-due)")re");
  std::set<std::string> kinds;
  for (auto it = std::sregex_iterator(text.begin(), text.end(), kind); it != std::sregex_iterator(); ++it)
    kinds.insert((*it)[1]);
  return kinds;
}

}  // namespace

TEST_CASE("tidy: nobody includes what the house does not allow") {
  std::vector<std::string> wrong;
  for (const auto& file : files_of(all_rooms, {".h", ".cpp"}))
    for (const auto& include : includes_of(file))
      if (const auto target = target_of(include); !target.empty() && allowed(file).count(target) == 0)
        wrong.push_back(file + " includes " + include);
  INFO(list(wrong));
  CHECK(wrong.empty());
}

TEST_CASE("tidy: no personal field type is reachable from the entry codec") {
  std::set<std::string> reached;
  std::function<void(const std::string&)> walk = [&](const std::string& file) {
    if (!fs::exists(root / file) || !reached.insert(file).second) return;
    for (const auto& include : includes_of(file)) walk(include);
  };
  walk("storage/entry_codec.cpp");
  CHECK(reached.count("core/ports.h") == 1);
  std::vector<std::string> wrong;
  for (const auto& file : reached)
    if (file == "core/hidden.h" || file == "core/fields.h" || begins(file, "core/domain/"))
      wrong.push_back(file);
  INFO(list(wrong));
  CHECK(wrong.empty());
}

TEST_CASE("tidy: files, lines and headers keep their budgets") {
  constexpr std::size_t lines_max = 400;
  constexpr std::size_t columns_max = 110;
  std::vector<std::string> wrong;
  for (const auto& file : files_of(all_rooms, {".h", ".cpp", ".js", ".css", ".capnp"})) {
    std::istringstream text(read(root / file));
    std::string line;
    std::size_t lines = 0;
    while (std::getline(text, line)) {
      ++lines;
      const auto width = static_cast<std::size_t>(std::count_if(
          line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
      if (width > columns_max)
        wrong.push_back(file + ":" + std::to_string(lines) + " is " + std::to_string(width) + " wide");
    }
    if (lines > lines_max) wrong.push_back(file + " has " + std::to_string(lines) + " lines");
  }
  for (const auto& file : files_of({"core", "crypto", "storage", "api"}, {".h"}))
    if (!begins(read(root / file), "// ")) wrong.push_back(file + " does not say what it is for");
  INFO(list(wrong));
  CHECK(wrong.empty());
}

TEST_CASE("tidy: no function is longer than sixty lines") {
  // The sources are formatted: a function's body begins on a line that ends in `{` at the left margin and
  // ends with `}` alone on one.
  constexpr std::size_t function_lines_max = 60;
  std::vector<std::string> wrong;
  for (const auto& file : files_of({"core", "crypto", "storage", "api"}, {".cpp"})) {
    std::istringstream text(read(root / file));
    std::string line;
    std::size_t number = 0;
    std::size_t begun = 0;
    while (std::getline(text, line)) {
      ++number;
      const bool opens =
          !line.empty() && line[0] != ' ' && line.back() == '{' && line.find(") ") != std::string::npos;
      if (opens) begun = number;
      if (line == "}" && begun != 0) {
        if (number - begun > function_lines_max)
          wrong.push_back(file + ":" + std::to_string(begun) + " has " + std::to_string(number - begun) +
                          " lines");
        begun = 0;
      }
    }
  }
  INFO(list(wrong));
  CHECK(wrong.empty());
}

TEST_CASE("tidy: a function takes four parameters at most") {
  // As above by what is formatted: a definition begins at the left margin. These are older, or of a library.
  const std::set<std::string> known{
      "api/demo/flight.cpp fly",
      "api/demo/foundation.cpp founding_plan",
      "api/http/handlers/manifest_version_handlers.cpp version_of",
      "api/http/tls.cpp choose_protocol",
      "core/domain/mrz.cpp check_digit",
      "core/formats/xml.cpp on_doctype",
      "core/register/vault.cpp Vault::put",
      "core/register/vault.cpp Vault::put_class",
      "storage/rocks_snapshot.cpp RocksSnapshot::scan",
  };
  constexpr std::size_t parameters_max = 4;
  std::vector<std::string> wrong;
  for (const auto& file : files_of({"core", "crypto", "storage", "api"}, {".cpp", ".h"})) {
    std::istringstream text(code_of(file));
    std::string line, head;
    while (std::getline(text, line)) {
      const bool begins_one = !line.empty() && std::string(" #/}").find(line[0]) == std::string::npos &&
                              line.find('(') != std::string::npos;
      if (head.empty() && !begins_one) continue;
      head += line;
      if (line.empty() || std::string("{};").find(line.back()) == std::string::npos) continue;
      const auto name = file + " " + function_name(head);
      if (line.back() == '{' && parameters(head) > parameters_max && known.count(name) == 0)
        wrong.push_back(name + " takes " + std::to_string(parameters(head)));
      head.clear();
    }
  }
  INFO(list(wrong));
  CHECK(wrong.empty());
}

TEST_CASE("tidy: coroutines stand in the server's three files, and give no braced temporary to co_await") {
  const std::set<std::string> server{"api/http/connection.cpp", "api/http/connection_answer.cpp",
                                     "api/http/server.cpp"};
  const std::regex coroutine(R"(\bco_(await|return|yield)\b)");
  // GCC 12 miscompiles them: what is given must be named, and moved in.
  const std::regex braced(R"(\bco_await\b[^;]*([(,]\s*|[A-Za-z0-9_>])\{)");
  std::vector<std::string> wrong;
  for (const auto& file : files_of(all_rooms, {".h", ".cpp"})) {
    const auto code = code_of(file);
    if (server.count(file) == 0 && std::regex_search(code, coroutine)) wrong.push_back(file);
    if (std::regex_search(code, braced)) wrong.push_back(file + " gives a braced temporary to co_await");
  }
  INFO(list(wrong));
  CHECK(wrong.empty());
  CHECK(std::regex_search("co_await write(Head{1, 2});", braced));
  CHECK(std::regex_search("co_await write({1, 2}, body);", braced));
  CHECK_FALSE(std::regex_search("while (!co_await read(head)) {", braced));
}

TEST_CASE("tidy: every source and every test is built") {
  static const std::regex word(R"re([A-Za-z0-9_./-]+)re");
  static const std::regex comment(R"re(#[^\n]*)re");
  std::set<std::string> built;
  for (const auto& room : all_rooms)
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      if (entry.path().filename() != "CMakeLists.txt") continue;
      const auto directory = fs::relative(entry.path().parent_path(), root);
      const auto text = std::regex_replace(read(entry.path()), comment, "");
      for (auto it = std::sregex_iterator(text.begin(), text.end(), word); it != std::sregex_iterator(); ++it)
        built.insert((directory / it->str()).lexically_normal().string());
    }
  std::vector<std::string> wrong;
  for (const auto& file : files_of(all_rooms, {".cpp"}))
    if (built.count(file) == 0) wrong.push_back(file + " is in no CMakeLists.txt");
  INFO(list(wrong));
  CHECK(wrong.empty());
}

TEST_CASE("tidy: the table of duties and the page's names are of the kinds that aggregates declare") {
  std::set<std::string> declared;
  for (const auto& file : files_of({"core/domain"}, {".cpp"})) declared.merge(duties_in(read(root / file)));
  CHECK(declared.size() > 40);
  CHECK(duties_in(read(root / "core/duty_kinds.cpp")) == declared);
  const auto named = duties_in(read(root / "api/web/dutch_duties.js"));
  CHECK(std::includes(named.begin(), named.end(), declared.begin(), declared.end()));
}

TEST_CASE("tidy: nothing names a place of the machine that it was written on") {
  const std::regex place(R"((/work/|/home/[a-z]+/|/tmp/bash_jobs))");
  std::vector<std::string> wrong;
  for (const auto& file :
       files_of({"core", "crypto", "storage", "api", "ops"}, {".h", ".cpp", ".md", ".js", ".txt", ".html"}))
    if (std::regex_search(read(root / file), place)) wrong.push_back(file);
  INFO(list(wrong));
  CHECK(wrong.empty());
}
