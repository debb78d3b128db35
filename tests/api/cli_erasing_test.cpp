// An old backup and an erasure that came after it: nothing is served from the backup, and what is restored
// from it holds nothing of who was erased, in any file.
#include <catch2/catch.hpp>

#include "core/domain/registration_number.h"
#include "core/register/tables.h"
#include "tests/api/cli_support.h"
#include "tests/api/raw_files.h"

namespace kroniek::test {
namespace {

const std::vector<std::string> erased_values{"Vandeneeckhoutte", "Marguerite", "1984-05-17", "XPQ7RT2K9",
                                             "insuline koel bewaren"};

// A register with one person in it, and two officers who may erase.
class Desk {
 public:
  Desk() {
    const Serving serving(made.data);
    url_ = serving.url();
    for (const std::string name : {"ada", "bob"}) {
      actors_[name] = stream(submit(made.enrolment(name), "administrator"));
      for (const std::string role : {"data-protection-officer", "kcr2-duty-officer", "registrar"})
        mandates_[name + role] = stream(grant(actors_[name], role));
    }
    operation_ = stream(say("ada", "kcr2-duty-officer", "operation.opened", "",
                            R"({"kind":"repatriation","title":"Test","area":["VR22"],"lead":")" +
                                at(made.founded, "organisation") + R"(","ground":"Wvr-39"})"));
    file = stream(say(
        "ada", "registrar", "registration.opened", "",
        R"({"number": ")" + format_registration_number({"TST", 1}).value() + R"(", "source": "desk-1"})"));
    say("ada", "registrar", "registration.seen", file, R"({"checkpoint": "AMS-1"})");
    say("ada", "registrar", "registration.identified", file,
        R"({"level": 2, "basis": ["document-seen"], "minor": false,
            "names": {"family": "Vandeneeckhoutte", "given": "Marguerite"}, "dateOfBirth": "1984-05-17",
            "document": {"type": "passport", "issuer": "NLD", "number": "XPQ7RT2K9"}})");
    say("ada", "registrar", "registration.need-recorded", file,
        R"({"category": "medical", "urgent": true, "detail": "insuline koel bewaren"})");
  }

  void erase() {
    const Serving serving(made.data);
    url_ = serving.url();
    const auto erasure =
        stream(say("ada", "data-protection-officer", "erasure.proposed", "",
                   R"({"subject": ")" + file + R"(", "classes": ["personal", "text"], "ground": "AVG-17"})"));
    say("bob", "data-protection-officer", "erasure.approved", erasure, "{}");
    say("ada", "data-protection-officer", "erasure.performed", erasure, "{}");
  }

  const Register made;
  std::string file;

 private:
  static std::string stream(const Answer& answer) {
    INFO(answer.err);
    REQUIRE(answer.exit == 0);
    return at(answer.json(), "stream");
  }
  Answer submit(const std::string& path, const std::string& who) {
    std::vector<std::string> words{"submit", "--url", url_, path};
    if (who == "administrator")
      words = made.administrator(words);
    else
      words.insert(words.end(), {"--key", made.file(who + ".jwk"), "--actor", actors_[who]});
    return invoke(words);
  }
  Answer grant(const std::string& holder, const std::string& role) {
    const auto json = Json::object(
        {{"type", "mandate.granted"},
         {"mandate", at(made.founded, "administrator.mandate")},
         {"basis", Json::array({"Wvr-39"})},
         {"data", Json::object({{"holder", holder},
                                {"role", role},
                                {"scope", Json::object()},
                                {"tasks", Json::array({"information", "people"})},
                                {"basis", Json::array({"Wvr-39"})},
                                {"from", "2020-01-01T00:00:00Z"},
                                {"instrument", Json::object({{"document", std::string(64, 'a')}})},
                                {"mayDelegate", false}})}});
    write_file(made.file("grant.json"), write_json(json));
    return submit(made.file("grant.json"), "administrator");
  }
  Answer say(const std::string& who, const std::string& role, const std::string& type, const std::string& sub,
             const std::string& data) {
    auto json = Json::object({{"type", type},
                              {"mandate", mandates_[who + role]},
                              {"basis", Json::array({"Wvr-39"})},
                              {"data", parse_json(data).value()}});
    if (!sub.empty()) json.set("sub", sub);
    json.set("version", sub.empty() ? 1 : versions_[sub] + 1);
    if (!operation_.empty()) json.set("operation", operation_);
    write_file(made.file("said.json"), write_json(json));
    auto answer = submit(made.file("said.json"), who);
    INFO(type << " " << answer.err);
    REQUIRE(answer.exit == 0);
    ++versions_[at(answer.json(), "stream")];
    return answer;
  }

  std::string url_, operation_;
  std::map<std::string, std::string> actors_, mandates_;
  std::map<std::string, int> versions_;
};

// The values, and everything that the vault keeps of them: rows and wrapped keys.
Needles traces_of(const std::string& data, const std::string& file) {
  Needles traces;
  for (const auto& value : erased_values) traces.add_in_all_forms(value);
  for (const auto& row : rows_of(data, {Table::vault, Table::data_keys}, file + '\0')) traces.add(row.value);
  return traces;
}

}  // namespace

TEST_CASE("restore: what was erased after the backup is in no file of what is restored from it") {
  Desk desk;
  const auto old = desk.made.file("old");
  REQUIRE(invoke({"backup", "--data", desk.made.data, "--to", old, "--with-keys"}).exit == 0);
  const auto traces = traces_of(old, desk.file);
  REQUIRE(traces.size() > erased_values.size() + 2);
  REQUIRE(found_in_files(old, traces).size() == traces.size() - erased_values.size());
  desk.erase();
  CHECK(found_in_files(desk.made.data, traces) == std::set<std::string>());
  const auto restored = desk.made.file("restored");
  const auto answer = invoke({"restore", "--data", old, "--log", desk.made.data, "--to", restored});
  CAPTURE(answer.err);
  REQUIRE(answer.exit == 0);
  CHECK(found_in_files(restored, traces) == std::set<std::string>());
  CHECK(rows_of(restored, {Table::vault, Table::data_keys}, desk.file + '\0').empty());
  CHECK(invoke({"verify", restored}).exit == 0);
  Serving serving(restored);
  CHECK_FALSE(serving.url().empty());
  CHECK(serving.end() == 0);
  CHECK(found_in_files(restored, traces) == std::set<std::string>());
}

TEST_CASE("backup: nothing is served from one before it is restored, or taken as the newest there is") {
  const Register made;
  const auto copy = made.file("copy");
  REQUIRE(invoke({"backup", "--data", made.data, "--to", copy, "--with-keys"}).exit == 0);
  Serving refused(copy);
  CHECK(refused.url().empty());
  CHECK(refused.end() == 2);
  CHECK(refused.log().find("log.is-a-copy") != std::string::npos);
  CHECK(invoke({"seal", "--data", copy}).err.find("log.is-a-copy") != std::string::npos);
  // A copy of the copy is one too; put under the newest log, which may be that of a copy, it is a register.
  REQUIRE(invoke({"backup", "--data", copy, "--to", made.file("again"), "--with-keys"}).exit == 0);
  CHECK(Serving(made.file("again")).url().empty());
  REQUIRE(invoke({"restore", "--data", copy, "--log", made.file("again"), "--to", made.file("back")}).exit ==
          0);
  CHECK_FALSE(Serving(made.file("back")).url().empty());
  CHECK_FALSE(Serving(copy, {"--newest-there-is", "--free-space-min=1"}).url().empty());
  CHECK_FALSE(Serving(copy).url().empty());
}

}  // namespace kroniek::test
