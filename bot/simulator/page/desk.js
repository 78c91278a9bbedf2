// The phones on the table and the row of people above them: one phone on a small screen, up to four on a wide one.

import { avatar } from "./avatar.js";
import { byId, element, unseen } from "./element.js";
import { recall, remember } from "./memory.js";
import { Phone } from "./phone.js";
import { words } from "./words.js";

const PHONE_PX = 350;
const MOST = 4;

export class Desk {
  constructor(now) {
    this.now = now;
    this.people = new Map();
    this.phones = new Map();
    this.shown = recall("shown", []);
    window.addEventListener("resize", () => this.lay());
  }

  get addresses() {
    return [...this.people.keys()];
  }

  /** The people whose phones can be shown, in this order. */
  setPeople(people) {
    this.people = new Map(people.map((person) => [person.address, person]));
    people.forEach((person) => this.phones.get(person.address)?.rename(person));
    this.shown = this.shown.filter((address) => this.people.has(address));
    this.chips = new Map(people.map((person) => [person.address, this.chip(person)]));
    byId("people").replaceChildren(...this.chips.values());
    this.lay();
  }

  chip(person) {
    const unread = this.chips?.get(person.address)?.classList.contains("unread");
    const made = element("button", { className: "chip", title: person.label, onclick: () => this.toggle(person.address) },
      avatar(person), element("span", { textContent: person.name }));
    made.classList.toggle("unread", Boolean(unread));
    return made;
  }

  /** As many phones as fit lie on the table; the first people fill places that nobody chose. */
  lay() {
    const room = places();
    const others = this.addresses.filter((address) => !this.shown.includes(address));
    const free = this.chosen ? 0 : Math.max(0, room - this.shown.length);
    this.shown = [...this.shown, ...others.slice(0, free)].slice(-room);
    if (!this.shown.length) this.shown = this.addresses.slice(0, 1);
    const order = this.addresses.filter((address) => this.shown.includes(address));
    const phones = order.map((address) => this.phone(address));
    const there = [...byId("desk").children];
    if (phones.some((phone, index) => there[index] !== phone.element) || there.length !== phones.length) {
      byId("desk").replaceChildren(...phones.map((phone) => phone.element));
      phones.forEach((phone) => phone.log.toEnd());
    }
    this.addresses.forEach((address) => this.mark(address));
  }

  phone(address) {
    if (!this.phones.has(address)) {
      const phone = new Phone(this.people.get(address), this.now);
      this.phones.set(address, phone);
      phone.refresh();
    }
    return this.phones.get(address);
  }

  mark(address) {
    const chip = this.chips.get(address);
    const shown = this.shown.includes(address);
    chip.setAttribute("aria-pressed", shown);
    if (shown) this.setUnread(address, false);
  }

  setUnread(address, unread) {
    const chip = this.chips.get(address);
    if (chip.classList.contains("unread") === unread) return;
    chip.classList.toggle("unread", unread);
    if (unread) chip.append(unseen(`, ${words.unread}`));
    else chip.querySelector(".unseen")?.remove();
  }

  toggle(address) {
    const isShown = this.shown.includes(address);
    if (isShown && this.shown.length > 1) {
      this.shown = this.shown.filter((other) => other !== address);
      this.settle();
    } else if (!isShown) this.bring(address);
  }

  /** Shows a phone, in place of the one chosen longest ago where there is no room. */
  bring(address) {
    this.shown = [...this.shown.filter((other) => other !== address), address];
    this.settle();
    this.chips.get(address).scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  settle() {
    this.chosen = true;
    this.lay();
    remember("shown", this.shown);
  }

  changed(address) {
    if (!this.people.has(address)) return;
    this.phones.get(address)?.refresh();
    if (!this.shown.includes(address)) this.setUnread(address, true);
  }

  refresh() {
    this.phones.forEach((phone) => phone.refresh());
  }

  setConnected(connected) {
    this.phones.forEach((phone) => phone.setConnected(connected));
  }
}

const places = () => Math.min(MOST, Math.max(1, Math.floor(window.innerWidth / PHONE_PX)));
