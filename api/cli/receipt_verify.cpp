// Checks a receipt without asking anybody: statement, receipt and the log's public key are all it takes.
#include "api/cli/files.h"
#include "api/cli/output.h"
#include "api/cli/policy_option.h"
#include "api/cli/verbs.h"
#include "core/fields.h"
#include "core/log/proof.h"
#include "core/register/extract_check.h"
#include "core/statement/claims.h"
#include "core/statement/sd_jwt.h"

namespace kroniek::cli {
namespace {

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  return text;
}

// The receipt's `extra` is not authenticated by itself, but the leaf is made with it: a wrong moment proves
// nothing.
Result<Instant> recorded_at(const Arguments& arguments, const Receipt& receipt) {
  if (const auto said = arguments.find("recorded-at")) return parse_instant(*said);
  const auto json = receipt.extra.has_value() ? parse_json(as_text(*receipt.extra)) : Result<Json>(Json());
  const auto* said = json.ok() ? json->find("recordedAt") : nullptr;
  if (said == nullptr || said->string() == nullptr)
    return Error{ErrorKind::invalid, "receipt.recorded-at-missing",
                 "The receipt does not say when the statement was recorded; give `--recorded-at`."};
  return parse_instant(*said->string());
}

struct Shown {
  Claims claims;
  Instant recorded_at;
  Proven proven;
  std::size_t disclosures = 0;
};

Json answer_of(const Shown& shown) {
  Json::Array cosigned;
  for (const auto& each : shown.proven.standing.cosigned) cosigned.push_back(each.witness);
  return Json::object({{"verified", true},
                       {"log", shown.proven.standing.checkpoint.origin},
                       {"index", shown.proven.position.value},
                       {"size", shown.proven.standing.checkpoint.size.value},
                       {"recordedAt", to_string(shown.recorded_at)},
                       {"statement", to_string(shown.claims.jti)},
                       {"type", shown.claims.type},
                       {"stream", to_string(shown.claims.stream)},
                       {"author", to_string(shown.claims.author)},
                       {"disclosuresShown", std::uint64_t{shown.disclosures}},
                       {"cosignedBy", std::move(cosigned)}});
}

std::string sentence(const Shown& shown) {
  const auto& standing = shown.proven.standing;
  std::string out = "Proved: " + shown.claims.type + " about " + to_string(shown.claims.stream) +
                    " (statement " + to_string(shown.claims.jti) + ", said by " +
                    to_string(shown.claims.author) + ") was recorded at " + to_string(shown.recorded_at) +
                    " and is entry " + std::to_string(shown.proven.position.value) + " of the " +
                    std::to_string(standing.checkpoint.size.value) + " that the log " +
                    standing.checkpoint.origin + " has signed for";
  std::string witnesses;
  for (const auto& each : standing.cosigned) witnesses += (witnesses.empty() ? "" : ", ") + each.witness;
  return out + (witnesses.empty() ? "." : "; cosigned by " + witnesses + ".") + "\n";
}

struct Papers {
  std::string receipt;
  std::string statement;
  Policy policy;
};
Result<Shown> check(const Papers& papers, const Arguments& arguments, const Toolbox& tools) {
  TRY(receipt, parse_receipt(papers.receipt));
  TRY(statement, parse_sd_jwt(papers.statement));
  TRY(claims, read_claims(statement.payload));
  TRY(moment, recorded_at(arguments, receipt));
  TRY_OK(check_disclosures(statement));
  const auto& jws = statement.jws;
  TRY(leaf, tools.codec->encode({moment, jws.header, jws.payload, jws.signature}));
  TRY(proven, verify_receipt(receipt, leaf_hash(leaf), papers.policy, *tools.verifier));
  if (claims.audience != proven.standing.checkpoint.origin)
    return Error{ErrorKind::invalid, "statement.wrong-log",
                 "The statement's aud is not the log that signed."};
  return Shown{std::move(claims), moment, std::move(proven), statement.disclosures.size()};
}

Result<Exit> receipt_verify(const Arguments& arguments, Streams& streams, const Toolbox& tools) {
  TRY(format, format_of(arguments, streams));
  TRY(policy, policy_of(arguments, streams));
  TRY(receipt, read_text(*arguments.find("receipt"), streams));
  TRY(statement, read_text(*arguments.find("statement"), streams));
  const auto shown = check({receipt, without_line_end(statement), policy}, arguments, tools);
  if (!shown.ok()) {
    print_error(streams, shown.error());
    return Exit::wrong;
  }
  if (format == Format::json) {
    print(streams, format, answer_of(*shown));
  } else {
    streams.out << sentence(*shown) << std::flush;
  }
  return Exit::ok;
}

}  // namespace

Verb receipt_verify_verb() {
  return {.name = "receipt verify",
          .summary = "Checks offline that a log has recorded a statement.",
          .details =
              "Proves that exactly this signed statement stands in the log, where, and since when. Whether "
              "its author's\n"
              "key was valid then is for `kroniek verify`, which reads the whole log.",
          .options = {{"receipt", "FILE", "The receipt, a C2SP tlog-proof.", true},
                      {"statement", "FILE", "The signed statement, with any of its disclosures.", true},
                      log_key_option,
                      policy_option,
                      {"recorded-at", "TIME", "When it was recorded, where the receipt does not say."},
                      output_option},
          .examples = {"kroniek receipt verify --receipt a.receipt --statement a.sd-jwt \\",
                       "    --log-key register.example/kroniek+1a2b3c4d+AQ…"},
          .run = receipt_verify};
}

}  // namespace kroniek::cli
