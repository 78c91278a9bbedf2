// What this browser remembers, for good or until the tab is closed; a browser that forbids it just forgets.

const NAME = "lapormitra.";

const memory = (storage) => ({
  recall(what, otherwise) {
    try {
      return JSON.parse(storage().getItem(NAME + what)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  remember(what, value) {
    try {
      storage().setItem(NAME + what, JSON.stringify(value));
    } catch {
      // Nothing depends on it.
    }
  },
});

export const forGood = memory(() => localStorage);
export const thisVisit = memory(() => sessionStorage);
