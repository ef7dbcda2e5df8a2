import { createI18n } from "./shared/i18n.js";

/** The page holds both languages; the document's `lang` shows one. Without scripts it is Spanish. */
const i18n = createI18n();
const button = document.getElementById("language");

function label() {
  button.textContent = i18n.language === "es" ? "EN" : "ES";
}

button.addEventListener("click", () => {
  i18n.choose(i18n.language === "es" ? "en" : "es");
  label();
});
label();
