// Explanations: what kinds of files lists come in, and which of their columns are taken.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{
        "manifest.cell-error",
        "A cell of the row holds a formula that failed, so the row does not say what it should. Mend the "
        "formula, and save the workbook again."},
    ProblemText{"manifest.encoding-unknown",
                "The encoding of a list is as-marked (UTF-8, or UTF-16 with its mark) or windows-1252."},
    ProblemText{
        "manifest.map-column-missing",
        "A column was chosen by a name or a number that the list does not have. The preview numbers the "
        "columns."},
    ProblemText{
        "manifest.map-field-unknown",
        "A column is to become a field that passenger lists do not have. Fields are lastName, firstNames, "
        "namePrefix, fullName, otherScriptName, dateOfBirth, sex, nationalities, documentType, "
        "documentIssuer, documentNumber, documentExpiry, mrz1, mrz2, mrz3, minor, group, sequence and id; "
        "`-` "
        "leaves a column out."},
    ProblemText{
        "manifest.map-malformed",
        "A column is chosen as its name or its number with #, the sign =, and a field: `Wie=lastName`, "
        "`#3=dateOfBirth`."},
    ProblemText{"manifest.old-workbook",
                "The file is a workbook of before 2007, or one with a password. Save it as .xlsx without a "
                "password, or as CSV."},
    ProblemText{"manifest.row-above-header",
                "A line stands above the one that names the columns. It was passed over."},
    ProblemText{"pfif.compared-by-date",
                "Whether a record changed is told by its source_date, and records with the date that they "
                "had before count as unchanged. Where a repository changes records without a new date, give "
                "the document before it as the previous one."},
    ProblemText{
        "pfif.date",
        "Dates of a record are yyyy-mm-ddThh:mm:ssZ, dates of birth yyyy-mm-dd with unknown parts left out."},
    ProblemText{
        "pfif.expired-copy-kept",
        "The record has expired, so whatever was made of it must go (PFIF 1.4), and a file was made of it "
        "alone. "
        "The import's mandate may not propose an erasure. Have somebody import the document who may, or "
        "propose the erasure of the file that is named."},
    ProblemText{
        "pfif.expired-file-rests-on-more",
        "The record has expired, and the file that was made of it holds more by now: what a desk, a device "
        "or another source said. Somebody must judge what of it has to go."},
    ProblemText{"pfif.expiry-not-kept",
                "Records that were taken will expire, and the register does not keep when. Import a newer "
                "document, or the same one again, when the day that is named is over: then the erasure of "
                "what was made of them is proposed."},
    ProblemText{"pfif.field-missing", "The record lacks a field that PFIF 1.4 demands. It was not taken."},
    ProblemText{"pfif.field-too-long", "A field of the record is longer than is taken."},
    ProblemText{"pfif.field-twice",
                "A field stands in the record twice, so it is not plain which one counts."},
    ProblemText{
        "pfif.linked-record-unknown",
        "A note says that two records are of one person, and not of both of them there is a file here. No "
        "link was suggested; import the other record, and then this document again."},
    ProblemText{"pfif.not-pfif", "The document is no PFIF: an element pfif holds its records, side by side."},
    ProblemText{
        "pfif.note-not-taken",
        "What a note says was not taken, or not all of it. It stands in the document; read it there."},
    ProblemText{"pfif.record-id",
                "A record's id is its home repository's domain, a slash, and an id of its own."},
    ProblemText{"pfif.record-twice",
                "An earlier record of the document has the same id. The first one was taken."},
    ProblemText{
        "pfif.source-malformed",
        "The domain in the record's id is longer than a source may be, or looks like a citizen service "
        "number."},
    ProblemText{
        "pfif.status-not-taken",
        "A note says a status of a person. What somebody elsewhere believes is no status of the register's, "
        "so it was not taken. It stands in the document; read it there, and follow it up."},
    ProblemText{"pfif.too-many-records", "A document has at most 20,000 records. Send it in parts."},
    ProblemText{"pfif.value", "A field of the record has none of the values that PFIF 1.4 knows for it."},
    ProblemText{"pfif.version",
                "Only version 1.4 of PFIF is read; its namespace is http://zesty.ca/pfif/1.4."},
    ProblemText{"usage.announced-by", "People are announced by a form, a list or a relative."},
    ProblemText{
        "xlsx.malformed",
        "The file is no workbook as spreadsheet programs make them, or contradicts itself. Open it in one "
        "and save it again as .xlsx."},
    ProblemText{"xlsx.no-sheet",
                "The workbook has no sheet, or all of them are hidden. Say which one is meant."},
    ProblemText{"xlsx.sheet-unknown",
                "The workbook has no sheet of that name. Names count letter by letter."},
    ProblemText{
        "xlsx.too-large",
        "The sheet has more than 10,000 rows, 256 columns, 500,000 cells or 32 MiB that are filled. Is it "
        "the right one?"},
    ProblemText{
        "xml.doctype",
        "The document declares a document type, which could make it fetch files or grow without end. No "
        "format that is read here needs one."},
    ProblemText{"xml.malformed",
                "The document is no well-formed XML: it is cut off, or was changed by hand."},
    ProblemText{"xml.too-deep", "Elements are nested more deeply than any format that is read here does."},
    ProblemText{"zip.checksum",
                "A part of the file does not have the checksum that was saved with it: it is damaged."},
    ProblemText{"zip.encrypted", "The file is protected with a password. Save it without one."},
    ProblemText{"zip.entry-missing", "A part that the file speaks of is not in it: it is damaged."},
    ProblemText{
        "zip.entry-twice",
        "Two parts of the file have the same name, so that two programs could read two different documents."},
    ProblemText{"zip.malformed", "The file is no whole zip archive: it is cut off or damaged."},
    ProblemText{"zip.method", "A part of the file is packed in a way that office programs do not use."},
    ProblemText{"zip.no-memory", "There was no memory to unpack the file. Try again later."},
    ProblemText{"zip.too-large", "Unpacked, the file would be larger than any list."},
    ProblemText{"zip.too-many-entries", "The file holds more parts than any workbook."},
};

}  // namespace

std::span<const ProblemText> formats_problems() {
  return table;
}

}  // namespace kroniek::http
