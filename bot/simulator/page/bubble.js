// One message as a phone shows it.

import { drawing, element, marked, unseen } from "./element.js";
import { enlarge } from "./viewer.js";
import { time, words } from "./words.js";

const TICKS = [["first", "M1 6.5 4 9.5 10 2.5"], ["second", "M7.6 8.7l.8.8 6-7"]];
const PAGE = "M6 1h15l9 9v27a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3z";
const FOLD = "M21 1v9h9";
const GRID = "M9 19h15v13H9zM9 25.5h15M16.5 19v13";
const LINES = "M9 19h15M9 25.5h15M9 32h9";

/** `press` is called with a button; `again` when a message that did not get through is to be sent once more. */
export function bubbleOf(bubble, { press, again }) {
  const made = element("div", { className: `bubble ${bubble.mine ? "mine" : "theirs"}` });
  made.dataset.id = bubble.id;
  made.dataset.file = fileOf(bubble);
  made.append(unseen(bubble.mine ? words.me : words.bot), ...attached(bubble.attachment));
  if (bubble.text) made.append(element("p", { className: "words" }, ...marked(bubble.text), stamp(bubble)));
  else made.append(stamp(bubble));
  if (bubble.buttons.length) made.append(buttons(bubble.buttons, press));
  if (bubble.mine) {
    made.append(element("button", { className: "again", textContent: words.again, hidden: true, onclick: again }));
  }
  return made;
}

export const fileOf = ({ attachment }) => attachment?.url ?? "";

/** Shows how far a message of ours has come: "sending", "delivered" or "failed". */
export function setState(made, state) {
  made.classList.remove("sending", "delivered", "failed");
  made.classList.add(state);
  made.querySelector(".again").hidden = state !== "failed";
  made.querySelector(".when .unseen").textContent = words[state] ?? "";
}

/** Makes buttons look used once something was answered; `answer` is what was answered, if it is known. */
export function useButtons(made, answer) {
  const group = made.querySelector(".buttons");
  group?.classList.add("used");
  const chosen = [...(group?.children ?? [])].find((button) => button.value === answer || same(button.name, answer));
  if (!chosen || chosen.classList.contains("chosen")) return;
  chosen.classList.add("chosen");
  chosen.append(unseen(` (${words.chosen})`));
}

const same = (label, answer) => label.trim().toLowerCase() === answer.trim().toLowerCase();

function stamp({ at, mine }) {
  const shown = element("span", { className: "when" }, element("time", { dateTime: at, textContent: time(new Date(at)) }));
  if (mine) shown.append(ticks(), unseen(""));
  return shown;
}

function ticks() {
  const drawn = drawing([17, 12], "0 0 16 12", TICKS);
  drawn.classList.add("tick");
  return drawn;
}

function buttons(list, press) {
  const group = element("div", { className: "buttons", role: "group" });
  group.append(...list.map((it) => element("button", {
    type: "button", name: it.label, value: it.carries, textContent: it.label, onclick: () => press(it),
  })));
  return group;
}

function attached(attachment) {
  if (!attachment) return [];
  return [attachment.picture ? picture(attachment) : documentCard(attachment)];
}

function picture({ url, name }) {
  const image = element("img", { src: url, alt: name, decoding: "async" });
  return element("button", {
    type: "button", className: "picture", title: words.enlarge, onclick: () => enlarge(url, name),
  }, image);
}

function documentCard({ url, name }) {
  const sheet = /\.xlsx?$/i.test(name);
  const icon = drawing([33, 41], "0 0 33 41", [
    [sheet ? "sheet" : "paper", PAGE], ["fold", FOLD], ["grid", sheet ? GRID : LINES],
  ]);
  const kind = sheet ? words.sheet : words.document;
  const title = element("span", {}, element("b", { textContent: name }), element("small", { textContent: kind }));
  return element("a", { className: "document", href: url, download: name }, icon, title);
}
