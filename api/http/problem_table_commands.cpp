// Explanations: the command line.
#include <array>

#include "api/http/problem_table.h"

namespace kroniek::http {
namespace {

constexpr std::array table{
    ProblemText{"client.certificates", "The file of trusted certificates cannot be read as PEM."},
    ProblemText{"client.no-answer",
                "The register did not answer. Send the statement again; if it was recorded, you get the "
                "first answer."},
    ProblemText{"client.not-a-register", "What answers at this address is no register."},
    ProblemText{"client.unreachable", "The register cannot be reached at this address."},
    ProblemText{"client.url",
                "The address of a register is http://host:port or https://host:port, without a path."},
    ProblemText{"data-directory.locked", "Another process works with this data directory. Only one may."},
    ProblemText{"data-directory.not-founded",
                "This directory holds no register. The command init founds one."},
    ProblemText{"demo.not-a-demo",
                "This directory holds a register that is no demonstration, and nothing was added to it."},
    ProblemText{"demo.not-refused", "The register took what a story of the demonstration says it refuses."},
    ProblemText{"demo.not-written", "The demonstration's files could not be written."},
    ProblemText{"file.not-written", "The file could not be written."},
    ProblemText{"file.too-large", "The file is larger than 16 MiB."},
    ProblemText{"file.unreadable", "The file could not be read."},
    ProblemText{"init.cannot-create", "The directory could not be made."},
    ProblemText{"init.not-empty", "A register is founded in a new or empty directory. Nothing was changed."},
    ProblemText{"init.origin",
                "An origin is a name such as register.example/kroniek: at most 255 bytes, no spaces, no "
                "plus sign. It can never be changed."},
    ProblemText{"persona.ambiguous", "Several persons of the list are called that. Name the actor."},
    ProblemText{"persona.unknown", "Nobody in the list is called that."},
    ProblemText{"persona.unreadable",
                "The file is no list of persons with actor, name, role, mandate and key."},
    ProblemText{"program.failed",
                "The program met a defect of its own and stopped. What was acknowledged is safe."},
    ProblemText{"serve.address-in-use", "Another program listens on this address and port."},
    ProblemText{"serve.address-malformed", "The address to listen on is an IPv4 or IPv6 address."},
    ProblemText{"serve.cannot-listen", "The program cannot listen on this address and port."},
    ProblemText{"serve.tls-files", "The certificate or its private key cannot be used."},
    ProblemText{"serve.tls-required",
                "An address that other machines can reach is served over TLS only: tokens and personal "
                "data never cross a network in clear. Give a certificate and a key."},
    ProblemText{"usage.algorithm", "The algorithm of a key is ed25519 or es256."},
    ProblemText{"usage.number", "The option takes a whole number in the range that the message names."},
    ProblemText{"usage.operands", "The command takes other operands than were given; its --help says which."},
    ProblemText{"usage.option-missing",
                "The command needs an option that was not given; its --help says which."},
    ProblemText{"usage.option-twice", "An option may be given once."},
    ProblemText{"usage.output", "The output is json or table."},
    ProblemText{"usage.path", "A path begins with a slash."},
    ProblemText{"usage.stream", "The option takes a stream: its collection, a slash and a UUID."},
    ProblemText{"usage.tls", "A certificate and its key are given together."},
    ProblemText{"usage.unknown-option", "The command knows no such option; its --help lists them."},
    ProblemText{"usage.unknown-verb", "There is no such command; --help lists them."},
    ProblemText{"usage.value-missing", "The option needs a value."},
    ProblemText{"usage.value-unexpected", "The option takes no value."},
    ProblemText{"usage.who",
                "Say as whom: a file of persons with a role or a name, or an actor, a key and a mandate."},
};

}  // namespace

std::span<const ProblemText> commands_problems() {
  return table;
}

}  // namespace kroniek::http
