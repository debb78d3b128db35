// What is decided on a request, and how it ends: the minister's consent, the costs, the closing.
#pragma once

#include "core/domain/assistance_request_parts.h"

namespace kroniek::assistance_request {

// KCR2 has no powers of its own: a decision always says on whose behalf it is given.
struct Assessed {
  static constexpr std::string_view type = "assistance-request.assessed";
  static constexpr Use use = Use::changes;
  Outcome outcome{};
  std::vector<Share> granted;
  Text reasons, conditions;
  StreamId on_behalf_of;
  static constexpr auto fields = [](auto&& each) {
    return each(field("outcome", &Assessed::outcome, Label{"Uitkomst", "Outcome"}, "What is decided."),
                field("granted", &Assessed::granted, Items{lines_max}, Label{"Toegekend", "Granted"},
                      "Where it is partly granted: how many of which lines; of the others none."),
                field("reasons", &Assessed::reasons, Limit{5000}, Label{"Redenen", "Reasons"},
                      "Why; needed unless all of it is granted."),
                field("conditions", &Assessed::conditions, Limit{5000}, Label{"Voorwaarden", "Conditions"},
                      "What the consent depends on."),
                field("onBehalfOf", &Assessed::on_behalf_of, RefersTo{"organisations"},
                      Label{"Namens", "On behalf of"}, "The ministry whose minister decides."));
  };
};

struct DecisionRevised {
  static constexpr std::string_view type = "assistance-request.decision-revised";
  static constexpr Use use = Use::changes;
  Outcome outcome{};
  std::vector<Share> granted;
  Text reasons, conditions;
  StreamId on_behalf_of;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("outcome", &DecisionRevised::outcome, Label{"Uitkomst", "Outcome"}, "What is decided now."),
        field("granted", &DecisionRevised::granted, Items{lines_max}, Label{"Toegekend", "Granted"},
              "Where it is partly granted: how many of which lines; of the others none."),
        field("reasons", &DecisionRevised::reasons, Mark::required, Limit{5000}, Label{"Redenen", "Reasons"},
              "Why it is decided otherwise."),
        field("conditions", &DecisionRevised::conditions, Limit{5000}, Label{"Voorwaarden", "Conditions"},
              "What the consent depends on."),
        field("onBehalfOf", &DecisionRevised::on_behalf_of, RefersTo{"organisations"},
              Label{"Namens", "On behalf of"}, "The ministry whose minister decides."));
  };
};

struct CostClaimed {
  static constexpr std::string_view type = "assistance-request.cost-claimed";
  static constexpr Use use = Use::fact;
  StreamId party;
  std::int64_t amount_cents = 0;
  Text explanation;
  TextOf<Hash> document;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("party", &CostClaimed::party, RefersTo{"organisations"}, Label{"Partij", "Party"},
              "Who claims what its help cost; a later claim of the same party replaces it."),
        field("amountCents", &CostClaimed::amount_cents, Range{0, 1'000'000'000'000},
              Label{"Bedrag in centen", "Amount in cents"}, "In euro cents; 0 says that nothing is claimed."),
        field("explanation", &CostClaimed::explanation, Limit{2000}, Label{"Toelichting", "Explanation"},
              "What is worth saying about it."),
        field("document", &CostClaimed::document, Label{"Stuk", "Document"},
              "The SHA-256 digest of the claim."));
  };
};

struct Settled {
  static constexpr std::string_view type = "assistance-request.settled";
  static constexpr Use use = Use::changes;
  CostBearer borne_by{};
  std::int64_t amount_cents = 0;
  Text explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(
        field("borneBy", &Settled::borne_by, Label{"Voor rekening van", "Borne by"}, "Who bears the costs."),
        field("amountCents", &Settled::amount_cents, Range{0, 1'000'000'000'000},
              Label{"Bedrag in centen", "Amount in cents"}, "What was settled in all, in euro cents."),
        field("explanation", &Settled::explanation, Limit{2000}, Label{"Toelichting", "Explanation"},
              "What is worth saying about it; how it is shared, say."));
  };
};

struct Closed {
  static constexpr std::string_view type = "assistance-request.closed";
  static constexpr Use use = Use::changes;
  Text explanation;
  static constexpr auto fields = [](auto&& each) {
    return each(field("explanation", &Closed::explanation, Limit{2000}, Label{"Toelichting", "Explanation"},
                      "What is worth saying about it."));
  };
};

}  // namespace kroniek::assistance_request
