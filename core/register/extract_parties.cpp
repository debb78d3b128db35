#include "core/register/extract_parties.h"

#include <set>

#include "core/domain/actors.h"
#include "core/domain/mandates.h"
#include "core/domain/organisations.h"

namespace kroniek {
namespace {

std::string text_of(const Json* json, std::string_view name) {
  const auto* value = json == nullptr ? nullptr : json->find(name);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

std::string found_in(const std::map<std::string, std::string, std::less<>>& all, const std::string& key) {
  const auto at = all.find(key);
  return at == all.end() ? std::string() : at->second;
}

// Every organisation that stands in a value, at any depth.
void collect_organisations(const Json& json, std::set<StreamId>& out) {
  if (const auto* text = json.string(); text != nullptr && text->starts_with("organisations/")) {
    auto stream = parse_stream_id(*text);
    if (stream.ok()) out.insert(*std::move(stream));
  }
  if (const auto* items = json.array_items())
    for (const auto& item : *items) collect_organisations(item, out);
  if (const auto* members = json.members())
    for (const auto& member : *members) collect_organisations(member.value, out);
}

class Collecting {
 public:
  explicit Collecting(const Extractor& extractor) : extractor_(extractor) {}

  void read(const Json& part) {
    for (const auto& item : *part.array_items()) {
      for (const auto name : {"author", "mandate"})
        if (auto stream = parse_stream_id(text_of(&item, name)); stream.ok())
          (name == std::string_view("author") ? actors_ : mandates_).insert(*std::move(stream));
      if (const auto* data = item.find("data")) collect_organisations(*data, organisations_);
    }
  }

  // In the order actors, mandates, organisations: whom an actor belongs to is known by then.
  Result<Json> all() {
    for (const auto* streams : {&actors_, &mandates_})
      for (const auto& stream : *streams) TRY_OK(extractor_.add(stream, opens, Extractor::texts, out_));
    for (const auto& item : out_)
      if (const auto* data = item.find("data")) collect_organisations(*data, organisations_);
    for (const auto& stream : organisations_) TRY_OK(extractor_.add(stream, names, Extractor::texts, out_));
    return Json(std::move(out_));
  }

 private:
  static bool opens(const Recorded& each) {
    return each.claims.type == actor::Enrolled::type || each.claims.type == mandate::Granted::type;
  }
  static bool names(const Recorded& each) {
    return each.claims.type == organisation::Registered::type ||
           each.claims.type == organisation::Changed::type;
  }

  const Extractor& extractor_;
  std::set<StreamId> actors_, mandates_, organisations_;
  Json::Array out_;
};

}  // namespace

Result<Json> extract_parties(const Extractor& extractor, const std::vector<const Json*>& parts) {
  Collecting collecting(extractor);
  for (const auto* part : parts) collecting.read(*part);
  return collecting.all();
}

Parties::Parties(const Json& extract) {
  const auto* parties = extract.find("parties");
  if (parties == nullptr || parties->array_items() == nullptr) return;
  for (const auto& item : *parties->array_items()) {
    const auto type = text_of(&item, "type");
    const auto stream = text_of(&item, "stream");
    const auto* data = item.find("data");
    if (type == mandate::Granted::type) roles_[stream] = text_of(data, "role");
    if (type == actor::Enrolled::type) organisations_[stream] = text_of(data, "organisation");
    if (type != organisation::Registered::type && type != organisation::Changed::type) continue;
    if (auto name = text_of(data, "name"); !name.empty()) names_[stream] = std::move(name);
  }
}

std::string Parties::role_of(const Json& statement) const {
  return found_in(roles_, text_of(&statement, "mandate"));
}
std::string Parties::organisation_of(const Json& statement) const {
  return name_of(found_in(organisations_, text_of(&statement, "author")));
}
std::string Parties::name_of(const std::string& organisation) const {
  return found_in(names_, organisation);
}

}  // namespace kroniek
