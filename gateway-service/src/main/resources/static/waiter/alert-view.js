import { icon } from "../shared/icons.js";
import { minutesSince } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { sheet, stationName } from "../shared/views.js";

const PICTURES = { ready: "bell", called: "hand", bill: "bill", unconfirmed: "alert", unwatched: "screen" };
const TEST_IDS = { ready: "ready-alert", called: "call-alert", bill: "call-alert", unconfirmed: "unconfirmed-alert", unwatched: "unwatched-alert" };
/** What somebody has to walk to the kitchen for; the kitchen's own screen ends it. */
const OF_THE_KITCHEN = ["unconfirmed", "unwatched"];

/** The newest thing that wants somebody to walk, over everything else. */
export function newestAlert(screen) {
  const { alerts, i18n, actions } = screen;
  if (alerts.length === 0) return nothing;
  const others = alerts.length - 1;
  return html`<section class="alerts" aria-live="assertive">
    ${repeat([alerts[0]], ({ id }) => id, (alert) => alertView(screen, alert))}
    ${others > 0
      ? html`<button class="more" data-testid="more-alerts" @click=${actions.openAlerts}>
          ${i18n.t("alerts.more", { n: others })}
        </button>`
      : nothing}
  </section>`;
}

export function alertsSheet(screen) {
  const { alerts, i18n, actions } = screen;
  return sheet({
    i18n,
    title: i18n.t("alerts.title"),
    testid: "alerts",
    onClose: actions.close,
    body: repeat(alerts, ({ id }) => id, (alert) => alertView(screen, alert)),
  });
}

function alertView({ i18n, actions, state }, alert) {
  const { kind, tableCode, since, items, sessionId, id } = alert;
  const done = () => (kind === "ready" ? actions.serve(alert.order, items) : actions.resolve(sessionId, id));
  const open = () =>
    kind === "unwatched"
      ? actions.openKitchen()
      : alert.tableId && actions.openTable(state.tables.get(alert.tableId) ?? { id: alert.tableId });
  const count = items?.reduce((sum, { quantity }) => sum + quantity, 0);
  return html`<article class="alert" data-testid=${TEST_IDS[kind]} data-kind=${kind} data-table=${tableCode}>
    ${icon(PICTURES[kind])}
    <button class="alert-open" @click=${open}>
      <b>${whereOf(i18n, alert)}</b>
      <span>${i18n.t(`alert.${kind}`, { n: count, station: stationName(i18n, alert.station) })} · ${i18n.t("minutes", { n: minutesSince(since) })}</span>
      ${kind === "unconfirmed" ? html`<small>${i18n.t("alert.askKitchen", { number: alert.order.number })}</small>` : nothing}
      ${kind === "unwatched" ? html`<small>${i18n.t("alert.unwatchedOrders", { n: alert.count })}</small>` : nothing}
      ${items ? html`<small>${items.map(({ quantity, name }) => `${quantity} ${name}`).join(", ")}</small>` : nothing}
    </button>
    ${OF_THE_KITCHEN.includes(kind)
      ? nothing
      : html`<button class="button" data-testid=${kind === "ready" ? "serve" : "resolve"} @click=${done}>
          ${i18n.t(kind === "ready" ? "alert.serve" : "alert.resolve")}
        </button>`}
  </article>`;
}

function whereOf(i18n, { kind, tableCode }) {
  if (kind === "unwatched") return i18n.t("glance.unconfirmed");
  return tableCode ? i18n.t("table", { code: tableCode }) : i18n.t("takeaway");
}
