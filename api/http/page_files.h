// The page's files, as they stand in api/web, within the program. Made at build time (api/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace kroniek::http {

struct PageFile {
  std::string_view name;
  std::string_view content;
};
std::span<const PageFile> page_files();

}  // namespace kroniek::http
