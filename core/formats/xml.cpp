#include "core/formats/xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace kroniek {
namespace {

constexpr char parting = '|';  // between a namespace and a name, as expat gives them

struct Name {
  std::string_view space, name;
};
Name split(const char* expanded) {
  const std::string_view text(expanded);
  const auto at = text.rfind(parting);
  if (at == std::string_view::npos) return {{}, text};
  return {text.substr(0, at), text.substr(at + 1)};
}

struct Reading {
  const XmlVisit& visit;
  XML_Parser parser;
  std::size_t depth = 0;
  bool ended = false;  // by the visitor
  std::string_view refusal = {};

  void stop() { XML_StopParser(parser, XML_FALSE); }
  void take(bool goes_on) {
    if (goes_on) return;
    ended = true;
    stop();
  }
  void refuse(std::string_view code) {
    refusal = code;
    stop();
  }
  // Expat may still deliver an event after it was stopped.
  bool is_over() const { return ended || !refusal.empty(); }
};

void on_begin(void* context, const char* name, const char** attributes) {
  auto& reading = *static_cast<Reading*>(context);
  if (reading.is_over()) return;
  if (++reading.depth > xml_depth_max) return reading.refuse("xml.too-deep");
  std::vector<XmlAttribute> items;
  for (; *attributes != nullptr; attributes += 2) {
    const auto said = split(attributes[0]);
    items.push_back({std::string(said.space), std::string(said.name), attributes[1]});
  }
  const auto said = split(name);
  if (reading.visit.begin) reading.take(reading.visit.begin({said.space, said.name, items}));
}

void on_end(void* context, const char* name) {
  auto& reading = *static_cast<Reading*>(context);
  if (reading.is_over()) return;
  --reading.depth;
  const auto said = split(name);
  if (reading.visit.end) reading.take(reading.visit.end(said.space, said.name));
}

void on_text(void* context, const char* text, int length) {
  auto& reading = *static_cast<Reading*>(context);
  if (reading.is_over() || !reading.visit.text) return;
  reading.take(reading.visit.text({text, static_cast<std::size_t>(length)}));
}

void on_doctype(void* context, const char*, const char*, const char*, int) {
  static_cast<Reading*>(context)->refuse("xml.doctype");
}

Result<Ok> refusal(std::string_view code) {
  if (code == "xml.doctype")
    return Error{ErrorKind::invalid, std::string(code), "A document type declaration is not read."};
  if (code == "xml.too-deep")
    return Error{ErrorKind::invalid, std::string(code), "The document is nested too deeply."};
  return Error{ErrorKind::invalid, "xml.malformed", "The document is no well-formed XML."};
}

}  // namespace

const std::string* XmlElement::find(std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const XmlAttribute& each) { return each.name == attribute; });
  return found == attributes.end() ? nullptr : &found->value;
}

Result<Ok> read_xml(std::string_view document, const XmlVisit& visit) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreateNS(nullptr, parting),
                                                                       XML_ParserFree);
  VERIFY(parser != nullptr, "there is memory for a parser");
  Reading reading{visit, parser.get()};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  // In pieces: the length that expat takes is an int.
  constexpr std::size_t piece_max = 1 << 20;
  for (bool last = false; !last;) {
    const auto piece = document.substr(0, piece_max);
    document.remove_prefix(piece.size());
    last = document.empty();
    const auto status = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    if (reading.ended) return Ok{};
    if (status != XML_STATUS_OK || !reading.refusal.empty()) return refusal(reading.refusal);
  }
  return Ok{};
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto next = text.substr(i, 3);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\t' || c == '\n' || c == '\r')
      out += "&#" + std::to_string(static_cast<int>(c)) + ";";
    else if ((c >= 0 && c < ' '))
      out += "\xEF\xBF\xBD";
    else if (next == "\xEF\xBF\xBE" || next == "\xEF\xBF\xBF")  // U+FFFE and U+FFFF
      out += "\xEF\xBF\xBD", i += 2;
    else
      out += c;
  }
  return out;
}

}  // namespace kroniek
