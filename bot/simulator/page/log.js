// What was said on one phone, brought in line with the history without touching what is right already.

import { bubbleOf, fileOf, setState, useButtons } from "./bubble.js";
import { copyOf, element } from "./element.js";
import { longDay, words } from "./words.js";

const NEAR_PX = 80;

export class Log {
  /** `box` holds the bubbles, `latest` is the button that leads to the newest; `acts` are press and again. */
  constructor(box, latest, acts) {
    this.box = box;
    this.latest = latest;
    this.acts = acts;
    this.bubbles = new Map();
    this.days = new Map();
    this.dots = copyOf("typing");
    this.started = false;
    latest.onclick = () => this.toEnd();
    this.top = 0;
    this.atEnd = true;
    box.addEventListener("scroll", () => this.scrolled());
    box.addEventListener("load", () => this.atEnd && this.toEnd(), true); // A picture has its height only now.
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(box);
  }

  /** `history` and then `unsent` bubbles of ours, oldest first; `typing` shows the dots after them. */
  show(history, unsent, typing) {
    this.scrolled(); // The event of a scroll comes a frame after it.
    const before = this.bubbles.size;
    const said = [...history, ...unsent.map(({ bubble }) => bubble)];
    const wanted = said.length ? this.wanted(said) : [element("p", { className: "empty", textContent: words.empty })];
    place(this.box, typing ? [...wanted, this.dots] : wanted);
    history.filter(({ mine }) => mine).forEach(({ id }) => setState(this.bubbles.get(id), "delivered"));
    unsent.forEach(({ bubble, state }) => setState(this.bubbles.get(bubble.id), state));
    this.useButtons(said);
    if (this.atEnd) this.toEnd();
    else if (this.bubbles.size > before) this.latest.hidden = false;
    this.started = true;
  }

  wanted(said) {
    const nodes = [];
    let day, mine;
    for (const bubble of said) {
      const its = longDay(new Date(bubble.at));
      if (its !== day) nodes.push(this.day(its, bubble.id));
      const node = this.bubble(bubble);
      node.classList.toggle("turn", its !== day || bubble.mine !== mine);
      nodes.push(node);
      [day, mine] = [its, bubble.mine];
    }
    return nodes;
  }

  /** The line above the first bubble of a day; a clock that was moved may come to the same day twice. */
  day(name, first) {
    if (!this.days.has(first)) this.days.set(first, element("div", { className: "day", textContent: name }));
    return this.days.get(first);
  }

  /** One that was sent with a file is made anew once the file lies on the server. */
  bubble(bubble) {
    if (!this.bubbles.has(bubble.id) || this.bubbles.get(bubble.id).dataset.file !== fileOf(bubble)) {
      const made = bubbleOf(bubble, {
        press: (button) => this.acts.press(bubble, button),
        again: () => this.acts.again(bubble.id),
      });
      made.classList.toggle("fresh", this.started);
      this.bubbles.set(bubble.id, made);
    }
    return this.bubbles.get(bubble.id);
  }

  /** Buttons are used once anything was said after them; what was said first is what was chosen. */
  useButtons(said) {
    let answer;
    for (const bubble of said.toReversed()) {
      if (bubble.mine) answer = bubble.text;
      else if (bubble.buttons.length && answer !== undefined) useButtons(this.bubbles.get(bubble.id), answer);
    }
  }

  /**
   * Whether the newest is in sight changes only by scrolling, never because a picture or a bubble made it longer.
   * Nobody leaves the end downwards: that is the browser, which holds the view still while a picture above comes in.
   */
  scrolled() {
    const top = this.box.scrollTop;
    if (top === this.top) return;
    const isNear = this.box.scrollHeight - top - this.box.clientHeight < NEAR_PX;
    this.atEnd = isNear || (this.atEnd && top > this.top);
    this.top = top;
    if (this.atEnd) this.latest.hidden = true;
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
    this.top = this.box.scrollTop;
    this.atEnd = true;
    this.latest.hidden = true;
  }
}

/** Makes `nodes` the children of `box`, moving only what is out of place. */
function place(box, nodes) {
  nodes.forEach((node, index) => box.children[index] !== node && box.insertBefore(node, box.children[index] ?? null));
  while (box.children.length > nodes.length) box.lastElementChild.remove();
}
