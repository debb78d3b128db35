// The log as it grows: server-sent events (HTML living standard, section 9.2), read with fetch because an
// EventSource sends no token. Takes up where it left off after any break.
import { authorization } from "./client.js";

// Whole events of a stream's text, and what is left for the next time.
export function parseEvents(text) {
  const blocks = text.split("\n\n");
  const rest = blocks.pop();
  const events = blocks
    .map((block) => {
      const lines = block
        .split("\n")
        .map((line) => /^(\w*): ?(.*)$/.exec(line))
        .filter(Boolean);
      const all = (name) => lines.filter(([, each]) => each === name).map(([, , value]) => value);
      return { id: all("id")[0], data: all("data").join("\n") };
    })
    .filter((event) => event.id !== undefined);
  return { events, rest };
}

const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    for (const [target, name] of [
      [signal, "abort"],
      [window, "online"],
    ])
      target.addEventListener(
        name,
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
  });

// Calls `told` with each statement from that index on, until `signal` ends it.
export async function follow(session, from, told, signal) {
  let next = from;
  while (!signal.aborted) {
    try {
      const response = await fetch(`/v1/events?from=${next}`, {
        headers: await authorization(session),
        signal,
      });
      if (!response.ok) throw new Error(`events: ${response.status}`);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const { events, rest } = parseEvents(text + part.value);
        text = rest;
        for (const { id, data } of events) {
          const event = JSON.parse(data);
          next = Number(id) + 1;
          told({
            index: Number(id),
            recordedAt: event.recordedat,
            assurance: event.assurance,
            claims: event.data,
          });
        }
      }
    } catch (error) {
      if (signal.aborted) return;
    }
    await pause(3000, signal);
  }
}
