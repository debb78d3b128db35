// Who of a movement's lists came, now or at a past moment, of one leg or of its whole chain: numbers, and the
// files that each is made of. Numbers of registrations only; nobody's name, and nothing per nationality.
// Everybody counts; a person who is shielded from the reader is not listed, so where is not told.
#include <algorithm>

#include "api/http/handlers/answers.h"
#include "core/domain/movement_chain.h"
#include "core/register/moment_states.h"

namespace kroniek::http {
namespace {

using movement::Reconciled;

struct NamedFile {
  StreamId registration;
  std::string number;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("registration", &NamedFile::registration, RefersTo{"registrations"}, "The person's file."),
        field("number", &NamedFile::number, "Its registration number."));
  };
};
struct AccountedFile {
  StreamId registration;
  std::string number;
  Outcome outcome{};
  std::optional<registration::Category> category;
  bool dual_national = false;
  std::vector<StreamId> expected_elsewhere, same_person;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("registration", &AccountedFile::registration, RefersTo{"registrations"}, "The person's file."),
        field("number", &AccountedFile::number, "Its registration number."),
        field("outcome", &AccountedFile::outcome, "Under which of the numbers the person counts."),
        field("category", &AccountedFile::category, "In which column; not there: unknown."),
        field("dualNational", &AccountedFile::dual_national, "More than one nationality."),
        field("expectedElsewhere", &AccountedFile::expected_elsewhere, Items{100}, RefersTo{"movements"},
              "Other movements on which the person is expected too."),
        field("samePerson", &AccountedFile::same_person, Items{200}, RefersTo{"registrations"},
              "Other files of the same person, as confirmed links say; they count as one."));
  };
};
struct CategoryColumn {
  std::string category;
  Reconciled totals;
  std::int64_t dual_nationals = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("category", &CategoryColumn::category, "dutch, eu, other or unknown."),
        field("totals", &CategoryColumn::totals, "The numbers of those in this column."),
        field("dualNationals", &CategoryColumn::dual_nationals, "How many of them are dual nationals."));
  };
};
// What was stated last, and whether the files still say so.
struct StatedNumbers {
  Uuid statement;
  Reconciled totals;
  bool differs = false;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("statement", &StatedNumbers::statement, "The newest `movement.reconciled`."),
        field("totals", &StatedNumbers::totals, "The numbers that it says."),
        field("differs", &StatedNumbers::differs, "Whether the files say other numbers at this moment."));
  };
};
struct LegAnswer {
  StreamId movement;
  Reconciled totals;
  std::vector<NamedFile> joined, left, lost;
  std::int64_t withheld = 0;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("movement", &LegAnswer::movement, RefersTo{"movements"}, "The leg."),
        field("totals", &LegAnswer::totals, "Its own numbers."),
        field("joined", &LegAnswer::joined, Items{20'000}, "Seen with this leg and with none before it."),
        field("left", &LegAnswer::left, Items{20'000},
              "Seen with no later leg; the file says that the person went elsewhere."),
        field("lost", &LegAnswer::lost, Items{20'000}, "Seen with no later leg, and nobody knows why."),
        field("withheld", &LegAnswer::withheld, "How many more there are in these three lists."));
  };
};
struct ChainAnswer {
  Reconciled totals;
  std::optional<Instant> departed_at, arrived_at;
  std::vector<LegAnswer> legs;
  static constexpr auto fields = [](auto&& each) {
    return each(field("totals", &ChainAnswer::totals, "Of all legs together; everybody counts once."),
                field("departedAt", &ChainAnswer::departed_at, "When the first leg departed."),
                field("arrivedAt", &ChainAnswer::arrived_at, "When the newest one arrived."),
                field("legs", &ChainAnswer::legs, Items{1'000}, "Each behind the one that it continues."));
  };
};
struct ReconciliationAnswer {
  StreamId movement;
  Reconciled totals;
  std::int64_t without_file = 0, aboard = 0;
  std::optional<std::int64_t> on_board, on_board_difference;
  std::int64_t dual_nationals = 0;
  std::string dual_nationals_count = "once";
  std::vector<CategoryColumn> columns;
  std::vector<AccountedFile> items;
  std::int64_t withheld = 0;
  std::optional<StatedNumbers> stated;
  std::optional<ChainAnswer> chain;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("movement", &ReconciliationAnswer::movement, RefersTo{"movements"}, "The movement."),
        field("totals", &ReconciliationAnswer::totals,
              "expected = seen + noShow + diverted + unresolved; unexpected counts apart."),
        field("withoutFile", &ReconciliationAnswer::without_file,
              "How many of the unresolved stand on a list and have no file."),
        field("aboard", &ReconciliationAnswer::aboard, "Who came with it: seen and unexpected together."),
        field("onBoard", &ReconciliationAnswer::on_board, "How many the carrier counted."),
        field("onBoardDifference", &ReconciliationAnswer::on_board_difference,
              "The carrier's count less those who came by the files."),
        field("dualNationals", &ReconciliationAnswer::dual_nationals,
              "How many of all these people are dual nationals."),
        field("dualNationalsCount", &ReconciliationAnswer::dual_nationals_count,
              "How a dual national counts: once, in one column; dutch where one nationality is Dutch."),
        field("columns", &ReconciliationAnswer::columns, Items{4},
              "By category; together they are the totals. Those without a file are unknown."),
        field("items", &ReconciliationAnswer::items, Items{20'000},
              "The files that the totals are made of, in the order of their ids."),
        field("withheld", &ReconciliationAnswer::withheld,
              "How many more files there are, of people who are shielded."),
        field("stated", &ReconciliationAnswer::stated, "What was stated last, where it was."),
        field("chain", &ReconciliationAnswer::chain, "Its whole chain, where asked for."));
  };
};

struct Counted {
  MovementCase of;
  std::vector<Passenger> people;
};

CategoryColumn column_of(const Counted& counted, std::optional<registration::Category> category) {
  CategoryColumn column;
  column.category = category.has_value() ? kroniek::name_of(*category) : "unknown";
  std::vector<const registration::State*> files, all;
  for (const auto& [ids, file] : counted.people) {
    all.push_back(file.get());
    if (file->category != category || !outcome_of(counted.of, *file).has_value()) continue;
    files.push_back(file.get());
    column.dual_nationals += file->dual_national.value_or(false) ? 1 : 0;
  }
  auto of = counted.of;
  of.lists.clear();  // lists say nothing of categories
  column.totals = reconcile(of, files);
  if (category.has_value()) return column;
  const auto missing = without_file(counted.of, all);
  column.totals.expected += missing;
  column.totals.unresolved += missing;
  return column;
}

std::vector<AccountedFile> items_of(const Counted& counted) {
  std::vector<AccountedFile> items;
  for (const auto& [ids, file] : counted.people) {
    const auto outcome = outcome_of(counted.of, *file);
    if (!outcome.has_value()) continue;
    const bool dual = file->dual_national.value_or(false);
    AccountedFile item{ids.front(), file->number, *outcome, file->category, dual, {}, {}};
    item.same_person.assign(ids.begin() + 1, ids.end());
    for (const auto& each : file->expected_on)
      if (each != counted.of.movement) item.expected_elsewhere.push_back(each);
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<NamedFile> named(const std::vector<StreamId>& files, const States& states) {
  std::vector<NamedFile> out;
  for (const auto& id : files) out.push_back({id, find_state<Registrations>(states, id)->number});
  return out;
}

ChainAnswer chain_answer(const StreamId& movement, const States& states) {
  const auto chain = chain_of(movement, states);
  ChainAnswer out{chain.whole, chain.departed_at, chain.arrived_at, {}};
  for (const auto& leg : chain.legs)
    out.legs.push_back({leg.movement, leg.numbers, named(leg.joined, states), named(leg.left, states),
                        named(leg.lost, states), 0});
  return out;
}

bool same(const Reconciled& one, const Reconciled& other) {
  const auto tied = [](const Reconciled& each) {
    return std::tie(each.expected, each.seen, each.no_show, each.diverted, each.unexpected, each.unresolved);
  };
  return tied(one) == tied(other);
}

Result<std::optional<StatedNumbers>> stated_of(const LogReader& log, const StreamId& movement,
                                               const Moment& moment) {
  std::optional<StatedNumbers> stated;
  TRY_OK(log.visit_stream(movement, moment.known, [&](const Recorded& recorded) -> Result<bool> {
    const auto& claims = recorded.claims;
    const bool had_happened = !moment.valid_at.has_value() || claims.occurred_at <= *moment.valid_at;
    if (had_happened && claims.type == Reconciled::type)
      stated = StatedNumbers{claims.jti, *static_cast<const Reconciled*>(recorded.event.get()), false};
    return true;
  }));
  return stated;
}

ReconciliationAnswer answer_of(const StreamId& movement, const movement::State& state, const States& states) {
  using registration::Category;
  const Counted counted{case_of(movement, states), passengers_of(movement, states)};
  const auto files = states_of(counted.people);
  ReconciliationAnswer out;
  out.movement = movement;
  out.totals = reconcile(counted.of, files);
  out.without_file = without_file(counted.of, files);
  out.aboard = out.totals.seen + out.totals.unexpected;
  out.on_board = state.on_board;
  if (out.on_board.has_value()) out.on_board_difference = *out.on_board - out.aboard;
  for (const auto category : {std::optional(Category::dutch), std::optional(Category::eu),
                              std::optional(Category::other), std::optional<Category>()})
    out.columns.push_back(column_of(counted, category));
  for (const auto& column : out.columns) out.dual_nationals += column.dual_nationals;
  out.items = items_of(counted);
  return out;
}

// The numbers stay as they are.
template <typename Item>
Result<std::int64_t> leave_out_shielded(std::vector<Item>& items, const Sight& sight) {
  std::vector<Item> shown;
  for (auto& each : items) {
    TRY(held_back, sight.is_held_back(each.registration));
    if (!held_back) shown.push_back(std::move(each));
  }
  const auto left_out = items.size() - shown.size();
  items = std::move(shown);
  return static_cast<std::int64_t>(left_out);
}

Result<Ok> leave_out_shielded(ReconciliationAnswer& answered, const Sight& sight) {
  TRY(of_items, leave_out_shielded(answered.items, sight));
  answered.withheld = of_items;
  if (!answered.chain.has_value()) return Ok{};
  for (auto& leg : answered.chain->legs)
    for (auto* list : {&leg.joined, &leg.left, &leg.lost}) {
      TRY(of_list, leave_out_shielded(*list, sight));
      leg.withheld += of_list;
    }
  return Ok{};
}

Result<Response> reconciliation(const Api& api, const Request& request, const PathParameters& path) {
  QueryReader query(request);
  const bool chain = query.flag("chain");
  const auto asked = asked_moment(query);
  TRY_OK(query.done());
  const Error unknown{ErrorKind::not_found, "stream.unknown", "There was no such view at that moment."};
  const auto id = parse_uuid(path["id"]);
  if (!id.ok()) return unknown;
  const StreamId movement{std::string(Movements::collection), *id};
  const auto reading = api.service.read();
  TRY(moment, moment_of(reading, asked));
  TRY(held, held_at(reading.log(), movement, moment));
  if (!held.has_value()) return unknown;
  const auto& state = *static_cast<const movement::State*>(held->state.get());
  const auto log = reading.log();
  const MomentStates states(log, moment, state.movement_of);
  auto answered = answer_of(movement, state, states);
  if (chain) answered.chain = chain_answer(movement, states);
  TRY_OK(states.all_was_read());
  TRY(sight, sight_of(api, request, reading));
  TRY_OK(leave_out_shielded(answered, sight));
  TRY(stated, stated_of(log, movement, moment));
  answered.stated = std::move(stated);
  if (answered.stated.has_value()) answered.stated->differs = !same(answered.stated->totals, answered.totals);
  return true_for(json_answer(200, answer_json(answered)), moment.known);
}

}  // namespace

Route reconciliation_route(Api& api) {
  return {.pattern = "/v1/movements/{id}/_reconciliation",
          .operation = "reconcileMovement",
          .handler = reading_handler(api, reconciliation),
          .query = {"chain", "asOf", "validAt"},
          .answers = answers_with<ReconciliationAnswer>("Reconciliation")};
}

}  // namespace kroniek::http
