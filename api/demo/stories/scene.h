// One story while it is told: the stage, who can speak, when it began, and the operation to which what is
// said belongs.
#pragma once

#include <chrono>

#include "api/demo/company.h"

namespace kroniek::demo {

class Scene {
 public:
  Scene(Stage& on, Company& with, Instant beginning) : stage(on), company(with), begin(beginning) {}

  Stage& stage;
  Company& company;
  const Instant begin;

  Instant moment(std::chrono::minutes after) const {
    return {begin.microseconds + std::chrono::microseconds(after).count()};
  }
  void at(std::chrono::minutes after) { stage.at(moment(after)); }
  // What is said from now on belongs to it.
  void within(const StreamId& operation, bool exercise = false) {
    details_.operation = operation;
    details_.exercise = exercise;
  }
  void via(std::optional<Via> way) { details_.via = way; }
  const Details& details() const { return details_; }

  template <typename Event>
  Uuid say(const Persona& by, const StreamId& stream, const Event& event) {
    return stage.say(by, stream, event, details_);
  }
  template <typename Event>
  void refused(std::string_view code, const Persona& by, const StreamId& stream, const Event& event) {
    stage.refused(by, plain_of(stream, event, details_), {code});
  }

 private:
  Details details_;
};

}  // namespace kroniek::demo
