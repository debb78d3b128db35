// The Verifier and the Signer of this program. Both may be used from several threads.
//
// The rule for Ed25519, for ever, at intake and in `verify` alike; it is RFC 8032 section 5.1.7 read
// strictly:
//  1. the signature has 64 bytes, and its S is below L (so nobody can make a second signature out of a
//  first);
//  2. the public key and R are canonical encodings (y below 2^255 - 19), R because it is compared as bytes;
//  3. neither of them is one of the eight points of small order;
//  4. [S]B = R + [k]A holds without the cofactor, k from the bytes as given. Keys of mixed order are thus
//  taken, and
//     their signatures count exactly when the torsion parts cancel.
// 1 to 3 are checked by our code; 4 is what both libsodium 1.0.18 and OpenSSL 3.0 do, and making a Verifier
// stops the process if the library at hand does otherwise. libsodium checks 2.3 times as fast as OpenSSL
// (bench_signatures).
//
// The rule for ES256: R and S have 32 bytes each and are in [1, n-1]; a high S is as good as a low one; the
// key's coordinates have 32 bytes each and are a point of the curve.
#pragma once

#include <memory>

#include "core/ports.h"
#include "crypto/private_key.h"

namespace kroniek {

std::unique_ptr<Verifier> make_verifier();

// `key` comes from generate_key, private_key_from_secret or a key file, so its halves belong together.
std::unique_ptr<Signer> make_signer(PrivateKey key);

}  // namespace kroniek
