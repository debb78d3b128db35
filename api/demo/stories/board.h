// A decision of the board: the regions and the ministry, each by its own majority. First their rules of
// procedure, which all must be for; then a decision on scarce pumps that the regions carry and the ministry
// does not, amended, and carried by both; then carried out as a mandate and as a priority. Nobody in it
// exists.
#pragma once

#include "api/demo/stories/stories.h"
#include "core/domain/board_matters.h"
#include "core/domain/operations.h"

namespace kroniek::demo {

class BoardDecision {
 public:
  BoardDecision(Stage& stage, Company& company, Instant begins)
      : stage_(stage), company_(company), begins_(begins) {}

  // The chapters, in this order. Each ends on a day of its own.
  void adopt_rules();  // day 4: 25 regions and the ministry are for them
  void open_flood();   // day 10: an operation with more requests for pumps than there are pumps
  void vote_once();    // day 12: regions for, ministry against
  void reject();       // day 13
  void amend();        // day 14: and the votes on the old text count no more
  void vote_again();   // day 15: both sides for
  void adopt();        // day 16: and published
  void carry_out();    // day 17: a mandate, then a priority on it
  void close();        // day 30
  void tell();         // all of them

  Instant day(std::int64_t number) const { return days_after(begins_, number); }
  const StreamId& rules() const { return rules_; }
  const StreamId& matter() const { return matter_; }
  const StreamId& flood() const { return flood_; }
  const Persona& member(std::string_view code) const { return *members_.at(std::string(code)); }
  const Persona& deputy() const { return *deputy_; }
  const Uuid& priority() const { return priority_; }
  const Uuid& grant() const { return grant_; }

 private:
  void enrol_board();
  board_matter::Procedure procedure() const;
  std::vector<StreamId> all_members() const;
  board_matter::PositionTaken position(std::string_view code, board_matter::Position position) const;
  void vote(const StreamId& matter, std::string_view code, board_matter::Position taken);
  void votes_are_kept_apart();
  void grant_to_deputy();
  PlainStatement priority_on_matter() const;

  Stage& stage_;
  Company& company_;
  Instant begins_;
  StreamId rules_;
  StreamId matter_;
  StreamId flood_;
  Uuid text_;  // the statement whose text is voted on
  Uuid priority_;
  Uuid grant_;
  const Persona* deputy_ = nullptr;
  std::map<std::string, const Persona*, std::less<>> members_;  // by their organisation's code
};

}  // namespace kroniek::demo
