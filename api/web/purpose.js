// Purpose and ground of a look into personal data: asked before every one, and remembered for the next
// as long as the same person is signed in.
import { element, field } from "./dom.js";
import { text } from "./texts.js";

const usual = { purpose: "", ground: "AVG-6-1-e" };

// {nodes, value()}: the labelled inputs, and what they say. A `preset` {purpose, ground} is for a look of
// another kind: it neither begins with what is remembered nor changes it.
export function purposeFields(session, preset) {
  const begin = preset ?? session.looks ?? usual;
  const why = element("input", {
    type: "text",
    required: true,
    maxlength: 500,
    autocomplete: "off",
    value: begin.purpose,
  });
  const basis = element("input", {
    type: "text",
    required: true,
    maxlength: 40,
    autocomplete: "off",
    value: begin.ground,
  });
  const value = () => {
    const said = { purpose: why.value.trim(), ground: basis.value.trim() };
    if (!preset) session.looks = said;
    return said;
  };
  const whyField = field(text("Purpose"), why);
  whyField.classList.add("double");
  return { nodes: [whyField, field(text("Ground"), basis)], value };
}
