// Founds a register in a new data directory.
#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/verbs.h"
#include "core/log/checkpoint.h"
#include "core/register/found.h"
#include "core/register/recovery.h"
#include "core/sha256.h"
#include "core/statement/jwk.h"

namespace kroniek::cli {
namespace {

// What rests on nothing but this command says so: the instrument is the digest of this sentence.
constexpr std::string_view instrument =
    "Founded by its operator with `kroniek init`, without a separate decree.";
constexpr std::string_view basis =
    "AVG-6-1-e";  // a task carried out in the public interest (GDPR article 6(1)(e))

Uuid new_id(const ServicePorts& ports) {
  std::array<std::uint8_t, 10> random{};
  ports.random.fill(random);
  return make_uuid_v7(ports.clock.now(), random);
}

FoundingPlan plan_of(const Arguments& arguments, const ServicePorts& ports, const PublicKey& administrator) {
  FoundingPlan plan;
  plan.origin = *arguments.find("origin");
  plan.service = new_id(ports);
  plan.founding_mandate = new_id(ports);
  plan.basis = {std::string(basis)};
  plan.instrument = sha256(as_bytes(instrument));
  FoundingOrganisation organisation;
  organisation.id = {"organisations", new_id(ports)};
  organisation.name = arguments.get("organisation", plan.origin);
  organisation.kind = organisation::Kind::agency;
  organisation.code = arguments.get("code", "FOUNDER");
  organisation.side = organisation::Side::none;
  plan.administrators.push_back({{"actors", new_id(ports)},
                                 {"mandates", new_id(ports)},
                                 organisation.id,
                                 "administrator",
                                 arguments.get("administrator", "First administrator"),
                                 administrator});
  plan.organisations.push_back(std::move(organisation));
  return plan;
}

Json answer_of(const FoundingPlan& plan, const ServicePorts& ports, const std::string& key_file) {
  const auto& first = plan.administrators.front();
  return Json::object({{"origin", plan.origin},
                       {"logKey", format_vkey({plan.origin, NoteKeyType::ed25519, ports.log_key.key()})},
                       {"register", "registers/" + to_string(plan.service)},
                       {"organisation", to_string(first.organisation)},
                       {"administrator", Json::object({{"actor", to_string(first.actor)},
                                                       {"mandate", to_string(first.mandate)},
                                                       {"keyId", thumbprint(first.key)},
                                                       {"keyFile", key_file}})}});
}

Result<Exit> init(const Arguments& arguments, Streams& streams, const Toolbox&) {
  TRY(format, format_of(arguments, streams));
  if (!is_key_name(*arguments.find("origin")) || arguments.find("origin")->size() > origin_bytes_max)
    return Error{
        ErrorKind::invalid, "init.origin",
        "`--origin` is a name such as `register.example/kroniek`: at most 255 bytes, no spaces, no `+`."};
  TRY(options, data_options(arguments));
  Json answer;
  TRY_OK(DataDirectory::create(options, [&](const DataDirectory::New& made) -> Result<Ok> {
    const auto plan = plan_of(arguments, made.ports, made.administrator.key());
    answer = answer_of(plan, made.ports, (options.path / "keys" / "administrator.jwk").string());
    return found_register(made.ports, plan);
  }));
  print(streams, format, answer);
  streams.err
      << "The administrator's private key stands in keys/administrator.jwk: move it to where the "
         "administrator\n"
         "signs, and keep a copy of keys/ apart from the data. Give `logKey` to everybody who will verify.\n";
  return Exit::ok;
}

}  // namespace

Verb init_verb() {
  return {
      .name = "init",
      .summary = "Founds a register in a new data directory.",
      .details = "The directory must not exist, or be empty. It is made as a whole or not at all.",
      .options = {{"data", "DIR", "Where the register will live.", true},
                  {"origin", "NAME", "The log's name, for ever: a host and path of yours.", true},
                  {"organisation", "NAME", "The founding organisation's name; the origin where left out."},
                  {"code", "CODE", "Its code; FOUNDER where left out."},
                  {"administrator", "NAME", "The first administrator's name."},
                  vault_key_option,
                  free_space_option,
                  output_option},
      .examples = {"kroniek init --data /var/lib/kroniek --origin register.example/kroniek",
                   "kroniek init --data ./data --origin test.example/1 --organisation \"Regio Test\""},
      .run = init};
}

}  // namespace kroniek::cli
