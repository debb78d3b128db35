// The files of one person as confirmed links join them, and as they part again after a withdrawal. Nothing is
// merged: each file keeps its own view and status, and the answer says by which links it is there and who
// confirmed them. Reads one snapshot, at any past moment on both clocks.
#pragma once

#include <functional>
#include <vector>

#include "core/domain/enquiries.h"
#include "core/domain/links.h"
#include "core/register/views.h"

namespace kroniek {

constexpr std::size_t person_files_max = 200;  // of one answer; kind too_large, `states.too-many`

// A link that is confirmed, and so joins its two files.
struct JoiningLink {
  StreamId link;
  StreamId a;
  StreamId b;
  std::vector<link::Confirmation> confirmations;
  bool operator==(const JoiningLink&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(field("link", &JoiningLink::link, RefersTo{"links"}, "The link."),
                field("a", &JoiningLink::a, RefersTo{"registrations"}, "One of the files that it joins."),
                field("b", &JoiningLink::b, RefersTo{"registrations"}, "The other one."),
                field("confirmations", &JoiningLink::confirmations, "Who confirmed it, and when."));
  };
};

struct JoinedFiles {
  std::vector<StreamId> files;     // with the one asked about; in the order of their ids
  std::vector<JoiningLink> links;  // among them, in the order of their ids
  bool operator==(const JoinedFiles&) const = default;
};

// The confirmed links of a file that lead to files which are there.
using LinksOfFile = std::function<Result<std::vector<JoiningLink>>(const StreamId&)>;
// All files that can be reached from `start`, over however many links.
Result<JoinedFiles> join_files(const StreamId& start, const LinksOfFile& links_of);

// An enquiry of which one of the files is a candidate: it holds the names that a relative gave, so whoever
// has the person erased names it too (erasure.proposed, `also`).
struct NamingEnquiry {
  StreamId enquiry;
  StreamId registration;
  enquiry::Phase phase{};
  bool rejected = false;
  std::optional<enquiry::Outcome> outcome;
  std::optional<StreamId> operation;
  bool operator==(const NamingEnquiry&) const = default;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("enquiry", &NamingEnquiry::enquiry, RefersTo{"enquiries"}, "The enquiry."),
        field("registration", &NamingEnquiry::registration, RefersTo{"registrations"},
              "Which file it names."),
        field("phase", &NamingEnquiry::phase, "Where the enquiry stands."),
        field("rejected", &NamingEnquiry::rejected, "Whether it turned out to be after somebody else."),
        field("outcome", &NamingEnquiry::outcome,
              "Whether the enquirer may be told; not there: not checked."),
        field("operation", &NamingEnquiry::operation, RefersTo{"operations"},
              "The operation it belongs to; an erasure names files of one operation only."));
  };
};

struct PersonFile {
  StreamId registration;
  Json view;  // as stored: hidden values as places
};
struct PersonFiles {
  std::vector<PersonFile> files;
  std::vector<JoiningLink> links;
  std::vector<NamingEnquiry> enquiries;  // by enquiry and file
};
// kind not_found, `stream.unknown`, where the file was not there at that moment.
Result<PersonFiles> person_files(const LogReader& log, const StreamId& registration, const Moment& moment);

}  // namespace kroniek
