// An exercise beside a real flood: what is played tries to touch what is real, in every way that there is,
// and cannot; then it is held, evaluated, and what was learnt is done. Told in acts, in this order.
#pragma once

#include "api/demo/stories/scene.h"

namespace kroniek::demo {

struct Exercise {
  const Persona* requester = nullptr;           // asks for VR22, in both
  const Persona* player = nullptr;              // whose mandate holds in the exercise only
  StreamId flood, flood_request;                // real
  StreamId operation;                           // of kind exercise
  StreamId request, offer, report, capability;  // played
  StreamId preparation;                         // the exercise as real work
  Uuid action;
};

// Opens the flood, with a request in it.
Exercise begin_exercise(Scene& scene);
void plan_exercise(Scene& scene, const Exercise& exercise);
// In an operation of its own.
void play(Scene& scene, Exercise& exercise);
// Nothing of what it tries is taken.
void try_to_touch_what_is_real(Scene& scene, const Exercise& exercise);
void hold_exercise(Scene& scene, const Exercise& exercise);
void evaluate_exercise(Scene& scene, Exercise& exercise);
void do_action(Scene& scene, const Exercise& exercise);
void end_flood(Scene& scene, const Exercise& exercise);

void tell_exercise(Scene scene);

}  // namespace kroniek::demo
