#include "core/bytes.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace kroniek;

TEST_CASE("base64: the vectors of RFC 4648 section 10 hold both ways") {
  const auto [plain, text] = GENERATE(table<std::string, std::string>({{"", ""},
                                                                       {"f", "Zg=="},
                                                                       {"fo", "Zm8="},
                                                                       {"foo", "Zm9v"},
                                                                       {"foob", "Zm9vYg=="},
                                                                       {"fooba", "Zm9vYmE="},
                                                                       {"foobar", "Zm9vYmFy"}}));
  CHECK(base64(as_bytes(plain)) == text);
  CHECK(base64_decode(text).value() == to_bytes(plain));
}

TEST_CASE("base64: every text but the one is refused") {
  const auto text = GENERATE(values<std::string>(
      {"Zg",       "Zg=",   "Zg===", "Zh==", "Zm9=",  "Zm8=\n", "Zm 8=", "Z===",    "====", "=",      "==",
       "Zg==Zg==", "Zm9v=", "-_-_",  "Z",    "Zm9vY", "Zm9v\n", " Zm9v", "\x80Zg=", "Zg=a", "Zg=\xff"}));
  CHECK(base64_decode(text).error().code == "base64.malformed");
}

TEST_CASE("base64url: uses - and _, has no padding, and reads nothing else") {
  const Bytes bytes = {0xfb, 0xff, 0xfe, 0xff};
  CHECK(base64url(bytes) == "-__-_w");
  CHECK(base64url_decode("-__-_w").value() == bytes);
  CHECK(base64(bytes) == "+//+/w==");
  const auto text =
      GENERATE(values<std::string>({"-__-_w==", "+//+/w", "-__-_x", "-__-_", "-__-_w ", "=", "A"}));
  CHECK(base64url_decode(text).error().code == "base64url.malformed");
}

TEST_CASE("hex: is lower case in whole bytes") {
  CHECK(hex(Bytes{0x00, 0x9f, 0xff}) == "009fff");
  CHECK(hex_decode("009fff").value() == Bytes{0x00, 0x9f, 0xff});
  CHECK(hex_decode("").value().empty());
  const auto text = GENERATE(values<std::string>({"0", "0F", "0g", "0x00", " 00", "00 ", "\xff\xff"}));
  CHECK(hex_decode(text).error().code == "hex.malformed");
}

TEST_CASE("bytes: what is encoded decodes to itself, whatever the bytes") {
  CHECK(rc::check([](const Bytes& bytes) {
    RC_ASSERT(base64_decode(base64(bytes)).value() == bytes);
    RC_ASSERT(base64url_decode(base64url(bytes)).value() == bytes);
    RC_ASSERT(hex_decode(hex(bytes)).value() == bytes);
  }));
}

TEST_CASE("bytes: a text that decodes is the text that its bytes encode to") {
  CHECK(rc::check([] {
    const auto of = [](const char* alphabet) {
      return rc::gen::container<std::string>(rc::gen::elementOf(std::string(alphabet)));
    };
    const std::string padded = *of("AQgw/+=Z");
    if (const auto bytes = base64_decode(padded); bytes.ok()) RC_ASSERT(base64(*bytes) == padded);
    const std::string unpadded = *of("AQgw-_Z");
    if (const auto bytes = base64url_decode(unpadded); bytes.ok()) RC_ASSERT(base64url(*bytes) == unpadded);
  }));
}

TEST_CASE("utf8: every well-formed length is recognised") {
  const auto text =
      GENERATE(values<std::string>({"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
                                    "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf",
                                    "M\xc3\xb6"
                                    "bius"}));
  CHECK(is_utf8(text));
}

TEST_CASE("utf8: NUL is a character like any other") {
  CHECK(is_utf8(std::string_view("a\0b", 3)));
}

TEST_CASE("utf8: surrogates, overlong forms, stray and missing bytes are refused") {
  const auto text = GENERATE(values<std::string>(
      {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x9f\xbf", "\xe0\xa0", "\xed\xa0\x80",
       "\xed\xbf\xbf", "\xf0\x8f\xbf\xbf", "\xf0\x90\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff",
       "\xfe", "ok\xe2\x82", "\xe2\x28\xa1", "\xf0\x90\x28\x80"}));
  CHECK_FALSE(is_utf8(text));
}
