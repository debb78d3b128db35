// What will be said at the reception, by whom and when: planned person by person, said in the order of time,
// as at a desk where many are helped at once.
#pragma once

#include "api/demo/narrator.h"

namespace kroniek::demo {

class Desk {
 public:
  explicit Desk(kroniek::Random& random) : random_(random) {}

  // The statement's identity, for those that answer it.
  template <typename Event>
  Uuid plan(Instant at, const Persona& by, const StreamId& stream, const Event& event) {
    PlainStatement plain;
    plain.jti = new_id(at, random_);
    plain.type = Event::type;
    plain.stream = stream;
    plain.data = write_fields(event, WriteMode::values);
    return add(at, by, std::move(plain));
  }

  // Says all that was planned; what is planned for one moment, in the order of planning.
  void perform(Narrator& narrator);

 private:
  struct Act {
    Instant at;
    const Persona* by;
    PlainStatement plain;
  };
  Uuid add(Instant at, const Persona& by, PlainStatement plain);

  kroniek::Random& random_;
  std::vector<Act> acts_;
};

}  // namespace kroniek::demo
