// Loads a register that runs on this machine, and checks later that it kept what it acknowledged.
//   load_client enrol PORT INIT.json KEY.jwk CAST.json ed25519|es256
//   load_client load PORT CAST.json SERIES STATEMENTS CONNECTIONS BATCH ACKS UNANSWERED
//   load_client check PORT ACKS UNANSWERED SIZE
// ACKS gets a line `jti index` for each acknowledgement as it comes; UNANSWERED a line `jti statement` for
// each that was sent when the server went away. `check` sends those again, twice, adds them to ACKS, and
// wants every line of ACKS proved at its index, no index twice, and a log of SIZE entries and those of ACKS,
// no more.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "core/log/checkpoint.h"
#include "core/log/proof.h"
#include "tests/sim/load.h"

using namespace kroniek;
using namespace kroniek::sim;

namespace {

[[noreturn]] void fail(const std::string& why) {
  std::cerr << "load_client: " << why << "\n";
  std::exit(1);
}

std::uint64_t number(const std::string& text) {
  return std::strtoull(text.c_str(), nullptr, 10);
}

Json read_json(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  auto json = parse_json(text.str());
  if (!json.ok()) fail(path + " is no JSON");
  return *std::move(json);
}

std::vector<std::pair<std::string, std::string>> read_pairs(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::pair<std::string, std::string>> pairs;
  std::string first, second;
  while (file >> first >> second) pairs.emplace_back(first, second);
  return pairs;
}

std::string ask(Connection& connection, const std::string& request) {
  auto answer = connection.exchange(request);
  if (!answer.has_value()) fail("the server went away");
  if (answer->status >= 300)
    fail("the server answered " + std::to_string(answer->status) + ": " + answer->body);
  return std::move(answer->body);
}

std::uint64_t log_size(Connection& connection) {
  const auto note = parse_note(ask(connection, get_request("/log/checkpoint")));
  if (!note.ok()) fail("the checkpoint does not read");
  const auto checkpoint = parse_checkpoint(note->text);
  if (!checkpoint.ok()) fail("the checkpoint does not read");
  return checkpoint->size.value;
}

void enrol(const std::vector<std::string>& words) {
  Connection connection(static_cast<std::uint16_t>(number(words[1])));
  const auto kind = words[5] == "es256" ? KeyKind::p256 : KeyKind::ed25519;
  const auto cast = sim::enrol(connection, read_founder(read_json(words[2]), read_json(words[3])), 8, kind);
  std::ofstream(words[4]) << write_json(write_cast(cast));
  std::cout << log_size(connection) << "\n";
}

void load(const std::vector<std::string>& words) {
  const auto statements = sign_openings(read_cast(read_json(words[2])),
                                        static_cast<std::uint32_t>(number(words[3])), number(words[4]));
  std::ofstream acks(words[7], std::ios::app);
  std::cout << "sending" << std::endl;  // flushed: whoever will kill the server waits for it
  const LoadPlan plan{static_cast<std::uint16_t>(number(words[1])), number(words[5]), number(words[6])};
  const auto report = put_load(plan, statements, [&](std::size_t which, std::uint64_t index) {
    acks << statements[which].jti << ' ' << index << '\n' << std::flush;
  });
  std::ofstream unanswered(words[8], std::ios::trunc);
  for (const auto which : report.unanswered)
    unanswered << statements[which].jti << ' ' << statements[which].text << '\n';
  std::printf(
      "acknowledged=%zu unanswered=%zu busy=%zu statements_per_second=%.0f p50_us=%.0f p99_us=%.0f "
      "cut_off=%s\n",
      report.acknowledged, report.unanswered.size(), report.busy,
      static_cast<double>(report.acknowledged) / report.seconds, percentile(report.microseconds, 0.5),
      percentile(report.microseconds, 0.99), report.cut_off ? "yes" : "no");
}

void resend(Connection& connection, const std::string& acks_path, const std::string& unanswered_path) {
  std::ofstream acks(acks_path, std::ios::app);
  for (const auto& [jti, text] : read_pairs(unanswered_path)) {
    const auto request = post_request("/v1/statements", "application/sd-jwt", text);
    const auto first = ask(connection, request);
    if (ask(connection, request) != first) fail(jti + " sent again got another answer");
    acks << jti << ' ' << index_in(first) << '\n';
  }
}

void check(const std::vector<std::string>& words) {
  Connection connection(static_cast<std::uint16_t>(number(words[1])));
  resend(connection, words[2], words[3]);
  const auto acks = read_pairs(words[2]);
  std::set<std::string> indexes;
  for (const auto& [jti, index] : acks) {
    const auto receipt = parse_receipt(ask(connection, get_request("/v1/statements/" + jti + "/proof")));
    if (!receipt.ok()) fail("the receipt of " + jti + " does not read");
    if (std::to_string(receipt->index.value) != index)
      fail(jti + " was acknowledged at " + index + " and is at " + std::to_string(receipt->index.value));
    if (!indexes.insert(index).second) fail("two statements were acknowledged at " + index);
  }
  const auto size = log_size(connection);
  if (size != number(words[4]) + acks.size())
    fail("the log has " + std::to_string(size) + " entries where " + words[4] + " and " +
         std::to_string(acks.size()) + " were acknowledged");
  std::cout << "checked=" << acks.size() << "\n";
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() == 6 && words[0] == "enrol") return enrol(words), 0;
  if (words.size() == 9 && words[0] == "load") return load(words), 0;
  if (words.size() == 5 && words[0] == "check") return check(words), 0;
  std::cerr << "load_client: see the head of load_client.cpp for its three ways of use\n";
  return 2;
}
