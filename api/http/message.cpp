#include "api/http/message.h"

#include <algorithm>
#include <array>

namespace kroniek::http {
namespace {

struct MethodName {
  Method method;
  std::string_view name;
};
constexpr std::array methods{
    MethodName{Method::get, "GET"},         MethodName{Method::head, "HEAD"},
    MethodName{Method::post, "POST"},       MethodName{Method::put, "PUT"},
    MethodName{Method::remove, "DELETE"},   MethodName{Method::patch, "PATCH"},
    MethodName{Method::options, "OPTIONS"},
};

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view name_of(Method method) {
  return methods[static_cast<std::size_t>(method)].name;
}

std::optional<Method> parse_method(std::string_view token) {
  for (const auto& known : methods)
    if (known.name == token) return known.method;
  return std::nullopt;
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

const std::string* find_header(const std::vector<Header>& headers, std::string_view name) {
  for (const auto& header : headers)
    if (same_ignoring_case(header.name, name)) return &header.value;
  return nullptr;
}

const std::string* Request::query_value(std::string_view key) const {
  for (const auto& item : query)
    if (item.key == key) return &item.value;
  return nullptr;
}

void Response::set_header(std::string_view name, std::string value) {
  for (auto& header : headers) {
    if (!same_ignoring_case(header.name, name)) continue;
    header.value = std::move(value);
    return;
  }
  headers.push_back({std::string(name), std::move(value)});
}

Response json_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = std::move(body);
  return response;
}

Response text_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(body);
  return response;
}

}  // namespace kroniek::http
