// A form for any event type, made from its field list in the API document: no event is known here by name.
import { element, field, select } from "./dom.js";
import { labelOf, text } from "./texts.js";

function inputFor(schema) {
  if (schema.enum) return select([["", "–"], ...schema.enum.map((value) => [value])]);
  if (schema.type === "boolean")
    return select([
      ["", "–"],
      ["true", text("yes")],
      ["false", text("no")],
    ]);
  if (schema.type === "integer")
    return element("input", { type: "number", min: schema.minimum, max: schema.maximum });
  if (schema.format === "date") return element("input", { type: "date" });
  if (schema.format === "date-time") return element("input", { type: "datetime-local" });
  if (schema.maxLength > 300) return element("textarea", { rows: 3, maxlength: schema.maxLength });
  return element("input", {
    type: "text",
    maxlength: schema.maxLength ?? null,
    pattern: schema.pattern ?? null,
  });
}

function valueOf(input, schema) {
  const raw = input.value.trim();
  if (raw === "") return undefined;
  if (schema.type === "boolean") return raw === "true";
  if (schema.type === "integer") return Number(raw);
  if (schema.format === "date-time") return new Date(raw).toISOString();
  return raw;
}

// {node, value(), inputAt(path), fill(value)?} of one field; lists of single values take commas, lists of
// objects one object. `path`: what a pointer (RFC 6901) has below the field.
function part(name, schema, isRequired) {
  const label = labelOf(name, schema) + (isRequired ? " *" : "");
  if (schema.properties) {
    const parts = objectParts(schema);
    const node = element(
      "fieldset",
      { class: "wide" },
      element("legend", {}, label),
      element("div", { class: "grid" }, parts.nodes),
    );
    return {
      node,
      inputAt: parts.inputAt,
      value: () => {
        const out = parts.value();
        return Object.keys(out).length ? out : undefined;
      },
    };
  }
  if (schema.type === "array") {
    if (schema.items.properties) {
      const inner = part(
        name,
        { ...schema.items, "x-label-nl": schema["x-label-nl"], "x-label-en": schema["x-label-en"] },
        isRequired,
      );
      return {
        node: inner.node,
        inputAt: ([, ...path]) => inner.inputAt(path),
        value: () => {
          const one = inner.value();
          return one ? [one] : undefined;
        },
      };
    }
    const input = schema.items.enum
      ? element(
          "select",
          { multiple: true, size: Math.min(5, schema.items.enum.length) },
          schema.items.enum.map((value) => element("option", { value }, value)),
        )
      : element("input", { type: "text" });
    const value = () => {
      const all = schema.items.enum
        ? [...input.selectedOptions].map((each) => each.value)
        : input.value
            .split(",")
            .map((each) => each.trim())
            .filter(Boolean);
      return all.length ? all : undefined;
    };
    return { node: field(label, input, schema.description), inputAt: () => input, value };
  }
  const input = inputFor(schema);
  input.name = name;
  if (isRequired) input.required = true;
  const fill = (value) => {
    input.value = String(value);
  };
  const node = field(label, input, schema.description);
  return { node, inputAt: () => input, value: () => valueOf(input, schema), fill };
}

function objectParts(schema) {
  const parts = Object.entries(schema.properties).map(([name, member]) => [
    name,
    part(name, member, (schema.required ?? []).includes(name)),
  ]);
  const value = () => {
    const out = {};
    for (const [name, each] of parts) {
      const said = each.value();
      if (said !== undefined) out[name] = said;
    }
    return out;
  };
  const fill = (said) => {
    for (const [name, each] of parts) if (said[name] !== undefined) each.fill?.(said[name]);
  };
  const inputAt = ([name, ...path]) => parts.find(([each]) => each === name)?.[1].inputAt(path);
  return { nodes: parts.map(([, each]) => each.node), value, fill, inputAt };
}

export const fieldsOf = (schema) => objectParts(schema);
