#include "api/http/response_head.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "api/http/syntax.h"

namespace kroniek::http {
namespace {

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

struct Common {
  std::string_view name;
  std::string_view value;
};
constexpr std::array common_headers{
    Common{"Cache-Control", "no-store"},         Common{"Content-Security-Policy", "frame-ancestors 'none'"},
    Common{"X-Content-Type-Options", "nosniff"}, Common{"X-Frame-Options", "DENY"},
    Common{"Referrer-Policy", "no-referrer"},
};

// RFC 9110 section 8.6: no Content-Length with 1xx and 204; a 304 says nothing about a body.
bool may_have_content(int status) {
  return status >= 200 && status != 204 && status != 304;
}

void append_framing(std::string& out, const Response& response, const HeadContext& context) {
  if (!response.content_type.empty()) append_field(out, "Content-Type", response.content_type);
  if (response.events && !context.http_1_0)
    append_field(out, "Transfer-Encoding", "chunked");
  else if (!response.events && may_have_content(response.status))
    append_field(out, "Content-Length", std::to_string(response.content().size()));
  if (!context.keep_alive) append_field(out, "Connection", "close");
}

}  // namespace

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Other";
  }
}

bool is_sendable(const Response& response) {
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
  };
  const auto sound = [&](std::string_view value) {
    return std::none_of(value.begin(), value.end(), is_control);
  };
  return response.status >= 200 && response.status <= 599 && sound(response.content_type) &&
         std::all_of(response.headers.begin(), response.headers.end(),
                     [&](const Header& header) { return is_token(header.name) && sound(header.value); });
}

void append_head(std::string& out, const Response& response, const HeadContext& context) {
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_of(response.status)).append("\r\n");
  append_field(out, "Date", context.date);
  append_framing(out, response, context);
  append_field(out, "API-Version", context.api_version);
  for (const auto& [name, value] : common_headers)
    if (!response.header(name)) append_field(out, name, value);
  if (context.secure && !response.header("Strict-Transport-Security"))
    append_field(out, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  for (const auto& header : response.headers) append_field(out, header.name, header.value);
  out.append("\r\n");
}

std::string format_http_date(std::int64_t seconds) {
  constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                   days[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                                   months[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900,
                                   utc.tm_hour, utc.tm_min, utc.tm_sec);
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string_view http_date_now() {
  thread_local std::int64_t formatted_second = -1;
  thread_local std::string text;
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t second = std::chrono::duration_cast<std::chrono::seconds>(since_epoch).count();
  if (second != formatted_second) {
    formatted_second = second;
    text = format_http_date(second);
  }
  return text;
}

}  // namespace kroniek::http
