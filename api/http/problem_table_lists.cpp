// Explanations: passenger lists and machine-readable zones.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"manifest.cell-count",
                "The row has more or fewer cells than the header has columns. A comma or quote in a name "
                "may have broken it."},
    ProblemText{"manifest.cell-too-long", "A cell is longer than any value can be; a quote may be missing."},
    ProblemText{
        "manifest.column-sequence",
        "The column counts the rows of this list, 1, 2, 3 and so on, so its numbers are nobody's id in "
        "the next list. It was passed over. If they are ids after all, choose the column as id."},
    ProblemText{"manifest.column-twice",
                "Two columns mean the same, so it is not plain which one counts. Remove one."},
    ProblemText{"manifest.column-unknown",
                "No known column has this name. It was passed over, and the other columns were read."},
    ProblemText{"manifest.control-character",
                "A cell holds a line break, a tab or another control character."},
    ProblemText{
        "manifest.date-malformed",
        "A date is written yyyy-mm-dd, dd-mm-yyyy, yyyymmdd or with the month in words, with unknown parts "
        "left out or as 00. With slashes it is read where the list itself shows which part is the day."},
    ProblemText{"manifest.date-of-birth-in-future", "The date of birth lies in the future. It was not kept."},
    ProblemText{"manifest.date-of-birth-too-old", "Nobody is older than 130 years. The date was not kept."},
    ProblemText{"manifest.document-issuer",
                "The issuer is a code of ISO 3166-1 or ICAO Doc 9303. It was not kept."},
    ProblemText{"manifest.document-number-characters",
                "A document number has at most 40 letters and digits. It was not kept."},
    ProblemText{"manifest.document-number-form",
                "The state that issued the document gives no numbers of this form; a character may be "
                "wrong. Compare it with the document itself."},
    ProblemText{"manifest.document-number-is-bsn",
                "The number could be a citizen service number, which this register never holds. Give the "
                "document's number, and its issuer."},
    ProblemText{"manifest.document-type", "The document type is none that is known here."},
    ProblemText{"manifest.external-id", "An id has 1 to 60 letters, digits, dots, hyphens or underscores."},
    ProblemText{"manifest.external-id-is-bsn",
                "The id could be a citizen service number, which this register never holds. Give the list "
                "another id column."},
    ProblemText{"manifest.external-id-is-document-number",
                "A document's number is never a person's id in a list: ids are open, and document numbers "
                "are personal."},
    ProblemText{"manifest.external-id-missing",
                "A list with an id column gives every row one; otherwise the row could be taken twice."},
    ProblemText{
        "manifest.external-id-not-opaque",
        "An id holds at least one digit. Ids stand in clear for ever, and without a digit it could be "
        "a name; the columns may have shifted."},
    ProblemText{"manifest.external-id-twice",
                "An earlier row of the list has the same id. The first one was taken."},
    ProblemText{"manifest.group", "A group is an opaque code of at most 60 characters. It was not kept."},
    ProblemText{
        "manifest.header-missing",
        "One of the first ten lines names the columns, among them lastName, firstNames, fullName or mrz1. "
        "Other names of columns can be chosen as these."},
    ProblemText{"manifest.list-name",
                "A list's name has 1 to 51 letters, digits, dots, hyphens or underscores, and holds no "
                "citizen service number."},
    ProblemText{"manifest.minor", "Whether somebody is a minor is said with ja or nee, yes or no."},
    ProblemText{"manifest.minor-differs", "The date of birth says otherwise, and was followed."},
    ProblemText{"manifest.mrz-differs",
                "The machine-readable zone and the columns differ in number or date of birth, so nothing "
                "was taken over from the zone. Look at the document."},
    ProblemText{"manifest.name-not-a-name",
                "What stands in the name's place is a remark or a placeholder. It was not kept as a name."},
    ProblemText{"manifest.name-too-long", "A name has at most 100 characters."},
    ProblemText{"manifest.nationality",
                "Nationalities are at most five codes of ISO 3166-1 or ICAO Doc 9303."},
    ProblemText{"manifest.not-utf-8",
                "The list must be saved as UTF-8, as UTF-16 with its mark, or as a workbook. In another "
                "encoding names "
                "would be changed unnoticed; say so where it is windows-1252."},
    ProblemText{"manifest.nul",
                "The list holds the character U+0000, which no text does. It may not be a CSV file."},
    ProblemText{"manifest.quoting",
                "A quote stands where none can stand (RFC 4180): quotes enclose a whole cell, and inside "
                "one they are doubled."},
    ProblemText{"manifest.removals-withheld-rows-refused",
                "The newer version of the list leaves people out, and rows of it were refused, which may be "
                "theirs. They stay expected; correct the rows and import it again."},
    ProblemText{"manifest.removals-withheld-too-many",
                "The newer version of the list leaves out more than a quarter of the people whom its source "
                "expects, and at least three, or it names nobody. They stay expected, for half a file looks "
                "just so; where it is right, import it again with --accept-removals."},
    ProblemText{"manifest.row-empty", "The row says nothing about anybody."},
    ProblemText{"manifest.sex", "The sex is M, V or F, X, or left out."},
    ProblemText{"manifest.too-large", "A passenger list has at most 8 MiB."},
    ProblemText{"manifest.too-many-rows", "A passenger list has at most 5,000 rows."},
    ProblemText{"import.answer-unexpected",
                "The register's answer to a part of the import was none that the program knows. What was "
                "taken stays taken; importing the same list again adds only what is missing."},
    ProblemText{"mrz.birth-date", "The date of birth in the zone is no day of the calendar."},
    ProblemText{"mrz.character",
                "A machine-readable zone holds the letters A to Z, the digits 0 to 9 and the filler < only."},
    ProblemText{"mrz.check-digit-birth-date",
                "The check digit of the date of birth does not fit, so a character of it was misread. Read "
                "the zone again."},
    ProblemText{"mrz.check-digit-composite",
                "The check digit over the whole zone does not fit, so a character was misread. Read the "
                "zone again."},
    ProblemText{"mrz.check-digit-document-number",
                "The check digit of the document number does not fit, so a character of it was misread. "
                "Read the zone again."},
    ProblemText{"mrz.check-digit-expiry",
                "The check digit of the expiry does not fit, so a character of it was misread. Read the "
                "zone again."},
    ProblemText{"mrz.check-digit-optional-data",
                "The check digit of the optional data does not fit, so a character of it was misread. Read "
                "the zone again."},
    ProblemText{"mrz.document-number",
                "The document number is missing from the zone, or has no place in a zone of this format."},
    ProblemText{"mrz.document-number-is-bsn",
                "A number that could be a citizen service number is not taken as a document number."},
    ProblemText{"mrz.document-type", "The document type does not belong to a zone of this format."},
    ProblemText{"mrz.expiry", "The expiry in the zone is no day of the calendar."},
    ProblemText{"mrz.issuer",
                "The issuer in the zone is no state or authority of ICAO Doc 9303 part 3 section 5."},
    ProblemText{"mrz.length", "A zone has three lines of 30 characters, or two lines of 36 or of 44."},
    ProblemText{"mrz.lower-case",
                "A machine-readable zone has capital letters only. Do not correct them: it was typed or "
                "read wrongly."},
    ProblemText{"mrz.name",
                "The name field begins with the primary identifier, and holds letters and fillers only."},
    ProblemText{"mrz.name-not-latin",
                "A zone writes names in Latin letters. Give the transliteration of other scripts that ICAO "
                "Doc 9303 prescribes."},
    ProblemText{"mrz.nationality",
                "The nationality in the zone is no state or authority of ICAO Doc 9303 part 3 section 5."},
    ProblemText{"mrz.optional-data", "The optional data has no place in a zone of this format."},
    ProblemText{"mrz.sex", "The sex in the zone is F, M or a filler."},
};

}  // namespace

std::span<const ProblemText> lists_problems() {
  return table;
}

}  // namespace kroniek::http
