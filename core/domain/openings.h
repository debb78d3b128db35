// Openings: every look into personal data is a statement of its own, durable before the data leaves the
// service.
#pragma once

#include "core/aggregate.h"

namespace kroniek::opening {

// Of one opening: an entry of the log has a limit, and nobody reads more files than this at a time.
constexpr std::size_t subjects_max = 500;

// ---- events

struct Made {
  static constexpr std::string_view type = "opening.made";
  static constexpr Use use = Use::opens;
  StreamId subject;
  std::vector<std::string> opened;
  Text purpose;
  std::string ground;
  static constexpr auto fields = [](auto&& each) {
    return each(field("subject", &Made::subject, Label{"Dossier", "Subject"}, "Whose data is opened."),
                field("fields", &Made::opened, Items{100}, Limit{60}, Label{"Velden", "Fields"},
                      "Which fields, by name."),
                field("purpose", &Made::purpose, Mark::required, Limit{500}, Label{"Doel", "Purpose"},
                      "What it is needed for."),
                field("ground", &Made::ground, Limit{40}, Label{"Grond", "Ground"},
                      "The legal-basis code that allows it."));
  };
};

// What a look at several people at once was part of.
enum class Occasion { batch, search, hand_over, disclosure, extract };
constexpr auto names_of(Occasion) {
  return std::to_array<std::string_view>({"batch", "search", "hand-over", "disclosure", "extract"});
}

// What a search, or a list of those who are bound for somebody, may ask by; the values themselves stand
// nowhere.
enum class SearchedBy { names, date_of_birth, document, tag, municipality, place, organisation };
constexpr auto names_of(SearchedBy) {
  return std::to_array<std::string_view>(
      {"names", "date-of-birth", "document", "tag", "municipality", "place", "organisation"});
}

// One look at several subjects of one collection, on one mandate: the same fields of each.
struct MadeForSeveral {
  static constexpr std::string_view type = "opening.made-for-several";
  static constexpr Use use = Use::opens;
  std::vector<StreamId> subjects;
  std::vector<std::string> opened;
  Text purpose;
  std::string ground;
  Occasion occasion{};
  std::vector<SearchedBy> by;
  static constexpr auto fields = [](auto&& each) {
    return each(field("subjects", &MadeForSeveral::subjects, Items{subjects_max},
                      Label{"Dossiers", "Subjects"}, "Whose data is opened, each once."),
                field("fields", &MadeForSeveral::opened, Items{100}, Limit{60}, Label{"Velden", "Fields"},
                      "Which fields of each, by name."),
                field("purpose", &MadeForSeveral::purpose, Mark::required, Limit{500},
                      Label{"Doel", "Purpose"}, "What it is needed for."),
                field("ground", &MadeForSeveral::ground, Limit{40}, Label{"Grond", "Ground"},
                      "The legal-basis code that allows it."),
                field("occasion", &MadeForSeveral::occasion, Label{"Aanleiding", "Occasion"},
                      "What the look was part of."),
                field("by", &MadeForSeveral::by, Items{7}, Label{"Gezocht op", "Searched by"},
                      "Of a search or a hand-over list: what was asked by, each once; never the values."));
  };
};

// A search that showed nobody: a look all the same, since that somebody is not there is said by it too. Whom
// a search did show is in MadeForSeveral.
struct Searched {
  static constexpr std::string_view type = "opening.searched";
  static constexpr Use use = Use::opens;
  std::vector<SearchedBy> by;
  std::vector<std::string> opened;
  Text purpose;
  std::string ground;
  static constexpr auto fields = [](auto&& each) {
    return each(field("by", &Searched::by, Items{7}, Label{"Gezocht op", "Searched by"},
                      "What was asked by, each once; never the values."),
                field("fields", &Searched::opened, Items{100}, Limit{60}, Label{"Velden", "Fields"},
                      "Which fields of a person would have been shown."),
                field("purpose", &Searched::purpose, Mark::required, Limit{500}, Label{"Doel", "Purpose"},
                      "What it was needed for."),
                field("ground", &Searched::ground, Limit{40}, Label{"Grond", "Ground"},
                      "The legal-basis code that allows it."));
  };
};

// ---- state

struct State {
  std::vector<StreamId> subjects;
  StreamId opener;
  StreamId mandate;
  std::vector<std::string> opened;
  std::optional<Occasion> occasion;
  std::vector<SearchedBy> by;
  Text purpose;
  std::string ground;
  Instant at;
  static constexpr auto fields = [](auto&& each) {
    return each(field("subjects", &State::subjects, Mark::indexed, "Whose data was opened."),
                field("opener", &State::opener, Mark::indexed, RefersTo{"actors"}, "Who opened it."),
                field("mandate", &State::mandate, RefersTo{"mandates"}, "On which mandate."),
                field("fields", &State::opened, "Which fields, by name."),
                field("occasion", &State::occasion, Mark::indexed,
                      "What the look was part of; not there: one file was opened by itself."),
                field("by", &State::by, "Of a search: what was asked by, never the values."),
                field("purpose", &State::purpose, Limit{500}, "What it was needed for."),
                field("ground", &State::ground, Mark::indexed, "The legal-basis code that allowed it."),
                field("at", &State::at, "When."));
  };
};

Result<Ok> decide(const State& state, const Made& event, const Context& context);
Result<Ok> decide(const State& state, const MadeForSeveral& event, const Context& context);
Result<Ok> decide(const State& state, const Searched& event, const Context& context);
void evolve(State& state, const Made& event, const Told& told);
void evolve(State& state, const MadeForSeveral& event, const Told& told);
void evolve(State& state, const Searched& event, const Told& told);

}  // namespace kroniek::opening

namespace kroniek {

struct Openings {
  static constexpr std::string_view collection = "openings";
  static constexpr std::string_view singular = "opening";
  static constexpr Task task = Task::none;
  using State = opening::State;
  using Events = std::tuple<opening::Made, opening::MadeForSeveral, opening::Searched>;
};
AggregateRow openings();

}  // namespace kroniek
