// What one reader is shown of the register, besides what is open to whoever is signed in. Free text takes a
// mandate, of whatever kind. Of a shielded person the flags, the place and where bound are for the roles that
// may see the person; whom somebody looked at is for the watching roles and for whoever may open that person.
// What is held back is left out, and `"withheld": true` says that something is. What counts is what is true
// now, also of what was known then.
#pragma once

#include "core/register/opening_rights.h"
#include "core/register/service.h"

namespace kroniek {

class Sight {
 public:
  // The reader's mandates are read once; `reading` outlives it.
  static Result<Sight> of(const SignedIn& reader, const Reading& reading, Instant now);

  bool reads_text() const { return !mandates_.empty(); }
  // Whether something of this stream is held back from the reader.
  Result<bool> is_held_back(const StreamId& stream) const;

  // A stored view of that stream with its texts (places stay where they are not for the reader), what of it
  // was erased, and without what is held back.
  Result<Json> view(Json stored, const StreamId& stream) const;
  // A statement's claims in the same way.
  struct ShownClaims {
    Json claims;
    bool withheld = false;
  };
  Result<ShownClaims> claims(const Recorded& recorded) const;
  // Takes what is held back out of what a statement of that stream says (`data`); whether anything was.
  Result<bool> leave_out_said(Json& data, const StreamId& stream) const;

  // Whether the filters of a list ask for what may be held back: such a list leaves out whom it is held back
  // of, since standing on it would tell.
  static bool asks_withheld(std::string_view collection, const ListValues& filters);

  // `looks.not-allowed`.
  Result<Ok> check_looks(const StreamId& subject) const;

 private:
  Sight(const Reading& reading, SignedIn reader, std::vector<OwnMandate> mandates, OpeningRights rights)
      : reading_(reading),
        reader_(std::move(reader)),
        mandates_(std::move(mandates)),
        rights_(std::move(rights)),
        states_(reading.snapshot()) {}
  Result<bool> is_shielded(const StreamId& file) const;
  Result<bool> is_foreign_look(const StreamId& opening) const;
  bool may_read_looks(std::string_view collection, const std::optional<StreamId>& operation) const;
  Result<bool> leave_out(Json& json, const StreamId& stream) const;
  Result<bool> leave_out_members(Json& members) const;

  const Reading& reading_;
  SignedIn reader_;
  std::vector<OwnMandate> mandates_;
  OpeningRights rights_;
  NewestStates states_;
};

}  // namespace kroniek
