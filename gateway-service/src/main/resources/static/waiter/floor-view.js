import { icon } from "../shared/icons.js";
import { minutesSince, now } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { statePage } from "../shared/views.js";
import { byArea, glance, ordersOf, sessionOf } from "./floor.js";

const PICTURES = {
  free: "plus",
  reserved: "star",
  seated: "chair",
  waiting: "clock",
  ready: "bell",
  bill: "bill",
  called: "hand",
  unconfirmed: "alert",
};

export function floorView(screen) {
  const { state, i18n } = screen;
  const tables = [...state.tables.values()];
  if (tables.length === 0) {
    return statePage({ picture: "chair", title: i18n.t("floor.empty"), text: i18n.t("floor.emptyText") });
  }
  const taken = tables.filter(({ id }) => sessionOf(state.sessions, id)).length;
  return html`<main class="floor">
    <p class="soft" data-testid="floor-summary">${i18n.t("floor.summary", { free: tables.length - taken, taken })}</p>
    ${byArea(tables).map(
      ({ area, tables: members }) => html`<section>
        <h2>${area || i18n.t("otherArea")}</h2>
        <ul class="tiles">
          ${repeat(members, ({ id }) => id, (table) => tile(screen, table))}
        </ul>
      </section>`,
    )}
  </main>`;
}

function tile({ state, i18n, actions }, table) {
  const session = sessionOf(state.sessions, table.id);
  const { kind, since } = glance(table, session, ordersOf(state.orders, session), now());
  return html`<li>
    <button class="tile" data-testid="table" data-code=${table.code} data-kind=${kind} @click=${() => actions.openTable(table)}>
      <b>${table.code}</b> ${icon(PICTURES[kind])}
      <span class="tile-state">${i18n.t(`glance.${kind}`)}</span>
      <small>${since ? i18n.t("minutes", { n: minutesSince(since) }) : i18n.t("table.seats", { n: table.seats })}</small>
      ${hasRound(state, session) ? html`<i class="round-open">${icon("note")}</i>` : nothing}
    </button>
  </li>`;
}

function hasRound(state, session) {
  return session && state.carts.get(session.id)?.lines.length > 0;
}
