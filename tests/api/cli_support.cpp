#include "tests/api/cli_support.h"

#include <fstream>
#include <sstream>

#include "api/cli/run.h"
#include "api/data_directory.h"

namespace kroniek::test {

Answer invoke(const std::vector<std::string>& words, const std::string& in, Terminal terminal) {
  std::istringstream input(in);
  std::ostringstream out, err;
  const bool people = terminal == Terminal::yes;
  cli::Streams streams{input, out, err, people, people, people};
  const auto tools = make_toolbox();
  const int exit = cli::run(words, streams, tools);
  return {exit, out.str(), err.str()};
}

std::string at(const Json& json, std::string_view path) {
  const Json* place = &json;
  while (place != nullptr && !path.empty()) {
    const auto dot = path.find('.');
    place = place->find(path.substr(0, dot));
    path.remove_prefix(dot == path.npos ? path.size() : dot + 1);
  }
  if (place == nullptr) return "";
  return place->string() != nullptr ? *place->string() : write_json(*place);
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

Register::Register() : data(file("data")) {
  const auto answer =
      invoke({"init", "--data", data, "--origin", "test.example/cli", "--free-space-min", "1"});
  VERIFY(answer.exit == 0, "a test needs a register");
  founded = answer.json();
}

std::vector<std::string> Register::administrator(std::vector<std::string> words) const {
  words.insert(words.end(), {"--key", at(founded, "administrator.keyFile"), "--actor",
                             at(founded, "administrator.actor")});
  return words;
}

std::string Register::enrolment(const std::string& name) const {
  const auto key = invoke({"key", "new", "--out", file(name + ".jwk")});
  const auto path = file(name + ".json");
  write_file(path,
             write_json(Json::object({{"type", "actor.enrolled"},
                                      {"mandate", at(founded, "administrator.mandate")},
                                      {"basis", Json::array({"AVG-6-1-e"})},
                                      {"data", Json::object({{"organisation", at(founded, "organisation")},
                                                             {"function", "registrar"},
                                                             {"kind", "person"},
                                                             {"key", *key.json().find("publicKey")},
                                                             {"name", name}})}})));
  return path;
}

}  // namespace kroniek::test
