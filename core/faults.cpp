#include "core/faults.h"

namespace kroniek {
namespace {

void shorten(std::string& pointer) {
  if (pointer.size() <= fault_pointer_bytes_max) return;
  // At a slash, because a part of a token would name another place (RFC 6901); a pointer begins with one.
  pointer.resize(pointer.rfind('/', fault_pointer_bytes_max));
}

}  // namespace

Error one_fault(std::string_view pointer, std::string_view code, std::string_view detail) {
  Fault fault{std::string(pointer), std::string(code), std::string(detail)};
  return {ErrorKind::invalid, fault.code, fault.detail, {fault}};
}

void note_fault(std::vector<Fault>& faults, Fault fault) {
  if (faults.size() >= faults_max) return;
  shorten(fault.pointer);
  faults.push_back(std::move(fault));
}

std::vector<Fault> within_bounds(std::vector<Fault> faults) {
  if (faults.size() > faults_max) faults.resize(faults_max);
  for (auto& fault : faults) shorten(fault.pointer);
  return faults;
}

}  // namespace kroniek
