// The round mark of a person: initials on one of six cloths, always the same for the same address.

import { element } from "./element.js";

const TINTS = 6;
const CALLS = new Set(["bu", "ibu", "pak", "bapak", "mbak", "mas", "kak"]);

export const avatar = (person) => dress(element("span", { className: "avatar", ariaHidden: "true" }), person);

/** Puts a person's initials and colour on an avatar that is there already. */
export function dress(mark, { address, name }) {
  mark.classList.add(`tint-${tint(address)}`);
  mark.textContent = initials(name);
  return mark;
}

function initials(name) {
  const parts = name.split(/\s+/).filter((part) => /\p{L}/u.test(part));
  const own = parts.filter((part) => !CALLS.has(part.toLowerCase()));
  const letters = (own.length ? own : parts).slice(0, 2).map((part) => [...part][0].toUpperCase());
  return letters.join("") || "#";
}

function tint(address) {
  let sum = 0;
  for (const letter of address) sum = (sum * 17 + letter.codePointAt(0)) % 9973;
  return sum % TINTS;
}
