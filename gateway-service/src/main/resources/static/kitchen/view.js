import { icon } from "../shared/icons.js";
import { staleBanner } from "../shared/stale.js";
import { staffPhases } from "../shared/staff-screen.js";
import { clockTime, now } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { languageSwitch, liveBadge, statePage, stationName, toasts } from "../shared/views.js";
import { sideView } from "./side-view.js";
import { ticketView } from "./ticket-view.js";

/** The kitchen's screen as a function of its state. */
export function kitchenView(screen) {
  const phase = { ...staffPhases, open: board }[screen.state.phase];
  return html`${phase(screen)} ${toasts(screen.state.toasts)}`;
}

function board(screen) {
  return html`
    ${topBar(screen)} ${staleBanner(screen.i18n, screen.state.live)}
    <div class="kitchen">
      <main>${tickets(screen)}</main>
      ${sideView(screen)}
    </div>
    ${undoBar(screen)}
  `;
}

function tickets(screen) {
  const { view, i18n } = screen;
  if (view.tickets.length === 0) {
    return statePage({ picture: "check", title: i18n.t("empty.title"), text: i18n.t("empty.text"), testid: "kitchen-empty" });
  }
  return html`<ol class="tickets">
    ${repeat(view.tickets, ({ order }) => order.id, (ticket, index) => ticketView(screen, ticket, index + 1))}
  </ol>`;
}

function topBar({ state, i18n, actions, view }) {
  return html`<header class="top">
    <a class="top-brand" href="/staff?stay" aria-label=${i18n.t("menu.toScreens")}>
      <img src="/icons/icon.svg" alt="" width="40" height="40" />
    </a>
    <nav class="stations" aria-label=${i18n.t("stations")}>
      ${[null, ...view.stations].map(
        (station) => html`<button
          data-testid="station"
          data-station=${station ?? "all"}
          aria-pressed=${station === view.station}
          @click=${() => actions.filter(station)}
        >
          ${stationName(i18n, station ?? "all")}
        </button>`,
      )}
    </nav>
    ${state.sound ? nothing : html`<span class="hint">${icon("sound")} ${i18n.t("sound.off")}</span>`}
    ${liveBadge(i18n, state.live)}
    <time class="clock">${clockTime(now(), i18n.locale)}</time>
    ${languageSwitch(i18n, actions.choose)}
  </header>`;
}

function undoBar({ state, i18n, actions }) {
  if (!state.undo?.shown) return nothing;
  return html`<div class="undo" role="status" data-testid="undo-bar">
    <span>${icon("check")} ${i18n.t("undo.done", { who: state.undo.who })}</span>
    <button class="button" data-testid="undo" @click=${() => actions.recallLast()}>${icon("undo")} ${i18n.t("undo")} <kbd>R</kbd></button>
  </div>`;
}
