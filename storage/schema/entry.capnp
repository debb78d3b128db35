# The log's entry, version 1 (storage/README.md). Part of the format: a field is
# never changed, moved or removed.
@0x9d450173e0af556b;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("kroniek::schema");

struct Entry {
  recordedAt @0 :Int64;  # UTC microseconds, never smaller than the entry before
  header     @1 :Data;   # the JWS header's bytes as signed (decoded)
  payload    @2 :Data;   # the JWS payload's bytes as signed (decoded)
  signature  @3 :Data;   # the JWS signature, raw
}
