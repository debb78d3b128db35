// A power failure over two regions: a report on the picture that comes too late, and a national crisis team
// whose advice is not followed, is issued anew on the actual picture, and is followed then. Told in acts, in
// this order.
#pragma once

#include "api/demo/stories/scene.h"

namespace kroniek::demo {

struct Blackout {
  const Persona* adviser = nullptr;  // a member of the team
  StreamId operation, late_report, report, team;
  std::int64_t late_picture = 0, picture = 0;  // where in the log the reports stand
  Uuid advice, reissued;
};

// Opens the operation and enrols who advises.
Blackout begin_blackout(Scene& scene);
// Twenty-five minutes after the picture; VR13 takes note at once, VR17 does not.
void report_late(Scene& scene, Blackout& blackout);
void acknowledge_late(Scene& scene, const Blackout& blackout);
void establish_team(Scene& scene, const Blackout& blackout);
void advise(Scene& scene, Blackout& blackout);
void answer_not_followed(Scene& scene, const Blackout& blackout);
void report_in_time(Scene& scene, Blackout& blackout);
void reissue_advice(Scene& scene, Blackout& blackout);
void answer_followed(Scene& scene, const Blackout& blackout);
// Its term is over before anybody extends it.
void extend_team(Scene& scene, const Blackout& blackout);
void disband_team(Scene& scene, const Blackout& blackout);

void tell_blackout(Scene scene);

}  // namespace kroniek::demo
