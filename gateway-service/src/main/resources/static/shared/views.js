import "./sheet.js";
import { allergenOf } from "./allergens.js";
import { NoAnswerError } from "./http.js";
import { icon } from "./icons.js";
import { formatMoney } from "./money.js";
import { clockTime } from "./time.js";
import { html, nothing } from "./vendor.js";

/** Small views shared by the screens; each is a function of what it is given and of the language. */
export function liveBadge(i18n, { status, since }) {
  const time = since && clockTime(since, i18n.locale);
  return html`<span class="live" role="status" data-testid="live" data-status=${status}>
    ${i18n.t(`live.${status}`, { time })}
  </span>`;
}

export function languageSwitch(i18n, onChoose) {
  const other = i18n.language === "es" ? "en" : "es";
  return html`<button
    class="language"
    data-testid="language"
    lang=${other}
    aria-label=${i18n.t("language.switch")}
    @click=${() => onChoose(other)}
  >
    ${i18n.t("language.other")}
  </button>`;
}

/** What people call the station, or its own name. */
export function stationName(i18n, station) {
  const key = `station.${station}`;
  const name = i18n.t(key);
  return name === key ? station : name;
}

export function money(i18n, amount) {
  return html`<span class="money">${formatMoney(amount, i18n.locale)}</span>`;
}

export function sheet({ i18n, title, body, foot, onClose, kind = "", testid = "sheet" }) {
  return html`
    <div class="scrim" @click=${onClose}></div>
    <aris-sheet class="sheet ${kind}" aria-label=${title} data-testid=${testid} @close=${onClose}>
      <header class="sheet-head">
        <h2>${title}</h2>
        <button class="round bare" aria-label=${i18n.t("close")} data-testid="sheet-close" @click=${onClose}>
          ${icon("close")}
        </button>
      </header>
      <div class="sheet-body">${body}</div>
      ${foot ? html`<footer class="sheet-foot">${foot}</footer>` : nothing}
    </aris-sheet>
  `;
}

export function stepper(i18n, { value, onLess, onMore, most = Infinity, testid = "quantity" }) {
  return html`<span class="stepper" data-testid=${testid}>
    <button class="round" type="button" aria-label=${i18n.t("less")} @click=${onLess}>${icon("minus")}</button>
    <output>${value}</output>
    <button class="round" type="button" aria-label=${i18n.t("more")} ?disabled=${value >= most} @click=${onMore}>
      ${icon("plus")}
    </button>
  </span>`;
}

export function allergenList(i18n, names) {
  if (names.length === 0) return nothing;
  return html`<ul class="allergens" aria-label=${i18n.t("contains")}>
    ${names.map((name) => {
      const known = allergenOf(name);
      return html`<li>${icon(known ?? "alert")} ${known ? i18n.t(`allergen.${known}`) : name}</li>`;
    })}
  </ul>`;
}

/** A whole screen that says one thing: empty, failed, ended. */
export function statePage({ picture, title, text, action, testid = "state" }) {
  return html`<section class="state" data-testid=${testid}>
    ${icon(picture)}
    <h1>${title}</h1>
    ${text ? html`<p>${text}</p>` : nothing} ${action ?? nothing}
  </section>`;
}

export function toasts(list) {
  return html`<div class="toasts" role="status" aria-live="polite">
    ${list.map(
      ({ text, bad }) =>
        html`<p class="toast ${bad ? "bad" : ""}" data-testid="toast">${icon(bad ? "alert" : "check")} ${text}</p>`,
    )}
  </div>`;
}

/** What to tell a person about a failure: the server's own words where it gave some, never a code. */
export function explain(i18n, error) {
  if (error instanceof NoAnswerError) return i18n.t("error.noAnswer");
  const problem = error.problem;
  if (problem?.type?.endsWith("illegal-transition")) return i18n.t("error.illegal-transition");
  return problem?.errors?.[0]?.message ?? problem?.detail ?? problem?.title ?? i18n.t("error.unexpected");
}
