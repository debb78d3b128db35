#include "tests/support/story_world.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "api/demo/foundation.h"
#include "api/demo/narrator.h"
#include "core/domain/board_matters.h"

namespace kroniek::test {
namespace {

const Instant now = instant("2026-11-23T19:50:00Z");

demo::Company make_company(const Toolbox& tools, Instant at) {
  auto organisations = demo::name_organisations(at, *tools.random);
  auto cast = demo::Cast::make(tools, tools.new_key(KeyKind::ed25519), organisations, at).value();
  return {tools, std::move(organisations), std::move(cast)};
}

RegisterWorld::Options founded_by(const demo::Company& company, const Toolbox& tools, Instant at) {
  RegisterWorld::Options options;
  options.populated = false;
  options.founded_at = at;
  options.plan = demo::founding_plan(RegisterWorld::origin, company.organisations(),
                                     company[demo::Part::administrator], *tools.random, at);
  return options;
}

}  // namespace

Person person_of(const demo::Persona& persona) {
  // The persona keeps the signer, and outlives whoever speaks for it here.
  return {persona.actor, persona.organisation, persona.mandate,
          std::shared_ptr<const Signer>(std::shared_ptr<const Signer>(), persona.signer.get())};
}

void HttpStage::at(Instant moment) {
  REQUIRE(moment >= now());
  api_.world.clock.set(moment);
}

Uuid HttpStage::new_jti() {
  return demo::new_id(now(), api_.world.random);
}

http::Response HttpStage::post(const demo::Persona& by, const PlainStatement& plain, demo::Signing signing) {
  const auto person = person_of(by);
  const auto json = write_fields(plain, WriteMode::values);
  return signing == demo::Signing::own_key ? api_.submit(api_.world.sign_json(person, json))
                                           : api_.submit(person, write_json(json));
}

void HttpStage::say(const demo::Persona& by, PlainStatement plain) {
  prompter_.complete(by, now(), plain);
  const bool vote = plain.type == board_matter::PositionTaken::type;
  const auto response = post(by, plain, vote ? demo::Signing::own_key : signing_);
  INFO(plain.type << " " << response.content());
  REQUIRE(response.status == 201);
  indexes_[*plain.jti] = *test::at(json_of(response), "index").integer();
  prompter_.stands_at(*plain.stream, *plain.version);
}

void HttpStage::refused(const demo::Persona& by, PlainStatement plain, const demo::Refusal& refusal) {
  prompter_.complete(by, now(), plain);
  const auto signing = refusal.signing == demo::Signing::sealed ? refusal.signing : signing_;
  const bool vote = plain.type == board_matter::PositionTaken::type;
  const auto response = post(by, plain, vote ? refusal.signing : signing);
  INFO(plain.type << " " << response.content());
  CHECK(test::code_of(response) == refusal.code);
  ++refusals_;
}

const Instant StoryWorld::ends = demo::timeline_before(now).opened;

StoryWorld::StoryWorld(demo::Signing signing)
    : timeline(demo::timeline_before(now)),
      company(make_company(tools, timeline.founded)),
      api(founded_by(company, tools, timeline.founded)),
      stage(api, signing) {
  api.world.clock.set(demo::later(timeline.founded, 600));
  demo::register_organisations(stage, company);
  stage.at(timeline.mandated);
  demo::enrol_personas(stage, company);
  demo::grant_mandates(stage, company, std::nullopt);
}

Person StoryWorld::reader() const {
  return person_of(company[demo::Part::supervisor]);
}

Json StoryWorld::get(const std::string& target) {
  const auto by = reader();
  const auto response = api.get(target, &by);
  INFO(target << " " << response.content());
  REQUIRE(response.status == 200);
  return json_of(response);
}

Json StoryWorld::get_as_of(const std::string& target, Instant moment) {
  const auto sign = target.find('?') == std::string::npos ? "?" : "&";
  return get(target + sign + "asOf=" + to_string(moment));
}

std::vector<std::string> StoryWorld::waiting(const std::string& filter) {
  return waiting_as_of(filter, stage.now());
}

std::vector<std::string> StoryWorld::waiting_as_of(const std::string& filter, Instant moment) {
  std::vector<std::string> out;
  for (const auto& item : items_at(get_as_of("/v1/worklist?limit=500&" + filter, moment), "items")) {
    const auto about = item.find("about") == nullptr ? Result<StreamId>(StreamId{})
                                                     : parse_stream_id(text_at(item, "about"));
    out.push_back(text_at(item, "kind"));
    if (about.ok() && about->collection == "organisations")
      out.back() += " " + code_of(*about);
    else if (!about.ok())
      out.back() += " " + text_at(item, "about");
  }
  std::sort(out.begin(), out.end());
  return out;
}

Json::Array StoryWorld::chain(const Uuid& jti, std::string_view kind) {
  auto links = items_at(get("/v1/statements/" + to_string(jti) + "/accountability"), "links");
  std::erase_if(links, [&](const Json& link) { return text_at(link, "kind") != kind; });
  return links;
}

std::string StoryWorld::code_of(const StreamId& organisation) const {
  for (const auto& [code, id] : company.organisations())
    if (id == organisation) return code;
  return to_string(organisation);
}

}  // namespace kroniek::test
