// One short sentence at the bottom of the page, read aloud too, that goes away by itself.

import { byId } from "./element.js";

const SHOWN_MS = 3500;
let leaving;

export function notify(sentence) {
  const notice = byId("notice");
  notice.textContent = sentence;
  notice.classList.add("shown");
  clearTimeout(leaving);
  leaving = setTimeout(() => notice.classList.remove("shown"), SHOWN_MS);
}
