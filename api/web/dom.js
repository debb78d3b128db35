// Elements without markup in strings: whatever a person typed is text, never HTML.
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name !== "value") node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  if (attributes.value !== undefined) node.value = attributes.value; // after a select's options are there
  return node;
}

let fields = 0;
// A label above its input, with a hint that is read out with it.
export function field(label, input, hint) {
  if (!hint) return element("label", {}, element("span", {}, label), input);
  const id = `hint-${++fields}`;
  input.setAttribute("aria-describedby", id);
  return element(
    "label",
    {},
    element("span", {}, label),
    input,
    element("span", { class: "hint", id }, hint),
  );
}

export const select = (options, attributes = {}) =>
  element(
    "select",
    attributes,
    options.map(([value, shown]) => element("option", { value }, shown ?? value)),
  );

export const button = (label, onclick, attributes = {}) =>
  element("button", { type: "button", onclick, ...attributes }, label);

export function table(heads, rows) {
  return element(
    "div",
    { class: "scroll" },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          heads.map((head) => element("th", { scope: "col" }, head)),
        ),
      ),
      element(
        "tbody",
        {},
        rows.map((cells) =>
          element(
            "tr",
            {},
            cells.map((cell) => element("td", {}, cell)),
          ),
        ),
      ),
    ),
  );
}

export const show = (...nodes) => document.getElementById("main").replaceChildren(...nodes.flat());

// Read out as soon as it changes.
export function notice(message, kind = "") {
  const bar = document.getElementById("notice");
  bar.className = kind;
  bar.textContent = message;
}

// A form's or a button's work: one at a time, and what goes wrong is said.
export function guarded(work) {
  let busy = false;
  return async (event) => {
    event?.preventDefault();
    if (busy) return;
    busy = true;
    notice("");
    try {
      await work(event);
    } catch (error) {
      notice(error.message);
    } finally {
      busy = false;
    }
  };
}

// What stands in the inputs, so that a page can be drawn again in another language without losing any of it.
const inputsOf = (root) => [...root.querySelectorAll("input:not([type=file]), select, textarea")];
export const keepInputs = (root) =>
  inputsOf(root).map(({ value, options }) => ({
    value,
    chosen: options && [...options].map((each) => each.selected),
  }));
export function restoreInputs(root, kept) {
  const inputs = inputsOf(root);
  if (inputs.length !== kept.length) return;
  inputs.forEach((input, i) => {
    const { value, chosen } = kept[i];
    if (chosen) [...input.options].forEach((option, at) => (option.selected = chosen[at] ?? false));
    else input.value = value;
  });
}
