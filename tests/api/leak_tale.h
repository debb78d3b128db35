// A register that the program itself serves, and statements that hold a personal value in every personal
// field of every event type: what the leak test looks for in all that is shown, said and kept.
#pragma once

#include <map>
#include <memory>

#include "tests/support/api_world.h"
#include "tests/support/needles.h"
#include "tests/support/serving.h"

namespace kroniek::test {

// The personal values of an event's data, by its field list; those that are words of a list (a sex, a
// country's code) are left out, for they stand in other places with right.
std::set<std::string> personal_values_of(const EventRow& event, const Json& data);

class LeakTale {
 public:
  LeakTale();

  struct Told {
    const Person* by = nullptr;
    const EventRow* event = nullptr;
    Json plain;
    Uuid jti;
    StreamId stream;
  };

  // Over the one connection to the program, which is started where it does not run.
  RawResponse ask(const Ask& ask);
  RawResponse get(std::string target, const Person* by = nullptr) { return ask({std::move(target), {}, by}); }
  RawResponse post(std::string target, std::string body, std::string type, const Person* by) {
    return ask({std::move(target), http::Method::post, by, std::move(body), std::move(type)});
  }
  std::string bytes_of(const Ask& ask) { return paper_.bytes_of(ask); }
  std::uint16_t port() const { return serving_->port(); }
  // Ends the program in order, so that all is in its files.
  void stop();
  // Every line that it has written to its error output.
  std::string log() const { return earlier_log_ + serving_->log(); }

  const std::vector<http::Route>& routes() const { return paper_.router.routes(); }
  const RegisterWorld& world() const { return paper_.world; }
  const std::filesystem::path& data() const { return data_; }
  std::uint64_t size();
  std::size_t openings_of(const Person& by);  // as the register lists them
  // The last statement told of each type, and the streams told of, few of each collection.
  std::vector<const Told*> one_of_each_type() const;
  std::vector<StreamId> some_streams() const;

  std::map<std::string, Person> readers;  // one of every role, by its name; and the centre's coordinator
  std::vector<Told> told;                 // what was taken, in order
  StreamId register_stream;               // the register's own
  Needles secrets;  // every personal value that was told or is asked by, every disclosure

 private:
  void found();
  void start();
  Person enrol(const std::string& name, std::uint8_t number, const StreamId& of, std::string_view role);
  void enrol_readers();
  void say(std::string_view role, std::string_view type, const StreamId& of, std::string_view data);
  void say_as(const Person& by, std::string_view type, const StreamId& of, std::string_view data);
  void keep_secret(const EventRow& event, const Json& plain, const SdJwt& statement);
  void tell_foundations();
  void tell_person(const StreamId& file, std::uint8_t number);
  void tell_departures();
  void tell_reports();
  void tell_enquiry();
  void tell_disclosures();
  void tell_request();

  // Never asked: it lends its routes' table, its people and its means to sign.
  ApiWorld paper_;
  TemporaryDirectory directory_{Medium::memory};
  std::filesystem::path data_ = directory_.path() / "data";
  std::unique_ptr<Serving> serving_;
  std::unique_ptr<RawClient> client_;
  std::string earlier_log_;
  std::map<StreamId, int> versions_;
};

// A name that somebody searches by, and nobody has; and what stands on a document that is only read.
inline const std::string sought_in_vain = "Nergens-Bekend";
inline const std::vector<std::string> read_only_values{"GEHEIMZONE", "LEZERINNE", "SPECZONE1"};

}  // namespace kroniek::test
