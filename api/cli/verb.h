// A verb of the command line as a value: what it is called, what it takes, what it does. Parsing, `--help`
// and the refusal of what is unknown follow from the table of verbs and are the same for all.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/cli/streams.h"
#include "api/toolbox.h"
#include "core/result.h"

namespace kroniek::cli {

// The process's exit code.
enum class Exit { ok = 0, wrong = 1, cannot = 2 };  // wrong: checked and found wrong, or refused

struct Option {
  std::string_view name;     // without `--`
  std::string_view value;    // what to give, as help shows it; empty: a switch
  std::string_view meaning;  // one sentence
  bool required = false;
  bool repeated = false;  // may be given several times
};

class Arguments {
 public:
  std::map<std::string, std::string, std::less<>> options;             // by name; a switch has an empty value
  std::map<std::string, std::vector<std::string>, std::less<>> lists;  // of options that may be repeated
  std::vector<std::string> operands;

  bool has(std::string_view name) const { return options.find(name) != options.end(); }
  std::optional<std::string> find(std::string_view name) const;
  std::string get(std::string_view name, std::string_view otherwise = "") const;
  // Of an option that may be repeated: all values, in the order given.
  std::vector<std::string> all(std::string_view name) const;
};

struct Verb {
  std::string_view name;           // `receipt verify`
  std::string_view operands = {};  // as help shows them: `FILE.json|-`
  std::size_t operands_min = 0;
  std::size_t operands_max = 0;
  std::string_view summary = {};  // one sentence
  std::string_view details = {};  // what else one must know; may be empty
  std::vector<Option> options = {};
  std::vector<std::string_view> examples = {};
  // An Error is what kept it from doing its work; what it found wrong is Exit::wrong, told by the verb
  // itself.
  Result<Exit> (*run)(const Arguments& arguments, Streams& streams, const Toolbox& tools) = nullptr;
};

// `--name value`, `--name=value`, `-o value`; `--` ends the options. All of kind invalid:
// `usage.unknown-option`, `usage.option-twice`, `usage.value-missing`, `usage.value-unexpected`,
// `usage.option-missing`, `usage.operands`.
Result<Arguments> parse_arguments(const Verb& verb, std::span<const std::string> words);

// A whole number from `minimum` to `maximum`; `otherwise` where the option was not given. `usage.number`.
struct Range64 {
  std::uint64_t minimum, maximum;
};
Result<std::uint64_t> number_option(const Arguments& arguments, std::string_view name, Range64 range,
                                    std::uint64_t otherwise);

std::string help_of(const Verb& verb);

}  // namespace kroniek::cli
