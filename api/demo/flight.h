// The flight of the demo: an operation is opened, a movement planned, its passenger list imported row by row
// as `import manifest` does, and it leaves and arrives.
#pragma once

#include "api/demo/narrator.h"
#include "api/demo/people.h"
#include "api/import/manifest_import.h"
#include "core/domain/registration_number.h"

namespace kroniek::demo {

// When it all happened, seen from the moment at which the demo is made.
struct Timeline {
  Instant founded, mandated, opened, listed, departed, arrived, reconciled;
};
Timeline timeline_before(Instant now);
constexpr Instant later(Instant from, std::int64_t seconds) {
  return {from.microseconds + seconds * 1'000'000};
}

enum class Fate {
  comes,
  no_show,
  stays,         // by choice
  other_means,   // home on another flight
  without_trace  // expected, and nothing is known
};

struct Traveller {
  ManifestValues values;
  StreamId file;
  Fate fate = Fate::comes;
  bool listed = true;    // false: the list's row was refused, or there was none
  bool expected = true;  // false: came without being on the list
};

struct Flight {
  StreamId operation;
  StreamId movement;
  ManifestImport import;
  Manifest manifest;
  std::vector<Traveller> travellers;  // of the list in its order, then those whom nobody expected
};

// Registration numbers of one device.
class NumberRange {
 public:
  explicit NumberRange(std::string prefix) : last_{std::move(prefix), 0} {}
  std::string next();

 private:
  RegistrationNumber last_;
};

// Who travels and who does not, by the seed; no ids of files yet.
Result<std::vector<Traveller>> make_travellers(std::uint64_t seed, Date today, const Manifest& manifest);
Result<Manifest> make_list(std::uint64_t seed, Date today);

void open_operation(Narrator& narrator, const Cast& cast, const OrganisationIds& organisations,
                    const StreamId& operation);
// Plans the movement, imports the list, departs and arrives; fills in the files of those on the list.
Result<Flight> fly(Narrator& narrator, const Cast& cast, const StreamId& operation, const Timeline& timeline,
                   std::uint64_t seed);

}  // namespace kroniek::demo
