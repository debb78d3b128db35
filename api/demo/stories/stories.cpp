#include "api/demo/stories/stories.h"

namespace kroniek::demo {

void tell_stories(Stage&, Company&, Instant) {}

}  // namespace kroniek::demo
