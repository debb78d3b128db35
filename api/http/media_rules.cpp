#include "api/http/media_rules.h"

#include <algorithm>

#include "api/http/accept.h"

namespace kroniek::http {
namespace {

std::string joined(const std::vector<std::string>& types) {
  std::string text;
  for (const auto& type : types) text += (text.empty() ? "" : ", ") + type;
  return text;
}

}  // namespace

Result<Ok> check_body_type(const Request& head, const std::vector<std::string>& accepted) {
  if (!head.has_body) return Ok{};
  if (accepted.empty())
    return Error{ErrorKind::invalid, "request.body-unexpected", "this operation takes no body"};
  const auto* encoding = head.header("Content-Encoding");
  if (encoding && !same_ignoring_case(*encoding, "identity"))
    return Error{ErrorKind::unsupported, "request.content-encoding",
                 "bodies are read without a content coding"};
  if (std::find(accepted.begin(), accepted.end(), "*/*") != accepted.end()) return Ok{};
  const auto type = media_type_of(head);
  if (!type || std::find(accepted.begin(), accepted.end(), *type) == accepted.end())
    return Error{ErrorKind::unsupported, "request.media-type",
                 "Content-Type must be one of: " + joined(accepted)};
  const auto charset = charset_of(head);
  if (charset && *charset != "utf-8" && *charset != "us-ascii")
    return Error{ErrorKind::unsupported, "request.charset", "text is read as UTF-8 only"};
  return Ok{};
}

Result<Ok> check_acceptable(const Request& head, const std::vector<std::string>& produced) {
  if (produced.empty() || best_accepted(head, produced)) return Ok{};
  // Of which type it is only shows when it is read.
  if (std::find(produced.begin(), produced.end(), "*/*") != produced.end()) return Ok{};
  return Error{ErrorKind::invalid, "request.not-acceptable",
               "Accept takes none of what is offered here: " + joined(produced)};
}

}  // namespace kroniek::http
