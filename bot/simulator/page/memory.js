// What this browser remembers between visits; a browser that forbids it just forgets.

const NAME = "lapormitra.";

export function recall(what, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(NAME + what)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(what, value) {
  try {
    localStorage.setItem(NAME + what, JSON.stringify(value));
  } catch {
    // Nothing depends on it.
  }
}
