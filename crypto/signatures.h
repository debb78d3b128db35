// The Verifier and the Signer of this program. Both may be used from several threads.
//
// The rule for Ed25519, for ever, at intake and in `verify` alike: RFC 8032 section 5.1.7, and stricter in 3.
//  1. The signature has 64 bytes and its S is below L: nobody makes a second signature out of a first.
//  2. The public key and R are canonical encodings: y below 2^255 - 19.
//  3. Neither of them is one of the eight points of small order.
//  4. [S]B = R + [k]A holds without the cofactor, with k from the bytes as given. So a key of mixed order is
//     taken, and its signatures count exactly when the torsion parts cancel.
// 1 to 3 are checked by our code. 4 is what libsodium 1.0.18 and OpenSSL 3.0 both do; making a Verifier stops
// the process if the library at hand does otherwise. We use libsodium, which checks 2.3 times as fast
// (bench_signatures).
//
// The rule for ES256: R and S have 32 bytes each and are in [1, n-1]; a high S is as good as a low one. The
// key's coordinates have 32 bytes each and are a point of the curve.
//
// A new key is asked more, once, when it is enrolled (is_sound): a P-256 key is such a point, an Ed25519 key
// a point of the base point's own group, which every key is that was made from a seed. What was enrolled
// before that was asked still counts by the rules above.
#pragma once

#include <memory>

#include "core/ports.h"
#include "crypto/private_key.h"

namespace kroniek {

std::unique_ptr<Verifier> make_verifier();

// `key` comes from generate_key, private_key_from_secret or a key file, so its halves belong together.
std::unique_ptr<Signer> make_signer(PrivateKey key);

}  // namespace kroniek
