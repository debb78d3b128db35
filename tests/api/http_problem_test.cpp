// What a problem document says of the store's own troubles, and what is left to the log.
#include <catch2/catch.hpp>
#include <iostream>
#include <sstream>

#include "api/http/problem.h"
#include "core/faults.h"

namespace kroniek::http {
namespace {

struct Said {
  std::string answer, log;
};
Said said_of(const Error& error) {
  std::ostringstream written;
  auto* const before = std::cerr.rdbuf(written.rdbuf());
  const auto response = problem(error);
  std::cerr.rdbuf(before);
  return {response.content(), written.str()};
}

bool holds(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

const std::string internals = "IO error: /srv/data/store/000123.sst: block checksum mismatch";

}  // namespace

TEST_CASE("problem: files and places of the store stand in the log, once, and in no answer") {
  for (const auto& [kind, code] : {std::pair{ErrorKind::corrupt, "store.corrupt"},
                                   std::pair{ErrorKind::unavailable, "store.read-failed"},
                                   std::pair{ErrorKind::corrupt, "entry.unreadable"}}) {
    const auto said = said_of({kind, code, internals});
    CHECK(holds(said.answer, code));
    CHECK_FALSE(holds(said.answer, "/srv"));
    CHECK_FALSE(holds(said.answer, "checksum"));
    CHECK(holds(said.log, std::string("level=error event=store-error code=") + code));
    CHECK(holds(said.log, internals));
  }
}

TEST_CASE(
    "problem: that the register accepts nothing is told by whoever watches over it, not with each refusal") {
  for (const auto& [kind, code] : {std::pair{ErrorKind::unavailable, "store.failed"},
                                   std::pair{ErrorKind::storage_full, "store.disk-full"}}) {
    const auto said = said_of({kind, code, internals});
    CHECK_FALSE(holds(said.answer, "/srv"));
    CHECK(said.log.empty());
  }
}

TEST_CASE("problem: invalid input says where, at the root where it is wrong as a whole") {
  CHECK(holds(said_of(one_fault("/data/until", "offer.dates-reversed", "until must lie after from.")).answer,
              R"("errors":[{"pointer":"/data/until","code":"offer.dates-reversed",)"
              R"("detail":"until must lie after from."}])"));
  CHECK(holds(said_of({ErrorKind::invalid, "batch.empty", "A batch holds one statement or more."}).answer,
              R"("errors":[{"pointer":"","code":"batch.empty",)"
              R"("detail":"A batch holds one statement or more."}])"));
  CHECK_FALSE(holds(said_of({ErrorKind::conflict, "stream.exists", "It is there."}).answer, "errors"));
}

TEST_CASE("problem: what somebody did wrong is told as it was said, and is no line of the log") {
  const auto said = said_of({ErrorKind::conflict, "statement.jti-reused", "Another was recorded."});
  CHECK(holds(said.answer, "Another was recorded."));
  CHECK(said.log.empty());
}

}  // namespace kroniek::http
