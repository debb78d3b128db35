// Registration numbers are made on the device, each device in its own range (ISO 7064 MOD 37-2 check character), so two
// desks without a network never give the same one. This device remembers its prefix and the last number.
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

export function checkCharacter(text) {
  let sum = 0;
  for (const c of text) sum = ((sum + alphabet.indexOf(c)) * 2) % 37;
  return alphabet[(38 - sum) % 37];
}

// A prefix of this device: a letter, then three of letters and digits; made once.
export function devicePrefix() {
  const stored = localStorage.getItem("kroniek-prefix");
  if (stored) return stored;
  const random = crypto.getRandomValues(new Uint8Array(4));
  const prefix = alphabet[10 + (random[0] % 26)] + [...random.slice(1)].map((byte) => alphabet[byte % 36]).join("");
  localStorage.setItem("kroniek-prefix", prefix);
  return prefix;
}

// The next number of the range; the one in 37 whose check character would be a star does not exist.
export function nextNumber(prefix) {
  const name = `kroniek-sequence-${prefix}`;
  for (let sequence = Number(localStorage.getItem(name) ?? 0) + 1; sequence <= 99999; ++sequence) {
    localStorage.setItem(name, String(sequence));
    const digits = String(sequence).padStart(5, "0");
    const check = checkCharacter(prefix + digits);
    if (check !== "*") return `${prefix}-${digits}${check}`;
  }
  throw new Error(`the range ${prefix} is used up`);
}
