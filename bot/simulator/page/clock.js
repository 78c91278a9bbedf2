// The bar with the simulated time, and the buttons that move it to where something happens.

import { byId, element } from "./element.js";
import { notify } from "./notice.js";
import * as server from "./server.js";
import { liveIn, nowItIs, shortDay, stops, time, weekday, words, zone } from "./words.js";

const TICK_MS = 1000;

export class Clock {
  constructor() {
    this.ahead = 0;
    this.bar = document.querySelector(".clock");
    byId("advance").onclick = () => this.unfold(!byId("stops").classList.contains("open"));
    setInterval(() => this.tick(), TICK_MS);
  }

  now() {
    return new Date(Date.now() + this.ahead);
  }

  async read() {
    this.set(await server.clock());
  }

  set(face) {
    liveIn(face.zone);
    this.ahead = new Date(face.now) - Date.now();
    byId("stops").replaceChildren(...face.stops.map((stop) => this.stop(stop)));
    this.shown = undefined;
    this.tick();
  }

  stop({ kind, at }) {
    const moment = new Date(at);
    return element("button", { type: "button", title: shortDay(moment), onclick: () => this.moveTo(at) },
      element("strong", { textContent: `${weekday(moment)} ${time(moment)}` }),
      element("span", { textContent: ` · ${stops[kind]}` }));
  }

  async moveTo(at) {
    this.setMoving(true);
    try {
      this.set(await server.moveClock(at));
      notify(nowItIs(this.now()));
      this.unfold(false);
    } catch {
      notify(words.notMoved);
    }
    this.setMoving(false);
  }

  setMoving(moving) {
    this.bar.classList.toggle("moving", moving);
    if (moving) notify(words.moving);
    for (const button of byId("stops").children) button.disabled = moving;
  }

  unfold(open) {
    byId("stops").classList.toggle("open", open);
    byId("advance").setAttribute("aria-expanded", open);
  }

  tick() {
    const now = this.now();
    const text = `${shortDay(now)} ${time(now)}`;
    if (text === this.shown) return;
    this.shown = text;
    byId("now").dateTime = now.toISOString();
    byId("now").replaceChildren(`${shortDay(now)}, ${time(now)} `, element("small", { textContent: zone(now) }));
  }
}
