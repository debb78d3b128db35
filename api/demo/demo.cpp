#include "api/demo/demo.h"

#include <fstream>
#include <sstream>

#include "api/demo/arrivals.h"
#include "api/demo/foundation.h"
#include "api/demo/stories/stories.h"

namespace kroniek::demo {
namespace {

namespace fs = std::filesystem;

// The one place where the administrator's key is read back: the demo hands it out with all others.
Result<Json> read_administrator_key(const fs::path& directory) {
  std::ostringstream text;
  text << std::ifstream(directory / "keys" / "administrator.jwk").rdbuf();
  return parse_json(text.str());
}

ServicePorts with_clock(const ServicePorts& ports, const Clock& clock) {
  return {ports.store,   ports.high_water, ports.codec, ports.cipher, ports.verifier,
          ports.log_key, ports.seal_key,   clock,       ports.random};
}

// What is told: by whom, from when on.
struct Telling {
  Company& company;
  const Timeline& timeline;
  std::uint64_t seed;
};

// Everybody is there; what follows are the stories and the operation.
Result<Ok> populate(Narrator& narrator, const Telling& telling) {
  narrator.at(later(telling.timeline.founded, 600));
  register_organisations(narrator, telling.company);
  TRY_OK(narrator.settle());
  narrator.at(telling.timeline.mandated);
  enrol_personas(narrator, telling.company);
  grant_mandates(narrator, telling.company, std::nullopt);
  return narrator.settle();
}

Result<Ok> tell_flight(Narrator& narrator, const Telling& telling, const Service& service,
                       kroniek::Random& random) {
  const auto& [company, timeline, seed] = telling;
  narrator.at(timeline.opened);
  const auto operation = narrator.new_stream("operations");
  open_operation(narrator, company.cast(), company.organisations(), operation);
  grant_mandates(narrator, company, operation);
  narrator.within(operation);
  TRY(flight, fly(narrator, company.cast(), operation, timeline, seed));
  const Reception reception{narrator, company.cast(), company.organisations(), timeline, random, seed};
  receive(reception, flight);
  TRY_OK(narrator.settle());
  TRY_OK(reconcile_flight(reception, flight, service));
  return narrator.settle();
}

Result<Ok> tell(Service& service, DemoClock& clock, const Telling& telling, kroniek::Random& random) {
  Narrator narrator(service, clock, random);
  TRY_OK(populate(narrator, telling));
  tell_stories(narrator, telling.company, telling.timeline.opened);
  TRY_OK(narrator.settle());
  return tell_flight(narrator, telling, service, random);
}

Result<Ok> fill(const DataDirectory::New& made, const Toolbox& tools, const DemoOptions& options) {
  const auto timeline = timeline_before(options.now);
  TRY(administrator_key, read_administrator_key(made.path));
  auto& random = made.ports.random;
  auto organisations = name_organisations(timeline.founded, random);
  TRY(cast, Cast::make(tools, administrator_key, organisations, timeline.founded));
  Company company(tools, std::move(organisations), std::move(cast));

  DemoClock clock(timeline.founded);
  const auto ports = with_clock(made.ports, clock);
  TRY_OK(found_register(ports, founding_plan(origin, company.organisations(), company[Part::administrator],
                                             random, timeline.founded)));
  TRY(service, Service::open(ports, {}, nullptr));
  TRY_OK(tell(*service, clock, {company, timeline, options.seed}, random));
  service.reset();
  return write_personas(made.path, company.cast(), tools);
}

}  // namespace

Result<DemoPlace> look_at(const fs::path& path) {
  std::error_code failed;
  if (fs::exists(path / "personas.json", failed) && fs::exists(path / "store", failed))
    return DemoPlace::demo;
  if (!fs::exists(path / "store", failed)) return DemoPlace::vacant;
  return Error{ErrorKind::conflict, "demo.not-a-demo",
               path.string() + " holds a register that is no demo; `kroniek serve` serves it."};
}

Result<Ok> make_demo(const DataOptions& data, const Toolbox& tools, const DemoOptions& options) {
  return DataDirectory::create(data,
                               [&](const DataDirectory::New& made) { return fill(made, tools, options); });
}

}  // namespace kroniek::demo
