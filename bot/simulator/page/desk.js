// The phones on the table and the row of people above them: one phone on a small screen, up to four on a wide one.

import { avatar } from "./avatar.js";
import { byId, element, unseen } from "./element.js";
import { thisVisit } from "./memory.js";
import { Phone } from "./phone.js";
import { words } from "./words.js";

const PHONE_PX = 350;
const MOST = 4;

export class Desk {
  /** `now` tells the simulated time. */
  constructor(now) {
    this.now = now;
    this.people = new Map();
    this.phones = new Map();
    this.chips = new Map();
    this.chosen = thisVisit.recall("chosen", []);
    this.connected = false;
    window.addEventListener("resize", () => this.lay());
  }

  get addresses() {
    return [...this.people.keys()];
  }

  /** The people whose phones can be shown, in this order. */
  setPeople(people) {
    if (JSON.stringify(people) === JSON.stringify([...this.people.values()])) return;
    this.people = new Map(people.map((person) => [person.address, person]));
    people.forEach((person) => this.phones.get(person.address)?.rename(person));
    this.chips = new Map(people.map((person) => [person.address, this.chip(person)]));
    byId("people").replaceChildren(...this.chips.values());
    this.lay();
  }

  chip(person) {
    const made = element("button", { className: "chip", title: person.label, onclick: () => this.choose(person.address) },
      avatar(person), element("span", { textContent: person.name }));
    setUnread(made, isUnread(this.chips.get(person.address)));
    return made;
  }

  /** Shows the phones chosen last, and where there is room the first people beside them, all in the order of people. */
  lay() {
    const known = this.chosen.filter((address) => this.people.has(address)).reverse();
    const shown = new Set([...known, ...this.addresses].filter(unique).slice(0, places()));
    const phones = this.addresses.filter((address) => shown.has(address)).map((address) => this.phone(address));
    this.put(phones);
    for (const [address, chip] of this.chips) {
      chip.setAttribute("aria-pressed", shown.has(address));
      if (shown.has(address)) setUnread(chip, false);
    }
  }

  put(phones) {
    const there = [...byId("desk").children];
    if (there.length === phones.length && phones.every((phone, index) => phone.element === there[index])) return;
    byId("desk").replaceChildren(...phones.map((phone) => phone.element));
    phones.forEach((phone) => phone.log.toEnd());
  }

  phone(address) {
    if (!this.phones.has(address)) {
      const phone = new Phone(this.people.get(address), this.now);
      this.phones.set(address, phone);
      phone.setConnected(this.connected);
      phone.refresh();
    }
    return this.phones.get(address);
  }

  /** Shows a phone, in place of the one chosen longest ago where there is no room. */
  choose(address) {
    this.chosen = [...this.chosen.filter((other) => other !== address), address];
    thisVisit.remember("chosen", this.chosen);
    this.lay();
    this.chips.get(address).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  changed(address) {
    this.phones.get(address)?.refresh();
    const chip = this.chips.get(address);
    if (chip?.ariaPressed === "false") setUnread(chip, true);
  }

  refresh() {
    this.phones.forEach((phone) => phone.refresh());
  }

  setConnected(connected) {
    this.connected = connected;
    this.phones.forEach((phone) => phone.setConnected(connected));
  }
}

const unique = (address, index, all) => all.indexOf(address) === index;

const places = () => Math.min(MOST, Math.max(1, Math.floor(window.innerWidth / PHONE_PX)));

const isUnread = (chip) => Boolean(chip?.classList.contains("unread"));

function setUnread(chip, unread) {
  if (isUnread(chip) === unread) return;
  chip.classList.toggle("unread", unread);
  if (unread) chip.append(unseen(`(${words.unread})`));
  else chip.querySelector(".unseen").remove();
}
