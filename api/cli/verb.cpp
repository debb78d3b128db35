#include "api/cli/verb.h"

#include <algorithm>

#include "core/log/text.h"

namespace kroniek::cli {
namespace {

Error usage(std::string code, std::string detail) {
  return {ErrorKind::invalid, "usage." + std::move(code), std::move(detail)};
}

const Option* find_option(const Verb& verb, std::string_view name) {
  const auto found = std::find_if(verb.options.begin(), verb.options.end(),
                                  [&](const Option& each) { return each.name == name; });
  return found == verb.options.end() ? nullptr : &*found;
}

// The option's name in a word such as `--name`, `--name=value` or `-o`; empty where the word is an operand.
std::string_view name_in(std::string_view word) {
  if (word == "-o") return "output";
  if (!word.starts_with("--")) return {};
  return word.substr(2, word.find('=') == std::string_view::npos ? word.npos : word.find('=') - 2);
}

// Reads the option that stands at `at`, and moves on to its last word.
Result<Ok> take_option(const Verb& verb, std::span<const std::string> words, std::size_t& at,
                       Arguments& out) {
  const std::string_view word = words[at];
  const auto name = name_in(word);
  const auto* option = find_option(verb, name);
  if (option == nullptr)
    return usage("unknown-option",
                 "`" + std::string(verb.name) + "` has no option `" + std::string(word) + "`.");
  if (out.has(name)) return usage("option-twice", "`--" + std::string(name) + "` may be given only once.");
  const auto equals = word.find('=');
  const bool inside = word.starts_with("--") && equals != std::string_view::npos;
  std::string value;
  if (option->value.empty()) {
    if (inside) return usage("value-unexpected", "`--" + std::string(name) + "` takes no value.");
  } else if (inside) {
    value = word.substr(equals + 1);
  } else {
    if (at + 1 == words.size())
      return usage("value-missing",
                   "`--" + std::string(name) + "` needs a value: " + std::string(option->value) + ".");
    value = words[++at];
  }
  if (option->repeated)
    out.lists[std::string(name)].push_back(std::move(value));
  else
    out.options.emplace(name, std::move(value));
  return Ok{};
}

Result<Ok> check_complete(const Verb& verb, const Arguments& arguments) {
  for (const auto& option : verb.options)
    if (option.required && !arguments.has(option.name))
      return usage("option-missing", "`" + std::string(verb.name) + "` needs `--" + std::string(option.name) +
                                         " " + std::string(option.value) + "`.");
  const auto count = arguments.operands.size();
  if (count < verb.operands_min || count > verb.operands_max)
    return usage("operands",
                 "`" + std::string(verb.name) + "` takes " +
                     (verb.operands.empty() ? std::string("no operands") : std::string(verb.operands)) +
                     "; " + std::to_string(count) + " were given.");
  return Ok{};
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

}  // namespace

std::optional<std::string> Arguments::find(std::string_view name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::nullopt : std::optional(found->second);
}

std::string Arguments::get(std::string_view name, std::string_view otherwise) const {
  return find(name).value_or(std::string(otherwise));
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = lists.find(name);
  return found == lists.end() ? std::vector<std::string>() : found->second;
}

Result<Arguments> parse_arguments(const Verb& verb, std::span<const std::string> words) {
  Arguments out;
  bool options_ended = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto& word = words[at];
    if (options_ended || word == "-" || !word.starts_with('-')) {
      out.operands.push_back(word);
    } else if (word == "--") {
      options_ended = true;
    } else {
      TRY_OK(take_option(verb, words, at, out));
    }
  }
  TRY_OK(check_complete(verb, out));
  return out;
}

Result<std::uint64_t> number_option(const Arguments& arguments, std::string_view name, Range64 range,
                                    std::uint64_t otherwise) {
  const auto text = arguments.find(name);
  if (!text.has_value()) return otherwise;
  const auto number = parse_decimal(*text);
  if (!number.has_value() || *number < range.minimum || *number > range.maximum)
    return usage("number", "`--" + std::string(name) + "` must be a whole number from " +
                               std::to_string(range.minimum) + " to " + std::to_string(range.maximum) + ".");
  return *number;
}

std::string help_of(const Verb& verb) {
  std::string out = "kroniek " + std::string(verb.name) + (verb.options.empty() ? "" : " [options]");
  if (!verb.operands.empty()) out += " " + std::string(verb.operands);
  out += "\n\n" + std::string(verb.summary) + "\n";
  if (!verb.details.empty()) out += "\n" + std::string(verb.details) + "\n";
  std::size_t width = 0;
  for (const auto& option : verb.options)
    width = std::max(width, option.name.size() + option.value.size() + 6);
  if (!verb.options.empty()) out += "\nOptions:\n";
  for (const auto& option : verb.options) {
    const auto left =
        "--" + std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value);
    out +=
        "  " + padded(left, width) + std::string(option.meaning) + (option.required ? " Needed." : "") + "\n";
  }
  if (!verb.examples.empty()) out += "\nExamples:\n";
  for (const auto example : verb.examples) out += "  " + std::string(example) + "\n";
  return out;
}

}  // namespace kroniek::cli
