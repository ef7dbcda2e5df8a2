/** Spanish unless the reader chose or prefers English. Only the choice of language is kept on the device. */
const KEY = "aris.language";
const LOCALES = { es: "es-CO", en: "en" };

export function preferredLanguage(chosen, languages) {
  if (chosen === "es" || chosen === "en") return chosen;
  const known = languages.map((tag) => tag.slice(0, 2)).find((language) => language in LOCALES);
  return known ?? "es";
}

/** @param dictionaries one per feature, each `{es: {...}, en: {...}}`; a later one wins */
export function createI18n(...dictionaries) {
  const merged = { es: {}, en: {} };
  for (const dictionary of dictionaries) {
    Object.assign(merged.es, dictionary.es);
    Object.assign(merged.en, dictionary.en);
  }
  let language = preferredLanguage(stored(), navigator.languages ?? [navigator.language]);
  document.documentElement.lang = language;
  return {
    get language() {
      return language;
    },
    get locale() {
      return LOCALES[language];
    },
    t: (key, values) => translate(merged[language], key, values),
    choose(chosen) {
      language = chosen;
      document.documentElement.lang = chosen;
      localStorage.setItem(KEY, chosen);
    },
  };
}

/** Fills `{name}`; an entry that is a pair is [one, many], picked by `values.n`. A key without entry shows itself. */
export function translate(dictionary, key, values = {}) {
  const entry = dictionary[key] ?? key;
  const text = Array.isArray(entry) ? entry[values.n === 1 ? 0 : 1] : entry;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function stored() {
  return localStorage.getItem(KEY);
}
