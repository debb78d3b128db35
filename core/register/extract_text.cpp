// An extract for people: plain text, Dutch first. Made of the extract's own members, so that a check makes
// the same text again.
#include <algorithm>
#include <array>

#include "core/catalog.h"
#include "core/register/extract_parties.h"

namespace kroniek {
namespace {

std::string text_of(const Json& json, std::string_view name) {
  const auto* value = json.find(name);
  return value == nullptr || value->string() == nullptr ? "" : *value->string();
}

std::size_t count_of(const Json& json, std::string_view name) {
  const auto* items = json.find(name);
  return items == nullptr || items->array_items() == nullptr ? 0 : items->array_items()->size();
}

// A value on one line: none of its own makes another.
std::string on_one_line(std::string text) {
  for (auto& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

std::string shown(const Json& value) {
  if (const auto* text = value.string()) return on_one_line(*text);
  if (const auto* said = value.boolean()) return *said ? "ja / yes" : "nee / no";
  return on_one_line(write_json(value));
}

std::string label_of(const FieldInfo* field, std::string_view name) {
  if (field == nullptr || field->options.label_nl.empty()) return std::string(name);
  return std::string(field->options.label_nl) + " / " + std::string(field->options.label_en);
}

const FieldInfo* find_field(const std::vector<FieldInfo>& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const FieldInfo& each) { return each.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

class Lines {
 public:
  explicit Lines(const Json& extract) : parties_(extract) {}

  void line(std::size_t indent, const std::string& text) { out_ += std::string(indent, ' ') + text + "\n"; }
  void gap() { out_ += "\n"; }
  void heading(const std::string& text) {
    gap();
    line(0, text);
    line(0, std::string(std::min<std::size_t>(text.size(), 78), '='));
  }

  void data(const Json& json, const std::vector<FieldInfo>& fields, std::size_t indent) {
    if (json.members() == nullptr) return;
    for (const auto& member : *json.members()) {
      const auto* field = find_field(fields, member.name);
      value(label_of(field, member.name), member.value,
            field == nullptr ? std::vector<FieldInfo>() : field->members, indent);
    }
  }

  void statement(std::size_t number, const Json& item) {
    const auto type = find_event(text_of(item, "type"));
    gap();
    line(0, "[" + std::to_string(number) + "] " + text_of(item, "type"));
    line(4, "Gebeurd op / Happened at: " + text_of(item, "occurredAt"));
    line(4, "Vastgelegd op / Recorded at: " + text_of(item, "recordedAt"));
    line(4, "Door / By: " + text_of(item, "author") + who(item));
    line(4, "Over / About: " + text_of(item, "stream"));
    line(4, "Plaats in het logboek / Place in the log: " + shown(*item.find("index")));
    if (const auto* said = item.find("data"))
      data(*said, type.event == nullptr ? std::vector<FieldInfo>() : type.event->fields, 4);
    const auto* missing = item.find("missingValues");
    if (missing != nullptr && missing->integer() != nullptr && *missing->integer() > 0)
      line(4, "Niet getoond / Not shown: " + shown(*missing) + " (" + why_ + ")");
  }
  void statements(const Json& extract, std::string_view name, std::string why) {
    why_ = std::move(why);
    const auto* items = extract.find(name);
    if (items == nullptr || items->array_items() == nullptr) return;
    std::size_t number = 0;
    for (const auto& item : *items->array_items()) statement(++number, item);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string who(const Json& item) const {
    const auto role = parties_.role_of(item);
    const auto organisation = parties_.organisation_of(item);
    if (role.empty() && organisation.empty()) return "";
    return " (" + on_one_line(role + (role.empty() || organisation.empty() ? "" : ", ") + organisation) + ")";
  }
  void value(const std::string& label, const Json& json, const std::vector<FieldInfo>& members,
             std::size_t indent) {
    if (const auto* items = json.array_items()) {
      for (const auto& item : *items) value(label, item, members, indent);
    } else if (json.members() != nullptr) {
      line(indent, label + ":");
      data(json, members, indent + 2);
    } else {
      line(indent, label + ": " + shown(json));
    }
  }

  const Parties parties_;
  std::string out_;
  std::string why_;
};

// What left: to whom, on which occasion, and when that was said.
struct Given {
  std::string_view type, member, nl_en;
};
constexpr std::array<Given, 5> givings{
    Given{"disclosure.requested", "recipient", "Gegevens gevraagd voor / Data asked for"},
    Given{"disclosure.export-requested", "recipient", "Uitvoer gevraagd voor / Export asked for"},
    Given{"registration.transferred", "to", "Overgedragen aan / Handed over to"},
    Given{"registration.aftercare-handed-over", "to", "Nazorg overgedragen aan / Aftercare handed over to"},
    Given{"enquiry.passed-to-sis", "to", "Vraag van een verwant doorgegeven aan / Enquiry passed on to"}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> events{
    {{"disclosure.performed", "Gegevens gegeven / Data given"},
     {"disclosure.export-performed", "Uitvoer gegeven / Export given"},
     {"enquiry.answered", "Een verwant is geantwoord / A relative was answered"}}};

void add_recipients(Lines& out, const Json& extract) {
  const Parties parties(extract);
  for (const auto name : {"statements", "mentions"}) {
    const auto* items = extract.find(name);
    if (items == nullptr || items->array_items() == nullptr) continue;
    for (const auto& item : *items->array_items()) {
      const auto type = text_of(item, "type");
      const auto about = " (" + text_of(item, "stream") + ", " + text_of(item, "occurredAt") + ")";
      const auto* data = item.find("data");
      for (const auto& each : givings) {
        if (type != each.type || data == nullptr) continue;
        const auto to = text_of(*data, each.member);
        const auto named = parties.name_of(to);
        out.line(0, std::string(each.nl_en) + ": " + on_one_line(named.empty() ? to : named) + about);
      }
      for (const auto& [event, words] : events)
        if (type == event) out.line(0, std::string(words) + about);
    }
  }
}

}  // namespace

std::string extract_text(const Json& extract) {
  Lines out(extract);
  const auto total = [&](std::string_view name) {
    return " (" + std::to_string(count_of(extract, name)) + ")";
  };
  out.line(0, "INZAGE IN UW GEGEVENS / YOUR OWN DATA");
  out.gap();
  out.line(0, "Register / Register: " + on_one_line(text_of(extract, "register")));
  out.line(0, "Dossier / File: " + text_of(extract, "subject"));
  if (const auto* files = extract.find("files"); files != nullptr && files->array_items() != nullptr)
    for (const auto& file : *files->array_items())
      if (shown(file) != text_of(extract, "subject"))
        out.line(0, "Ook van u, volgens een bevestigde koppeling / Yours too, by a confirmed link: " +
                        shown(file));
  out.line(0, "Gemaakt op / Made at: " + text_of(extract, "madeAt"));
  out.gap();
  out.line(0, "Dit is alles wat het register over u bewaart (AVG artikel 15). Tijden zijn UTC.");
  out.line(0, "This is all that the register holds about you (GDPR article 15). Times are UTC.");
  out.line(0, "Controleren / To check: kroniek extract verify BESTAND.json --log-key SLEUTEL");
  out.heading("1. Wat over u is vastgelegd / What is recorded about you" + total("statements"));
  out.statements(extract, "statements", "gewist / erased");
  if (const auto* held = extract.find("withheldStatements");
      held != nullptr && held->integer() != nullptr && *held->integer() > 0)
    out.line(0,
             "Niet hier, want over een ander (AVG artikel 15 lid 4) / Not here, being about somebody else "
             "(GDPR article 15(4)): " +
                 shown(*held));
  out.heading("2. Wie uw gegevens heeft ingezien / Who looked at your data" + total("looks"));
  out.statements(extract, "looks", "gewist / erased");
  out.heading("3. Waar u verder wordt genoemd / Where else you are named" + total("mentions"));
  out.statements(extract, "mentions", "van anderen, of gewist / of others, or erased");
  out.heading("4. Wie gegevens over u kreeg of zou krijgen / Who received data about you, or was to");
  add_recipients(out, extract);
  return out.take();
}

}  // namespace kroniek
