// Runs a fuzz target without a fuzzer: on each file of the corpus directory given, and on two thousand
// changes of each of them, the same in every run. `fuzz_<name> <corpus directory>`; a fault stops the
// process.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <random>
#include <vector>

#include "tests/support/files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t changes_per_seed = 2'000;

void run(const std::string& input) {
  // A copy of its own, so that a sanitizer sees one byte too far.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

class Changer {
 public:
  explicit Changer(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string change(std::string text) {
    for (auto times = below(4);; --times) {
      apply(text);
      if (times == 0) return text;
    }
  }

 private:
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  void apply(std::string& text) {
    const auto at = below(text.size() + 1);
    const auto length = below(text.size() - at + 1);
    switch (below(6)) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
      case 1:
        text.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 2:
        text.erase(at, below(4));
        break;
      case 3:
        text.erase(at, length);
        break;
      case 4:
        text.insert(at, text.substr(at, length));
        break;
      default: {
        const auto& other = seeds_[below(seeds_.size())];
        text = text.substr(0, at) + other.substr(below(other.size() + 1));
      }
    }
  }

  const std::vector<std::string>& seeds_;
  std::mt19937_64 engine_{1};
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: %s <corpus directory>\n", arguments[0]), 2;
  std::vector<std::filesystem::path> paths;
  for (const auto& file : std::filesystem::directory_iterator(arguments[1])) paths.push_back(file.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds{""};
  for (const auto& path : paths) seeds.push_back(kroniek::test::file_text(path));
  if (seeds.size() == 1) return std::fprintf(stderr, "no seeds in %s\n", arguments[1]), 2;
  Changer changer(seeds);
  for (const auto& seed : seeds) {
    run(seed);
    for (std::size_t i = 0; i < changes_per_seed; ++i) run(changer.change(seed));
  }
  std::printf("%zu seeds, %zu changes of each\n", seeds.size(), changes_per_seed);
}
