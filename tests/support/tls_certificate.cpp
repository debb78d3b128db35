#include "tests/support/tls_certificate.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdlib>
#include <filesystem>

#include "core/check.h"

namespace kroniek::test {

TlsCertificate::TlsCertificate() : directory_(std::filesystem::temp_directory_path() / "kroniek-tls-XXXXXX") {
  VERIFY(mkdtemp(directory_.data()), "a temporary directory can be made");
  files_ = {directory_ + "/certificate.pem", directory_ + "/key.pem"};
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  auto* name = X509_get_subject_name(certificate);
  const auto* common_name = reinterpret_cast<const unsigned char*>("localhost");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common_name, -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  VERIFY(X509_sign(certificate, key, EVP_sha256()) > 0, "the certificate can be signed");
  BIO* out = BIO_new_file(files_.certificate.c_str(), "w");
  PEM_write_bio_X509(out, certificate);
  BIO_free(out);
  out = BIO_new_file(files_.key.c_str(), "w");
  PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
  BIO_free(out);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

TlsCertificate::~TlsCertificate() {
  std::filesystem::remove_all(directory_);
}

}  // namespace kroniek::test
