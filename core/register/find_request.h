// What a reader searches persons by, and what comes of it (06: `_search`, `_duplicates`). Who was found is
// recorded before anything is shown.
#pragma once

#include "core/domain/registrations.h"
#include "core/register/open_request.h"
#include "core/search/name_match.h"

namespace kroniek {

constexpr std::int64_t found_default = 20, found_max = 100;

struct FindRequest {
  std::optional<std::string> names;
  std::optional<PartialDate> date_of_birth;
  std::optional<std::string> document, tag;
  std::optional<StreamId> operation;
  std::optional<bool> exercise;
  std::optional<std::int64_t> limit;
  std::string purpose;
  std::string ground;
  std::optional<StreamId> mandate;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("names", &FindRequest::names, Limit{200}, Label{"Naam", "Name"},
              "In any spelling, order and script; parts may be left out."),
        field("dateOfBirth", &FindRequest::date_of_birth, Label{"Geboortedatum", "Date of birth"},
              "Parts may be left out."),
        field("document", &FindRequest::document, Limit{40}, Label{"Documentnummer", "Document number"},
              "One character may be wrong."),
        field("tag", &FindRequest::tag, Limit{60}, Label{"Polsband", "Tag"},
              "The code on a wristband or card; one character may be wrong."),
        field("operation", &FindRequest::operation, RefersTo{"operations"}, "Only who is registered there."),
        field("exercise", &FindRequest::exercise, "Search among the persons of exercises."),
        field("limit", &FindRequest::limit, Range{1, found_max}, "How many at most; 20 where left out."),
        field("purpose", &FindRequest::purpose, Limit{500}, Label{"Doel", "Purpose"},
              "What it is needed for."),
        field("ground", &FindRequest::ground, Limit{40}, Label{"Grond", "Ground"}, "The legal-basis code."),
        field("mandate", &FindRequest::mandate, RefersTo{"mandates"}, "The mandate to search on."));
  };
};

struct FindReason {
  search::ReasonKind kind{};
  std::int64_t score = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &FindReason::kind, "Which part of the question fits, and how."),
                field("score", &FindReason::score, Range{0, 100}, "How well it fits."));
  };
};

struct FoundPerson {
  StreamId subject;
  std::int64_t score = 0;
  std::vector<FindReason> reasons;
  std::string number;
  registration::Phase phase{};
  std::optional<Json> values;
  static constexpr auto fields = [](auto&& each) {
    return each(field("subject", &FoundPerson::subject, RefersTo{"registrations"}, "The person's file."),
                field("score", &FoundPerson::score, Range{1, 100}, "How well all of the question fits."),
                field("reasons", &FoundPerson::reasons, "Why the person was found."),
                field("number", &FoundPerson::number, "The registration number."),
                field("phase", &FoundPerson::phase, "Where the person is on the way."),
                field("values", &FoundPerson::values,
                      "The name and the date of birth; left out where only likeness was asked for."));
  };
};

struct Found {
  Accepted opening;
  std::vector<FoundPerson> hits;  // the best first
};

// A search that shows nobody, as it is recorded; `request` says on which mandate.
struct SearchLook {
  std::vector<opening::SearchedBy> by;
  OpenRequest request;
  std::optional<StreamId> operation;
  bool exercise = false;
};

struct AlikeRequest {
  std::string purpose;
  std::string ground;
  std::optional<std::int64_t> limit;
  std::optional<StreamId> mandate;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("purpose", &AlikeRequest::purpose, Limit{500}, Label{"Doel", "Purpose"},
              "What it is needed for."),
        field("ground", &AlikeRequest::ground, Limit{40}, Label{"Grond", "Ground"}, "The legal-basis code."),
        field("limit", &AlikeRequest::limit, Range{1, found_max}, "How many at most; 20 where left out."),
        field("mandate", &AlikeRequest::mandate, RefersTo{"mandates"}, "The mandate to look on."));
  };
};

}  // namespace kroniek
