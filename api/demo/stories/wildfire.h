// A wildfire on the moor: one helicopter is asked and four come, two neighbours are asked directly of whom
// one cannot help, and the minister and the King's Commissioner hear of it too late. Told in acts, in this
// order, so that a test can look between them.
#pragma once

#include "api/demo/stories/scene.h"

namespace kroniek::demo {

struct Wildfire {
  const Persona* requester = nullptr;  // the requesting authority of VR22
  const Persona* defence = nullptr;
  const Persona* helper = nullptr;   // VR23, which sends crews
  const Persona* refuser = nullptr;  // VR21, which cannot
  StreamId operation;
  StreamId request;     // for helicopters, to Defence
  StreamId neighbours;  // for crews, on the adjacent route
  Uuid first, more;     // legs of request
  Uuid refused, crews;  // legs of neighbours
};

// Opens the operation and enrols those who speak in it.
Wildfire begin_wildfire(Scene& scene);
void ask_helicopter(Scene& scene, Wildfire& fire);
void send_helicopter(Scene& scene, const Wildfire& fire);
void ask_neighbours(Scene& scene, Wildfire& fire);
void answer_as_neighbours(Scene& scene, const Wildfire& fire);
void ask_three_more(Scene& scene, Wildfire& fire);
void send_three_more(Scene& scene, const Wildfire& fire);
void inform_minister(Scene& scene, const Wildfire& fire);
void inform_commissioner(Scene& scene, const Wildfire& fire);
void extend_stay(Scene& scene, const Wildfire& fire);
void release_crews(Scene& scene, const Wildfire& fire);
void release_helicopters(Scene& scene, const Wildfire& fire);
// The helicopters' costs; the crews' are not claimed yet, and their term runs.
void settle_helicopters(Scene& scene, const Wildfire& fire);
void wind_down(Scene& scene, const Wildfire& fire);

void tell_wildfire(Scene scene);

}  // namespace kroniek::demo
