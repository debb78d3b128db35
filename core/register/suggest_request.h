// The files of an operation compared with all that are held, and what comes of it (`/v1/links/_suggest`):
// suggestions of links, for people to judge. Holds no value of any person.
#pragma once

#include "core/domain/links.h"
#include "core/register/recorder.h"

namespace kroniek {

// Above what twins reach (search::apart_max).
constexpr std::int64_t suggest_threshold = 80;
// Of one call: both files of each pair stand in its one opening (opening::subjects_max).
constexpr std::size_t suggested_max = 200;

struct SuggestRequest {
  StreamId operation;
  std::optional<std::int64_t> threshold;
  std::optional<StreamId> mandate;
  std::string purpose;
  std::string ground;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("operation", &SuggestRequest::operation, RefersTo{"operations"},
              "Whose files are compared, with each other and with those of every other operation."),
        field(
            "threshold", &SuggestRequest::threshold, likeness::score_range, Label{"Drempel", "Threshold"},
            "The lowest score that is suggested; 80 where left out. Files whose given names differ reach 70 "
            "at most."),
        field("mandate", &SuggestRequest::mandate, RefersTo{"mandates"},
              "The mandate to look and suggest on."),
        field("purpose", &SuggestRequest::purpose, Limit{500}, Label{"Doel", "Purpose"},
              "What it is needed for."),
        field("ground", &SuggestRequest::ground, Limit{40}, Label{"Grond", "Ground"},
              "The legal-basis code."));
  };
};

struct SuggestedPair {
  StreamId a, b;
  std::int64_t score = 0;
  std::vector<likeness::ScorePart> score_parts;
};
struct SuggestedLink {
  StreamId link;
  Uuid statement;
  StreamId a, b;
  std::int64_t score = 0;
  std::vector<likeness::ScorePart> score_parts;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("link", &SuggestedLink::link, RefersTo{"links"}, "The link, to be judged."),
        field("statement", &SuggestedLink::statement, "The statement that suggests it."),
        field("a", &SuggestedLink::a, RefersTo{"registrations"}, "One of the two files."),
        field("b", &SuggestedLink::b, RefersTo{"registrations"}, "The other one."),
        field("score", &SuggestedLink::score, likeness::score_range, "How likely they are of one person."),
        field("scoreParts", &SuggestedLink::score_parts, "What was compared, and how far it agrees."));
  };
};
struct RefusedLink {
  StreamId a, b;
  std::string code;
  static constexpr auto fields = [](auto&& each) {
    return each(field("a", &RefusedLink::a, RefersTo{"registrations"}, "One of the two files."),
                field("b", &RefusedLink::b, RefersTo{"registrations"}, "The other one."),
                field("code", &RefusedLink::code, "Why it was not taken."));
  };
};

struct SuggestedLinks {
  Accepted opening;
  Position newest;  // the last statement of the call
  std::int64_t threshold = 0;
  std::int64_t compared = 0;
  std::int64_t pairs = 0;
  std::int64_t known = 0;
  std::int64_t left = 0;
  std::vector<SuggestedLink> links;
  std::vector<RefusedLink> refused;
};

}  // namespace kroniek
