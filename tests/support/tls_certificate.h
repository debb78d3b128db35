// A self-signed P-256 certificate and its key, made for one test run, in files that are removed with it.
#pragma once

#include <string>

#include "api/http/bind.h"

namespace kroniek::test {

class TlsCertificate {
 public:
  TlsCertificate();
  ~TlsCertificate();
  TlsCertificate(const TlsCertificate&) = delete;
  const http::TlsFiles& files() const { return files_; }

 private:
  std::string directory_;
  http::TlsFiles files_;
};

}  // namespace kroniek::test
