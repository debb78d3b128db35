#include "api/import/manifest_import.h"

#include <algorithm>

#include "core/domain/movements.h"
#include "core/domain/registration_arrival_events.h"
#include "core/sha256.h"

namespace kroniek {
namespace {

// The member states of the European Union beside the Netherlands, as alpha-3 codes (ISO 3166-1).
constexpr auto eu_states = std::to_array<std::string_view>(
    {"AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV",
     "HUN", "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"});

std::optional<registration::Category> category_of(const std::vector<std::string>& nationalities) {
  if (nationalities.empty()) return std::nullopt;
  const auto any = [&](const auto& is_one) {
    return std::any_of(nationalities.begin(), nationalities.end(), is_one);
  };
  if (any([](std::string_view state) { return state == "NLD"; })) return registration::Category::dutch;
  const bool eu = any([](std::string_view state) {
    return std::find(eu_states.begin(), eu_states.end(), state) != eu_states.end();
  });
  return eu ? registration::Category::eu : registration::Category::other;
}

std::optional<registration::Document> document_of(const ManifestValues& values) {
  if (!values.document_type && !values.document_number) return std::nullopt;
  return registration::Document{values.document_type.value_or(registration::DocumentType::other),
                                values.document_issuer, values.document_number, values.document_expiry};
}

}  // namespace

PlainStatement manifest_received(const ManifestImport& run, const Manifest& manifest,
                                 std::int64_t stream_version) {
  movement::ManifestReceived event;
  event.source = run.source;
  event.version = run.version;
  event.digest.value = manifest.digest;
  event.count = static_cast<std::int64_t>(manifest.rows.size() + manifest.rows_refused);
  return import_statement(run, run.movement, stream_version, event);
}

std::vector<PlainStatement> file_statements(const ManifestImport& run, const ManifestValues& values,
                                            const NewFile& file) {
  registration::Opened opened;
  opened.number = file.number;
  opened.source = run.source;
  opened.external_id = values.external_id;
  const auto identified =
      import_statement(run, file.stream, 3, identity_of(values, 0, {registration::Basis::list}));
  if (run.announced_by.has_value()) {
    registration::Announced announced;
    announced.by = *run.announced_by;
    return {import_statement(run, file.stream, 1, opened), import_statement(run, file.stream, 2, announced),
            identified};
  }
  registration::Expected expected;
  expected.movement = run.movement;
  expected.source = run.source;
  return {import_statement(run, file.stream, 1, opened), import_statement(run, file.stream, 2, expected),
          identified};
}

Uuid version_statement(Instant at, std::string_view version_code) {
  const auto hash = sha256(as_bytes(version_code));
  std::array<std::uint8_t, 10> random{};
  std::copy_n(ByteView(hash).begin(), random.size(), random.begin());
  return make_uuid_v7(at, random);
}

bool says_version(const Uuid& statement, std::string_view version_code) {
  constexpr std::ptrdiff_t moment = 6;  // bytes
  const auto expected = version_statement({}, version_code);
  return std::equal(statement.bytes.begin() + moment, statement.bytes.end(), expected.bytes.begin() + moment);
}

PlainStatement expectation_ended(const ManifestImport& run, const StreamId& file,
                                 std::int64_t stream_version) {
  registration::ExpectationEnded event;
  event.movement = run.movement;
  event.source = run.source;
  return import_statement(run, file, stream_version, event);
}

registration::Identified identity_of(const ManifestValues& values, std::int64_t level,
                                     std::vector<registration::Basis> basis) {
  registration::Identified event;
  event.level = level;
  event.basis = std::move(basis);
  event.category = category_of(values.nationalities);
  event.minor = values.minor.value_or(true);
  if (!values.nationalities.empty()) {
    event.dual_national = values.nationalities.size() > 1;
    event.nationalities.value = values.nationalities;
  }
  if (values.birth_date_doubtful) event.birth_date_doubtful = true;
  event.mrz_result = values.mrz_result;
  if (values.last_name || values.first_names)
    event.names.value = registration::Name{values.last_name, values.first_names};
  // The whole name stands in one column; which part of it is which, the list does not say.
  std::vector<registration::Name> whole;
  if (values.full_name) whole.push_back({values.full_name, std::nullopt});
  if (values.other_script_name) whole.push_back({values.other_script_name, std::nullopt});
  for (const auto& each : values.alternate_names) whole.push_back({each, std::nullopt});
  if (!whole.empty()) event.other_names.value = std::move(whole);
  if (values.date_of_birth.year) event.date_of_birth.value = values.date_of_birth;
  event.sex.value = values.sex;
  event.document.value = document_of(values);
  return event;
}

}  // namespace kroniek
