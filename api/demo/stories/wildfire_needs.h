// What the region on fire needs, as its requests say it; only wildfire.cpp uses this.
#pragma once

#include "api/demo/stories/scene.h"
#include "core/domain/assistance_requests.h"

namespace kroniek::demo {

// One helicopter of Defence.
assistance_request::Drafted helicopter_draft(const Scene& scene);
// Two crews of the neighbours, with the plan that it rests on and not yet with why it cannot wait.
assistance_request::Drafted crews_draft(const Scene& scene);

}  // namespace kroniek::demo
