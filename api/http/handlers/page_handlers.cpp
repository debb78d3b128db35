// The page and its files. They may talk to this register only, load nothing from elsewhere, and stand in no
// frame.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "api/http/page_files.h"

namespace kroniek::http {
namespace {

constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";

std::string media_type_of(std::string_view name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "text/javascript; charset=utf-8";
}

Result<Response> page_file(std::string_view name) {
  const auto files = page_files();
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const PageFile& each) { return each.name == name; });
  if (file == files.end())
    return Error{ErrorKind::not_found, "route.not-found", "The page has no such file."};
  Response response;
  response.content_type = media_type_of(name);
  response.body = file->content;
  response.set_header("Content-Security-Policy", std::string(page_policy));
  return response;
}

Result<Response> read_page(const Api&, const Request&, const PathParameters&) {
  return page_file("index.html");
}
Result<Response> read_page_file(const Api&, const Request&, const PathParameters& path) {
  return page_file(path["file"]);
}

}  // namespace

std::vector<Route> page_routes(Api& api) {
  return {{.pattern = "/",
           .scope = Scope::anyone,
           .operation = "readPage",
           .handler = reading_handler(api, read_page),
           .produces = {"text/html"}},
          {.pattern = "/web/{file}",
           .scope = Scope::anyone,
           .operation = "readPageFile",
           .handler = reading_handler(api, read_page_file),
           .produces = {"text/javascript", "text/css", "image/svg+xml"}}};
}

}  // namespace kroniek::http
