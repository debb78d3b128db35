#include "core/domain/mrz.h"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "core/bytes.h"
#include "tests/core/mrz_support.h"

using namespace kroniek;
using namespace kroniek::test;

// tests/fuzz/mrz_fuzz.cpp: stops the process where reading breaks a promise.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr Date today{2026, 11, 23};

struct Specimen {
  std::string format;
  bool valid = false;
  std::vector<std::string> lines;
};

std::vector<Specimen> specimens() {
  std::ifstream file(KRONIEK_SOURCE_DIR "/tests/core/data/mrz-specimens.tsv");
  std::vector<Specimen> all;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Specimen specimen;
    std::string expected;
    std::string cell;
    std::getline(cells, specimen.format, '\t');
    std::getline(cells, expected, '\t');
    for (int i = 0; i < 3 && std::getline(cells, cell, '\t'); ++i)
      if (!cell.empty()) specimen.lines.push_back(cell);
    specimen.valid = expected == "valid";
    all.push_back(specimen);
  }
  return all;
}

std::vector<std::string> codes(const Result<Mrz>& result) {
  std::vector<std::string> all;
  for (const auto& fault : result.error().faults) all.push_back(fault.code);
  return all;
}

// Everything that an answer could show of what was read.
std::string shown(const Result<Mrz>& result) {
  if (!result.ok()) {
    auto text = result.error().code + result.error().detail;
    for (const auto& fault : result.error().faults) text += fault.pointer + fault.code + fault.detail;
    return text;
  }
  return result->document_number + " " + result->optional_data + " " + result->optional_data_2 + " " +
         result->primary_identifier + " " + result->secondary_identifier;
}

using Lines = std::vector<std::string>;
const Lines eriksson{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                     "L898902C36UTO7408122F1204159ZE184226B<<<<<10"};
const Lines de_bruijn{"P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<",
                      "SPECI20142NLD6503101F2403096999999990<<<<<84"};

Lines with(Lines lines, std::size_t line, std::size_t at, std::string_view text) {
  lines[line].replace(at, text.size(), text);
  return lines;
}

}  // namespace

TEST_CASE("mrz: every published specimen is judged as published") {
  const auto all = specimens();
  REQUIRE(all.size() == 8);
  for (const auto& specimen : all) {
    const auto result = read_mrz(specimen.lines, today);
    CAPTURE(specimen.lines[0]);
    CHECK(result.ok() == specimen.valid);
    if (result.ok())
      CHECK(names_of(result->format)[static_cast<std::size_t>(result->format)] == specimen.format);
  }
}

TEST_CASE("mrz: a passport is read whole") {
  const auto mrz = read_mrz(eriksson, today).value();
  CHECK(mrz.format == MrzFormat::td3);
  CHECK(mrz.document_type == "P");
  CHECK(mrz.issuer == "UTO");
  CHECK(mrz.document_number == "L898902C3");
  CHECK(mrz.primary_identifier == "ERIKSSON");
  CHECK(mrz.secondary_identifier == "ANNA MARIA");
  CHECK_FALSE(mrz.names_truncated);
  CHECK(mrz.nationality == "UTO");
  CHECK(to_string(mrz.birth_date) == "1974-08-12");
  CHECK(mrz.sex == Sex::female);
  CHECK(mrz.expiry == Date{2012, 4, 15});
  CHECK(mrz.optional_data == "ZE184226B");
  CHECK(mrz.checks == MrzChecks{MrzCheck::verified, MrzCheck::verified, MrzCheck::verified,
                                MrzCheck::verified, MrzCheck::verified});
}

TEST_CASE("mrz: the published wrong digit is found in its field and in the composite") {
  const auto result = read_mrz(with(eriksson, 1, 42, "2"), today);
  CHECK(codes(result) == Lines{"mrz.check-digit-optional-data", "mrz.check-digit-composite"});
}

TEST_CASE("mrz: of a Dutch document the optional data counts in the digits and is then gone") {
  const auto mrz = read_mrz(de_bruijn, today).value();
  CHECK(mrz.optional_data.empty());
  CHECK(mrz.checks.optional_data == MrzCheck::verified);
  CHECK(mrz.checks.composite == MrzCheck::verified);
  CHECK(mrz.primary_identifier == "DE BRUIJN");
  CHECK(shown(read_mrz(de_bruijn, today)).find("999999990") == std::string::npos);
}

TEST_CASE("mrz: a citizen service number appears in no answer, whatever else is wrong with the zone") {
  CHECK(rc::check("no single changed character brings it out", [] {
    const auto line = *rc::gen::inRange<std::size_t>(0, 2);
    const auto at = *rc::gen::inRange<std::size_t>(0, 44);
    const auto to = *rc::gen::elementOf(std::string("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"));
    const auto text = shown(read_mrz(with(de_bruijn, line, at, std::string(1, to)), today));
    RC_ASSERT(text.find("99999") == std::string::npos);
  }));
}

TEST_CASE("mrz: an identity card of the Netherlands never joins optional data to its number") {
  const Lines card{"I<NLDSPECI2014<999999990<<<<<<", "6503101F3108022NLD<<<<<<<<<<<8",
                   "DE<BRUIJN<<WILLEKE<LISELOTTE<<"};
  const auto result = read_mrz(card, today);
  CHECK(codes(result).front() == "mrz.check-digit-document-number");
  CHECK(shown(result).find("99999") == std::string::npos);
}

TEST_CASE("mrz: a Dutch document number that could be a citizen service number is refused") {
  auto values = read_mrz(eriksson, today).value();
  values.issuer = values.nationality = "NLD";
  values.document_number = "999999990";
  const auto result = read_mrz(write_mrz(values).value(), today);
  CHECK(codes(result) == Lines{"mrz.document-number-is-bsn"});
  CHECK(shown(result).find("99999") == std::string::npos);
}

TEST_CASE("mrz: a document number longer than nine characters is joined") {
  const Lines card{"IDBEL600001795<0152<<<<<<<<<<<", "1301014F2311207BEL130101987398",
                   "SPECIMEN<<SPECIMEN<<<<<<<<<<<<"};
  const auto mrz = read_mrz(card, today).value();
  CHECK(mrz.document_number == "600001795015");
  CHECK(mrz.document_type == "ID");
  CHECK(mrz.optional_data.empty());
  CHECK(mrz.optional_data_2 == "13010198739");
}

TEST_CASE("mrz: each wrong check digit has its own code") {
  const auto [at, code] = GENERATE(table<std::size_t, std::string>({{9, "mrz.check-digit-document-number"},
                                                                    {19, "mrz.check-digit-birth-date"},
                                                                    {27, "mrz.check-digit-expiry"},
                                                                    {42, "mrz.check-digit-optional-data"},
                                                                    {43, "mrz.check-digit-composite"}}));
  const auto wrong = eriksson[1][at] == '9' ? '8' : '9';
  const auto result = read_mrz(with(eriksson, 1, at, std::string(1, wrong)), today);
  CHECK(result.error().code == code);
  CHECK(result.error().kind == ErrorKind::invalid);
}

TEST_CASE("mrz: a wrong form has its own code") {
  const auto [lines, code] = GENERATE(table<Lines, std::string>({
      {Lines{}, "mrz.length"},
      {Lines{eriksson[0]}, "mrz.length"},
      {Lines{eriksson[0], eriksson[1].substr(1)}, "mrz.length"},
      {Lines{eriksson[0], eriksson[1] + "<"}, "mrz.length"},
      {Lines(4), "mrz.length"},
      {Lines(2), "mrz.length"},
      {with(eriksson, 0, 6, "r"), "mrz.lower-case"},
      {with(eriksson, 0, 6, " "), "mrz.character"},
      {with(eriksson, 0, 6, std::string(1, '\0')), "mrz.character"},
      {with(eriksson, 0, 6, "\xc3\x89"), "mrz.character"},
      {with(eriksson, 0, 0, "I"), "mrz.document-type"},
      {with(eriksson, 0, 1, "1"), "mrz.document-type"},
      {with(eriksson, 0, 2, "QQQ"), "mrz.issuer"},
      {with(eriksson, 0, 7, "1"), "mrz.name"},
      {with(eriksson, 0, 5, "<"), "mrz.name"},
      {with(eriksson, 1, 0, "<<<<<<<<<0"), "mrz.document-number"},
      {with(eriksson, 1, 10, "UT0"), "mrz.nationality"},
      {with(eriksson, 1, 20, "X"), "mrz.sex"},
  }));
  CHECK(read_mrz(lines, today).error().code == code);
}

TEST_CASE("mrz: faults of several fields come together") {
  const auto result = read_mrz(with(with(eriksson, 1, 20, "X"), 1, 13, "741312"), today);
  CHECK(codes(result) ==
        Lines{"mrz.check-digit-birth-date", "mrz.birth-date", "mrz.sex", "mrz.check-digit-composite"});
  const auto form = read_mrz(Lines{"p<uto eriksson", eriksson[1]}, today);
  CHECK(codes(form) == Lines{"mrz.length", "mrz.lower-case", "mrz.character"});
}

TEST_CASE("mrz: a birth date is the latest that is not after today, and unknown parts stay unknown") {
  const auto [field, date] = GENERATE(table<std::string, std::string>({
      {"261123", "2026-11-23"},
      {"261124", "1926-11-24"},
      {"000229", "2000-02-29"},
      {"7408<<", "1974-08"},
      {"74<<<<", "1974"},
      {"26<<<<", "2026"},
      {"2612<<", "1926-12"},
      {"74<<12", "1974"},
      {"<<0812", "unknown"},
      {"<<<<<<", "unknown"},
  }));
  const auto digit = std::string(1, mrz_check_digit(field));
  auto lines = with(eriksson, 1, 13, field + digit);
  const auto covered = lines[1].substr(0, 10) + lines[1].substr(13, 7) + lines[1].substr(21, 22);
  lines = with(lines, 1, 43, std::string(1, mrz_check_digit(covered)));
  CHECK(to_string(read_mrz(lines, today).value().birth_date) == date);
}

TEST_CASE("mrz: a birth date or expiry that no calendar has is refused") {
  const auto field =
      GENERATE(values<std::string>({"740230", "741301", "740001", "740100", "7<0101", "010229", "<<1332"}));
  const auto birth = read_mrz(with(eriksson, 1, 13, field + mrz_check_digit(field)), today);
  CHECK(codes(birth).front() == "mrz.birth-date");
  const auto expiry = read_mrz(with(eriksson, 1, 21, field + mrz_check_digit(field)), today);
  CHECK(codes(expiry).front() == "mrz.expiry");
}

TEST_CASE(
    "mrz: a full name field is reported as perhaps cut, and a name of one part has no secondary identifier") {
  const auto full = with(eriksson, 0, 5, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K");
  CHECK(read_mrz(full, today).value().names_truncated);
  const auto single =
      read_mrz(with(eriksson, 0, 5, "ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"), today).value();
  CHECK(single.primary_identifier == "ARKFREITH");
  CHECK(single.secondary_identifier.empty());
}

TEST_CASE("mrz: one text with line breaks is read as its lines") {
  const auto expected = read_mrz(eriksson, today).value();
  for (const auto* end : {"", "\n", "\r\n"}) {
    CHECK(read_mrz(eriksson[0] + "\n" + eriksson[1] + end, today).value() == expected);
    CHECK(read_mrz(eriksson[0] + "\r\n" + eriksson[1] + end, today).value() == expected);
  }
  CHECK(read_mrz(eriksson[0] + eriksson[1], today).error().code == "mrz.length");
  CHECK(read_mrz(std::string_view(), today).error().code == "mrz.length");
  CHECK(read_mrz(std::string(1'000'000, '\n'), today).error().code == "mrz.length");
}

TEST_CASE("mrz: a changed character of a checked field is found, unless it weighs the same") {
  CHECK(rc::check("every position and every other character", [] {
    const auto values = *any_mrz();
    RC_ASSERT(changes_missed(values.format, write_mrz(values).value(), today) == 0);
  }));
}

TEST_CASE("mrz: what is written is read back") {
  CHECK(rc::check("for all formats", [] {
    const auto values = *any_mrz();
    const auto lines = write_mrz(values);
    RC_ASSERT(lines.ok());
    auto read = read_mrz(*lines, today);
    RC_ASSERT(read.ok());
    read->checks = values.checks;
    read->names_truncated = false;
    RC_ASSERT(*read == values);
  }));
}

TEST_CASE("mrz: any bytes are read or refused, and a refusal names a rule of ours") {
  CHECK(rc::check("lines of the right length", [] {
    const auto width = *rc::gen::element<std::size_t>(30, 36, 44);
    const auto letters = rc::gen::elementOf(std::string("PIVACNLDUTO0123456789<<<<<<<<<\x80 a"));
    const Lines lines(width == 30 ? 3 : 2, *rc::gen::container<std::string>(width, letters));
    const auto result = read_mrz(lines, today);
    RC_ASSERT(result.ok() || (result.error().code.starts_with("mrz.") && !result.error().faults.empty()));
  }));
}

TEST_CASE("mrz: the fuzz target holds for every specimen and for bytes around them") {
  CHECK(rc::check([] {
    const auto specimen = *rc::gen::elementOf(specimens());
    std::string text;
    for (const auto& line : specimen.lines) text += line + "\n";
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
    RC_ASSERT(LLVMFuzzerTestOneInput(as_bytes(text).data(), text.size()) == 0);
  }));
}
