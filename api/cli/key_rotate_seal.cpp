// Gives a register that is not running another seal key: makes it, states it under its keeper's own key, and
// puts it in its place. A crash before the statement leaves the old key, one after it is finished by the next
// opening of the directory.
#include <future>

#include "api/cli/data_option.h"
#include "api/cli/output.h"
#include "api/cli/person.h"
#include "api/cli/verbs.h"
#include "core/register/seal_keys.h"
#include "core/statement/jwk.h"

namespace kroniek::cli {
namespace {

constexpr std::string_view basis =
    "AVG-32";  // security of processing (GDPR article 32), which key management is part of

Result<founding::SealKeyChanged> change_of(const Arguments& arguments, const PublicKey& key) {
  founding::SealKeyChanged change;
  change.key = key;
  if (arguments.has("compromised")) change.cause = founding::ChangeCause::compromised;
  if (const auto since = arguments.find("doubtful-since")) {
    TRY(moment, parse_instant(*since));
    change.doubtful_since = moment;
  }
  return change;
}

Result<PlainStatement> plain_of(const Arguments& arguments, const Person& person, const Service& service,
                                const founding::SealKeyChanged& change) {
  const auto mandate = arguments.find("mandate");
  if (!mandate.has_value() && !person.mandate.has_value())
    return Error{ErrorKind::invalid, "usage.option-missing", "This needs `--mandate mandates/ID`."};
  PlainStatement plain;
  plain.type = founding::SealKeyChanged::type;
  plain.stream = service.founding().register_id;
  plain.occurred_at = service.now();
  plain.basis = {std::string(basis)};
  plain.data = write_fields(change, WriteMode::values);
  if (mandate.has_value()) {
    TRY(id, parse_stream_id(*mandate));
    plain.mandate = std::move(id);
  } else {
    plain.mandate = *person.mandate;
  }
  const auto reading = service.read();
  TRY(view, view_at(reading.log(), *plain.stream, {reading.size(), true, std::nullopt}));
  VERIFY(view.has_value(), "a founded register has a view");
  plain.version = *view->find("version")->integer() + 1;
  return plain;
}

Result<Accepted> submit(Service& service, const std::string& sd_jwt) {
  TRY(submission, service.prepare(sd_jwt));
  std::promise<Result<Accepted>> answered;
  service.submit(std::move(submission),
                 [&answered](Result<Accepted> answer) { answered.set_value(std::move(answer)); });
  return answered.get_future().get();
}

Result<Exit> rotate(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(options, data_options(arguments));
  TRY(person, person_of(arguments, streams, tools));
  TRY(data, DataDirectory::open(options));
  TRY(key, data->next_seal_key());
  TRY(change, change_of(arguments, key));
  std::optional<Accepted> accepted;
  {
    TRY(service, Service::open(data->ports(), {}, {}));
    TRY(plain, plain_of(arguments, person, *service, change));
    const Making making{tools.clock->now(), *tools.random, *person.signer};
    TRY(statement, make_statement(plain, {person.actor, service->origin(), false}, making));
    TRY(answer, submit(*service, to_text(statement)));
    accepted = std::move(answer);
  }
  TRY_OK(data->install_next_seal_key());
  print(streams, format,
        Json::object({{"statement", to_string(accepted->jti)},
                      {"index", accepted->position.value},
                      {"recordedAt", to_string(accepted->recorded_at)},
                      {"keyId", thumbprint(key)},
                      {"proof", format_receipt(accepted->receipt)}}));
  return Exit::ok;
}

}  // namespace

Verb key_rotate_seal_verb() {
  return {
      .name = "key rotate-seal",
      .summary = "Gives a register another seal key, and ends the one before.",
      .details =
          "The register must not be running. Stated by whoever keeps its keys, with a key and a mandate of "
          "his "
          "own.\nWhat was sealed before stays valid; the old key seals nothing any more.",
      .options = {data_option,
                  key_option,
                  actor_option,
                  persona_option,
                  {"mandate", "mandates/ID", "The mandate to act on; the persona's where left out."},
                  {"compromised", "", "Others may hold the old key."},
                  {"doubtful-since", "TIME", "With it: since when what it sealed must be looked at again."},
                  free_space_option,
                  output_option},
      .examples = {"kroniek key rotate-seal --data /var/lib/kroniek --key administrator.jwk \\",
                   "    --actor actors/… --mandate mandates/…"},
      .run = rotate};
}

}  // namespace kroniek::cli
