// The demo register: it is made by statements only, everybody is accounted for, and no name is in the log.
#include "api/demo/demo.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "api/demo/flight.h"
#include "api/demo/regions.h"
#include "core/domain/permissions.h"
#include "core/register/audit.h"
#include "core/register/worklist.h"
#include "core/statement/jwk.h"
#include "tests/support/files.h"
#include "tests/support/temporary_directory.h"

namespace kroniek::demo {
namespace {

constexpr std::uint64_t seed = 1;
const Instant now = parse_instant("2026-11-23T19:50:00Z").value();

// Made once for all tests, which only read.
class MadeDemo {
 public:
  explicit MadeDemo(std::uint64_t of_seed) {
    DataOptions options;
    options.path = path();
    const auto made = make_demo(options, tools, {of_seed, now});
    if (!made.ok()) FAIL(made.error().code << ": " << made.error().detail);
    data_ = DataDirectory::open(options).value();
    service_ = Service::open(data_->ports(), {}, nullptr).value();
  }
  std::filesystem::path path() const { return directory_.path() / "demo"; }
  const Service& service() const { return *service_; }

  std::vector<Json> list(std::string_view collection, ListValues filters = {}) const {
    const auto reading = service_->read();
    return list_views(reading.log(), {collection, false, std::move(filters), std::nullopt, 1'000},
                      {reading.size(), true, std::nullopt})
        .value()
        .rows;
  }
  std::size_t count(std::string_view collection, ListValues filters = {}) const {
    return list(collection, std::move(filters)).size();
  }
  template <typename Visit>
  void visit_log(const Visit& visit) const {
    const auto reading = service_->read();
    for (std::uint64_t i = 0; i < reading.size().value; ++i) visit(reading.log().read(Position{i}).value());
  }

  // What `kroniek verify` says of its directory.
  AuditReport audit() const {
    const auto ports = data_->ports();
    AuditOptions options;
    options.cipher = data_->vault_cipher();
    return audit_store(*ports.store.snapshot(), {ports.codec, ports.verifier, ports.random}, options).value();
  }

  const Toolbox tools = make_toolbox();

 private:
  test::TemporaryDirectory directory_{test::Medium::memory};
  std::unique_ptr<DataDirectory> data_;
  std::unique_ptr<Service> service_;
};

const MadeDemo& made() {
  static const MadeDemo demo(seed);
  return demo;
}

std::string text(const Json& json, std::string_view name) {
  return *json.find(name)->string();
}
std::int64_t number(const Json& json, std::string_view name) {
  return *json.find(name)->integer();
}

// What stands in clear: the data without the digests of what is hidden, which are random.
Json in_clear(const Json& json) {
  if (const auto* items = json.array_items()) {
    Json out = Json::array();
    for (const auto& item : *items)
      if (item.find("...") == nullptr) out.push_back(in_clear(item));
    return out;
  }
  if (json.members() == nullptr) return json;
  Json out = Json::object();
  for (const auto& member : *json.members())
    if (member.name != "_sd") out.set(member.name, in_clear(member.value));
  return out;
}

// Without keys and thumbprints: their letters are random, and spell a short name once in a while.
std::string without_keys(const std::string& text) {
  static const std::regex key("[A-Za-z0-9_-]{43,}");
  return std::regex_replace(text, key, "");
}

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}
bool holds_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const bool ends = at + word.size() == text.size() || !is_letter(text[at + word.size()]);
    if (begins && ends) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("regions: the list has 342 municipalities in 25 regions, and borders are mutual") {
  CHECK(municipalities().size() == 342);
  const auto all = regions();
  REQUIRE(all.size() == 25);
  for (const auto& region : all) {
    const auto neighbours = neighbours_of(region.code);
    CHECK_FALSE(neighbours.empty());
    for (const auto neighbour : neighbours) {
      const auto back = neighbours_of(neighbour);
      CHECK(neighbour != region.code);
      CHECK(std::find(back.begin(), back.end(), region.code) != back.end());
    }
  }
}

TEST_CASE("demo: the regions have their neighbours, and every municipality its region") {
  const auto regions_there = made().list("organisations", {{"kind", "safety-region"}});
  REQUIRE(regions_there.size() == 25);
  std::set<std::string> ids;
  for (const auto& region : regions_there) {
    ids.insert(text(region, "id"));
    CHECK(region.find("adjacent")->array_items()->size() == neighbours_of(text(region, "code")).size());
  }
  const auto municipalities_there = made().list("organisations", {{"kind", "municipality"}});
  REQUIRE(municipalities_there.size() == 342);
  for (const auto& each : municipalities_there) CHECK(ids.contains(text(each, "region")));
  CHECK(made().count("organisations", {{"kind", "island"}}) == 3);
  CHECK(made().count("organisations", {{"kind", "ministry"}}) == 1);
  CHECK(made().count("organisations", {{"kind", "supervisor"}}) == 1);
}

TEST_CASE("demo: its stories are told to their end") {
  const auto consultations = made().list("consultations");
  REQUIRE(consultations.size() == 1);
  CHECK(text(consultations.front(), "phase") == "in-favour");
  CHECK(consultations.front().find("councils")->array_items()->size() == 12);
  CHECK(made().count("board-matters", {{"phase", "executed"}}) == 2);
  CHECK(made().count("mandates", {{"role", "board-member"}}) == 26);
  CHECK(made().count("operations", {{"phase", "closed"}}) == 4);
  CHECK(made().count("operations", {{"phase", "winding-down"}}) == 1);
  CHECK(made().count("operations", {{"phase", "open"}}) == 1);
  CHECK(made().count("assistance-requests", {{"phase", "closed"}}) == 3);
  CHECK(made().count("offers") == 3);
  CHECK(made().count("situation-reports", {{"late", "true"}}) == 1);
  CHECK(made().count("crisis-teams", {{"phase", "disbanded"}}) == 1);
  CHECK(made().count("preparations", {{"phase", "exercise-evaluated"}}) == 1);
}

TEST_CASE("demo: of the stories one cost claim still waits, and its term runs") {
  const auto reading = made().service().read();
  const auto waiting = [&](std::string kind) {
    WorklistQuery query;
    query.kind = std::move(kind);
    return worklist(reading.log(), query, {reading.size(), true, std::nullopt}, now).value();
  };
  const auto claims = waiting("assistance-request.cost-claim-due");
  REQUIRE(claims.size() == 1);
  CHECK(claims.front().until > now);
  CHECK_FALSE(claims.front().overdue);
  // Which may come in until then, so nothing waits to be settled.
  CHECK(waiting("assistance-request.settlement-due").empty());
  CHECK(waiting("assistance-request.inform-due").empty());
}

TEST_CASE("demo: verify finds nothing wrong in it") {
  const auto report = made().audit();
  CHECK_FALSE(report.problem.has_value());
  CHECK(report.size == made().service().read().size());
  CHECK(report.sealed == 0);
  CHECK(report.types.at("assistance-request.drafted") == 5);
}

TEST_CASE("demo: every row of the list was taken or reported, and everybody has a file") {
  const auto manifest = make_list(seed, date_of(now)).value();
  std::set<std::size_t> refused;
  for (const auto& fault : manifest.faults)
    if (fault.effect == ManifestEffect::row_refused) refused.insert(fault.line);
  CHECK(manifest.rows.size() + refused.size() == 199);
  CHECK(refused.size() == manifest.rows_refused);
  CHECK(manifest.rows_refused > 0);
  CHECK(made().count("registrations") == 201);  // and two whom nobody expected
}

TEST_CASE("demo: the reconciliation adds up to the list") {
  const auto movements = made().list("movements");
  REQUIRE(movements.size() == 1);
  const auto& flight = movements.front();
  CHECK(text(flight, "phase") == "reconciled");
  CHECK(number(flight, "expected") == 199);
  CHECK(number(flight, "seen") == 191);
  CHECK(number(flight, "noShow") == 6);  // one of them stayed by choice
  CHECK(number(flight, "diverted") == 1);
  CHECK(number(flight, "unresolved") == 1);
  CHECK(number(flight, "unexpected") == 2);
  CHECK(made().count("registrations", {{"seenOn", text(flight, "id")}}) == 193);
}

TEST_CASE("demo: people are in every state of the way, and no minor left alone") {
  for (const auto* phase : {"expected", "registered", "needs-assessed", "in-care", "transferred", "departed",
                            "aftercare-handed-over", "no-show", "stayed-by-choice", "home-by-other-means"}) {
    INFO(phase);
    CHECK(made().count("registrations", {{"phase", phase}}) > 0);
  }
  for (const auto& file : made().list("registrations", {{"phase", "departed"}, {"minor", "true"}}))
    CHECK(file.find("responsibleAdult") != nullptr);
}

TEST_CASE("demo: every statement was signed by its author's own key, and recorded when it happened") {
  std::set<std::string> authors;
  std::uint64_t recorded_late = 0;
  made().visit_log([&](const Recorded& recorded) {
    CHECK(recorded.assurance == Assurance::personal_key);
    CHECK(recorded.recorded_at < now);
    authors.insert(to_string(recorded.claims.author));
    const auto late = recorded.recorded_at.microseconds - recorded.claims.occurred_at.microseconds;
    recorded_late += late > std::int64_t{60} * 1'000'000 ? 1 : 0;
  });
  CHECK(authors.size() > 10);
  CHECK(recorded_late == 0);
}

TEST_CASE("demo: no name and no document number of anybody stands in the log") {
  std::set<std::string> values;
  const auto manifest = make_list(seed, date_of(now)).value();
  const auto travellers = make_travellers(seed, date_of(now), manifest).value();
  for (const auto& traveller : travellers)
    for (const auto& value : {traveller.values.last_name, traveller.values.first_names,
                              traveller.values.other_script_name, traveller.values.document_number})
      if (value.has_value()) values.insert(*value);
  for (const auto& row : persona_table()) values.insert(std::string(row.name));
  REQUIRE(values.size() > 300);
  made().visit_log([&](const Recorded& recorded) {
    // Municipalities and families share names; what a statement about people says in clear holds none at all.
    if (recorded.claims.stream.collection == "organisations") return;
    const auto said = without_keys(write_json(in_clear(recorded.claims.data)));
    for (const auto& value : values)
      if (holds_word(said, value)) FAIL(recorded.claims.type << " says `" << value << "`: " << said);
  });
}

TEST_CASE("demo: the same seed tells the same, another one something else, and nothing is ever refused") {
  const auto told = [](const MadeDemo& demo) {
    std::vector<std::pair<std::string, Instant>> story;
    demo.visit_log([&](const Recorded& recorded) {
      story.emplace_back(recorded.claims.type, recorded.claims.occurred_at);
    });
    return story;
  };
  CHECK(told(MadeDemo(seed)) == told(made()));
  CHECK(told(MadeDemo(seed + 41)) != told(made()));
}

TEST_CASE("demo: of every type of statement there is a persona whose role may state it") {
  const auto personas = persona_table();
  for (const auto& each : permissions()) {
    INFO(each.type);
    CHECK(std::any_of(personas.begin(), personas.end(),
                      [&](const PersonaRow& row) { return each.roles.has(row.role); }));
  }
}

TEST_CASE("demo: the personas can sign in with the keys that they are given") {
  const auto list = parse_json(test::file_text(made().path() / "personas.json")).value();
  REQUIRE(list.array_items()->size() == persona_table().size());
  for (const auto& persona : *list.array_items()) {
    const auto signer = made().tools.signer_of(*persona.find("key")).value();
    const auto actor = parse_stream_id(text(persona, "actor")).value();
    const auto token = make_token(actor, origin, made().service().now(), *signer).value();
    CHECK(made().service().sign_in(token).value().actor == actor);
    const auto file = made().path() / "personas" / (text(persona, "handle") + ".jwk");
    CHECK(made().tools.read_key_file(file).value()->key() == signer->key());
    CHECK(made().count("mandates", {{"holder", text(persona, "actor")}}) == 1);
  }
  const auto mode = std::filesystem::status(made().path() / "personas.json").permissions();
  CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
        std::filesystem::perms::none);
}

TEST_CASE("demo: what is there is left alone") {
  CHECK(look_at(made().path()).value() == DemoPlace::demo);
  CHECK(look_at(made().path() / "nothing").value() == DemoPlace::vacant);
  DataOptions options;
  options.path = made().path();
  CHECK(make_demo(options, made().tools, {seed, now}).error().code == "init.not-empty");
  const test::TemporaryDirectory other;
  std::filesystem::create_directory(other.path() / "store");
  CHECK(look_at(other.path()).error().code == "demo.not-a-demo");
}

}  // namespace kroniek::demo
