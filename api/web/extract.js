// A person's own extract, as a file: all that is held, with who saw it and a proof for each statement. A look
// like any other, and a wide one: it is asked for by itself.
import { post } from "./client.js";
import { element, guarded, notice } from "./dom.js";
import { openRight } from "./may.js";
import { purposeFields } from "./purpose.js";
import { text } from "./texts.js";

const preset = { purpose: "", ground: "AVG-15" };

function save(name, json) {
  const content = new Blob([JSON.stringify(json, null, 2)], { type: "application/json" });
  const link = element("a", { href: URL.createObjectURL(content), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Null where no mandate opens everything.
export function extractOf(session, view) {
  if (openRight(session, "registrations", view.operation) !== "all") return null;
  const purpose = purposeFields(session, preset);
  const make = guarded(async () => {
    const extract = await post(session, `/v1/${view.id}/_extract`, purpose.value());
    save(`${view.number ?? view.id.split("/")[1]}.json`, extract);
    notice(text("The extract is made; the look is recorded at index {index}.", extract.opening), "good");
  });
  return element(
    "details",
    { id: "extract" },
    element("summary", {}, text("Extract for the person")),
    element(
      "form",
      { class: "grid", onsubmit: make },
      purpose.nodes,
      element(
        "div",
        { class: "row end" },
        element("button", { class: "first", type: "submit" }, text("Download")),
      ),
      element("p", { class: "hint wide" }, text("All that is held, who looked, and the proofs of it.")),
    ),
  );
}
