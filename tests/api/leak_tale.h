// Statements that hold a personal value in every personal field of every event type: what the leak test looks
// for in all that the register shows.
#pragma once

#include <set>

#include "tests/support/api_world.h"

namespace kroniek::test {

// The personal values of an event's data, by its field list; those that are words of a list (a sex, a
// country's code) are left out, for they stand in other places with right.
std::set<std::string> personal_values_of(const EventRow& event, const Json& data);

class LeakTale {
 public:
  LeakTale();

  ApiWorld api;
  std::map<std::string, Person> readers;  // one of every role, by its name
  struct Told {
    const Person* by = nullptr;
    const EventRow* event = nullptr;
    Json plain;
    Uuid jti;
  };
  std::vector<Told> told;        // what was taken, in order
  std::set<std::string> values;  // every personal value that was told

 private:
  void enrol_readers();
  void say(std::string_view role, std::string_view type, const StreamId& of, std::string_view data);
  void tell_foundations();
  void tell_person(const StreamId& file, std::uint8_t number);
  void tell_departures();
  void tell_reports();
  void tell_enquiry();
  void tell_disclosure();
  void tell_request();

  std::map<StreamId, int> versions_;
};

}  // namespace kroniek::test
