#include "core/json.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <unordered_set>

#include "core/bytes.h"
#include "core/faults.h"

namespace kroniek {

Json::Json(std::uint64_t value) : value_(static_cast<std::int64_t>(value)) {
  VERIFY(value <= static_cast<std::uint64_t>(json_integer_max), "number beyond what every JSON reader keeps");
}
Json::Json(Object value) : value_(std::move(value)) {}

Json Json::object(std::initializer_list<std::pair<std::string_view, Json>> members) {
  Object object;
  object.reserve(members.size());
  for (const auto& [name, value] : members) object.push_back({std::string(name), value});
  return object;
}
Json Json::array(std::initializer_list<Json> items) {
  return Array(items);
}

const Json* Json::find(std::string_view name) const {
  const auto* object = members();
  if (object == nullptr) return nullptr;
  for (const auto& member : *object)
    if (member.name == name) return &member.value;
  return nullptr;
}
Json* Json::find(std::string_view name) {
  return const_cast<Json*>(static_cast<const Json*>(this)->find(name));
}

void Json::set(std::string_view name, Json value) {
  if (is_null()) value_ = Object{};
  auto* object = members();
  VERIFY(object != nullptr, "set() of something that is no object");
  if (auto* found = find(name)) {
    *found = std::move(value);
  } else {
    object->push_back({std::string(name), std::move(value)});
  }
}

bool Json::remove(std::string_view name) {
  auto* object = members();
  return object != nullptr && std::erase_if(*object, [&](const JsonMember& m) { return m.name == name; }) > 0;
}

void Json::push_back(Json item) {
  if (is_null()) value_ = Array{};
  auto* items = array_items();
  VERIFY(items != nullptr, "push_back() on something that is no array");
  items->push_back(std::move(item));
}

bool Json::operator==(const Json& other) const {
  return value_ == other.value_;
}

void pointer_push(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

std::string pointer_append(std::string_view pointer, std::string_view token) {
  std::string result(pointer);
  pointer_push(result, token);
  return result;
}

namespace {

// Builds the value while Boost.JSON's parser walks the text; notes what is well-formed and yet refused.
class Builder {
 public:
  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;
  static constexpr std::size_t max_object_size = 10'000;
  static constexpr std::size_t max_array_size = 100'000;
  static constexpr std::size_t max_key_size = 1'000;
  static constexpr std::size_t max_string_size = 16 * 1024 * 1024;

  Json take() { return std::move(root_); }
  const std::vector<Fault>& faults() const { return faults_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return open(Json::Object{}); }
  bool on_array_begin(error_code&) { return open(Json::Array{}); }
  bool on_object_end(std::size_t, error_code&) { return close(); }
  bool on_array_end(std::size_t, error_code&) { return close(); }
  bool on_key_part(string_view part, std::size_t, error_code&) { return append(part); }
  bool on_key(string_view part, std::size_t, error_code&) {
    append(part);
    auto& level = levels_.back();
    level.key = std::move(text_);
    text_.clear();
    check_nul(level.key);
    if (!level.is_new(level.key)) fault("json.duplicate-member", "A member stands twice in one object.");
    return true;
  }
  bool on_string_part(string_view part, std::size_t, error_code&) { return append(part); }
  bool on_string(string_view part, std::size_t, error_code&) {
    append(part);
    check_nul(text_);
    place(Json(std::move(text_)));
    text_.clear();
    return true;
  }
  bool on_number_part(string_view part, error_code&) { return append(part); }
  bool on_int64(std::int64_t value, string_view part, error_code&) {
    append(part);
    if (value > json_integer_max || value < -json_integer_max || text_ == "-0") number_fault();
    return number(value);
  }
  bool on_uint64(std::uint64_t, string_view, error_code&) { return number_fault(), number(0); }
  bool on_double(double, string_view, error_code&) { return number_fault(), number(0); }
  bool on_bool(bool value, error_code&) { return place(Json(value)), true; }
  bool on_null(error_code&) { return place(Json()), true; }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

 private:
  struct Level {
    Json* value;  // an element of the level below, which does not grow while this one is open
    std::string key;
    std::size_t members = 0;
    std::unordered_set<std::string> names;  // used only once an object is too wide to look through

    bool is_new(const std::string& name) {
      constexpr std::size_t few = 32;
      if (++members <= few) return value->find(name) == nullptr;
      if (names.empty())
        for (const auto& member : *value->members()) names.insert(member.name);
      return names.insert(name).second;
    }
  };

  bool append(string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool number(std::int64_t value) {
    text_.clear();
    place(Json(value));
    return true;
  }
  void number_fault() {
    fault("json.number", "Numbers are whole, within ±(2^53 - 1), and written without fraction or exponent.");
  }
  void check_nul(const std::string& text) {
    if (text.find('\0') != std::string::npos) fault("json.nul", "The character U+0000 is not allowed.");
  }
  bool open(Json empty) {
    Json* placed = place(std::move(empty));
    levels_.push_back({placed, {}, 0, {}});
    return true;
  }
  bool close() { return levels_.pop_back(), true; }

  Json* place(Json value) {
    if (levels_.empty()) return &(root_ = std::move(value));
    auto& level = levels_.back();
    if (auto* items = level.value->array_items()) return &items->emplace_back(std::move(value));
    return &level.value->members()->emplace_back(JsonMember{level.key, std::move(value)}).value;
  }

  void fault(std::string_view code, std::string_view detail) {
    if (faults_.size() >= faults_max) return;
    std::string pointer;
    for (const auto& level : levels_) {
      const auto* items = level.value->array_items();
      // An open child already counts among the items of its parent; a scalar about to be placed does not yet.
      const bool is_last = &level == &levels_.back();
      pointer = pointer_append(
          pointer, items == nullptr ? level.key : std::to_string(items->size() - (is_last ? 0 : 1)));
    }
    note_fault(faults_, {std::move(pointer), std::string(code), std::string(detail)});
  }

  Json root_;
  std::vector<Level> levels_;
  std::string text_;
  std::vector<Fault> faults_;
};

void write_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          constexpr char digits[] = "0123456789abcdef";
          out += "\\u00";
          out += digits[static_cast<unsigned char>(c) >> 4];
          out += digits[static_cast<unsigned char>(c) & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

// UTF-16 code unit order differs from UTF-8 byte order only where characters above U+FFFF meet
// U+E000..U+FFFF: a lead byte of 0xF0.. then sorts before 0xEE and 0xEF.
bool utf16_less(std::string_view a, std::string_view b) {
  const auto [at_a, at_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at_a == a.end() || at_b == b.end()) return at_a == a.end() && at_b != b.end();
  const auto x = static_cast<unsigned char>(*at_a);
  const auto y = static_cast<unsigned char>(*at_b);
  if (x >= 0xF0 && (y == 0xEE || y == 0xEF)) return true;
  if (y >= 0xF0 && (x == 0xEE || x == 0xEF)) return false;
  return x < y;
}

enum class Style { compact, canonical, pretty };

struct Printer {
  Style style;
  std::string out;

  void line(std::size_t depth) {
    if (style != Style::pretty) return;
    out += '\n';
    out.append(2 * depth, ' ');
  }
  void object(const Json::Object& members, std::size_t depth) {
    std::vector<const JsonMember*> order;
    order.reserve(members.size());
    for (const auto& member : members) order.push_back(&member);
    if (style == Style::canonical)
      std::sort(order.begin(), order.end(), [](auto* a, auto* b) { return utf16_less(a->name, b->name); });
    out += '{';
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0) out += ',';
      line(depth + 1);
      write_string(out, order[i]->name);
      out += style == Style::pretty ? ": " : ":";
      print(order[i]->value, depth + 1);
    }
    if (!order.empty()) line(depth);
    out += '}';
  }
  void array(const Json::Array& items, std::size_t depth) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out += ',';
      line(depth + 1);
      print(items[i], depth + 1);
    }
    if (!items.empty()) line(depth);
    out += ']';
  }
  void print(const Json& json, std::size_t depth) {
    if (json.is_null()) {
      out += "null";
    } else if (const auto* boolean = json.boolean()) {
      out += *boolean ? "true" : "false";
    } else if (const auto* integer = json.integer()) {
      out += std::to_string(*integer);
    } else if (const auto* text = json.string()) {
      write_string(out, *text);
    } else if (const auto* items = json.array_items()) {
      array(*items, depth);
    } else {
      object(*json.members(), depth);
    }
  }
};

std::string print(const Json& json, Style style) {
  Printer printer{style, {}};
  printer.print(json, 0);
  return std::move(printer.out);
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = json_depth_max;
  boost::json::basic_parser<Builder> parser(options);
  boost::json::error_code error;
  const auto parsed = parser.write_some(false, text.data(), text.size(), error);
  if (error == boost::json::error::too_deep)
    return Error{ErrorKind::invalid, "json.too-deep", "JSON may nest at most 32 levels."};
  if (error || parsed != text.size())
    return Error{ErrorKind::invalid, "json.malformed",
                 "Not well-formed JSON at byte " + std::to_string(parsed) +
                     (error ? ": " + error.message() : "") + "."};
  const auto& faults = parser.handler().faults();
  if (!faults.empty()) return Error{ErrorKind::invalid, faults.front().code, faults.front().detail, faults};
  return parser.handler().take();
}

std::string write_json(const Json& json) {
  return print(json, Style::compact);
}
std::string canonical_json(const Json& json) {
  return print(json, Style::canonical);
}
std::string pretty_json(const Json& json) {
  return print(json, Style::pretty);
}

}  // namespace kroniek
