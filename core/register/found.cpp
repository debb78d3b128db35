#include "core/register/found.h"

#include "core/domain/actors.h"
#include "core/domain/mandates.h"

namespace kroniek {
namespace {

StreamId service_of(const FoundingPlan& plan) {
  return {std::string(Actors::collection), plan.service};
}
StreamId founding_mandate_of(const FoundingPlan& plan) {
  return {std::string(Mandates::collection), plan.founding_mandate};
}
StreamId register_of(const FoundingPlan& plan) {
  return {std::string(Registers::collection), plan.service};
}

founding::Founded founded_by(const ServicePorts& ports, const FoundingPlan& plan) {
  founding::Founded said;
  said.origin = plan.origin;
  said.log_key = ports.log_key.key();
  said.seal_key = ports.seal_key.key();
  for (const auto& each : plan.organisations) said.founders.push_back(each.id);
  for (const auto& each : plan.administrators)
    said.administrators.push_back({each.actor, each.mandate, each.organisation, each.key});
  said.service = service_of(plan);
  said.founding_mandate = founding_mandate_of(plan);
  said.founding_statements =
      static_cast<std::int64_t>(1 + plan.organisations.size() + 2 * plan.administrators.size());
  return said;
}

Json registered(const FoundingOrganisation& organisation) {
  return Json::object({{"name", organisation.name},
                       {"kind", name_of(organisation.kind)},
                       {"code", organisation.code},
                       {"side", name_of(organisation.side)}});
}
Json enrolled(const FirstAdministrator& administrator) {
  return Json::object({{"organisation", to_string(administrator.organisation)},
                       {"function", administrator.function},
                       {"kind", name_of(actor::Kind::person)},
                       {"key", Codec<PublicKey>::write(administrator.key, WriteMode::values)},
                       {"name", administrator.name}});
}
Json granted(const FirstAdministrator& administrator, const FoundingPlan& plan, Instant from) {
  return Json::object({{"holder", to_string(administrator.actor)},
                       {"role", name_of(mandate::Role::administrator)},
                       {"scope", Json::object({})},
                       {"tasks", Json::array()},
                       {"basis", Codec<std::vector<std::string>>::write(plan.basis, WriteMode::values)},
                       {"from", to_string(from)},
                       {"instrument", Json::object({{"document", hex(plan.instrument)}})},
                       {"mayDelegate", false}});
}

struct FoundingStatement {
  std::string_view type;
  StreamId stream;
  Json data;
};
std::vector<FoundingStatement> statements_of(const FoundingPlan& plan, const founding::Founded& said,
                                             Instant now) {
  std::vector<FoundingStatement> out;
  out.push_back({founding::Founded::type, register_of(plan), write_fields(said, WriteMode::values)});
  for (const auto& each : plan.organisations)
    out.push_back({organisation::Registered::type, each.id, registered(each)});
  for (const auto& each : plan.administrators) {
    out.push_back({actor::Enrolled::type, each.actor, enrolled(each)});
    out.push_back({mandate::Granted::type, each.mandate, granted(each, plan, now)});
  }
  return out;
}

PlainStatement plain_of(const FoundingStatement& statement, const FoundingPlan& plan, Instant now) {
  PlainStatement plain;
  plain.type = statement.type;
  plain.stream = statement.stream;
  plain.mandate = founding_mandate_of(plan);
  plain.occurred_at = now;
  plain.basis = plan.basis;
  plain.data = statement.data;
  return plain;
}

Result<Ok> check_nothing_there(const ServicePorts& ports) {
  const Error founded{ErrorKind::conflict, "log.already-founded",
                      "There is a register here; another one needs its own place."};
  const auto snapshot = ports.store.snapshot();
  bool empty = true;
  for (const auto table : {Table::meta, Table::entries})
    TRY_OK(snapshot->scan(table, "", "", Order::ascending,
                          [&](std::string_view, std::string_view) { return empty = false; }));
  if (!empty) return founded;
  TRY(high_water, ports.high_water.read());
  if (high_water.has_value()) return founded;
  return Ok{};
}

}  // namespace

Result<Ok> found_register(const ServicePorts& ports, const FoundingPlan& plan) {
  TRY_OK(check_nothing_there(ports));
  const auto now = ports.clock.now();
  const auto said = founded_by(ports, plan);
  const auto founding = make_founding(register_of(plan), said);
  const KeyDirectory keys(ports.store, founding);
  const Intake intake(plan.origin, keys, ports.verifier, ports.clock);
  Vault vault(plan.origin, ports.cipher);
  Recorder recorder({ports.store, ports.codec, vault, ports.log_key, ports.clock},
                    Recovered{founding, {}, {}, {}});

  recorder.begin();
  for (const auto& statement : statements_of(plan, said, now)) {
    // The register speaks for itself, with the log key: nothing of the founding is sealed for anybody.
    const Author author{said.service, plan.origin, false};
    TRY(made, make_statement(plain_of(statement, plan, now), author, {now, ports.random, ports.log_key}));
    TRY(prepared, intake.prepare(std::move(made)));
    TRY(taken, recorder.take(prepared));
    VERIFY(std::holds_alternative<std::size_t>(taken), "an empty store knows no statement");
  }
  // A crash before this line leaves nothing, after it a founded register.
  TRY(accepted, recorder.commit());
  VERIFY(accepted.size() == static_cast<std::size_t>(said.founding_statements), "each was taken");
  return ports.high_water.write(recorder.checkpoint());
}

}  // namespace kroniek
