// Registration numbers are made on the device, each device in its own range (ISO 7064 MOD 37-2 check
// character), so two desks without a network never give the same one. This device remembers its prefix and
// the last number.
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
export const prefixPattern = "[A-Z][A-Z0-9]{2,3}";

export function checkCharacter(text) {
  let sum = 0;
  for (const c of text) sum = ((sum + alphabet.indexOf(c)) * 2) % 37;
  return alphabet[(38 - sum) % 37];
}

// KLM, 42 → KLM-00042F; null for the one in 37 whose check character would be a star: it does not exist.
export function formatNumber(prefix, sequence) {
  const digits = String(sequence).padStart(5, "0");
  const check = checkCharacter(prefix + digits);
  return check === "*" ? null : `${prefix}-${digits}${check}`;
}

export const isNumber = (text) => {
  const [, prefix, digits] = new RegExp(`^(${prefixPattern})-([0-9]{5})[0-9A-Z]$`).exec(text) ?? [];
  return prefix !== undefined && Number(digits) > 0 && text === formatNumber(prefix, Number(digits));
};

// A prefix of this device: a letter, then three of letters and digits; made once.
export function devicePrefix() {
  const stored = localStorage.getItem("kroniek-prefix");
  if (stored) return stored;
  const random = crypto.getRandomValues(new Uint8Array(4));
  const prefix =
    alphabet[10 + (random[0] % 26)] + [...random.slice(1)].map((byte) => alphabet[byte % 36]).join("");
  rememberPrefix(prefix);
  return prefix;
}
export const rememberPrefix = (prefix) => localStorage.setItem("kroniek-prefix", prefix);

function takeNext(prefix) {
  const name = `kroniek-sequence-${prefix}`;
  for (let sequence = Number(localStorage.getItem(name) ?? 0) + 1; sequence <= 99999; ++sequence) {
    localStorage.setItem(name, String(sequence));
    const number = formatNumber(prefix, sequence);
    if (number) return number;
  }
  throw new Error(`the range ${prefix} is used up`);
}

// The next number of the range. Two tabs of one device take theirs one after the other.
export const nextNumber = (prefix) =>
  navigator.locks ? navigator.locks.request("kroniek-number", () => takeNext(prefix)) : takeNext(prefix);
