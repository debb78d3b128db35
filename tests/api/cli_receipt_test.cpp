// Receipts that are checked offline, and the persons that commands act for.
#include <catch2/catch.hpp>

#include "core/bytes.h"
#include "core/log/signed_note.h"
#include "tests/api/cli_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("receipt verify-view: a view is proven offline, and one of which a byte differs is not") {
  const Register made, other;
  REQUIRE(invoke({"seal", "--data", made.data}).exit == 0);
  const auto proof = made.file("proof.json"), view = made.file("view.json");
  {
    const Serving serving(made.data);
    const auto answer = invoke(made.administrator(
        {"get", "/v1/" + at(made.founded, "organisation") + "/_seal-proof", "--url", serving.url()}));
    REQUIRE(answer.exit == 0);
    write_file(proof, answer.out);
  }
  const auto check = [&](const std::string& log_key, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"receipt", "verify-view", "--proof", proof, "--log-key", log_key};
    words.insert(words.end(), more.begin(), more.end());
    return invoke(words);
  };
  const auto key = at(made.founded, "logKey");
  const auto proven = check(key);
  REQUIRE(proven.exit == 0);
  CHECK(at(proven.json(), "stream") == at(made.founded, "organisation"));
  CHECK(at(proven.json(), "statements") == "1");
  CHECK(at(proven.json(), "sealedSize") == "4");
  CHECK(check(at(other.founded, "logKey")).exit == 1);

  const auto shown = *parse_json(read_file(proof)).value().find("view");
  write_file(view, pretty_json(shown));  // spaces do not count
  CHECK(check(key, {"--view", view}).exit == 0);
  auto text = write_json(shown);
  text[text.find("FOUNDER")] ^= 1;
  write_file(view, text);
  const auto refused = check(key, {"--view", view});
  CHECK(refused.exit == 1);
  CHECK(holds(refused.err, "seal.view-differs"));
}

TEST_CASE("receipt verify: everything that was altered is found, and nobody is asked") {
  const Register made, other;
  const auto receipt = made.file("a.receipt"), statement = made.file("a.sd-jwt");
  {
    const Serving serving(made.data);
    REQUIRE(invoke(made.administrator({"submit", "--url", serving.url(), "--receipt", receipt, "--statement",
                                       statement, made.enrolment("ada")}))
                .exit == 0);
  }
  const auto check = [&](const std::string& log_key, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"receipt",     "verify",  "--receipt", receipt,
                                   "--statement", statement, "--log-key", log_key};
    words.insert(words.end(), more.begin(), more.end());
    return invoke(words);
  };
  const auto key = at(made.founded, "logKey");
  const auto good_receipt = read_file(receipt), good_statement = read_file(statement);
  REQUIRE(check(key).exit == 0);

  SECTION("the log's key") {
    const auto answer = check(at(other.founded, "logKey"));
    CHECK(answer.exit == 1);
    CHECK(holds(answer.err, "note.unsigned"));
    CHECK(check("key").exit == 2);
  }
  SECTION("any byte of the receipt's proof") {
    for (std::size_t i = good_receipt.find("\nindex"); i < good_receipt.size(); i += 7) {
      auto altered = good_receipt;
      altered[i] = static_cast<char>(altered[i] ^ 1);
      write_file(receipt, altered);
      CAPTURE(i);
      CHECK(check(key).exit == 1);
    }
  }
  SECTION("the moment of recording") {
    CHECK(check(key, {"--recorded-at", "2026-01-01T00:00:00Z"}).exit == 1);
    write_file(receipt, good_receipt.substr(0, good_receipt.find("extra")) +
                            good_receipt.substr(good_receipt.find("index")));
    const auto answer = check(key);
    CHECK(answer.exit == 1);
    CHECK(holds(answer.err, "receipt.recorded-at-missing"));
  }
  SECTION("the statement") {
    for (std::size_t i = 0; i < good_statement.find('~'); i += 31) {
      auto altered = good_statement;
      altered[i] = altered[i] == 'A' ? 'B' : 'A';
      write_file(statement, altered);
      CAPTURE(i);
      CHECK(check(key).exit == (altered == good_statement ? 0 : 1));
    }
  }
  SECTION("disclosures may be withheld, not brought along") {
    const auto jws = good_statement.substr(0, good_statement.find('~') + 1);
    write_file(statement, jws + "\n");
    CHECK(at(check(key).json(), "disclosuresShown") == "0");
    write_file(statement, jws + base64url(as_bytes(R"(["AAAAAAAAAAAAAAAAAAAAAA","name","Eve"])")) + "~");
    const auto answer = check(key);
    CHECK(answer.exit == 1);
    CHECK(holds(answer.err, "receipt.disclosure-foreign"));
  }
  SECTION("a policy asks for a witness that has not cosigned") {
    const auto policy = made.file("policy");
    const NoteKey witness{"w.example", NoteKeyType::cosignature, parse_vkey(key).value().key};
    write_file(policy, "log " + key + "\nwitness w " + format_vkey(witness) + "\nquorum w\n");
    const auto answer = check(key, {"--policy", policy});
    CHECK(answer.exit == 1);
    CHECK(holds(answer.err, "receipt.quorum-missing"));
    write_file(policy, "log " + key + "\nquorum none\n");
    CHECK(check(key, {"--policy", policy}).exit == 0);
  }
  SECTION("a policy that does not read says nothing of the receipt") {
    const auto policy = made.file("policy");
    write_file(policy, "witness w w.example+\n");
    CHECK(check(key, {"--policy", policy}).exit == 2);
    CHECK(check(key, {"--policy", made.file("nowhere")}).exit == 2);
  }
}

TEST_CASE("personas: somebody is found by role or name, and nobody by guessing") {
  const Register made;
  const auto key = parse_json(read_file(at(made.founded, "administrator.keyFile"))).value();
  const auto one = [&](const char* name, const char* role) {
    return Json::object({{"actor", at(made.founded, "administrator.actor")},
                         {"name", name},
                         {"role", role},
                         {"mandate", at(made.founded, "administrator.mandate")},
                         {"key", key}});
  };
  const auto file = made.file("personas.json");
  write_file(
      file,
      write_json(Json::array({one("Ada", "administrator"), one("Bo", "registrar"), one("Cy", "registrar")})));
  const auto token = [](const std::string& who) {
    return invoke({"token", "--origin", "o", "--persona", who});
  };
  CHECK(token(file + "#Ada").exit == 0);
  CHECK(token(made.directory.path().string() + "#administrator").exit == 0);
  CHECK(holds(token(file + "#registrar").err, "persona.ambiguous"));
  CHECK(holds(token(file + "#Eve").err, "persona.unknown"));
  CHECK(holds(token(made.file("data/lock") + "#Ada").err, "persona.unreadable"));
  CHECK(holds(token(made.file("nowhere.json") + "#Ada").err, "file.unreadable"));
}
