#include "core/domain/manifest_preview.h"

#include <catch2/catch.hpp>

#include "tests/core/manifest_support.h"

using namespace kroniek;
using namespace kroniek::test;

namespace {

std::string said(const std::string& text) {
  return write_json(write_fields(preview_of(read(text)), WriteMode::values));
}

}  // namespace

TEST_CASE("manifest: a preview says what each column becomes and what is wrong where") {
  CHECK(said("Lijst\nAchternaam,Stoel,Geboortedatum\nJansen,12A,1984-05-17\nBakker,,2015\nKok,,ooit\n") ==
        R"({"headerLine":2,"columns":[)"
        R"({"number":1,"letters":"A","takenAs":"lastName","filled":3,"faults":0},)"
        R"({"number":2,"letters":"B","filled":1,"faults":0},)"
        R"({"number":3,"letters":"C","takenAs":"dateOfBirth","filled":3,"faults":1}],)"
        R"("rowsGood":2,"rowsRefused":1,"minorAssumed":0,"faults":[)"
        R"({"line":1,"column":"","effect":"noted","code":"manifest.row-above-header",)"
        R"("detail":"A line above the one that names the columns; it was passed over."},)"
        R"({"line":2,"column":"2","effect":"noted","code":"manifest.column-unknown",)"
        R"("detail":"No known column has this name; it was passed over."},)"
        R"({"line":5,"column":"dateOfBirth","effect":"refused","code":"manifest.date-malformed",)"
        R"("detail":"A date is yyyy-mm-dd or dd-mm-yyyy, with unknown parts left out or 00."}]})");
}

TEST_CASE("manifest: swapped columns show in a preview by their faults") {
  const auto preview = preview_of(read("lastName,dateOfBirth\n1984-05-17,Jansen\n1990-01-02,Bakker\n"));
  CHECK(preview.rows_good == 0);
  CHECK(preview.rows_refused == 2);
  CHECK(preview.columns[0].faults == 2);
  CHECK(preview.columns[1].faults == 2);
}

TEST_CASE("manifest: no cell of a list stands in its preview, whatever column it stood in") {
  const auto at = GENERATE(range(0, 15));
  const std::string mark = "Geheimnis";
  std::string row;
  for (int column = 0; column < 15; ++column)
    row += (column > 0 ? "," : "") + (column == at ? mark : std::string());
  CHECK(said(full_header + row + "\n" + mark + "\n").find(mark) == std::string::npos);
  CHECK(said(mark + "\n" + "lastName," + mark + "\nJansen," + mark + "\n").find(mark) == std::string::npos);
}

TEST_CASE("manifest: a zone's faults are those of its first line's column") {
  const auto preview = preview_of(read("mrz1,mrz2\nP<NLD,\n"));
  CHECK(preview.columns[0].taken_as == "mrz1");
  CHECK(preview.columns[0].faults > 0);
  CHECK(preview.columns[1].faults == 0);
}
