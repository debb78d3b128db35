// Nothing personal leaves the register but by an opening: the whole API of the program, as it is served, is
// walked as every role and as nobody, and all that it answers, writes to its log and leaves in its files is
// searched for every personal value, in clear and as base64 would hide it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "core/catalog.h"
#include "core/register/copying.h"
#include "core/sha256.h"
#include "tests/api/leak_posts.h"
#include "tests/api/raw_files.h"

namespace kroniek::test {
namespace {

LeakTale& tale() {
  static LeakTale made;
  return made;
}

using Found = std::set<std::string>;
const Found none;

Found leaks_in(std::string_view text) {
  return tale().secrets.found_in(text);
}
Found leaks_in(const RawResponse& response) {
  return leaks_in(response.head + "\n" + response.body);
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
}

// The route's pattern with the streams, statements, codes and tiles that there are in its places.
std::vector<std::string> targets_of(const std::string& pattern) {
  std::vector<std::string> targets;
  const auto add = [&](std::initializer_list<std::pair<std::string_view, std::string>> places) {
    auto target = pattern;
    for (const auto& [what, by] : places) replace(target, what, by);
    targets.push_back(target);
  };
  if (pattern.starts_with("/log/tile")) {
    const auto size = tale().size();
    for (const std::string level : {"entries", "0"})
      for (std::uint64_t tile = 0; tile * 256 < size; ++tile) {
        const auto width = std::min<std::uint64_t>(size - tile * 256, 256);
        targets.push_back("/log/tile/" + level + "/00" + std::to_string(tile) +
                          (width == 256 ? "" : ".p/" + std::to_string(width)));
      }
  } else if (pattern.find("{jti}") != std::string::npos) {
    for (const auto* told : tale().one_of_each_type()) add({{"{jti}", to_string(told->jti)}});
  } else if (pattern.find("{id}") != std::string::npos) {
    auto streams = tale().some_streams();
    streams.push_back(tale().world().operation);
    for (const auto& of : streams)
      if (pattern.find("{collection}") != std::string::npos || pattern.find("/" + of.collection + "/") == 3)
        add({{"{collection}", of.collection}, {"{id}", to_string(of.id)}});
  } else if (pattern.find("{collection}") != std::string::npos) {
    for (const auto& aggregate : catalog()) add({{"{collection}", std::string(aggregate.collection)}});
  } else if (pattern.find("{sha256}") != std::string::npos) {
    for (const auto& [role, person] : tale().readers)
      add({{"{sha256}", hex(sha256(as_bytes(role))) + "?stream=" + to_string(person.mandate)}});
  } else if (pattern.find("{code}") != std::string::npos) {
    add({{"{code}", "subject.erased"}});
  } else if (pattern.find('{') == std::string::npos) {
    targets.push_back(pattern);
  }
  return targets;
}

template <typename Each>
void as_everybody(Each each) {
  each("nobody", nullptr);
  for (const auto& [role, person] : tale().readers) each(role, &person);
}

// One row of the table, asked by one person.
class PostWalk {
 public:
  void walk(const PostRow& row, const std::string& role, const Person* by) {
    const auto& words = by == nullptr ? tale().readers.at("registrar") : *by;
    for (const auto& post : row.posts(tale(), words)) {
      const auto answer = tale().ask({post.target, post.method, by, post.body, post.type});
      INFO(post.target << " as " << role << ": " << answer.status << " " << answer.body.substr(0, 300));
      look(row, post, answer, by);
    }
  }
  // By pattern: how many answers showed a value.
  std::map<std::string_view, std::size_t> shown;
  std::map<std::string_view, std::size_t> answered;

 private:
  void look(const PostRow& row, const Post& post, const RawResponse& answer, const Person* by) {
    auto found = leaks_in(answer);
    answered[row.pattern] += answer.status < 300 ? 1 : 0;
    if (row.shows == Shows::own_words)
      std::erase_if(found, [&](const std::string& each) { return post.body.find(each) != post.body.npos; });
    if (row.shows != Shows::values || answer.status >= 300) CHECK(found == none);
    if (!found.empty()) ++shown[row.pattern];
    const bool looked = row.shows == Shows::look && answer.status < 300;
    if (found.empty() && !looked) return;
    REQUIRE(by != nullptr);
    auto& before = openings_[by->actor];
    const auto now = tale().openings_of(*by);
    CHECK(now > before);
    before = now;
  }
  std::map<StreamId, std::size_t> openings_;
};

}  // namespace

TEST_CASE("leak: a value is found in clear, in UTF-16, in small letters, and wherever base64 may put it") {
  Needles needles;
  const std::string value = "Familie-Geheim1";
  needles.add_in_all_forms(value);
  const auto finds = [&](const std::string& text) { return needles.found_in(text) == Found{value}; };
  CHECK(finds("x" + value));
  CHECK(finds("familie-geheim1 is"));
  for (const std::string before : {"", "a", "ab", "abc", R"(["c2FsdHNhbHQ","names",{"family":")"})
    for (const std::string after : {"", "z", "zy", R"("}])"}) {
      CHECK(finds("." + base64url(as_bytes(before + value + after)) + "~"));
      CHECK(finds(base64(as_bytes(before + value + after))));
    }
  CHECK(needles.found_in("Familie-Geheim2") == none);
  CHECK(needles.found_in(value.substr(0, value.size() - 1)) == none);
}

TEST_CASE("leak: the tale holds a value in every personal field of every event type") {
  std::vector<std::string> missing;
  for (const auto& aggregate : catalog())
    for (const auto& event : aggregate.events)
      for (const auto& field : event.fields) {
        const auto has_some = [&](const LeakTale::Told& told) {
          return told.event->type == event.type && at(told.plain, "data").find(field.name) != nullptr;
        };
        std::function<bool(const FieldInfo&)> personal = [&](const FieldInfo& each) {
          return each.field_class == FieldClass::personal ||
                 std::any_of(each.members.begin(), each.members.end(), personal);
        };
        if (personal(field) && std::none_of(tale().told.begin(), tale().told.end(), has_some))
          missing.push_back(std::string(event.type) + "." + std::string(field.name));
      }
  CHECK(missing == std::vector<std::string>());
  CHECK(tale().secrets.size() > 120);
}

TEST_CASE("leak: every POST and PUT route has a row that says what it may show, and there is no other row") {
  std::set<std::string> routes, rows;
  for (const auto& route : tale().routes()) {
    INFO(route.pattern);
    const bool writes = route.method == http::Method::post || route.method == http::Method::put;
    CHECK((writes || route.method == http::Method::get));
    if (writes) routes.insert(route.pattern);
  }
  for (const auto& row : post_rows()) rows.emplace(row.pattern);
  CHECK(rows == routes);
}

TEST_CASE(
    "leak: what is posted, by whomever, is answered without a personal value, or the look is recorded") {
  PostWalk walk;
  as_everybody([&](const std::string& role, const Person* by) {
    for (const auto& row : post_rows()) walk.walk(row, role, by);
  });
  for (const auto& row : post_rows()) {
    INFO(row.pattern);
    // Or the walk would have proved nothing of it.
    if (row.shows == Shows::values) CHECK(walk.shown[row.pattern] > 0);
    if (row.pattern != "/v1/statements") CHECK(walk.answered[row.pattern] > 0);
  }
}

TEST_CASE("leak: no answer to any question of anybody holds a personal value") {
  std::size_t answered = 0;
  as_everybody([&](const std::string& role, const Person* by) {
    for (const auto& route : tale().routes()) {
      if (route.method != http::Method::get || route.pattern == "/v1/events") continue;
      const bool signed_form = std::find(route.produces.begin(), route.produces.end(),
                                         "application/sd-jwt") != route.produces.end();
      for (const auto& target : targets_of(route.pattern))
        for (const std::string accept : {"*/*", "application/sd-jwt"}) {
          if (accept != "*/*" && !signed_form) continue;
          const auto answer = tale().ask({target, {}, by, {}, {}, {{"Accept", accept}}});
          answered += answer.status < 300 ? 1 : 0;
          INFO(target << " as " << role << ": " << answer.status);
          CHECK(leaks_in(answer) == none);
        }
    }
  });
  CHECK(answered > 2'000);
}

TEST_CASE("leak: the stream of events holds no personal value") {
  RawClient client(tale().port());
  const auto size = tale().size();
  client.send(tale().bytes_of({.target = "/v1/events?from=0", .by = &tale().readers.at("supervisor")}));
  client.receive_head();
  std::string streamed;
  for (std::uint64_t i = 0; i < size; ++i) streamed += client.receive_until("\n\n");
  CHECK(streamed.size() > 10'000);
  CHECK(leaks_in(streamed) == none);
}

TEST_CASE("leak: a request that is refused for its form is not repeated in the answer") {
  const std::string value = "Familie-BETERTWEE1";
  for (const auto& bytes : {"GET /" + value + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                            "GET /v1/registrations?number=" + value + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                            value + " / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                            "GET / HTTP/1.1\r\nHost: " + value + " " + value + "\r\n\r\n",
                            "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + value + "\r\n\r\n",
                            "POST /v1/statements HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + value +
                                "\r\nContent-Length: 2\r\n\r\n{}"}) {
    RawClient client(tale().port());
    const auto answer = client.exchange(bytes);
    INFO(bytes);
    CHECK(answer.status != 0);
    CHECK(leaks_in(answer) == none);
  }
}

// The last one: of all that came before.
TEST_CASE("leak: neither log lines nor files nor rows hold a personal value when the program has ended") {
  CHECK(tale().get("/livez").status == 200);
  tale().stop();
  const auto log = tale().log();
  CHECK(log.find("event=started") != std::string::npos);
  CHECK(log.find("event=stopped") != std::string::npos);
  CHECK(leaks_in(log) == none);
  CHECK(std::filesystem::exists(tale().data() / "store" / "LOG"));
  CHECK(found_in_files(tale().data(), tale().secrets) == none);
  // What compression may hide in the files.
  const auto tables = all_tables();
  const auto rows = rows_of(tale().data(), {tables.begin(), tables.end()});
  CHECK(rows.size() > 1'000);
  for (const auto& row : rows) CHECK(leaks_in(row.key + "\n" + row.value) == none);
}

}  // namespace kroniek::test
