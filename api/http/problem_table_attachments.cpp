// Explanations: documents that statements name by their digest.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{
        "attachment.digest-differs",
        "The SHA-256 of what was sent is not the digest in the path. It was cut short or changed on its "
        "way, or it is another version of the document: send the one that the statement names."},
    ProblemText{"attachment.empty", "A document has at least one byte. Nothing was kept."},
    ProblemText{
        "attachment.list-of-people",
        "The digest is that of a list of who travels. Such a list is data of people, which are read only "
        "after a look was recorded: it is imported into their files, and kept nowhere else."},
    ProblemText{
        "attachment.media-type",
        "Content-Type must be a media type such as `application/pdf`, of at most 127 characters. Left "
        "out, it is taken to be `application/octet-stream`."},
    ProblemText{"attachment.not-allowed",
                "An attachment is text of the stream that names it: it is for whoever reads that text, on a "
                "mandate that holds now, and not of a person who is shielded from that role."},
    ProblemText{
        "attachment.not-named",
        "No statement of this stream names a document of this digest. State what the document is first, "
        "with its digest, and then send its bytes."},
    ProblemText{
        "attachment.too-many",
        "Attachments are large, and only few are taken or given at once, of one caller two. Nothing was "
        "kept; try again in a moment."},
    ProblemText{
        "attachment.unknown",
        "No document of this digest was uploaded to this stream. Whoever has it can still send it, if a "
        "statement of the stream names it."},
    ProblemText{
        "vault.attachment-differs",
        "An attachment in the vault does not have the digest that it is kept under. It is not given to "
        "anybody. Restore the newest backup of the vault."},
    ProblemText{
        "vault.attachment-incomplete",
        "Rows of an attachment are missing in the vault, or there are more than it has. It is not given "
        "to anybody. Restore the newest backup of the vault."},
    ProblemText{
        "vault.attachment-unnamed",
        "The vault holds an attachment that no statement of its stream names. The register never writes "
        "such a thing: somebody put it there, or the vault is that of another log."},
};

}  // namespace

std::span<const ProblemText> attachment_problems() {
  return table;
}

}  // namespace kroniek::http
