// Explanations: erasures, holds, and what was erased.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"backup.keys-not-copied",
                "The keys of the register could not be copied, so no copy was made. The answer says why."},
    ProblemText{"erasure.already-approved",
                "The erasure is approved already. To keep the data after all, withdraw it or set a hold."},
    ProblemText{"erasure.already-erased",
                "These values were erased before. Erasing is for good; there is nothing left to erase."},
    ProblemText{"erasure.already-performed", "The erasure was performed, and cannot be undone."},
    ProblemText{"erasure.already-refused", "The erasure was refused. Propose it anew on other grounds."},
    ProblemText{"erasure.already-withdrawn", "The erasure was withdrawn. Propose it anew if need be."},
    ProblemText{"erasure.by-proposer",
                "Whoever proposes an erasure does not decide on it: a second person approves or refuses."},
    ProblemText{"erasure.class-twice", "The list classes names each class of values once."},
    ProblemText{"erasure.classes-missing",
                "An erasure says which values go: the personal ones, the free text, or both."},
    ProblemText{"erasure.dates-reversed",
                "An erasure is decided on after it was proposed, and performed after its approval. Check "
                "occurredAt."},
    ProblemText{"erasure.exercise-mismatch",
                "An erasure in an exercise erases exercise data, and never what is real."},
    ProblemText{"erasure.ground-malformed", "The ground must be a legal-basis code such as AVG-17."},
    ProblemText{"erasure.not-a-person",
                "Only a person proposes an erasure, decides on it, performs it or withdraws it. A program, "
                "whatever its mandate, does none of these."},
    ProblemText{"erasure.not-approved",
                "Nothing is erased before somebody else than the proposer has approved it."},
    ProblemText{"erasure.operation-differs",
                "The claim operation must be the operation that each file belongs to, and stay away where it "
                "belongs to none: a mandate for one operation erases nothing in another."},
    ProblemText{
        "erasure.purge-blocked",
        "The erasure is recorded and its values can no longer be read. Somebody who reads still holds "
        "the files that they stood in; they are cleared as soon as he is done. Send the same "
        "statement again to hear that it is done."},
    ProblemText{
        "erasure.purge-unfinished",
        "The erasure is recorded and its values can no longer be read. Clearing them out of the files "
        "was cut off; the register does it when it starts again."},
    ProblemText{"erasure.requested-ahead", "The moment at which the person asked must not lie ahead."},
    ProblemText{
        "erasure.sealed-decision",
        "What is erased is gone for good, so whoever approves or performs an erasure signs for it with "
        "a key of his own. The service cannot vouch for it: sign the statement yourself."},
    ProblemText{"erasure.subject-protected",
                "Openings, erasures, holds and the register itself account for what was done with personal "
                "data. They are not erased; of the first three only the free text is, class `text` alone, "
                "because a name may stand in it."},
    ProblemText{"erasure.subject-twice", "An erasure names each file once."},
    ProblemText{"erasure.subject-under-way",
                "A hold that is in force, an erasure and a disclosure that are not over yet still need "
                "reasons to end with. Lift, decide or withdraw it first; then its free text may go."},
    ProblemText{"erasure.subject-unknown", "Each file that is to be erased must be there."},
    ProblemText{"erasure.taken",
                "The values of one of these files were erased by another erasure in the meantime."},
    ProblemText{
        "erasure.under-hold",
        "A hold keeps one of these files, or the operation that it belongs to. Nothing is approved or "
        "erased before the hold is lifted or over."},
    ProblemText{"hold.already-lifted", "The hold was lifted before. Set a new one if need be."},
    ProblemText{"hold.dates-reversed", "A hold is lifted after it was set. Check occurredAt."},
    ProblemText{"hold.exercise-mismatch",
                "A hold in an exercise keeps exercise data, and one on real data is no exercise."},
    ProblemText{"hold.ground-malformed", "The ground must be a legal-basis code such as AVG-18."},
    ProblemText{"hold.not-a-person", "Only a person lifts a hold: what it kept may be erased after that."},
    ProblemText{"hold.operation-differs",
                "The claim operation must be the operation that the file belongs to, or the one that is "
                "kept, and stay away where the file belongs to none."},
    ProblemText{"hold.sealed-lifting",
                "Whoever lifts a hold signs for it with a key of his own. The service cannot vouch for it."},
    ProblemText{"hold.subject-unknown", "A hold keeps a file or an operation that is there."},
    ProblemText{"hold.until-passed", "A hold ends in the future; otherwise it would keep nothing."},
    ProblemText{"restore.log-differs",
                "The log at hand says something else than the backup where both should be the same. One of "
                "them was changed, or they are two registers: verify both."},
    ProblemText{"restore.log-older",
                "The copy of the log is older than the backup. Restore from the newest log that there is."},
    ProblemText{"restore.other-log", "The backup and the log are of two registers."},
    ProblemText{"subject.erased",
                "The values of this file were erased. Nothing can be opened of them, and nothing of their "
                "kind is recorded any more; open facts without such values still can."},
    ProblemText{"vault.not-erased",
                "The vault holds values or a key that an erasure in the log says are gone, as after an old "
                "backup was put back. Start the register: it erases them again before it serves anything."},
    ProblemText{
        "vault.row-missing",
        "The vault lacks values that a statement commits to, and no erasure in the log says that they "
        "were to go: they were lost, or taken out. Restore the newest backup of the vault."},
};

}  // namespace

std::span<const ProblemText> erasing_problems() {
  return table;
}

}  // namespace kroniek::http
