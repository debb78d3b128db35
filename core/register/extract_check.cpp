#include "core/register/extract_check.h"

#include <algorithm>
#include <set>

#include "core/domain/openings.h"
#include "core/log/proof.h"
#include "core/register/receipts.h"

namespace kroniek {
namespace {

Error wrong(std::string code, std::string detail) {
  return {ErrorKind::invalid, std::move(code), std::move(detail)};
}

void collect_digests(const Json& json, std::set<std::string>& out) {
  if (const auto* items = json.array_items())
    for (const auto& item : *items) {
      if (item.string() != nullptr) out.insert(*item.string());
      collect_digests(item, out);
    }
  if (const auto* members = json.members())
    for (const auto& member : *members) {
      if (member.name == "..." && member.value.string() != nullptr) out.insert(*member.value.string());
      collect_digests(member.value, out);
    }
}

Result<std::string> text_in(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  if (value == nullptr || value->string() == nullptr)
    return wrong("extract.malformed", "The member " + std::string(name) + " is missing.");
  return *value->string();
}

struct Checked {
  Claims claims;
  Standing standing;
};

Result<Instant> recorded_at(const Json& item) {
  TRY(text, text_in(item, "recordedAt"));
  return parse_instant(text);
}

// One statement: signed form, leaf and proof belong together, and what is shown of it is what it says.
Result<Checked> check_item(const Json& item, const ExtractTools& tools) {
  TRY(signed_form, text_in(item, "sdJwt"));
  TRY(statement, parse_sd_jwt(signed_form));
  TRY(claims, read_claims(statement.payload));
  TRY_OK(check_disclosures(statement));
  TRY(moment, recorded_at(item));
  const auto& jws = statement.jws;
  TRY(leaf, tools.codec.encode({moment, jws.header, jws.payload, jws.signature}));
  TRY(said_leaf, text_in(item, "leaf"));
  if (said_leaf != base64(leaf)) return wrong("extract.differs", "leaf is not that of the signed statement.");
  TRY(receipt_text, text_in(item, "receipt"));
  TRY(receipt, parse_receipt(receipt_text));
  if (receipt.extra != receipt_extra(moment))
    return wrong("extract.differs", "The receipt says another moment of recording.");
  TRY(proven, verify_receipt(receipt, leaf_hash(leaf), tools.policy, tools.verifier));
  const auto said = said_by({statement, claims, proven.position, moment});
  for (const auto& member : *said.members()) {
    const auto* shown = item.find(member.name);
    if (shown == nullptr || canonical_json(*shown) != canonical_json(member.value))
      return wrong("extract.differs", member.name + " is not what was signed.");
  }
  return Checked{std::move(claims), std::move(proven.standing)};
}

enum class Part { statements, looks, mentions };
constexpr auto names_of(Part) {
  return std::array<std::string_view, 3>{"statements", "looks", "mentions"};
}

bool belongs(const Claims& claims, Part part, const StreamId& subject) {
  if (part == Part::statements) return claims.stream == subject;
  if (part == Part::looks && claims.stream.collection != Openings::collection) return false;
  return write_json(claims.data).find('"' + to_string(subject) + '"') != std::string::npos;
}

class Check {
 public:
  Check(const Json& extract, const ExtractTools& tools) : extract_(extract), tools_(tools) {}

  Result<ExtractChecked> run() {
    TRY(format, text_in(extract_, "format"));
    if (format != extract_format)
      return wrong("extract.malformed", "This is no extract that can be read here.");
    TRY(subject, text_in(extract_, "subject"));
    TRY(id, parse_stream_id(subject));
    TRY(origin, text_in(extract_, "register"));
    out_.subject = id;
    out_.origin = origin;
    TRY(statements, part(Part::statements));
    TRY(looks, part(Part::looks));
    TRY(mentions, part(Part::mentions));
    out_.statements = statements, out_.looks = looks, out_.mentions = mentions;
    if (out_.statements == 0 || out_.looks == 0)
      return wrong("extract.malformed", "An extract holds the file, and the look that it is itself.");
    TRY_OK(check_head());
    TRY(text, text_in(extract_, "text"));
    if (text != extract_text(extract_))
      return wrong("extract.text-differs", "The text for people does not say what the statements say.");
    return out_;
  }

 private:
  // What the head says of the rest: the tree of all proofs, its key, and which of the looks this one is.
  Result<Ok> check_head() const {
    TRY(opening, text_in(extract_, "opening"));
    TRY(checkpoint, text_in(extract_, "checkpoint"));
    TRY(key, text_in(extract_, "logKey"));
    bool is_known = false;
    for (const auto& log : tools_.policy.logs) is_known = is_known || format_vkey(log.key) == key;
    bool is_a_look = false;
    for (const auto name : names_of(Part{}))
      for (const auto& item : *extract_.find(name)->array_items()) {
        TRY(proof, text_in(item, "receipt"));
        TRY(receipt, parse_receipt(proof));
        TRY(said, text_in(item, "statement"));
        is_a_look = is_a_look || (name == names_of(Part{})[1] && said == opening);
        is_known = is_known && receipt.checkpoint == checkpoint;
      }
    if (is_known && is_a_look) return Ok{};
    return wrong("extract.differs", "logKey, checkpoint or opening is not that of the statements.");
  }

  Result<std::size_t> part(Part which) {
    const auto name = kroniek::name_of(which);
    const auto* items = extract_.find(name);
    if (items == nullptr || items->array_items() == nullptr)
      return wrong("extract.malformed", "The member " + std::string(name) + " is missing.");
    for (std::size_t i = 0; i < items->array_items()->size(); ++i) {
      const auto& item = (*items->array_items())[i];
      auto checked = one(item, which);
      if (!checked.ok()) {
        auto error = std::move(checked).error();
        error.faults = {{"/" + std::string(name) + "/" + std::to_string(i), error.code, error.detail}};
        return error;
      }
    }
    return items->array_items()->size();
  }

  Result<Ok> one(const Json& item, Part which) {
    TRY(checked, check_item(item, tools_));
    const auto& checkpoint = checked.standing.checkpoint;
    if (out_.size.value == 0) out_.size = checkpoint.size;
    if (checked.claims.audience != out_.origin || checkpoint.origin != out_.origin ||
        checkpoint.size != out_.size || !belongs(checked.claims, which, out_.subject))
      return wrong("extract.foreign", "The statement is not about this person, in this log, in this tree.");
    if (which == Part::statements) out_.missing_values += *item.find("missingValues")->integer();
    return Ok{};
  }

  const Json& extract_;
  const ExtractTools& tools_;
  ExtractChecked out_;
};

}  // namespace

Result<Ok> check_disclosures(const SdJwt& statement) {
  std::set<std::string> digests;
  collect_digests(statement.payload, digests);
  for (const auto& each : statement.disclosures) collect_digests(each.value, digests);
  const bool all = std::all_of(statement.disclosures.begin(), statement.disclosures.end(),
                               [&](const Disclosure& each) { return digests.contains(each.digest); });
  if (all) return Ok{};
  return Error{ErrorKind::invalid, "receipt.disclosure-foreign",
               "A disclosure that is shown with the statement is not one that it was signed with."};
}

Result<ExtractChecked> check_extract(const Json& extract, const ExtractTools& tools) {
  return Check(extract, tools).run();
}

}  // namespace kroniek
