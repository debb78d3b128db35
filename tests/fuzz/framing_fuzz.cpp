// Any bytes as a request's head: what the strict check accepts, Beast's parser must understand in the same
// way, for otherwise two parsers would see two requests in one.
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "api/http/framing.h"
#include "api/http/target.h"
#include "core/check.h"

using namespace kroniek::http;

namespace {

void compare(const Head& head, std::string_view text) {
  boost::beast::http::request_parser<boost::beast::http::string_body> parser;
  parser.header_limit(64 * 1024);
  parser.body_limit(boost::none);
  boost::system::error_code failed;
  const auto used = parser.put(boost::asio::const_buffer(text.data(), text.size()), failed);
  VERIFY(!failed && parser.is_header_done(), "what is accepted here is well-formed to Beast");
  VERIFY(used == text.size(), "both see the same end of the head");
  VERIFY(parser.get().method_string() == name_of(head.method), "both see the same method");
  VERIFY(parser.chunked() == head.chunked, "both see the same coding");
  const auto length = parser.content_length();
  VERIFY(length.has_value() == head.content_length.has_value(), "both see a length or none");
  VERIFY(!length || *length == *head.content_length, "both see the same length");
  std::size_t fields = 0;
  for (const auto& field : parser.get()) {
    VERIFY(fields < head.fields.size(), "both see the same number of fields");
    VERIFY(find_header(head.fields, std::string_view(field.name_string())), "both see the same names");
    ++fields;
  }
  VERIFY(fields == head.fields.size(), "both see the same number of fields");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view received(reinterpret_cast<const char*>(data), size);
  const FramingLimits limits;
  const auto found = find_head(received, limits);
  const auto* bytes = std::get_if<std::size_t>(&found);
  if (!bytes || *bytes == 0) return 0;
  VERIFY(*bytes <= received.size(), "a head ends within what was received");
  const auto parsed = parse_head(received.substr(0, *bytes), limits);
  const auto* head = std::get_if<Head>(&parsed);
  if (!head) return 0;
  compare(*head, received.substr(0, *bytes));
  const auto target = parse_target(head->target);
  if (target.ok()) VERIFY(target->path.size() <= head->target.size(), "a path is a part of its target");
  return 0;
}
