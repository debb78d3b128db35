#include "core/register/extract_mentions.h"

#include <algorithm>
#include <array>

#include "core/domain/disclosures.h"
#include "core/domain/enquiries.h"
#include "core/domain/openings.h"
#include "core/register/lists.h"
#include "core/register/tables.h"

namespace kroniek {
namespace {

using Streams = std::vector<StreamId>;

bool names_any(const Json& data, const Streams& streams) {
  const auto text = write_json(data);
  return std::any_of(streams.begin(), streams.end(), [&](const StreamId& each) {
    return text.find('"' + to_string(each) + '"') != std::string::npos;
  });
}

// Whether a view field may name streams of that collection; the person's own kind are other people.
bool may_name(const AggregateRow& aggregate, const FieldInfo& field, std::string_view collection) {
  const auto to = field.options.collection;
  return field.options.indexed && field.kind == ValueKind::stream && (to.empty() || to == collection) &&
         aggregate.collection != collection && aggregate.collection != Openings::collection;
}

class Mentions {
 public:
  Mentions(const Extractor& extractor, const Streams& files, const Streams& looks, bool exercise)
      : extractor_(extractor), files_(files), looks_(looks), exercise_(exercise) {}

  Result<Json> all() {
    for (const auto& aggregate : catalog()) {
      TRY(streams, naming(aggregate));
      if (aggregate.collection == Disclosures::collection) TRY_OK(add_exports(streams));
      std::sort(streams.begin(), streams.end());
      streams.erase(std::unique(streams.begin(), streams.end()), streams.end());
      for (const auto& stream : streams) TRY_OK(add(stream));
    }
    return Json(std::move(out_));
  }

 private:
  Result<Streams> naming(const AggregateRow& aggregate) const {
    Streams streams;
    for (const auto& field : aggregate.view_fields)
      for (const auto& file : files_) {
        if (!may_name(aggregate, field, file.collection)) continue;
        TRY(found, extractor_.listed(aggregate.collection, field.name, file, exercise_));
        streams.insert(streams.end(), found.begin(), found.end());
      }
    return streams;
  }

  // An export does not name whom it was of: the looks with which it left do.
  Result<Ok> add_exports(Streams& streams) const {
    for (const auto& look : looks_) {
      const auto key = unique_key({Disclosures::collection, exercise_, "openings", to_string(look)});
      TRY(named, extractor_.reading().snapshot().read(Table::lists, key));
      if (!named.has_value()) continue;
      TRY(disclosure, parse_stream_id(*named));
      streams.push_back(std::move(disclosure));
    }
    return Ok{};
  }

  // Of a disclosure everything: who received it and whether it left stands in statements that name nobody.
  Result<Ok> add(const StreamId& stream) {
    if (stream.collection == Disclosures::collection)
      return extractor_.add(
          stream, [](const Recorded&) { return true; }, Extractor::texts, out_);
    if (stream.collection == Enquiries::collection) return add_enquiry(stream);
    return extractor_.add(
        stream, [&](const Recorded& each) { return is_named(each); }, Extractor::texts, out_);
  }
  bool is_named(const Recorded& recorded) const { return names_any(recorded.claims.data, files_); }

  // Of whom an enquiry is, is known once somebody was checked and may be told of, or was answered about.
  Result<bool> is_of_the_person(const StreamId& enquiry) const {
    const auto& reading = extractor_.reading();
    TRY(held, held_at(reading.log(), enquiry, {reading.size(), true, std::nullopt}));
    if (!held.has_value()) return false;
    const auto& state = *static_cast<const enquiry::State*>(held->state.get());
    return std::any_of(files_.begin(), files_.end(), [&](const StreamId& file) {
      const auto* candidate = enquiry::find_candidate(state, file);
      const bool is_allowed =
          candidate != nullptr && !candidate->rejected && candidate->outcome == enquiry::Outcome::allow;
      return is_allowed || state.answered_about == file;
    });
  }

  Result<Ok> add_enquiry(const StreamId& stream) {
    TRY(is_of, is_of_the_person(stream));
    const auto wanted = [&, is_of = is_of](const Recorded& each) {
      return is_named(each) || (is_of && each.claims.type == enquiry::Received::type);
    };
    // What was said of the person: by the enquirer, and to the enquirer. Never who that is.
    const auto shows = [&, is_of = is_of](const Recorded& each, std::string_view pointer) {
      constexpr std::array<std::string_view, 6> sought{"/names", "/otherNames",    "/dateOfBirth",
                                                       "/sex",   "/nationalities", "/lastKnown"};
      if (!is_of) return false;
      if (each.claims.type == enquiry::Answered::type) return pointer.starts_with("/details");
      return std::any_of(sought.begin(), sought.end(), [&](std::string_view name) {
        return pointer == name || pointer.starts_with(std::string(name) + "/");
      });
    };
    return extractor_.add(stream, wanted, shows, out_);
  }

  const Extractor& extractor_;
  const Streams& files_;
  const Streams& looks_;
  const bool exercise_;
  Json::Array out_;
};

}  // namespace

Result<Json> extract_mentions(const Extractor& extractor, const Streams& files, const Streams& looks,
                              bool exercise) {
  return Mentions(extractor, files, looks, exercise).all();
}

}  // namespace kroniek
