// The demo's register in memory, founded and with its personas, behind the HTTP API; and the stage on which
// the demo's stories are told over it, statement by statement, each answered before the next. A test tells a
// part of a story, asks, and goes on.
#pragma once

#include "api/data_directory.h"
#include "api/demo/company.h"
#include "api/demo/flight.h"
#include "tests/support/api_world.h"

namespace kroniek::test {

// Every statement is a POST: an SD-JWT signed by its author's own key, or plain JSON of the author signed in.
// Votes of the board are signed by the members' own keys on either.
class HttpStage final : public demo::Stage {
 public:
  HttpStage(ApiWorld& api, demo::Signing signing) : api_(api), signing_(signing) {}
  using Stage::say;
  void at(Instant moment) override;
  Instant now() const override { return api_.world.clock.now(); }
  Uuid new_jti() override;
  std::int64_t index_of(const Uuid& jti) override { return indexes_.at(jti); }
  void stands_at(const StreamId& stream, std::int64_t version) override {
    prompter_.stands_at(stream, version);
  }
  void say(const demo::Persona& by, PlainStatement plain) override;
  void refused(const demo::Persona& by, PlainStatement plain, const demo::Refusal& refusal) override;
  // Statements that were to be refused, and were, so far.
  std::size_t refusals() const { return refusals_; }

 private:
  http::Response post(const demo::Persona& by, const PlainStatement& plain, demo::Signing signing);

  ApiWorld& api_;
  const demo::Signing signing_;
  demo::Prompter prompter_;
  std::map<Uuid, std::int64_t> indexes_;  // of what was said
  std::size_t refusals_ = 0;
};

class StoryWorld {
 public:
  explicit StoryWorld(demo::Signing signing = demo::Signing::own_key);

  // When the demo's flight begins, and the stories end.
  static const Instant ends;
  const Toolbox tools = make_toolbox();
  const demo::Timeline timeline;
  demo::Company company;
  ApiWorld api;
  HttpStage stage;

  // The answer, which must be 200, as anybody who signs in reads it; and as it was answered at that moment.
  Json get(const std::string& target);
  Json get_as_of(const std::string& target, Instant moment);
  Json view(const StreamId& of) { return get("/v1/" + of.collection + "/" + to_string(of.id)); }
  Json view_as_of(const StreamId& of, Instant moment) {
    return get_as_of("/v1/" + of.collection + "/" + to_string(of.id), moment);
  }
  // `kind about` of what waits, by its code where it is about an organisation, sorted; `filter` as in a
  // query.
  std::vector<std::string> waiting(const std::string& filter);
  std::vector<std::string> waiting_as_of(const std::string& filter, Instant moment);
  // What the chain behind a statement has of that kind.
  Json::Array chain(const Uuid& jti, std::string_view kind);
  std::string code_of(const StreamId& organisation) const;

 private:
  Person reader() const;
};

Person person_of(const demo::Persona& persona);

}  // namespace kroniek::test
