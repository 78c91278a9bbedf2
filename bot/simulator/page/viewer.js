// A picture as large as the screen; Escape, the cross or a tap beside it closes it.

import { byId } from "./element.js";

const viewer = byId("viewer");
const enlarged = byId("enlarged");

export function enlarge(url, name) {
  enlarged.src = url;
  enlarged.alt = name;
  viewer.showModal();
}

viewer.addEventListener("click", () => viewer.close());
