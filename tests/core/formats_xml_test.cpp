#include <catch2/catch.hpp>

#include "core/formats/xml.h"

using namespace kroniek;

namespace {

// The document's events in one line, or the refusal.
std::string read(std::string_view document) {
  std::string seen;
  const auto result =
      read_xml(document, {.begin =
                              [&](const XmlElement& element) {
                                seen += "<" + std::string(element.space) + "|" + std::string(element.name);
                                for (const auto& each : element.attributes)
                                  seen += " " + each.space + "|" + each.name + "=" + each.value;
                                seen += ">";
                                return true;
                              },
                          .text =
                              [&](std::string_view text) {
                                seen += text;
                                return true;
                              },
                          .end =
                              [&](std::string_view, std::string_view name) {
                                seen += "</" + std::string(name) + ">";
                                return true;
                              }});
  return result.ok() ? seen : result.error().code;
}

std::string nested(std::size_t depth) {
  std::string document;
  for (std::size_t i = 0; i < depth; ++i) document += "<a>";
  for (std::size_t i = 0; i < depth; ++i) document += "</a>";
  return document;
}

}  // namespace

TEST_CASE("xml: elements, namespaces, attributes and text are told in order") {
  CHECK(read(R"(<?xml version="1.0"?><p:a xmlns:p="urn:x" b="1" p:c="&lt;2">)"
             R"(<d>x&amp;y<![CDATA[<z>]]></d></p:a>)") == "<urn:x|a |b=1 urn:x|c=<2><|d>x&y<z></d></a>");
}

TEST_CASE("xml: UTF-16 is read as UTF-8") {
  CHECK(read(std::string("\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0", 18)) == "<|a>\xC3\xA9</a>");
}

TEST_CASE("xml: what is not well-formed, declares a type or nests too deeply is refused") {
  const auto [document, code] = GENERATE(table<std::string, std::string>({
      {"", "xml.malformed"},
      {"<a>", "xml.malformed"},
      {"<a></b>", "xml.malformed"},
      {"<a/><b/>", "xml.malformed"},
      {"<p:a/>", "xml.malformed"},
      {"<a>&unknown;</a>", "xml.malformed"},
      {"<a>\xff</a>", "xml.malformed"},
      {std::string("<a>\0</a>", 8), "xml.malformed"},
      {"<!DOCTYPE a><a/>", "xml.doctype"},
      {R"(<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>)", "xml.doctype"},
      {R"(<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]><a>&y;</a>)", "xml.doctype"},
      {R"(<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>)", "xml.doctype"},
      {nested(xml_depth_max + 1), "xml.too-deep"},
  }));
  CHECK(read(document) == code);
}

TEST_CASE("xml: as deep as allowed is read, and a visitor may stop") {
  CHECK(read(nested(xml_depth_max)).size() > xml_depth_max);
  int seen = 0;
  CHECK(read_xml("<a><b/><c/></a>",
                 {.begin = [&](const XmlElement&) { return ++seen < 2; }, .text = {}, .end = {}})
            .ok());
  CHECK(seen == 2);
}

TEST_CASE("xml: what is escaped is read as it was") {
  const std::string text = "a<b>&\"c\"\t\r\n\xC3\xA9\xF0\x9F\x99\x82";
  CHECK(read("<a b=\"" + xml_escaped(text) + "\">" + xml_escaped(text) + "</a>") ==
        "<|a |b=" + text + ">" + text + "</a>");
  CHECK(xml_escaped(std::string("\0\x01\xEF\xBF\xBF", 5)) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}
