// What rests on something that was later taken back: a key that was revoked, a mandate that was withdrawn or
// delegated under a withdrawn one, a board matter that was rescinded. A withdrawal undoes nothing; it says
// what somebody has to look at again. Found by the lists of the log, so no question walks the log.
#pragma once

#include <vector>

#include "core/register/views.h"

namespace kroniek {

enum class ReviewReason {
  key_revoked,              // its own key was
  mandate_withdrawn,        // its own mandate was
  mandate_above_withdrawn,  // one that its mandate was delegated from was
  matter_rescinded          // a board matter was that it names, or that grants its mandate or one above
};
constexpr auto names_of(ReviewReason) {
  return std::array<std::string_view, 4>{"key-revoked", "mandate-withdrawn", "mandate-above-withdrawn",
                                         "matter-rescinded"};
}

// How a statement lies to the moment from which what it rests on is doubtful or no longer holds.
enum class ReviewTiming {
  since,           // it says itself that it was signed (a key) or had happened (the rest) at or after it
  recorded_after,  // it says that it was before, and was recorded at or after it: nobody saw it before
  before           // said and recorded before
};
constexpr auto names_of(ReviewTiming) {
  return std::array<std::string_view, 3>{"since", "recorded-after", "before"};
}

struct Review {
  ReviewReason reason{};
  ReviewTiming timing{};
  StreamId taken_back;
  Instant since;
  Uuid by;
  std::int64_t index = 0;
  Instant recorded_at;
  std::string proof;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("reason", &Review::reason, "Which of the things that it rests on was taken back."),
        field("timing", &Review::timing,
              "since: signed (a key) or happened (the rest) at or after that moment; recorded-after: said to "
              "be "
              "before, and recorded at or after it; before: all of it before."),
        field("takenBack", &Review::taken_back, "The actor whose key, the mandate or the board matter."),
        field("since", &Review::since, "From when on it is doubtful (a key) or no longer holds (the rest)."),
        field("by", &Review::by, "The statement that took it back."),
        field("index", &Review::index, "That statement's place in the log."),
        field("recordedAt", &Review::recorded_at, "When that one was recorded."),
        field("proof", &Review::proof, "Where that one's receipt is."));
  };
};

// A statement that rests on what was taken back, once for each withdrawal and reason.
struct ReviewRow {
  Uuid statement;
  std::int64_t index = 0;
  std::string type;
  StreamId stream;
  StreamId author;
  StreamId mandate;
  std::string key_id;
  Assurance assurance{};
  Instant occurred_at;
  Instant signed_at;
  Instant recorded_at;
  std::string proof;
  Review review;
  static constexpr auto fields = [](auto&& each) {
    return each(field("statement", &ReviewRow::statement, "Its jti."),
                field("index", &ReviewRow::index, "Its place in the log."),
                field("type", &ReviewRow::type, "The event type."),
                field("stream", &ReviewRow::stream, "The stream that it changed."),
                field("author", &ReviewRow::author, "Who stated it."),
                field("mandate", &ReviewRow::mandate, "On which mandate."),
                field("keyId", &ReviewRow::key_id, "The thumbprint of the key that signed it (RFC 7638)."),
                field("assurance", &ReviewRow::assurance, "Whether that was the author's own key."),
                field("occurredAt", &ReviewRow::occurred_at, "When what it says happened."),
                field("signedAt", &ReviewRow::signed_at, "When it says that it was signed."),
                field("recordedAt", &ReviewRow::recorded_at, "When it was recorded."),
                field("proof", &ReviewRow::proof, "Where its receipt is."),
                field("review", &ReviewRow::review, "Why it is to be looked at again."));
  };
};

// What is left out does not narrow it, but exercise data and real data never stand in one list.
struct ReviewQuery {
  bool exercise = false;
  std::optional<StreamId> author, mandate;
  std::optional<std::string> key_id;
  std::optional<ReviewReason> reason;
  std::optional<ReviewTiming> timing;
};

// Where a page goes on: the withdrawal, which of the lists behind it, and the position there.
struct ReviewPlace {
  std::uint64_t withdrawal = 0, list = 0, position = 0;
};
struct ReviewPage {
  std::vector<ReviewRow> rows;
  std::optional<ReviewPlace> next;
};

// Rows by withdrawal in the order of the log, and within one in the order of what rests on it. A page looks
// at a bounded number of statements, so it may hold fewer rows than asked for and still have a next one. Kind
// too_large, `review.too-wide`, where more than 10,000 mandates hang under one withdrawal.
struct ReviewWindow {
  Moment moment;
  ReviewPlace from;
  std::size_t rows_max;
};
Result<ReviewPage> review_page(const LogReader& log, const ReviewQuery& query, const ReviewWindow& window);

// The same the other way round: what of one statement was taken back, by all that is known at the moment.
Result<std::vector<Review>> reviews_of(const LogReader& log, const Recorded& statement, const Moment& moment);

}  // namespace kroniek
