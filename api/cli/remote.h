// A register that runs elsewhere, as commands talk to it.
#pragma once

#include <memory>
#include <string>

#include "api/cli/verb.h"
#include "api/http_client.h"
#include "core/json.h"

namespace kroniek::cli {

inline constexpr Option url_option{"url", "URL", "Where the register is: http://127.0.0.1:8080."};
inline constexpr Option certificates_option{"ca", "FILE",
                                            "Trust these certificates (PEM) in place of the system's."};

using Patience = std::chrono::milliseconds;  // for a whole answer
constexpr Patience usual_patience{30'000};

// From --url and --ca; `client.url`, `usage.option-missing`.
Result<std::unique_ptr<http::Client>> reach(const Arguments& arguments, Patience patience = usual_patience);
// The same for an address given otherwise.
Result<std::unique_ptr<http::Client>> reach(std::string_view url, const Arguments& arguments,
                                            Patience patience = usual_patience);

// The log's name, from its key. `client.not-a-register`.
Result<std::string> ask_origin(http::Client& client);

// What a problem document (RFC 9457) says, or a sentence with the status where the answer is none.
Error refusal_in(const http::Response& response);
// The target of the page after this one (RFC 8288: `Link: <…>; rel="next"`), or empty.
std::string next_page(const http::Response& response);
// Tells the refusal: 4xx is wrong, everything else could not be done.
Exit refuse(Streams& streams, const http::Response& response);

// Sends until an answer comes that is not 503, with the very same bytes, waiting ever longer: for requests
// that may be repeated without harm. At most `tries` times.
Result<http::Response> exchange_patiently(http::Client& client, const http::ClientRequest& request,
                                          unsigned tries);

}  // namespace kroniek::cli
