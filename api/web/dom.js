// Elements without markup in strings: whatever a person typed is text, never HTML.
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export const field = (label, input, hint) =>
  element("label", {}, label, input, hint ? element("span", { class: "hint" }, hint) : null);

export const select = (options, attributes = {}) =>
  element("select", attributes, options.map(([value, shown]) => element("option", { value }, shown ?? value)));

export function table(heads, rows) {
  return element("table", {},
    element("thead", {}, element("tr", {}, heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, rows.map((cells) => element("tr", {}, cells.map((cell) => element("td", {}, cell))))));
}

export const show = (...nodes) => document.getElementById("main").replaceChildren(...nodes.flat());

export function notice(message, kind = "") {
  const bar = document.getElementById("notice");
  bar.textContent = message;
  bar.className = kind;
  bar.hidden = !message;
}
