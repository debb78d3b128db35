// The founding consultation of Drenthe (Wgr 31a.2): its twelve councils are asked for their wishes and
// concerns, and then the safety region's board decides. One council is forgotten at first, two have concerns,
// the deadline is moved, one is late; the board would have decided too early, twice. Nobody in it exists.
#pragma once

#include "api/demo/stories/stories.h"
#include "core/domain/consultations.h"

namespace kroniek::demo {

class FoundingConsultation {
 public:
  FoundingConsultation(Stage& stage, Company& company, Instant begins)
      : stage_(stage), company_(company), begins_(begins) {}

  // The chapters, in this order. Each ends on a day of its own.
  void send_draft();             // day 3: eleven councils have it
  void send_to_the_forgotten();  // day 20: De Wolden too, with a deadline of its own
  void hear_ten_councils();      // day 66: of all but De Wolden and Westerveld, after more time for all
  void answer_concerns();        // day 68: and the board cannot decide yet
  void hear_the_late();          // day 75: De Wolden in time, Westerveld too late
  void decide();                 // day 78
  void answer_after_deciding();  // day 85: Westerveld is answered, and nobody gives views any more
  void tell();                   // all of them

  Instant day(std::int64_t number) const { return days_after(begins_, number); }
  const StreamId& consultation() const { return consultation_; }
  const Uuid& decision() const { return decision_; }
  const StreamId& council(std::string_view code) const { return company_.organisation(code); }

 private:
  void enrol_everybody();
  void send_to(std::string_view code);
  void give_views(std::string_view code);
  void answer(std::optional<std::string_view> code, std::string_view text);
  consultation::FinalDecisionTaken decided_today() const;

  Stage& stage_;
  Company& company_;
  Instant begins_;
  StreamId consultation_;
  Uuid decision_;
  const Persona* secretary_ = nullptr;
  std::map<std::string, const Persona*, std::less<>> clerks_;  // by their municipality's code
};

}  // namespace kroniek::demo
