// A question before something is recorded: a dialog with one text, answered or left.
import { button, element, field } from "./dom.js";
import { text } from "./texts.js";

// The text, trimmed, "" where it may be empty; null where the question was left.
export function askText(title, label, { required = true } = {}) {
  const input = element("textarea", { rows: 3, maxlength: 2000, required });
  const dialog = element("dialog", { "aria-label": title });
  const answered = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "said" ? input.value.trim() : null);
    });
  });
  const said = (event) => {
    event.preventDefault();
    if (required && !input.value.trim()) return input.focus();
    return dialog.close("said");
  };
  dialog.append(
    element("h2", {}, title),
    element(
      "form",
      { class: "grid", onsubmit: said },
      element("div", { class: "wide" }, field(label + (required ? " *" : ""), input)),
      element(
        "div",
        { class: "row wide" },
        element("button", { class: "first", type: "submit" }, title),
        button(text("Cancel"), () => dialog.close()),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
  return answered;
}
