// A small register with something of everything, and ways to damage a copy of its store or of what it serves
// as tiles.
#pragma once

#include <map>
#include <set>
#include <unordered_set>

#include "core/register/audit.h"
#include "core/register/tables.h"
#include "tests/support/register_world.h"

namespace kroniek::test {

// A copy of a store's tables that can be read like one, and altered at will.
class CopiedStore final : public Snapshot {
 public:
  using Rows = std::map<std::string, std::string, std::less<>>;
  explicit CopiedStore(const Snapshot& from) {
    for (std::size_t table = 0; table < table_count; ++table)
      VERIFY(from.scan(static_cast<Table>(table), "", "", Order::ascending,
                       [&](std::string_view key, std::string_view value) {
                         return rows_[table].emplace(key, value), true;
                       })
                 .ok(),
             "the store can be read");
  }
  Rows& rows(Table table) { return rows_[static_cast<std::size_t>(table)]; }
  const Rows& rows(Table table) const { return rows_[static_cast<std::size_t>(table)]; }
  bool operator==(const CopiedStore& other) const { return rows_ == other.rows_; }

  Result<std::optional<std::string>> read(Table table, std::string_view key) const override {
    const auto row = rows(table).find(key);
    return row == rows(table).end() ? std::optional<std::string>() : std::optional(row->second);
  }
  Result<std::vector<std::optional<std::string>>> read_all(Table table,
                                                           std::span<const std::string> keys) const override {
    std::vector<std::optional<std::string>> values;
    for (const auto& key : keys) values.push_back(*read(table, key));
    return values;
  }
  Result<Ok> scan(Table table, std::string_view from, std::string_view before, Order order,
                  const Visit& visit) const override {
    std::vector<Rows::const_iterator> found;
    for (auto row = rows(table).lower_bound(from);
         row != rows(table).end() && (before.empty() || row->first < before); ++row)
      found.push_back(row);
    if (order == Order::descending) std::reverse(found.begin(), found.end());
    for (const auto& row : found)
      if (!visit(row->first, row->second)) break;
    return Ok{};
  }

 private:
  std::array<Rows, table_count> rows_;
};

// The same checks again and again: what held once is remembered, so that thousands of audits are quick.
class RememberingVerifier final : public Verifier {
 public:
  explicit RememberingVerifier(const Verifier& verifier) : verifier_(verifier) {}
  bool check(const PublicKey& key, ByteView message, ByteView signature) const override {
    const std::lock_guard lock(mutex_);
    const auto name = hex(key.x) + std::string(as_text(message)) + hex(signature);
    if (sound_.contains(name)) return true;
    const bool holds = verifier_.check(key, message, signature);
    if (holds) sound_.insert(name);
    return holds;
  }
  bool is_sound(const PublicKey& key) const override { return verifier_.is_sound(key); }

 private:
  const Verifier& verifier_;
  mutable std::mutex mutex_;
  mutable std::unordered_set<std::string> sound_;
};

inline RegisterWorld::Options founded_only() {
  RegisterWorld::Options options;
  options.populated = false;
  return options;
}

// Founded, two people enrolled, an operation, a person's file with hidden values, and a sealed statement.
inline void fill_small(RegisterWorld& world) {
  world.coordinator = world.enrol(2, world.kcr2, "kcr2-duty-officer", R"(["information","people"])");
  world.registrar = world.enrol(3, world.region, "registrar", R"(["people"])");
  const auto operation = to_string(world.operation);
  world.state(world.coordinator, R"({"type": "operation.opened", "sub": ")" + operation + R"(", "data": {
    "kind": "repatriation", "title": "Vlucht", "area": ["VR12"], "lead": ")" +
                                     to_string(world.kcr2) + R"(", "ground": "Wvr-39"}})");
  const auto file = to_string(stream("registrations", 1));
  world.clock.advance_seconds(1);
  const auto opened = world.state(
      world.registrar, R"({"type": "registration.opened", "sub": ")" + file + R"(", "operation": ")" +
                           operation + R"(", "data": {"number": "KLM-00042F", "source": "desk-1"}})");
  const auto identified = R"({"type": "registration.identified", "sub": ")" + file +
                          R"(", "version": 2, "operation": ")" + operation + R"(", "causes": [")" +
                          to_string(opened.jti) + R"("], "data": {"level": 1,
    "basis": ["oral-self"], "minor": false, "names": {"family": "Jansen", "given": "Piet"}}})";
  const auto answer = world.submit_plain(world.registrar, identified);
  if (!answer.ok()) std::fprintf(stderr, "%s\n", answer.error().code.c_str());
  VERIFY(answer.ok(), "the small register takes a sealed statement");
}

// Many statements more, of the person that fill_small opened a file for.
inline void see_often(RegisterWorld& world, int times) {
  const auto seen = R"({"type": "registration.seen", "sub": ")" + to_string(stream("registrations", 1)) +
                    R"(", "operation": ")" + to_string(world.operation) +
                    R"(", "data": {"checkpoint": "GATE-4"}})";
  for (int i = 0; i < times; ++i) world.state(world.registrar, seen);
}

// What a server of the log's tiles answers, from a store.
inline Result<std::string> serve(const Snapshot& store, const std::string& path) {
  const std::string prefix = "/log/";
  VERIFY(path.starts_with(prefix), "paths are under the log's prefix");
  if (path == prefix + "checkpoint")
    return read_required(store, Table::meta, newest_checkpoint_key, "a checkpoint");
  TRY(tile, parse_tile(std::string_view(path).substr(prefix.size())));
  std::string body;
  if (tile.kind == TileKind::hashes) {
    TRY(hashes, StoredHashes(store).read(nodes_of_tile(tile)));
    return to_bytes(hashes);
  }
  std::vector<Bytes> leaves;
  for (unsigned i = 0; i < tile.width; ++i) {
    TRY(leaf, read_required(store, Table::entries, key_of(first_entry_of(tile).value + i), "an entry"));
    leaves.push_back(to_bytes(leaf));
  }
  TRY(bundle, format_bundle(leaves));
  return std::string(as_text(bundle));
}

}  // namespace kroniek::test
