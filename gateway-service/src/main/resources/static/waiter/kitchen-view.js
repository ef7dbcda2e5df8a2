import { icon } from "../shared/icons.js";
import { clockTime, now } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { sheet, stationName } from "../shared/views.js";
import { keepsUp, stationsOf } from "./kitchen-watch.js";

/** Opens the sheet; says at one glance whether the kitchen sees what is sent to it. */
export function kitchenButton({ state, i18n, actions }) {
  const { mood, label } = glanceOf(state, i18n);
  return html`<button class="kitchen-button" data-testid="kitchen-screens" data-mood=${mood} aria-label=${label} title=${label}
    @click=${actions.openKitchen}>
    ${icon(mood === "well" ? "screen" : "alert")} <b>${state.screens?.length ?? "?"}</b>
  </button>`;
}

function glanceOf(state, i18n) {
  if (!state.screens) return { mood: "unknown", label: i18n.t("kitchen.unknown") };
  const unwatched = stationsOf(state, now()).filter(({ watched, orders }) => !watched && orders > 0);
  if (unwatched.length > 0) return { mood: "bad", label: i18n.t("alert.unwatched", { station: stationName(i18n, unwatched[0].station) }) };
  const late = state.screens.some((screen) => keepsUp(screen, now()) !== "well");
  return { mood: late ? "late" : "well", label: i18n.t("kitchen.count", { n: state.screens.length }) };
}

export function kitchenSheet(screen) {
  const { state, i18n, actions } = screen;
  return sheet({
    i18n,
    title: i18n.t("kitchen.title"),
    testid: "kitchen-sheet",
    onClose: actions.close,
    body: state.screens ? stations(screen) : html`<p class="soft">${i18n.t("kitchen.unknown")}</p>`,
  });
}

function stations({ state, i18n }) {
  const everywhere = state.screens.filter(({ station }) => !station);
  const known = stationsOf(state, now());
  if (known.length === 0 && everywhere.length === 0) return html`<p class="soft">${i18n.t("kitchen.none")}</p>`;
  return html`
    ${everywhere.length > 0
      ? html`<section class="station" data-testid="kitchen-station" data-station="all">
          <h3>${i18n.t("kitchen.all")}</h3>
          ${screensOf(i18n, everywhere)}
        </section>`
      : nothing}
    ${repeat(known, ({ station }) => station, (one) => stationView(i18n, one))}
  `;
}

function stationView(i18n, { station, orders, screens, watched }) {
  const missing = watched ? i18n.t("kitchen.byAll") : i18n.t("kitchen.nobody");
  return html`<section class="station" data-testid="kitchen-station" data-station=${station} data-watched=${watched}>
    <h3><span>${stationName(i18n, station)}</span> <small>${i18n.t("kitchen.orders", { n: orders })}</small></h3>
    ${screens.length > 0 ? screensOf(i18n, screens) : nothing}
    ${screens.length > 0 && watched
      ? nothing
      : html`<p class=${watched ? "soft" : "nobody"}>${watched ? nothing : icon("alert")} ${missing}</p>`}
  </section>`;
}

function screensOf(i18n, screens) {
  return html`<ul>
    ${repeat(screens, ({ id }) => id, (screen) => {
      const mood = keepsUp(screen, now());
      return html`<li data-testid="kitchen-screen" data-mood=${mood}>
        ${icon(mood === "well" ? "screen" : "alert")}
        <span>${i18n.t("kitchen.since", { time: clockTime(screen.since, i18n.locale) })}</span>
        <b>${howFar(i18n, screen, mood)}</b>
      </li>`;
    })}
  </ul>`;
}

function howFar(i18n, { behindMillis, heardAt }, mood) {
  if (mood === "silent") return i18n.t("kitchen.silent", { time: clockTime(heardAt, i18n.locale) });
  if (mood === "behind") return i18n.t("kitchen.behind", { n: Math.round(behindMillis / 1000) });
  return i18n.t(heardAt ? "kitchen.upToDate" : "kitchen.connected");
}
