#include "core/register/audit.h"

#include "core/register/audit_run.h"

namespace kroniek {

Result<AuditReport> audit_log(LogSource& source, const AuditPorts& ports, const AuditOptions& options) {
  return AuditRun(source, nullptr, ports, options).run();
}

Result<AuditReport> audit_store(const Snapshot& snapshot, const AuditPorts& ports,
                                const AuditOptions& options) {
  StoreSource source(snapshot);
  return AuditRun(source, &snapshot, ports, options).run();
}

}  // namespace kroniek
