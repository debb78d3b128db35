// The chain behind a statement: its author, the key that signed it, the mandate that it was made on, who
// granted that and on which decision, who voted on it and by which rules; and behind each vote that counts
// the same of its member. Every link is itself a statement, so every link has a proof.
#pragma once

#include <vector>

#include "core/register/views.h"

namespace kroniek {

enum class LinkKind {
  statement,
  author,             // how the author was enrolled
  key,                // how the key that signed was enrolled
  key_revoked,        // and that it was revoked since
  mandate,            // how the mandate was granted
  mandate_withdrawn,  // and that it was withdrawn since
  decision,           // a board matter that the mandate or the statement rests on
  vote,               // a position on it
  rules,              // the rules of procedure whose quorum and majority applied
  rules_vote          // a position on those
};
constexpr auto names_of(LinkKind) {
  return std::array<std::string_view, 10>{
      "statement",         "author",   "key",  "key-revoked", "mandate",
      "mandate-withdrawn", "decision", "vote", "rules",       "rules-vote"};
}

struct ChainLink {
  LinkKind kind{};
  std::string type;
  StreamId stream;
  Uuid statement;
  std::int64_t index = 0;
  Instant recorded_at;
  StreamId author;
  std::string key_id;
  Assurance assurance{};
  std::optional<bool> counts;
  std::string proof;
  static constexpr auto fields = [](auto&& each) {
    return each(field("kind", &ChainLink::kind, "What it is to the statement that was asked about."),
                field("type", &ChainLink::type, "The event type."),
                field("stream", &ChainLink::stream, "The stream that it changed."),
                field("statement", &ChainLink::statement, "Its jti."),
                field("index", &ChainLink::index, "Its place in the log."),
                field("recordedAt", &ChainLink::recorded_at, "When it was recorded."),
                field("author", &ChainLink::author, "Who stated it."),
                field("keyId", &ChainLink::key_id, "The thumbprint of the key that signed it (RFC 7638)."),
                field("assurance", &ChainLink::assurance, "Whether that was the author's own key."),
                field("counts", &ChainLink::counts,
                      "Of a vote: false where its member changed it or the text was amended since."),
                field("proof", &ChainLink::proof, "Where its receipt is."));
  };
};

// The statement first, then each link before those that it rests on. Mandates are followed to the founding.
Result<std::vector<ChainLink>> chain_behind(const LogReader& log, const Recorded& statement,
                                            const Moment& moment);

}  // namespace kroniek
