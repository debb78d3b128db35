// A register with an operation and a movement, into which one person brings lists by command.
#pragma once

#include <catch2/catch.hpp>

#include "tests/api/cli_support.h"

namespace kroniek::test {

inline const std::string header = "id,lastName,firstNames,dateOfBirth,sex,nationalities\n";

// A register where one person may open operations, plan movements and receive lists.
class Hall {
 public:
  Hall() {
    actor_ = stream(submit(administrator(), made.enrolment("ada")));
    coordinates_ = grant("kcr2-duty-officer");
    mandate_ = grant("registrar");
    operation_ = stream(say(coordinates_, "", "operation.opened",
                            R"({"kind":"repatriation","title":"Test","area":["VR22"],"lead":")" +
                                at(made.founded, "organisation") + R"(","ground":"Wvr-39"})"));
    movement_ = plan_movement("VX1");
  }

  Answer import(const std::string& list, const std::vector<std::string>& more = {}) const {
    return import_of(movement_, list, more);
  }
  Answer import_of(const std::string& movement, const std::string& list,
                   const std::vector<std::string>& more = {}) const {
    write_file(made.file("list.csv"), list);
    std::vector<std::string> words{"import",      "manifest", "--url",      serving.url(),
                                   "--operation", operation_, "--movement", movement,
                                   "--mandate",   mandate_,   "--numbers",  "TST"};
    if (std::find(more.begin(), more.end(), "--list") == more.end())
      words.insert(words.end(), {"--list", "L1"});
    words.insert(words.end(), more.begin(), more.end());
    words.push_back(made.file("list.csv"));
    return invoke(ada(std::move(words)));
  }
  Answer pfif(const std::string& document, const std::vector<std::string>& more = {}) const {
    write_file(made.file("people.xml"), document);
    std::vector<std::string> words{"import",   "pfif",      "--url", serving.url(), "--operation",
                                   operation_, "--numbers", "PFX",   "--by",        "relative"};
    if (std::find(more.begin(), more.end(), "--mandate") == more.end())
      words.insert(words.end(), {"--mandate", mandate_});
    words.insert(words.end(), more.begin(), more.end());
    words.push_back(made.file("people.xml"));
    return invoke(ada(std::move(words)));
  }
  // Of the person who imports, in another role.
  std::string mandate_as(const std::string& role) const { return grant(role); }
  // Asked for by one, not yet approved by another.
  Answer request_export() const {
    return invoke(ada({"export", "request", "--url", serving.url(), "--operation", operation_, "--recipient",
                       at(made.founded, "organisation"), "--purpose", "Opsporing", "--ground", "AVG-6-1-a",
                       "--mandate", mandate_}));
  }
  // A second person, who judges what is asked.
  void approve(const std::string& disclosure) const {
    const auto eve = stream(submit(administrator(), made.enrolment("eve")));
    const Json said = Json::object({{"type", "disclosure.approved"},
                                    {"sub", disclosure},
                                    {"version", 2},
                                    {"operation", operation_},
                                    {"mandate", grant("data-protection-officer", eve)},
                                    {"basis", Json::array({"Wvr-39"})},
                                    {"data", Json::object()}});
    write_file(made.file("approval.json"), write_json(said));
    stream(submit({"--key", made.file("eve.jwk"), "--actor", eve}, made.file("approval.json")));
  }
  Answer export_pfif(const std::string& disclosure) const {
    return invoke(ada({"export", "pfif", "--url", serving.url(), "--disclosure", disclosure}));
  }
  Answer suggest(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"suggest",     "links",    "--url",     serving.url(),
                                   "--operation", operation_, "--purpose", "Dubbele dossiers",
                                   "--ground",    "Wvr-39"};
    words.insert(words.end(), more.begin(), more.end());
    return invoke(ada(std::move(words)));
  }
  // What the registrar says about the operation's people.
  Answer say_registrar(const std::string& type, const std::string& data) const {
    return say(mandate_, operation_, type, data);
  }
  // What the desk says of a file, as its version after the newest.
  Answer say_of(const std::string& file, const std::string& type, const std::string& data) const {
    const auto version = *get("/v1/" + file).find("version")->integer() + 1;
    const Json json = Json::object({{"type", type},
                                    {"sub", file},
                                    {"version", version},
                                    {"mandate", mandate_},
                                    {"operation", operation_},
                                    {"basis", Json::array({"Wvr-39"})},
                                    {"via", "desk"},
                                    {"data", parse_json(data).value()}});
    write_file(made.file("said.json"), write_json(json));
    return submit(ada({}), made.file("said.json"));
  }
  Json get(const std::string& path) const {
    return invoke(ada({"get", path, "--url", serving.url()})).json();
  }
  const std::string& movement() const { return movement_; }
  std::string plan_movement(const std::string& number) const {
    return stream(
        say(coordinates_, operation_, "movement.planned",
            R"({"kind":"flight","carrier":"VX","number":")" + number + R"(","from":"XVVAL","to":"NLEIN"})"));
  }
  // Expected, and of these unresolved: nobody has been seen.
  std::string totals() const {
    const auto answer = get("/v1/" + movement_ + "/_reconciliation");
    return at(answer, "totals.expected") + " " + at(answer, "totals.unresolved");
  }
  std::string size() const { return at(invoke({"verify", serving.url()}).json(), "size"); }

  const Register made;
  const Serving serving{made.data};

 private:
  std::vector<std::string> administrator() const { return made.administrator({}); }
  std::vector<std::string> ada(std::vector<std::string> words) const {
    words.insert(words.end(), {"--key", made.file("ada.jwk"), "--actor", actor_});
    return words;
  }
  Answer submit(const std::vector<std::string>& who, const std::string& file) const {
    std::vector<std::string> words{"submit", "--url", serving.url(), file};
    words.insert(words.end(), who.begin(), who.end());
    return invoke(words);
  }
  static std::string stream(const Answer& answer) {
    INFO(answer.err);
    REQUIRE(answer.exit == 0);
    return at(answer.json(), "stream");
  }
  Answer say(const std::string& mandate, const std::string& operation, const std::string& type,
             const std::string& data) const {
    Json json = Json::object({{"type", type},
                              {"mandate", mandate},
                              {"basis", Json::array({"Wvr-39"})},
                              {"data", parse_json(data).value()}});
    if (!operation.empty()) json.set("operation", operation);
    write_file(made.file("said.json"), write_json(json));
    return submit(ada({}), made.file("said.json"));
  }
  std::string grant(const std::string& role) const { return grant(role, actor_); }
  std::string grant(const std::string& role, const std::string& holder) const {
    const Json json = Json::object(
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
    return stream(submit(administrator(), made.file("grant.json")));
  }

  std::string actor_, mandate_, coordinates_, operation_, movement_;
};

}  // namespace kroniek::test
