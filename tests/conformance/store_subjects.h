// Every Store that must keep the port's promises, each wrapped so that the same facts can be asked of all of
// them. A new store is a new class here and a name in the list.
#pragma once

#include <memory>
#include <tuple>

#include "storage/memory_store.h"
#include "storage/rocks_store.h"
#include "tests/support/fake_disk.h"
#include "tests/support/temporary_directory.h"

namespace kroniek::test {

class MemorySubject {
 public:
  Store& store() { return store_; }
  void reopen() {}  // memory ends with the process: there is nothing to open again

 private:
  MemoryStore store_;
};

class RocksSubject {
 public:
  RocksSubject() { open(); }
  Store& store() { return *store_; }
  void reopen() {
    store_.reset();
    open();
  }

 private:
  void open() {
    StoreOptions options{.path = directory_.path() / "store"};
    options.create = true;
    options.ballast_bytes = 0;
    options.purge_patience = std::chrono::milliseconds(50);
    auto opened = RocksStore::open(options, disk_);
    VERIFY(opened.ok(), "a fresh store opens, and one that was closed opens again");
    store_ = std::move(*opened);
  }

  FakeDisk disk_;
  TemporaryDirectory directory_{Medium::memory};
  std::unique_ptr<RocksStore> store_;
};

using StoreSubjects = std::tuple<MemorySubject, RocksSubject>;

}  // namespace kroniek::test
