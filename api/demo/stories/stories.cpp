#include "api/demo/stories/stories.h"

#include "api/demo/stories/blackout.h"
#include "api/demo/stories/board.h"
#include "api/demo/stories/eu_request.h"
#include "api/demo/stories/exercise.h"
#include "api/demo/stories/founding.h"
#include "api/demo/stories/wildfire.h"

namespace kroniek::demo {

void tell_stories(Stage& stage, Company& company, Instant ends) {
  FoundingConsultation(stage, company, days_before(ends, 230)).tell();
  BoardDecision(stage, company, days_before(ends, 120)).tell();
  tell_wildfire(Scene(stage, company, days_before(ends, 24)));
  tell_eu_request(Scene(stage, company, days_before(ends, 18)));
  tell_blackout(Scene(stage, company, days_before(ends, 12)));
  tell_exercise(Scene(stage, company, days_before(ends, 9)));
}

}  // namespace kroniek::demo
