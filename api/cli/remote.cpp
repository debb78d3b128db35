#include "api/cli/remote.h"

#include <algorithm>
#include <thread>

#include "api/cli/output.h"
#include "core/log/signed_note.h"

namespace kroniek::cli {
namespace {

std::string text_of(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  return value == nullptr || value->string() == nullptr ? "" : *value->string();
}

}  // namespace

Result<std::unique_ptr<http::Client>> reach(const Arguments& arguments, Patience patience) {
  const auto url = arguments.find("url");
  if (!url.has_value()) return Error{ErrorKind::invalid, "usage.option-missing", "This needs `--url URL`."};
  return reach(*url, arguments, patience);
}

Result<std::unique_ptr<http::Client>> reach(std::string_view url, const Arguments& arguments,
                                            Patience patience) {
  TRY(parsed, http::parse_service_url(url));
  http::ClientOptions options;
  options.certificates = arguments.get("ca");
  options.patience = patience;
  return http::Client::make(parsed, options);
}

Result<std::string> ask_origin(http::Client& client) {
  TRY(answer, client.exchange({http::Method::get, "/log/key", {}, ""}));
  std::string text = answer.body;
  if (!text.empty() && text.back() == '\n') text.pop_back();
  const auto key = parse_vkey(text);
  if (answer.status != 200 || !key.ok())
    return Error{ErrorKind::invalid, "client.not-a-register",
                 to_string(client.url()) + " does not give the key of a log at /log/key."};
  return key->name;
}

Error refusal_in(const http::Response& response) {
  Error error{ErrorKind::invalid, "client.status-" + std::to_string(response.status),
              "The answer has status " + std::to_string(response.status) + "."};
  const auto json = parse_json(response.body);
  if (!json.ok() || text_of(*json, "code").empty()) return error;
  error.code = text_of(*json, "code");
  error.detail = text_of(*json, "detail");
  if (const auto* faults = json->find("errors"); faults != nullptr && faults->array_items() != nullptr)
    for (const auto& fault : *faults->array_items())
      error.faults.push_back({text_of(fault, "pointer"), text_of(fault, "code"), text_of(fault, "detail")});
  return error;
}

std::string next_page(const http::Response& response) {
  for (const auto& header : response.headers) {
    if (!http::same_ignoring_case(header.name, "Link")) continue;
    const auto end = header.value.find(">; rel=\"next\"");
    if (header.value.starts_with("<") && end != header.value.npos) return header.value.substr(1, end - 1);
  }
  return {};
}

Exit refuse(Streams& streams, const http::Response& response) {
  print_error(streams, refusal_in(response));
  return response.status >= 400 && response.status < 500 ? Exit::wrong : Exit::cannot;
}

Result<http::Response> exchange_patiently(http::Client& client, const http::ClientRequest& request,
                                          unsigned tries) {
  constexpr std::chrono::milliseconds first{250}, longest{4'000};
  auto pause = first;
  for (unsigned left = tries;; --left) {
    auto answer = client.exchange(request);
    const bool again = !answer.ok() || answer->status == 503;
    if (!again || left <= 1) return answer;
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, longest);
  }
}

}  // namespace kroniek::cli
