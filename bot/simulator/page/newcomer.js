// A phone with any number, for someone whom the business does not know yet.

import { byId } from "./element.js";
import { thisVisit } from "./memory.js";
import { roles } from "./words.js";

const MOST = 20;
const dialog = byId("newcomer");
const number = byId("number");

/** Numbers opened on this visit, as people. */
export const newcomers = () => thisVisit.recall("newcomers", []).map(person);

/** Asks for a number and gives it to `open`. */
export function offerNewcomer(open) {
  byId("add").onclick = () => {
    number.value = anyNumber();
    dialog.returnValue = "";
    dialog.showModal();
    number.select();
  };
  byId("never-mind").onclick = () => dialog.close();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "open") open(kept(number.value.replaceAll(/[^0-9+]/g, "")));
  });
}

function kept(address) {
  const others = thisVisit.recall("newcomers", []).filter((other) => other !== address);
  thisVisit.remember("newcomers", [...others, address].slice(-MOST));
  return person(address);
}

const person = (address) => ({ address, name: address, label: roles.stranger });

/** A person from the server as the page shows it: a role in words, and a stranger by the number. */
export function introduced({ address, name, label }) {
  return label === "stranger" ? person(address) : { address, name, label: roles[label] ?? label };
}

function anyNumber() {
  const digits = crypto.getRandomValues(new Uint32Array(1))[0] % 10 ** 8;
  return `0812${String(digits).padStart(8, "0")}`;
}
