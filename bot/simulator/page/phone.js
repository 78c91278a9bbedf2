// One person's phone: reads its history, sends what is typed or pressed, and waits for the answer.

import { dress } from "./avatar.js";
import { copyOf } from "./element.js";
import { Log } from "./log.js";
import * as server from "./server.js";
import { phoneOf, talkOf, words } from "./words.js";

const LONGEST_WAIT_MS = 12000;

export class Phone {
  /** `now` tells the simulated time. */
  constructor(person, now) {
    this.person = person;
    this.now = now;
    this.history = [];
    this.unsent = [];
    this.element = copyOf("phone");
    this.status = this.find(".status");
    this.field = this.find("textarea");
    this.log = new Log(this.find(".log"), this.find(".latest"), {
      press: (_, button) => this.say({ text: button.label, pressed: button.carries }),
      again: (id) => this.send(this.unsent.find(({ bubble }) => bubble.id === id)),
    });
    this.rename(person);
    this.find(".compose").addEventListener("submit", (event) => this.submit(event));
    this.find(".attach input").addEventListener("change", ({ target }) => this.attach(target));
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.setStatus();
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  /** A person may get a name and an outlet after the phone was opened. */
  rename(person) {
    this.person = person;
    dress(this.find(".avatar"), person);
    this.find(".name").textContent = person.name;
    this.find(".label").textContent = person.label;
    this.find(".owner").textContent = phoneOf(person.name);
    this.element.setAttribute("aria-label", phoneOf(person.name));
    this.find(".log").setAttribute("aria-label", talkOf(person.name));
    this.field.setAttribute("aria-label", `${this.field.placeholder}, ${phoneOf(person.name)}`);
  }

  /** Reads the history again; several wishes at once become one more reading after the present one. */
  async refresh() {
    if (this.reading) {
      this.stale = true;
      return;
    }
    this.reading = true;
    do {
      this.stale = false;
      await this.read();
    } while (this.stale);
    this.reading = false;
  }

  async read() {
    try {
      this.history = await server.history(this.person.address);
    } catch {
      return; // The stream says when the server is back, and the phone is then read again.
    }
    const there = new Set(this.history.map(({ id }) => id));
    this.unsent = this.unsent.filter(({ bubble }) => !there.has(bubble.id));
    if (!this.unsent.length && !this.history.at(-1)?.mine) this.stopWaiting();
    this.show();
  }

  show() {
    this.log.show(this.history, this.unsent, Boolean(this.waiting));
    this.setStatus();
  }

  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    this.field.focus();
    if (!text) return;
    this.field.value = "";
    this.say({ text });
  }

  /** What is typed goes along with the file, as a caption. */
  attach(input) {
    const [file] = input.files;
    if (!file) return;
    const text = this.field.value.trim();
    this.field.value = "";
    this.say({ text, file });
    input.value = "";
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.find(".compose").requestSubmit();
  }

  say({ text, pressed, file }) {
    const shown = text || `📎 ${file.name}`;
    const bubble = { id: server.newId(), mine: true, text: shown, at: this.now().toISOString(), buttons: [], attachment: null };
    const said = { address: this.person.address, id: bubble.id, text };
    const sent = { bubble, state: "sending", said: pressed ? { ...said, pressed } : said, file };
    this.unsent.push(sent);
    this.log.toEnd();
    return this.send(sent);
  }

  async send(sent) {
    sent.state = "sending";
    this.wait();
    this.show();
    try {
      await (sent.file ? server.bring(sent.said, sent.file) : server.say(sent.said));
      sent.state = "delivered";
    } catch {
      sent.state = "failed";
      this.stopWaiting();
    }
    this.show();
  }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => { this.stopWaiting(); this.show(); }, LONGEST_WAIT_MS);
  }

  stopWaiting() {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }

  setConnected(connected) {
    this.cutOff = !connected;
    this.setStatus();
  }

  setStatus() {
    this.status.textContent = this.cutOff ? words.connecting : this.waiting ? words.typing : words.online;
    this.status.classList.toggle("busy", Boolean(this.waiting) || Boolean(this.cutOff));
  }
}
