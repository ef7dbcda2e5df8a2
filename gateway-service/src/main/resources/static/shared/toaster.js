import { explain } from "./views.js";

const SHOWN_MILLIS = 3500;

/** Short messages over a screen: at most three, each for a few seconds. They live in the state's `toasts`. */
export function createToaster(store, i18n) {
  function show(text, bad = false) {
    const toast = { text, bad };
    store.set(({ toasts }) => ({ toasts: [...toasts, toast].slice(-3) }));
    setTimeout(() => store.set(({ toasts }) => ({ toasts: toasts.filter((other) => other !== toast) })), SHOWN_MILLIS);
  }
  return {
    tell: (text) => show(text),
    /** An error nobody foresaw also goes to the console: it is ours, not the reader's. */
    fail(error) {
      if (!error.problem && error.name !== "NoAnswerError") console.error(error);
      show(explain(i18n, error), true);
    },
  };
}
