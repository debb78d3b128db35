#include "api/demo/demo.h"

#include <fstream>
#include <sstream>

#include "api/demo/arrivals.h"
#include "api/demo/foundation.h"

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

struct Stage {
  const Timeline timeline;
  const OrganisationIds organisations;
  const Cast cast;
};

// Everybody is there; what follows is the operation.
Result<Ok> populate(Narrator& narrator, const Stage& stage) {
  narrator.at(later(stage.timeline.founded, 600));
  register_organisations(narrator, stage.cast[Part::administrator], stage.organisations);
  TRY_OK(narrator.settle());
  narrator.at(stage.timeline.mandated);
  enrol_personas(narrator, stage.cast);
  grant_mandates(narrator, stage.cast, stage.timeline.mandated, std::nullopt);
  return narrator.settle();
}

Result<Ok> tell(Service& service, DemoClock& clock, const Stage& stage, const DemoOptions& options,
                kroniek::Random& random) {
  Narrator narrator(service, clock, random);
  TRY_OK(populate(narrator, stage));
  narrator.at(stage.timeline.opened);
  const auto operation = narrator.new_stream("operations");
  open_operation(narrator, stage.cast, stage.organisations, operation);
  grant_mandates(narrator, stage.cast, stage.timeline.opened, operation);
  narrator.within(operation);
  TRY(flight, fly(narrator, stage.cast, operation, stage.timeline, options.seed));
  const Reception reception{narrator, stage.cast, stage.organisations, stage.timeline, random, options.seed};
  receive(reception, flight);
  TRY_OK(narrator.settle());
  TRY_OK(reconcile_flight(reception, flight, service));
  return narrator.settle();
}

Result<Ok> fill(const DataDirectory::New& made, const Toolbox& tools, const DemoOptions& options) {
  const auto timeline = timeline_before(options.now);
  TRY(administrator_key, read_administrator_key(made.path));
  auto& random = made.ports.random;
  auto organisations = name_organisations(timeline.founded, random);
  TRY(cast, Cast::make(tools, administrator_key, organisations, timeline.founded));
  const Stage stage{timeline, std::move(organisations), std::move(cast)};

  DemoClock clock(timeline.founded);
  const auto ports = with_clock(made.ports, clock);
  TRY_OK(found_register(ports, founding_plan(origin, stage.organisations, stage.cast[Part::administrator],
                                             random, timeline.founded)));
  TRY(service, Service::open(ports, {}, nullptr));
  TRY_OK(tell(*service, clock, stage, options, random));
  service.reset();
  return write_personas(made.path, stage.cast, tools);
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
