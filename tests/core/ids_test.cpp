#include "core/ids.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace kroniek;

namespace {
const std::string v7 = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";  // RFC 9562 appendix A.6
}

TEST_CASE("uuid: its text reads back to the same bytes") {
  CHECK(to_string(parse_uuid(v7).value()) == v7);
  CHECK(rc::check([](const std::array<std::uint8_t, 16>& bytes) {
    RC_ASSERT(parse_uuid(to_string(Uuid{bytes})).value() == Uuid{bytes});
  }));
}

TEST_CASE("uuid: any other text is refused") {
  const auto text = GENERATE(
      values<std::string>({"", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e279b07cc398c4dc0c0c07398f",
                           "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
                           "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}", "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",
                           "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2-79b0-7cc3-98c4-dc0c0c0739-f",
                           "017f22e2-79b0-7cc3-98c4_dc0c0c07398f"}));
  CHECK(parse_uuid(text).error().code == "uuid.malformed");
}

TEST_CASE("uuid: the version counts only in the variant of RFC 9562") {
  CHECK(uuid_version(parse_uuid(v7).value()) == 7);
  CHECK(uuid_version(parse_uuid("919108f7-52d1-4320-9bac-f847db4148a8").value()) == 4);
  CHECK(uuid_version(parse_uuid("017f22e2-79b0-7cc3-18c4-dc0c0c07398f").value()) == 0);
  CHECK(uuid_version(parse_uuid("017f22e2-79b0-7cc3-c8c4-dc0c0c07398f").value()) == 0);
  CHECK(uuid_version(Uuid{}) == 0);
}

TEST_CASE("stream: is a collection and a UUID") {
  const auto collection =
      GENERATE(values<std::string>({"registrations", "assistance-requests", "a", "a1-2b"}));
  const StreamId stream = parse_stream_id(collection + "/" + v7).value();
  CHECK(stream.collection == collection);
  CHECK(to_string(stream.id) == v7);
  CHECK(to_string(stream) == collection + "/" + v7);
}

TEST_CASE("stream: any other text is refused") {
  const auto text = GENERATE_COPY(values<std::string>(
      {"", "/" + v7, "registrations", "registrations/", "Registrations/" + v7, "-a/" + v7, "a-/" + v7,
       "a--b/" + v7, "1a/" + v7, "a_b/" + v7, "a.b/" + v7, "../" + v7, "registrations//" + v7,
       "registrations/" + v7 + "/", "a/b/" + v7, " a/" + v7, "caf\xc3\xa9/" + v7,
       std::string(65, 'a') + "/" + v7, "registrations/" + v7.substr(1)}));
  CHECK(parse_stream_id(text).error().code == "stream.malformed");
}

TEST_CASE("ids: different meanings are different types") {
  STATIC_REQUIRE_FALSE(std::is_same_v<Position, TreeSize>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<Position, TreeSize>);
  CHECK(Position{1} < Position{2});
  CHECK(std::hash<Uuid>{}(parse_uuid(v7).value()) == std::hash<Uuid>{}(parse_uuid(v7).value()));
}
