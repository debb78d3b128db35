// Who looked at somebody's personal data: every opening that names the subject, of whatever kind, as it was
// known at a moment.
#pragma once

#include "core/register/service.h"

namespace kroniek {

struct Look {
  Uuid statement;
  std::int64_t index = 0;
  Instant at;
  StreamId opener;
  StreamId mandate;
  std::string role;
  std::vector<std::string> opened;
  std::optional<std::string> purpose;
  std::optional<bool> text_erased;
  std::string ground;
  std::optional<opening::Occasion> occasion;
  std::vector<opening::SearchedBy> by;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("statement", &Look::statement, "The statement that records the look."),
        field("index", &Look::index, Range{0, json_integer_max}, "Where it stands in the log."),
        field("at", &Look::at, "When."), field("opener", &Look::opener, RefersTo{"actors"}, "Who looked."),
        field("mandate", &Look::mandate, RefersTo{"mandates"}, "On which mandate."),
        field("role", &Look::role, "The role of that mandate."),
        field("fields", &Look::opened, "Which fields."),
        field("purpose", &Look::purpose, Limit{500},
              "What it was needed for; not there where it was erased."),
        field("textErased", &Look::text_erased, "True where the purpose was erased; all else stays."),
        field("ground", &Look::ground, "The legal-basis code that allowed it."),
        field("occasion", &Look::occasion, "What the look was part of; not there: the file by itself."),
        field("by", &Look::by, Items{7}, "Of a search: what was asked by, never the values."));
  };
};

struct LooksQuery {
  StreamId subject;
  std::optional<Uuid> after;  // the last opening of the page before
  std::size_t rows_max = 50;
};
struct LooksPage {
  std::vector<Look> looks;   // in the order of the openings' ids, which is that of their time
  std::optional<Uuid> next;  // give it as `after` for the next page; none at the end
};
// `stream.unknown` where the subject was not there.
Result<LooksPage> looks_at(const Reading& reading, const LooksQuery& query, const Moment& moment);

}  // namespace kroniek
