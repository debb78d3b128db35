#include "core/register/person_files.h"

#include <algorithm>
#include <map>

#include "core/domain/registrations.h"
#include "core/register/states.h"

namespace kroniek {
namespace {

Result<std::optional<Held>> file_at(const LogReader& log, const StreamId& file, const Moment& moment) {
  if (file.collection != Registrations::collection) return std::optional<Held>();
  return held_at(log, file, moment);
}

// The links of a file as they stood at `moment`. Which two files a link is about never changes, so the list
// of what is recorded finds them also where the moment is one of what had happened.
Result<std::vector<JoiningLink>> links_of(const LogReader& log, const Held& file, const Moment& moment) {
  const Moment recorded{moment.known, moment.is_newest, std::nullopt};
  const auto& envelope = file.envelope;
  TRY(listed,
      all_held(log,
               {Links::collection, envelope.exercise, {{"files", to_string(envelope.id)}}, std::nullopt, 500},
               recorded));
  std::vector<JoiningLink> out;
  for (auto& each : listed) {
    std::optional<Held> then = std::move(each);
    if (moment.valid_at.has_value()) {
      TRY(refolded, held_at(log, then->envelope.id, moment));
      then = std::move(refolded);
    }
    if (!then.has_value()) continue;
    const auto& state = *std::static_pointer_cast<const link::State>(then->state);
    if (link::joins(state)) out.push_back({then->envelope.id, state.a, state.b, state.confirmations});
  }
  return out;
}

// Which files an enquiry ever named never shrinks, so what is listed now finds those of any past moment.
Result<std::vector<NamingEnquiry>> enquiries_after(const LogReader& log, const Held& file,
                                                   const Moment& moment) {
  const Moment recorded{moment.known, moment.is_newest, std::nullopt};
  const auto& envelope = file.envelope;
  TRY(listed, all_held(log,
                       {Enquiries::collection,
                        envelope.exercise,
                        {{"registrations", to_string(envelope.id)}},
                        std::nullopt,
                        500},
                       recorded));
  std::vector<NamingEnquiry> out;
  for (const auto& each : listed) {
    TRY(then, held_at(log, each.envelope.id, moment));
    if (!then.has_value()) continue;
    const auto& state = *std::static_pointer_cast<const enquiry::State>(then->state);
    if (const auto* named = enquiry::find_candidate(state, envelope.id))
      out.push_back({then->envelope.id, envelope.id, state.phase, named->rejected, named->outcome,
                     then->envelope.operation});
  }
  return out;
}

}  // namespace

Result<JoinedFiles> join_files(const StreamId& start, const LinksOfFile& links_of_file) {
  JoinedFiles out{{start}, {}};
  std::map<StreamId, JoiningLink> joining;
  for (std::size_t next = 0; next < out.files.size(); ++next) {
    const auto from = out.files[next];
    TRY(found, links_of_file(from));
    for (auto& each : found) {
      const auto& to = each.a == from ? each.b : each.a;
      if (std::find(out.files.begin(), out.files.end(), to) == out.files.end()) out.files.push_back(to);
      const auto id = each.link;
      joining.emplace(id, std::move(each));
    }
    if (out.files.size() > person_files_max)
      return Error{ErrorKind::too_large, "states.too-many", "Too many files for one answer."};
  }
  std::sort(out.files.begin(), out.files.end());
  for (auto& [id, each] : joining) out.links.push_back(std::move(each));
  return out;
}

Result<PersonFiles> person_files(const LogReader& log, const StreamId& registration, const Moment& moment) {
  std::map<StreamId, Held> known;
  const auto is_there = [&](const StreamId& file) -> Result<bool> {
    if (known.contains(file)) return true;
    TRY(held, file_at(log, file, moment));
    if (held.has_value()) known.emplace(file, *std::move(held));
    return known.contains(file);
  };
  TRY(found, is_there(registration));
  if (!found) return Error{ErrorKind::not_found, "stream.unknown", "There was no such view at that moment."};
  TRY(joined, join_files(registration, [&](const StreamId& file) -> Result<std::vector<JoiningLink>> {
        TRY(links, links_of(log, known.at(file), moment));
        std::vector<JoiningLink> leading;
        for (auto& each : links) {
          TRY(there, is_there(each.a == file ? each.b : each.a));
          if (there) leading.push_back(std::move(each));
        }
        return leading;
      }));
  PersonFiles out{{}, std::move(joined.links), {}};
  for (const auto& file : joined.files) {
    out.files.push_back({file, view_of(known.at(file))});
    TRY(enquiries, enquiries_after(log, known.at(file), moment));
    out.enquiries.insert(out.enquiries.end(), enquiries.begin(), enquiries.end());
  }
  std::sort(out.enquiries.begin(), out.enquiries.end(),
            [](const NamingEnquiry& one, const NamingEnquiry& other) {
              return std::tie(one.enquiry, one.registration) < std::tie(other.enquiry, other.registration);
            });
  return out;
}

}  // namespace kroniek
