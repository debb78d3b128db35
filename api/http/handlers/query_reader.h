// The values of a request's query, read with all their faults kept, so that one answer tells them all. A
// value with a fault reads as if it were not there; done() then refuses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/message.h"
#include "core/ids.h"

namespace kroniek::http {

// A page's place, opaque to clients: the log size that all pages of a list are true for, and a position in
// the list.
struct Cursor {
  TreeSize known;
  std::string after;
};
std::string format_cursor(const Cursor& cursor);

constexpr std::size_t page_rows_default = 50;
constexpr std::size_t page_rows_max = 500;

class QueryReader {
 public:
  explicit QueryReader(const Request& request) : request_(request) {}

  std::optional<std::string> text(std::string_view key) const;
  std::optional<Instant> instant(std::string_view key);
  std::optional<std::uint64_t> number(std::string_view key, std::uint64_t max);
  // A stream of that collection, or of any where it is empty.
  std::optional<StreamId> stream(std::string_view key, std::string_view collection = {});
  bool flag(std::string_view key);  // false where left out
  std::size_t limit();              // 1 to page_rows_max
  std::optional<Cursor> cursor();   // `query.cursor`

  void fault(std::string_view key, std::string_view code, std::string detail);
  // All faults at once, each with the pointer `/query/<key>`; the error's own code is that of the first one.
  Result<Ok> done() const;

 private:
  const Request& request_;
  std::vector<Fault> faults_;
};

}  // namespace kroniek::http
