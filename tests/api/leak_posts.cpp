#include "tests/api/leak_posts.h"

#include "core/domain/mrz.h"
#include "core/sha256.h"

namespace kroniek::test {
namespace {

const std::string why = R"("purpose": "Kijken", "ground": "Wvr-39")";

std::string at_file(const StreamId& of, std::string_view operation) {
  return "/v1/" + to_string(of) + "/" + std::string(operation);
}

std::vector<Post> at_each(const std::vector<StreamId>& streams, std::string_view operation) {
  std::vector<Post> posts;
  for (const auto& of : streams) posts.push_back({at_file(of, operation), "{" + why + "}"});
  return posts;
}

std::vector<Post> open_one(const LeakTale& tale, const Person&) {
  auto posts = at_each(tale.some_streams(), "_open");
  posts.push_back({posts.front().target, "{" + why + R"(, "fields": ["Geheimlaan 1"]})"});
  return posts;
}

std::vector<Post> open_several(const LeakTale& tale, const Person&) {
  std::map<std::string, Json::Array> of;
  for (const auto& each : tale.some_streams()) of[each.collection].push_back(to_string(each));
  std::vector<Post> posts;
  for (const auto& [collection, subjects] : of)
    posts.push_back(
        {"/v1/" + collection + "/_open", "{" + why + R"(, "subjects": )" + write_json(Json(subjects)) + "}"});
  return posts;
}

std::vector<Post> extract(const LeakTale& tale, const Person&) {
  return at_each(tale.some_streams(), "_extract");
}

std::vector<Post> perform(const LeakTale&, const Person&) {
  return {{at_file(stream("disclosures", 1), "_perform"), "{}"},
          {at_file(stream("disclosures", 2), "_perform"), "{}"}};
}

std::vector<Post> search(const LeakTale&, const Person&) {
  std::vector<Post> posts;
  for (const std::string by :
       {R"("names": "Familie-BETERTWEE1 Voornaam-BETERTWEE1")", R"("names": "Andersnaam-ECHTEEN2")",
        R"("dateOfBirth": "1971-01-21")", R"("document": "SPECBETE1X")", R"("document": "SPECLATE1")",
        R"("tag": "Geheimlaan 1")", R"("names": "Familie-BETERTWEE1", "unheardOf": "Geheimlaan 1")",
        R"("names": "Mag-Gezocht-Worden", "limit": "Geheimlaan 1")"})
    posts.push_back({"/v1/registrations/_search", "{" + why + ", " + by + "}"});
  posts.push_back({"/v1/registrations/_search", "{" + why + R"(, "names": ")" + sought_in_vain + R"("})"});
  posts.push_back({"/v1/registrations/_search", R"({"names": "Familie-BETERTWEE1)"});  // cut off
  return posts;
}

std::vector<Post> duplicates(const LeakTale&, const Person&) {
  return at_each({stream("registrations", 1), stream("registrations", 2)}, "_duplicates");
}

std::vector<Post> candidates(const LeakTale&, const Person&) {
  return at_each({stream("enquiries", 1)}, "_candidates");
}

std::vector<Post> handover_list(const LeakTale& tale, const Person&) {
  const auto target = at_file(tale.world().operation, "_handover-list");
  return {{target, "{" + why + R"(, "municipality": "GM0772"})"},
          {target, "{" + why + R"(, "organisation": ")" + to_string(tale.world().region) + R"("})"},
          {target, "{" + why + R"(, "place": "Geheimlaan 1"})"}};
}

std::vector<Post> pfif(const LeakTale&, const Person&) {
  return {{at_file(stream("disclosures", 3), "_pfif"), "{}"}};
}

std::vector<Post> seal(const LeakTale& tale, const Person&) {
  return {{at_file(tale.register_stream, "_seal"), ""}};
}

std::vector<Post> code_ids(const LeakTale&, const Person&) {
  const std::string target = "/v1/registrations/_external-ids";
  return {{target, R"({"source": "L1", "ids": ["Familie-BETERTWEE1"]})"},
          {target, R"({"source": "Geheimlaan 1", "ids": ["SPECBETE1X"]})"}};
}

std::vector<Post> suggest(const LeakTale& tale, const Person&) {
  return {{"/v1/links/_suggest",
           "{" + why + R"(, "threshold": 60, "operation": ")" + to_string(tale.world().operation) + R"("})"}};
}

// Lists of people who are told of, and one of cells in the wrong columns.
std::vector<Post> preview(const LeakTale&, const Person&) {
  const auto target = at_file(stream("movements", 1), "_preview?list=L1");
  const std::string head = "id,lastName,firstNames,dateOfBirth,sex,nationalities\n";
  return {{target, head + "1,Familie-BETERTWEE1,Voornaam-BETERTWEE1,1971-01-21,F,NLD\n", "text/csv"},
          {target, head + "1,1971-01-21,Geheimlaan 1,Familie-BETERTWEE1,Litteken-op-wang,SPECLATE1\n",
           "text/csv"},
          {target, "Familie-BETERTWEE1,Voornaam-BETERTWEE1\nGeheimlaan 1\n", "text/csv"}};
}

// A zone of somebody who is not in the register, and one with a letter wrong.
std::vector<Post> read_zone(const LeakTale&, const Person&) {
  Mrz zone;
  zone.document_type = "P";
  zone.issuer = "D";
  zone.nationality = "D";
  zone.primary_identifier = read_only_values[0];
  zone.secondary_identifier = read_only_values[1];
  zone.document_number = read_only_values[2];
  zone.birth_date = parse_partial_date("1980-01-02").value();
  zone.expiry = parse_date("2031-01-02").value();
  const auto lines = write_mrz(zone).value();
  const auto body_of = [](const std::string& second, const std::string& first) {
    return write_json(Json::object({{"lines", Json::array({first, second})}}));
  };
  auto wrong = lines[1];
  wrong[9] = wrong[9] == '1' ? '2' : '1';
  return {{"/v1/registrations/_read-mrz", body_of(lines[1], lines[0])},
          {"/v1/registrations/_read-mrz", body_of(wrong, lines[0])}};
}

// What was told, said again by whoever asks: with an old version, with a field that there is none of, cut
// off.
std::vector<std::string> told_again(const LeakTale& tale, const Person& by) {
  std::vector<std::string> texts;
  for (const auto* told : tale.one_of_each_type()) {
    auto plain = told->plain;
    plain.set("jti", to_string(stream("statements", 250).id));
    plain.set("mandate", to_string(by.mandate));
    texts.push_back(write_json(plain));
    texts.push_back(texts.back().substr(0, texts.back().size() - 3));
    auto data = at(plain, "data");
    data.set("unheardOf", "x");
    plain.set("data", data);
    texts.push_back(write_json(plain));
  }
  return texts;
}

std::vector<Post> submit(const LeakTale& tale, const Person& by) {
  std::vector<Post> posts;
  for (auto& text : told_again(tale, by)) posts.push_back({"/v1/statements", std::move(text)});
  return posts;
}

std::vector<Post> submit_batch(const LeakTale& tale, const Person& by) {
  std::string lines;
  for (const auto& text : told_again(tale, by)) lines += text + "\n";
  return {{"/v1/statements/_batch", lines, "application/x-ndjson"}};
}

// What the reader's own mandate rests on, and something that nothing rests on.
std::vector<Post> attach(const LeakTale& tale, const Person& by) {
  std::vector<Post> posts;
  for (const auto& [role, person] : tale.readers)
    for (const std::string& content : {role, std::string("Geheimlaan 1")})
      posts.push_back(
          {"/v1/attachments/" + hex(sha256(as_bytes(content))) + "?stream=" + to_string(by.mandate), content,
           "text/plain", http::Method::put});
  return posts;
}

const std::array rows{PostRow{"/v1/attachments/{sha256}", Shows::nothing, attach},
                      PostRow{"/v1/statements", Shows::nothing, submit},
                      PostRow{"/v1/statements/_batch", Shows::nothing, submit_batch},
                      PostRow{"/v1/{collection}/_open", Shows::values, open_several},
                      PostRow{"/v1/{collection}/{id}/_open", Shows::values, open_one},
                      PostRow{"/v1/{collection}/{id}/_extract", Shows::values, extract},
                      PostRow{"/v1/disclosures/{id}/_perform", Shows::values, perform},
                      PostRow{"/v1/enquiries/{id}/_candidates", Shows::look, candidates},
                      PostRow{"/v1/links/_suggest", Shows::look, suggest},
                      PostRow{"/v1/movements/{id}/_preview", Shows::nothing, preview},
                      PostRow{"/v1/operations/{id}/_handover-list", Shows::values, handover_list},
                      PostRow{"/v1/disclosures/{id}/_pfif", Shows::values, pfif},
                      PostRow{"/v1/registers/{id}/_seal", Shows::nothing, seal},
                      PostRow{"/v1/registrations/_external-ids", Shows::nothing, code_ids},
                      PostRow{"/v1/registrations/_read-mrz", Shows::own_words, read_zone},
                      PostRow{"/v1/registrations/_search", Shows::values, search},
                      PostRow{"/v1/registrations/{id}/_duplicates", Shows::look, duplicates}};

}  // namespace

std::span<const PostRow> post_rows() {
  return rows;
}

}  // namespace kroniek::test
