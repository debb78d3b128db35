// What may be said around a person's way: tags, needs, flags, contacts, destination, objection, consent.
#include <algorithm>

#include "core/domain/contact_form.h"
#include "core/domain/municipalities.h"
#include "core/domain/organisations.h"
#include "core/domain/registration_rules.h"
#include "core/domain/registration_shield.h"

namespace kroniek::registration {
namespace {

bool is_municipality_code(std::string_view code) {
  return organisation::code_fits(organisation::Kind::municipality, code) ||
         organisation::code_fits(organisation::Kind::island, code);
}

// ISO 3166-1 alpha-2: the form only, because countries come and go and an old file keeps its code.
bool is_country_code(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Who may not see a shielded person does not lift the shield either, nor say anew who may.
Result<Ok> check_shield(const State& state, FlagKind kind, const Context& context) {
  const auto mandate = context.find<Mandates>(context.told.claims.mandate);
  if (!is_shield_against(state, kind, mandate == nullptr ? std::nullopt : std::optional(mandate->role)))
    return Ok{};
  return refuse::forbidden("registration.shield-not-yours",
                           "The person is shielded, and not for the role of this mandate to see.");
}

}  // namespace

Result<Ok> check_destination(const std::optional<std::string>& municipality,
                             const std::optional<std::string>& country) {
  if (municipality.has_value() && !is_municipality_code(*municipality))
    return invalid("/data/municipality", "registration.municipality-malformed",
                   "municipality must be GM and four digits, or BQ-BO, BQ-SA or BQ-SE.");
  if (country.has_value() && !is_country_code(*country))
    return invalid("/data/country", "registration.country-malformed",
                   "country must be two capital letters (ISO 3166-1).");
  return Ok{};
}

Result<Ok> decide(const State& state, const Tagged& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(in_hand_from(state, Phase::seen));
  if (std::find(state.tags.begin(), state.tags.end(), event.tag) != state.tags.end())
    return conflict("registration.already-tagged", "The person already has that tag.");
  return check_code("tag", event.tag);
}

Result<Ok> decide(const State& state, const NeedRecorded&, const Context& context) {
  TRY_OK(within_operation(context));
  return not_shut_nor_deceased(state);
}

Result<Ok> decide(const State& state, const NeedMet& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut_nor_deceased(state));
  const auto need = std::find_if(state.needs.begin(), state.needs.end(),
                                 [&](const Need& each) { return each.statement == event.need; });
  if (need == state.needs.end())
    return invalid("/data/need", "registration.need-unknown",
                   "need must be the jti of a statement that recorded a need here.");
  if (need->met) return conflict("registration.need-already-met", "That need has been met before.");
  return Ok{};
}

Result<Ok> decide(const State& state, const Flagged& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut(state));
  return check_shield(state, event.kind, context);
}

Result<Ok> decide(const State& state, const FlagCleared& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut(state));
  const bool flagged = std::any_of(state.flags.begin(), state.flags.end(),
                                   [&](const Flag& each) { return each.kind == event.kind; });
  if (!flagged) return conflict("registration.not-flagged", "The file has no such flag.");
  return check_shield(state, event.kind, context);
}

Result<Ok> decide(const State& state, const ContactRecorded& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut(state));
  if (!event.name.value.has_value() && !event.phone.value.has_value() && !event.email.value.has_value())
    return invalid("/data/name", "registration.contact-empty",
                   "A contact needs a name, a phone number or an e-mail address.");
  if (event.phone.value.has_value() && !is_phone_number(*event.phone.value))
    return invalid("/data/phone", "registration.phone-malformed",
                   "phone must be + and 7 to 15 digits (ITU-T E.164).");
  if (event.email.value.has_value() && !is_email_address(*event.email.value))
    return invalid("/data/email", "registration.email-malformed", "email must hold an @.");
  return Ok{};
}

Result<Ok> decide(const State& state, const DestinationRecorded& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut_nor_deceased(state));
  if (event.municipality.has_value() == event.country.has_value())
    return invalid("/data/municipality", "registration.destination-not-one",
                   "A destination is a municipality or a country, one of the two.");
  TRY_OK(check_destination(event.municipality, event.country));
  if (event.municipality.has_value() &&
      !is_known_municipality(*event.municipality, date_of(context.told.claims.occurred_at), context.states))
    return invalid("/data/municipality", "registration.municipality-unknown",
                   "municipality names none that is registered and existed on that day.");
  return Ok{};
}

Result<Ok> decide(const State& state, const ObjectionNoted&, const Context& context) {
  TRY_OK(within_operation(context));
  return not_shut(state);
}

Result<Ok> decide(const State& state, const ConsentRecorded& event, const Context& context) {
  TRY_OK(within_operation(context));
  TRY_OK(not_shut(state));
  if ((event.inform == Inform::named) != event.named.value.has_value())
    return invalid("/data/named", "registration.named-mismatch",
                   "named must be given exactly where inform is `named`.");
  return Ok{};
}

}  // namespace kroniek::registration
