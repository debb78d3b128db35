#include "core/register/extract_check.h"

#include <algorithm>
#include <set>

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/openings.h"
#include "core/domain/organisations.h"
#include "core/log/proof.h"
#include "core/register/extract_parties.h"
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

enum class Part { statements, looks, mentions, parties };
constexpr auto names_of(Part) {
  return std::array<std::string_view, 4>{"statements", "looks", "mentions", "parties"};
}

void collect_texts(const Json& json, std::set<std::string>& out) {
  if (json.string() != nullptr) out.insert(*json.string());
  if (const auto* items = json.array_items())
    for (const auto& item : *items) collect_texts(item, out);
  if (const auto* members = json.members())
    for (const auto& member : *members) collect_texts(member.value, out);
}

bool is_party(const StreamId& stream) {
  return stream.collection == Actors::collection || stream.collection == Mandates::collection ||
         stream.collection == Organisations::collection;
}

Result<std::set<std::string>> files_in(const Json& extract, const std::string& subject) {
  const auto* items = extract.find("files");
  std::set<std::string> files;
  if (items != nullptr) collect_texts(*items, files);
  if (!files.contains(subject)) return wrong("extract.malformed", "files does not name the subject.");
  return files;
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
    TRY(files, files_in(extract_, subject));
    files_ = std::move(files);
    reach();
    TRY(origin, text_in(extract_, "register"));
    out_.subject = id;
    out_.origin = origin;
    TRY(statements, part(Part::statements));
    TRY(looks, part(Part::looks));
    TRY(mentions, part(Part::mentions));
    TRY(parties, part(Part::parties));
    out_.statements = statements, out_.looks = looks, out_.mentions = mentions, out_.parties = parties;
    if (shown_files_ != files_ || out_.looks == 0)
      return wrong("extract.malformed", "An extract holds the files, and the look that it is itself.");
    TRY_OK(check_head());
    TRY_OK(check_who());
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
    bool is_a_look = false, is_of_all = false;
    for (const auto name : names_of(Part{}))
      for (const auto& item : *extract_.find(name)->array_items()) {
        TRY(proof, text_in(item, "receipt"));
        TRY(receipt, parse_receipt(proof));
        TRY(said, text_in(item, "statement"));
        if (name == kroniek::name_of(Part::looks) && said == opening) {
          is_a_look = true;
          is_of_all = is_look_at_all(item);
        }
        is_known = is_known && receipt.checkpoint == checkpoint;
      }
    if (is_known && is_a_look && is_of_all) return Ok{};
    return wrong("extract.differs", "logKey, checkpoint or opening is not that of the statements.");
  }

  // The look that the extract is: of all its files, and of nothing else.
  bool is_look_at_all(const Json& look) const {
    const auto* data = look.find("data");
    const auto* subjects = data == nullptr ? nullptr : data->find("subjects");
    std::set<std::string> named;
    if (subjects != nullptr) collect_texts(*subjects, named);
    return named == files_;
  }

  // As what somebody looked and of which organisation, against the statements that say so.
  Result<Ok> check_who() const {
    const Parties parties(extract_);
    std::size_t at = 0;
    for (const auto& look : *extract_.find("looks")->array_items()) {
      TRY(role, text_in(look, "role"));
      TRY(organisation, text_in(look, "organisation"));
      if (role != parties.role_of(look) || organisation != parties.organisation_of(look)) {
        auto error = wrong("extract.differs", "Who looked is not what the parties' statements say.");
        error.faults = {{"/looks/" + std::to_string(at), error.code, error.detail}};
        return error;
      }
      ++at;
    }
    return Ok{};
  }

  bool names_file(const Json& data) const {
    std::set<std::string> texts;
    collect_texts(data, texts);
    return std::any_of(files_.begin(), files_.end(),
                       [&](const std::string& file) { return texts.contains(file); });
  }

  // Which streams mentions may be of, and whom parties may be: both are told by the other statements, whose
  // data are compared with what was signed one by one.
  void reach() {
    std::set<std::string> looks;
    for (const auto name : names_of(Part{})) {
      const auto* items = extract_.find(name);
      if (items == nullptr || items->array_items() == nullptr) continue;
      for (const auto& item : *items->array_items()) {
        for (const auto member : {"author", "mandate", "data"})
          if (const auto* value = item.find(member)) collect_texts(*value, known_);
        const auto* data = item.find("data");
        const auto* stream = item.find("stream");
        if (data == nullptr || stream == nullptr || stream->string() == nullptr) continue;
        if (name == kroniek::name_of(Part::looks)) looks.insert(*stream->string());
        if (name != kroniek::name_of(Part::mentions)) continue;
        std::set<std::string> texts;
        collect_texts(*data, texts);
        const bool is_performance =
            stream->string()->starts_with("disclosures/") &&
            std::any_of(looks.begin(), looks.end(), [&](const auto& look) { return texts.contains(look); });
        if (is_performance || names_file(*data)) reached_.insert(*stream->string());
      }
    }
  }

  bool belongs(const Claims& claims, Part part) {
    const auto stream = to_string(claims.stream);
    switch (part) {
      case Part::statements:
        shown_files_.insert(stream);
        return files_.contains(stream);
      case Part::looks:
        return claims.stream.collection == Openings::collection && names_file(claims.data);
      case Part::mentions:
        return reached_.contains(stream);
      case Part::parties:
        return is_party(claims.stream) && known_.contains(stream);
    }
    return false;
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
        checkpoint.size != out_.size || !belongs(checked.claims, which))
      return wrong("extract.foreign", "The statement is not about this person, in this log, in this tree.");
    if (which == Part::statements) out_.missing_values += *item.find("missingValues")->integer();
    return Ok{};
  }

  const Json& extract_;
  const ExtractTools& tools_;
  std::set<std::string> files_, shown_files_;
  std::set<std::string> reached_, known_;
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
