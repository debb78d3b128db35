#include "tests/api/cli_support.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "api/cli/run.h"
#include "api/data_directory.h"

namespace kroniek::test {
namespace {

constexpr int start_milliseconds_max = 60'000;  // with sanitizers on a busy machine

std::string read_line(int descriptor) {
  std::string line;
  char c = 0;
  for (;;) {
    pollfd waiting{descriptor, POLLIN, 0};
    if (::poll(&waiting, 1, start_milliseconds_max) <= 0 || ::read(descriptor, &c, 1) != 1 || c == '\n')
      return line;
    line += c;
  }
}

}  // namespace

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

Serving::Serving(const std::string& data, const std::vector<std::string>& more) {
  std::vector<std::string> words{KRONIEK_BINARY, "serve", "--data", data, "--port", "0"};
  // A test's disk may be small.
  if (more.empty()) words.push_back("--free-space-min=1");
  words.insert(words.end(), more.begin(), more.end());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  int out[2];
  VERIFY(::pipe(out) == 0, "a test needs a pipe");
  const auto log = (directory_.path() / "log").string();
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(out[1], STDOUT_FILENO);
    ::dup2(::open(log.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    ::execv(KRONIEK_BINARY, arguments.data());
    ::_exit(127);
  }
  ::close(out[1]);
  const auto line = read_line(out[0]);
  ::close(out[0]);
  if (line.starts_with("ready ")) url_ = line.substr(6);
}

Serving::~Serving() {
  end(SIGKILL);
}

int Serving::end(int signal) {
  if (process_ < 0) return -1;
  int status = 0;
  ::kill(process_, signal);
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Serving::log() const {
  return read_file(directory_.path() / "log");
}

}  // namespace kroniek::test
