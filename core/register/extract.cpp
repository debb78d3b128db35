#include "core/register/extract.h"

#include <algorithm>
#include <set>

#include "core/domain/enquiries.h"
#include "core/domain/openings.h"
#include "core/log/signed_note.h"
#include "core/register/extract_mentions.h"
#include "core/register/extract_parties.h"

namespace kroniek {
namespace {

std::int64_t digests_in(const Json& json) {
  std::int64_t count = 0;
  if (const auto* items = json.array_items())
    for (const auto& item : *items) count += digests_in(item);
  if (const auto* members = json.members())
    for (const auto& member : *members) {
      const bool are_digests = member.name == "_sd" && member.value.array_items() != nullptr;
      count += are_digests ? static_cast<std::int64_t>(member.value.array_items()->size())
                           : digests_in(member.value);
    }
  return count;
}

// An enquiry is its enquirer's, and not all of it is about the enquirer: who might be meant, why nothing may
// be told, and where the person is, is the sought person's (GDPR article 15(4)).
struct FileStatements {
  Json::Array shown;
  std::int64_t withheld = 0;
};
Result<FileStatements> files_of(const Extractor& extractor, const std::vector<StreamId>& files) {
  FileStatements out;
  for (const auto& file : files) {
    const auto is_own = [&](const Recorded& each) {
      const bool own = !enquiry::is_of_the_sought(each.claims.type);
      out.withheld += own ? 0 : 1;
      return own;
    };
    TRY_OK(extractor.add(file, is_own, Extractor::all, out.shown));
  }
  return out;
}

// The openings of any of the files, in the order of their ids, which is that of their time.
Result<std::vector<StreamId>> openings_of(const Extractor& extractor, const std::vector<StreamId>& files,
                                          bool exercise) {
  std::set<StreamId> all;
  for (const auto& file : files) {
    TRY(some, extractor.listed(Openings::collection, "subjects", file, exercise));
    all.insert(some.begin(), some.end());
  }
  return std::vector<StreamId>(all.begin(), all.end());
}

Result<Json> looks_of(const Extractor& extractor, const std::vector<StreamId>& openings) {
  Json::Array out;
  for (const auto& opening : openings)
    TRY_OK(extractor.add(
        opening, [](const Recorded&) { return true; }, Extractor::all, out));
  return Json(std::move(out));
}

// Beside the ids, which say nothing to the person: as what somebody looked, and of which organisation.
void say_who(Json& extract) {
  const Parties parties(extract);
  for (auto& look : *extract.find("looks")->array_items()) {
    look.set("role", parties.role_of(look));
    look.set("organisation", parties.organisation_of(look));
  }
}

}  // namespace

Json said_by(const SignedPart& part) {
  const auto& [statement, claims, position, recorded_at] = part;
  std::int64_t digests = digests_in(claims.data);
  for (const auto& each : statement.disclosures) digests += digests_in(each.value);
  const auto missing = digests - static_cast<std::int64_t>(statement.disclosures.size());
  return Json::object({{"index", position.value},
                       {"recordedAt", to_string(recorded_at)},
                       {"statement", to_string(claims.jti)},
                       {"type", claims.type},
                       {"stream", to_string(claims.stream)},
                       {"author", to_string(claims.author)},
                       {"mandate", to_string(claims.mandate)},
                       {"occurredAt", to_string(claims.occurred_at)},
                       {"data", reveal_known(claims.data, statement.disclosures)},
                       {"missingValues", missing}});
}

Result<Json> make_extract(const Reading& reading, const Founding& founding, const ExtractHead& head) {
  const Extractor extractor(reading);
  TRY(view, view_at(reading.log(), head.subject, {reading.size(), true, std::nullopt}));
  const auto* exercise = view.has_value() ? view->find("exercise") : nullptr;
  const bool is_exercise = exercise != nullptr && *exercise == Json(true);
  TRY(of_files, files_of(extractor, head.files));
  Json statements(std::move(of_files.shown));
  TRY(openings, openings_of(extractor, head.files, is_exercise));
  TRY(looks, looks_of(extractor, openings));
  TRY(mentions, extract_mentions(extractor, head.files, openings, is_exercise));
  TRY(parties, extract_parties(extractor, {&statements, &looks, &mentions}));
  const NoteKey key{founding.said.origin, NoteKeyType::ed25519, founding.said.log_key};
  auto extract = Json::object({{"format", extract_format},
                               {"register", founding.said.origin},
                               {"logKey", format_vkey(key)},
                               {"subject", to_string(head.subject)},
                               {"files", Codec<std::vector<StreamId>>::write(head.files, WriteMode::values)},
                               {"madeAt", to_string(head.made_at)},
                               {"opening", to_string(head.opening.jti)},
                               {"checkpoint", reading.checkpoint()},
                               {"statements", std::move(statements)},
                               {"withheldStatements", of_files.withheld},
                               {"looks", std::move(looks)},
                               {"mentions", std::move(mentions)},
                               {"parties", std::move(parties)}});
  say_who(extract);
  extract.set("text", extract_text(extract));
  return extract;
}

}  // namespace kroniek
