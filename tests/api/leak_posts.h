// What is sent to each POST and PUT route of the program, and what its answers may show. The leak test fails
// where a route has no row here.
#pragma once

#include "tests/api/leak_tale.h"

namespace kroniek::test {

enum class Shows {
  nothing,    // no personal value, ever
  own_words,  // none but what the request itself said
  look,       // none, but the look is recorded
  values      // where it was allowed, and recorded
};

struct Post {
  std::string target, body;
  std::string type = "application/json";
  http::Method method = http::Method::post;
};

struct PostRow {
  std::string_view pattern;
  Shows shows;
  std::vector<Post> (*posts)(const LeakTale& tale, const Person& by);
};
std::span<const PostRow> post_rows();

}  // namespace kroniek::test
