// A request from abroad through the Union's mechanism: returned once, granted in part, helped by offers that
// are taken up, declined or left to lapse, covered in part, and closed. Told in acts, in this order.
#pragma once

#include "api/demo/stories/scene.h"

namespace kroniek::demo {

struct EuRequest {
  const Persona* abroad = nullptr;  // asks for Valdoria
  const Persona* pumps = nullptr;   // VR23, which has a pump
  const Persona* defence = nullptr;
  const Persona* unable = nullptr;  // VR21, whose pump is in use
  StreamId operation, request;
  StreamId tents;               // the Red Cross's offer, which is taken up
  StreamId kitchens;            // Defence's, which nobody asked for
  StreamId generators;          // VR23's, which lapses
  Uuid pump, no_pump, shelter;  // legs
};

// Opens the operation and enrols those who speak in it.
EuRequest begin_eu_request(Scene& scene);
void ask_from_abroad(Scene& scene, const EuRequest& eu);
void grant_in_part(Scene& scene, const EuRequest& eu);
void offer_unasked(Scene& scene, EuRequest& eu);
void answer_offers(Scene& scene, const EuRequest& eu);
void cover_in_part(Scene& scene, EuRequest& eu);
void send_abroad(Scene& scene, const EuRequest& eu);
void come_home(Scene& scene, const EuRequest& eu);
void close_eu_request(Scene& scene, const EuRequest& eu);

void tell_eu_request(Scene scene);

}  // namespace kroniek::demo
