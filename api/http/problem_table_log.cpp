// Explanations: the log, its proofs, and what is stored.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"bundle.malformed",
                "An entry bundle is 1 to 256 entries, each after its length in two bytes (C2SP tlog-tiles)."},
    ProblemText{"tile.malformed",
                "A tile is tile/<level>/<index> or tile/entries/<index>, with .p/<width> where it is "
                "partial (C2SP tlog-tiles)."},
    ProblemText{"checkpoint.log-unknown", "No log of the policy with this origin has signed the checkpoint."},
    ProblemText{"checkpoint.malformed",
                "A checkpoint is an origin, a size and a root, a line each (C2SP tlog-checkpoint)."},
    ProblemText{"note.malformed",
                "A signed note is UTF-8 text, an empty line, and lines of signatures (C2SP signed-note)."},
    ProblemText{"note.signature-wrong",
                "A signature by a known key does not hold: the note was changed, or forged."},
    ProblemText{"note.too-large", "A signed note has at most 512 KiB and 100 signatures."},
    ProblemText{"note.unsigned", "None of the signatures is by a key that is known here."},
    ProblemText{"policy.malformed",
                "A line of the policy does not read; the answer names it (C2SP tlog-policy)."},
    ProblemText{"policy.too-large", "A policy has at most 64 KiB."},
    ProblemText{"proof.consistency-wrong",
                "The proof does not show that the larger tree continues the smaller one. If both were "
                "signed, the log has been rewritten."},
    ProblemText{"proof.inclusion-wrong",
                "The proof does not show this statement at this place of this tree."},
    ProblemText{"receipt.disclosure-foreign",
                "A disclosure that is shown with the statement is none that it was signed with."},
    ProblemText{"receipt.malformed",
                "A receipt is a header, an index, a path, an empty line and a checkpoint (C2SP tlog-proof)."},
    ProblemText{"receipt.quorum-missing",
                "Too few of the policy's witnesses have cosigned the checkpoint. Fetch the proof again "
                "later."},
    ProblemText{"receipt.recorded-at-missing",
                "The receipt does not say when the statement was recorded, which is part of what is "
                "proved. Give the moment beside it."},
    ProblemText{"receipt.too-large", "A receipt has at most 1 MiB."},
    ProblemText{"tree.position-beyond", "The tree of this size does not reach that position."},
    ProblemText{"tree.sizes-reversed", "The old size is larger than the new one. Give them in their order."},
    ProblemText{"entry.not-canonical", "The bytes are not the only encoding of an entry."},
    ProblemText{"entry.too-large",
                "An entry of the log has at most 65,535 bytes. Long texts and files are attachments, named "
                "by their SHA-256."},
    ProblemText{"entry.unreadable",
                "An entry of the log does not read. What stands in the log was once accepted, so the store "
                "has been damaged or changed: verify it, and restore it."},
    ProblemText{"seal.none",
                "The register has not sealed its state yet, so there is nothing that a view could be proven "
                "against. It seals at intervals, and when who keeps its keys asks for it."},
    ProblemText{"seal.not-a-seal",
                "The statement that the proof rests on does not seal the register's state."},
    ProblemText{"seal.proof-malformed", "The document is not the proof of a view as this register gives it."},
    ProblemText{"seal.too-many",
                "Proofs and seals are made beside other long work, and too much of it waits. Try again in a "
                "moment."},
    ProblemText{"seal.view-differs",
                "The view is not the one that the proof is about: something in it was changed, or it is of "
                "another moment or another stream."},
    ProblemText{"seal.root-wrong",
                "The state that follows from the log is not the one that this entry seals."},
    ProblemText{"log.already-founded", "There is a register here already. Another one needs its own place."},
    ProblemText{"log.is-a-copy",
                "This is a backup. What was erased after it was made can still be read in it, so nothing is "
                "served from it before `kroniek restore` has put it under a newer log, which says what was "
                "erased. Where no newer log is left, `kroniek serve --newest-there-is` takes it as it is."},
    ProblemText{"log.behind-high-water",
                "The log is smaller than what was signed last, so acknowledged statements are missing. The "
                "register does not start; restore the newest backup."},
    ProblemText{"log.high-water-missing",
                "The high-water file is gone, so nothing outside the store tells whether acknowledged "
                "statements are missing. The register does not start. Find out why; where nothing was "
                "lost, `serve --accept-missing-high-water` makes the file anew."},
    ProblemText{"log.differs-from-high-water",
                "The log differs from what was signed last. The register does not start; restore the "
                "newest backup, and find out what happened."},
    ProblemText{"log.checkpoint-missing", "No stored checkpoint covers this entry."},
    ProblemText{"log.checkpoint-wrong", "A stored checkpoint does not read, or its signature does not hold."},
    ProblemText{"log.end-wrong", "The store ends elsewhere than its newest checkpoint says."},
    ProblemText{"log.entry-missing",
                "The log holds no entry of this index, though its checkpoint counts it."},
    ProblemText{"log.format-unknown",
                "What is stored does not say that it is of format 1, which is all that this program reads."},
    ProblemText{"log.hash-wrong", "A stored hash of the tree is not the one that the entries give."},
    ProblemText{"log.key-wrong", "The log key at hand is not the one that the log was founded with."},
    ProblemText{"log.leaf-changed",
                "The bytes to be written are not those that were hashed, as after a memory error. Nothing "
                "was signed or written, and the register has stopped; check the machine."},
    ProblemText{"log.leaf-wrong", "The bytes of this entry are not those whose hash is stored for it."},
    ProblemText{"log.not-founded", "There is no founded register here."},
    ProblemText{"log.rebuild-unfinished",
                "A rebuild was cut off, so the views are not whole; the log is. Run kroniek rebuild again."},
    ProblemText{"log.root-wrong", "The root of the entries is not the one that the checkpoint signs."},
    ProblemText{"log.seal-key-wrong",
                "The seal key at hand is not the one that the register was founded with."},
    ProblemText{"log.time-backwards",
                "The time of recording goes back from one entry to the next, which this program never "
                "writes."},
    ProblemText{"log.views-of-other-version",
                "What is folded from the log was folded by another version of the program. The log is whole: "
                "kroniek rebuild folds it anew."},
    ProblemText{"high-water.not-written",
                "The newest checkpoint could not be written beside the store. Acknowledged statements are "
                "safe; check the disk."},
    ProblemText{"high-water.unreadable", "The checkpoint that is kept beside the store does not read."},
    ProblemText{"store.corrupt",
                "What is stored does not read. Verify the data directory, and restore it from a backup."},
    ProblemText{"store.disk-full",
                "The disk has too little free space left, so nothing is recorded, before anything is lost. "
                "Make space; the register then goes on by itself."},
    ProblemText{"store.failed",
                "A write failed and its outcome is unknown, so nothing is accepted until a restart has "
                "found out what is stored. What was acknowledged is safe."},
    ProblemText{"store.locked", "Another process has the store open. Only one may."},
    ProblemText{"store.missing", "There is no store in this place."},
    ProblemText{"store.not-opened", "The store could not be opened."},
    ProblemText{"store.purge-blocked",
                "A reader from before the deletion still sees what is to be removed. The removal is done "
                "when it has finished."},
    ProblemText{"store.read-failed", "The store could not be read. Check the disk."},
    ProblemText{"store.read-only", "The store was opened for reading only."},
    ProblemText{"store.row-different", "A row of the store is not the one that the log gives."},
    ProblemText{"store.row-missing", "The store lacks a row that the log gives."},
    ProblemText{"store.row-unexpected", "The store holds a row that no entry of the log gives."},
    ProblemText{"disk.unreadable", "The free space of the disk could not be found out."},
    ProblemText{"vault.digest-missing", "The vault holds a value that no statement commits to."},
    ProblemText{"vault.key-missing", "The vault holds a row whose data key is not there."},
    ProblemText{"vault.not-authentic", "An encrypted value or key was changed, or belongs elsewhere."},
    ProblemText{"vault.row-unexpected", "The vault holds a row that belongs to no statement."},
    ProblemText{"key-file.exists", "There is a key file of this name, and keys are never overwritten."},
    ProblemText{"key-file.malformed", "The key file does not hold a key as a JWK."},
    ProblemText{"key-file.not-found", "There is no key file of this name."},
    ProblemText{"key-file.not-written", "The key file could not be written."},
    ProblemText{"key-file.permissions",
                "The key file can be read by others than its owner. Take those permissions away, and think "
                "whether the key is still a secret."},
    ProblemText{"key-file.unreadable", "The key file could not be read."},
    ProblemText{
        "vault-key.wrong",
        "The key at hand is not the one that the register's data keys are wrapped under. It was given a "
        "new one since (`kroniek key rotate-vault`), or this is another register's: give the right file "
        "with --vault-key."},
    ProblemText{"key.secret-malformed", "The secret is none of a key of this kind."},
};

}  // namespace

std::span<const ProblemText> log_problems() {
  return table;
}

}  // namespace kroniek::http
