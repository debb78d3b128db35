// Verifying: a sound register, and every byte of a small one flipped.
#include "core/register/audit.h"

#include <catch2/catch.hpp>

#include "core/register/lists.h"
#include "core/register/recovery.h"
#include "core/register/replay.h"
#include "tests/core/audit_support.h"
#include "tests/support/sanitizer.h"

namespace kroniek::test {
namespace {

class Auditor {
 public:
  explicit Auditor(RegisterWorld& world) : world_(world), verifier_(world.verifier()), random_(7) {
    options.threads = 1;
    options.cipher = &world.ports().cipher;
  }
  AuditOptions options;

  AuditReport store(const Snapshot& snapshot) {
    return audit_store(snapshot, {world_.codec(), verifier_, random_}, options).value();
  }
  Result<AuditReport> tiles(TileSource::Fetch fetch) {
    TileSource source("/log", std::move(fetch));
    return audit_log(source, {world_.codec(), verifier_, random_}, options);
  }
  AuditReport tiles(const Snapshot& snapshot) {
    return tiles([&](const std::string& path) { return serve(snapshot, path); }).value();
  }

 private:
  RegisterWorld& world_;
  RememberingVerifier verifier_;
  SeededRandom random_;
};

std::string problem_of(const AuditReport& report) {
  if (!report.problem.has_value()) return "";
  const auto& index = report.problem->index;
  return (index.has_value() ? std::to_string(index->value) + " " : "") + report.problem->code;
}

// As it runs in service every byte is flipped. The sanitizers look at the code's ways and not at the bytes,
// and take ten times as long: under them it is every seventh.
std::size_t flip_step() {
  return under_sanitizer() ? 7 : 1;
}

// Flips one bit of each byte of a text, one after the other, and puts it right again.
void with_each_byte_flipped(std::string& text, const std::function<void(std::size_t)>& look) {
  for (std::size_t i = 0; i < text.size(); i += flip_step()) {
    const char was = text[i];
    text[i] = static_cast<char>(was ^ (1 << i % 8));
    look(i);
    text[i] = was;
  }
}

struct Stray {
  Table table;
  std::string key;
  std::string value;
};
std::vector<Stray> stray_rows() {
  const auto file = stream("registrations", 77);
  const ListKey list{"registrations", false, "phase", "registered"};
  return {{Table::streams, stream_key(file, 1), key_of(3)},
          {Table::views, stream_prefix(file), "{}"},
          {Table::view_history, stream_key(file, 3), "{}"},
          {Table::statements, statement_key(file.id), to_bytes(StatementRow{{3}, {4}})},
          {Table::lists, list_prefix(list) + statement_key(file.id), key_of(3)},
          {Table::lists, unique_key(list), to_string(file)},
          {Table::lists, statements_list("type", "registration.opened") + key_of(3), ""},
          {Table::list_history, list_prefix(list) + statement_key(file.id) + key_of(3), "-"},
          {Table::vault, vault_key(file, FieldClass::text, file.id), "x"}};
}

}  // namespace

TEST_CASE("audit: a sound register is sound, as a store and as tiles, and both say the same of it") {
  RegisterWorld world(founded_only());
  fill_small(world);
  const CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  auto stored = auditor.store(store);
  const auto tiles = auditor.tiles(store);
  CHECK(problem_of(stored) == "");
  CHECK(stored.origin == RegisterWorld::origin);
  CHECK(stored.size.value == world.size());
  CHECK(stored.streams == store.rows(Table::views).size());
  CHECK(stored.signatures == world.size());
  CHECK(stored.sealed == 1);
  CHECK(stored.types.at("registration.identified") == 1);
  const auto checkpoints = std::ranges::count_if(
      store.rows(Table::meta), [](const auto& row) { return row.first.starts_with(checkpoint_prefix); });
  CHECK(stored.stored->checkpoints == static_cast<std::uint64_t>(checkpoints));
  CHECK(stored.stored->vault_rows == store.rows(Table::vault).size());
  CHECK(stored.stored->disclosures >= stored.stored->vault_rows);
  stored.stored.reset();
  CHECK(stored == tiles);
}

TEST_CASE("audit: any number of threads says the same, across bundles of entries") {
  RegisterWorld world(founded_only());
  fill_small(world);
  see_often(world, 560);
  const CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  const auto one = auditor.store(store);
  CHECK(problem_of(one) == "");
  CHECK(one.size.value > 2 * 256);
  auditor.options.threads = 3;
  CHECK(auditor.store(store) == one);
  auto tiles = auditor.tiles(store);
  tiles.stored = one.stored;
  CHECK(tiles == one);
}

TEST_CASE("audit: the first of several wrong entries is named, whatever thread finds it") {
  RegisterWorld world(founded_only());
  fill_small(world);
  see_often(world, 560);
  CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  auditor.options.threads = 3;
  for (const std::uint64_t index : {520, 300, 257, 30})
    store.rows(Table::entries).find(key_of(index))->second[100] ^= 1;
  CHECK(problem_of(auditor.store(store)) == "30 log.leaf-wrong");
  CHECK(problem_of(auditor.tiles(store)) == "30 log.leaf-wrong");
  CHECK(auditor.store(store).signatures <= 30);
}

TEST_CASE("audit: any flipped byte of a value in any table is found") {
  RegisterWorld world(founded_only());
  fill_small(world);
  CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  REQUIRE(problem_of(auditor.store(store)) == "");
  for (std::size_t number = 0; number < table_count; ++number) {
    const auto table = static_cast<Table>(number);
    const bool by_position = table == Table::entries || table == Table::hashes;
    const bool by_view = table == Table::view_history;
    for (auto& [key, value] : store.rows(table)) {
      std::set<std::string> wrong;
      with_each_byte_flipped(value, [&](std::size_t i) {
        const auto report = auditor.store(store);
        const auto index = report.problem.has_value() ? report.problem->index : std::nullopt;
        const auto expected = by_position || by_view ? number_of(key.substr(key.size() - 8)) : std::nullopt;
        const bool named = report.problem.has_value() && (table == Table::meta || index.has_value()) &&
                           (!expected.has_value() || index->value == *expected);
        if (!named) wrong.insert(std::to_string(i) + " " + problem_of(report));
      });
      CAPTURE(number, key);
      CHECK(wrong == std::set<std::string>{});
    }
  }
}

TEST_CASE("audit: any flipped byte of a key in any table is found, and so is a row too few") {
  RegisterWorld world(founded_only());
  fill_small(world);
  CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  for (std::size_t number = 0; number < table_count; ++number) {
    const auto table = static_cast<Table>(number);
    const auto rows = store.rows(table);
    for (const auto& [key, value] : rows) {
      store.rows(table).erase(key);
      CAPTURE(number, key);
      CHECK(problem_of(auditor.store(store)) != "");
      auto other = key;
      std::set<std::size_t> unnoticed;
      with_each_byte_flipped(other, [&](std::size_t i) {
        const bool fresh = store.rows(table).emplace(other, value).second;
        if (problem_of(auditor.store(store)).empty()) unnoticed.insert(i);
        if (fresh) store.rows(table).erase(other);
      });
      CHECK(unnoticed == std::set<std::size_t>{});
      store.rows(table).emplace(key, value);
    }
  }
}

TEST_CASE("audit: a row too many is found in every table that follows from the log") {
  RegisterWorld world(founded_only());
  fill_small(world);
  CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  for (const auto& [table, key, value] : stray_rows()) {
    CAPTURE(key);
    REQUIRE(store.rows(table).emplace(key, value).second);
    CHECK(problem_of(auditor.store(store)).find("unexpected") != std::string::npos);
    store.rows(table).erase(key);
  }
}

TEST_CASE("audit: any flipped byte of what a server of tiles gives is found") {
  RegisterWorld world(founded_only());
  fill_small(world);
  const CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  std::map<std::string, std::string> served;
  REQUIRE(auditor
              .tiles([&](const std::string& path) {
                return served.emplace(path, *serve(store, path)).first->second;
              })
              .ok());
  CHECK(served.size() == 3);
  for (auto& [path, body] : served) {
    std::set<std::size_t> unnoticed;
    with_each_byte_flipped(body, [&](std::size_t i) {
      const auto report =
          auditor.tiles([&](const std::string& asked) -> Result<std::string> { return served.at(asked); });
      if (!report.ok() || !report->problem.has_value()) unnoticed.insert(i);
    });
    CAPTURE(path);
    CHECK(unnoticed == std::set<std::size_t>{});
  }
}

TEST_CASE("audit: higher hash tiles are compared too") {
  RegisterWorld world(founded_only());
  fill_small(world);
  see_often(world, 560);
  const CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  const auto report = auditor.tiles([&](const std::string& path) -> Result<std::string> {
    TRY(body, serve(store, path));
    if (path == "/log/tile/1/000.p/2") body[40] = static_cast<char>(body[40] ^ 1);
    return body;
  });
  CHECK(problem_of(*report) == "511 log.hash-wrong");
}

TEST_CASE("audit: a partial tile that is gone is replaced by the full one") {
  RegisterWorld world(founded_only());
  fill_small(world);
  const CopiedStore before(*world.inner_store().snapshot());
  see_often(world, 300);
  const CopiedStore after(*world.inner_store().snapshot());
  Auditor auditor(world);
  const auto report = auditor.tiles([&](const std::string& path) -> Result<std::string> {
    if (path == "/log/checkpoint") return serve(before, path);
    if (path.find(".p/") != std::string::npos) return Error{ErrorKind::not_found, "tile.unknown", ""};
    return serve(after, path);
  });
  CHECK(*report == auditor.tiles(before));
}

TEST_CASE("audit: a server that does not answer is no wrong log") {
  RegisterWorld world(founded_only());
  Auditor auditor(world);
  const auto report = auditor.tiles([](const std::string&) -> Result<std::string> {
    return Error{ErrorKind::unavailable, "http.unreachable", "Nobody answers."};
  });
  REQUIRE_FALSE(report.ok());
  CHECK(report.error().code == "http.unreachable");
}

TEST_CASE("audit: the caller's own key of the log counts, not the one in entry 0") {
  RegisterWorld world(founded_only());
  const CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  auditor.options.log_key = log_note_key(world.service().founding());
  CHECK(problem_of(auditor.store(store)) == "");
  auditor.options.log_key->key = seeded_signer(99)->key();
  CHECK(problem_of(auditor.store(store)) == "log.key-wrong");
}

TEST_CASE("audit: hashes alone find a changed byte without looking at who said what") {
  RegisterWorld world(founded_only());
  fill_small(world);
  CopiedStore store(*world.inner_store().snapshot());
  Auditor auditor(world);
  auditor.options.depth = AuditDepth::hashes;
  const auto report = auditor.store(store);
  CHECK(problem_of(report) == "");
  CHECK(report.signatures == 0);
  store.rows(Table::entries).find(key_of(5))->second[40] ^= 1;
  CHECK(problem_of(auditor.store(store)) == "5 log.leaf-wrong");
}

TEST_CASE("audit: progress ends at the number of entries") {
  RegisterWorld world(founded_only());
  fill_small(world);
  see_often(world, 300);
  Auditor auditor(world);
  auditor.options.threads = 3;
  std::vector<std::uint64_t> told;
  auditor.options.progress = [&](std::uint64_t done, std::uint64_t total) {
    CHECK(total == world.size());
    told.push_back(done);
  };
  auditor.store(CopiedStore(*world.inner_store().snapshot()));
  CHECK(told == std::vector<std::uint64_t>{256, world.size()});
}

}  // namespace kroniek::test
