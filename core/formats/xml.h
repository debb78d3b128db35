// XML 1.0 with namespaces, read from beginning to end. What a document type declaration makes possible
// (entities that expand, files that are fetched) is refused with the declaration itself, and so is a depth
// that no format of ours has.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace kroniek {

struct XmlAttribute {
  std::string space;  // the namespace; empty where the attribute has no prefix
  std::string name;
  std::string value;
};
// An element that begins. The names hold during the call only.
struct XmlElement {
  std::string_view space;
  std::string_view name;
  const std::vector<XmlAttribute>& attributes;

  // The value of an attribute, in whatever namespace; null where it is not there.
  const std::string* find(std::string_view attribute) const;
};

// Called in document order; false ends the reading without an error. Text may come in several parts.
struct XmlVisit {
  std::function<bool(const XmlElement& element)> begin;
  std::function<bool(std::string_view text)> text;
  std::function<bool(std::string_view space, std::string_view name)> end;
};

constexpr std::size_t xml_depth_max = 32;

// `xml.malformed`, `xml.doctype`, `xml.too-deep`; none says what stands in the document.
Result<Ok> read_xml(std::string_view document, const XmlVisit& visit);

// Text and attribute values, escaped. Characters that XML 1.0 cannot hold become U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace kroniek
