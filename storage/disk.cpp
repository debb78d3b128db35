#include "storage/disk.h"

#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>

namespace kroniek {

Result<std::uint64_t> FileSystemDisk::free_bytes() const {
  struct statvfs space {};
  if (::statvfs(directory_.c_str(), &space) != 0)
    return Error{
        ErrorKind::unavailable, "disk.unreadable",
        "The free space of " + directory_.string() + " cannot be read: " + std::strerror(errno) + "."};
  // f_bavail, not f_bfree: blocks kept back for root would make the last gigabytes look usable.
  return std::uint64_t{space.f_bavail} * space.f_frsize;
}

}  // namespace kroniek
