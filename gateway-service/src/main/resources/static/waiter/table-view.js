import { icon } from "../shared/icons.js";
import { itemsIn, newestFirst } from "../shared/ordering/order-status.js";
import { clockTime, minutesSince } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { money, sheet } from "../shared/views.js";
import { allServed, openRequests, ordersOf, sessionOf } from "./floor.js";

export function tableSheet(screen) {
  const { state, i18n, actions } = screen;
  const table = state.tables.get(state.sheet.tableId);
  if (!table) return nothing;
  const session = sessionOf(state.sessions, table.id);
  const orders = ordersOf(state.orders, session).sort(newestFirst);
  return sheet({
    i18n,
    title: i18n.t("table", { code: table.code }),
    testid: "table-sheet",
    onClose: actions.close,
    body: session ? stay(screen, session, orders) : html`<p class="soft">${i18n.t("table.seats", { n: table.seats })}</p>`,
    foot: session ? stayButtons(screen, table, session, orders) : openButtons(screen, table),
  });
}

function openButtons({ i18n, actions }, table) {
  return html`
    <button class="button quiet" data-testid="open-table" @click=${() => actions.open(table, false)}>
      ${i18n.t("table.open")}
    </button>
    <button class="button" data-testid="open-and-order" @click=${() => actions.open(table, true)}>
      ${i18n.t("table.openAndOrder")}
    </button>
  `;
}

function stay(screen, session, orders) {
  const { state, i18n } = screen;
  const time = clockTime(session.openedAt, i18n.locale);
  const { bill } = state.sheet;
  return html`
    <p class="soft">
      ${i18n.t("table.since", { time, n: minutesSince(session.openedAt) })}
      ${bill?.due ? html` · ${i18n.t("table.due")} <b data-testid="table-due">${money(i18n, bill.due)}</b>` : nothing}
    </p>
    ${openRequests(session).map((request) => requestRow(screen, session, request))} ${readySection(screen, orders)}
    <h3>${i18n.t("table.orders")}</h3>
    ${orders.length === 0 ? html`<p class="soft">${i18n.t("table.noOrders")}</p>` : nothing}
    ${repeat(orders, ({ id }) => id, (order) => orderRow(i18n, order))}
  `;
}

function requestRow({ i18n, actions }, session, { id, kind }) {
  return html`<div class="row wanted" data-testid="request">
    ${icon(kind === "bill" ? "bill" : "hand")} <b>${i18n.t(kind === "bill" ? "alert.bill" : "alert.called")}</b>
    <button class="button" data-testid="resolve-request" @click=${() => actions.resolve(session.id, id)}>${i18n.t("resolve")}</button>
  </div>`;
}

function readySection({ i18n, actions }, orders) {
  const withReady = orders.map((order) => ({ order, items: itemsIn(order, "ready") })).filter(({ items }) => items.length > 0);
  if (withReady.length === 0) return nothing;
  const all = () => withReady.forEach(({ order, items }) => actions.serve(order, items));
  return html`<section class="ready">
    <header>
      <h3>${i18n.t("table.ready")}</h3>
      <button class="button leaf" data-testid="serve-all" @click=${all}>${icon("check")} ${i18n.t("table.serveAll")}</button>
    </header>
    ${withReady.flatMap(({ order, items }) =>
      items.map(
        (item) => html`<div class="row" data-testid="ready-item">
          <b>${item.quantity}</b> <span>${item.name}</span>
          <button class="button quiet" data-testid="serve-item" @click=${() => actions.serve(order, [item])}>
            ${i18n.t("table.served")}
          </button>
        </div>`,
      ),
    )}
  </section>`;
}

function orderRow(i18n, order) {
  return html`<article class="order" data-testid="table-order" data-number=${order.number} data-status=${order.status}>
    <header class="soft">#${order.number} · ${clockTime(order.placedAt, i18n.locale)} ${money(i18n, order.total)}</header>
    <ul>
      ${order.items.map(
        ({ quantity, name, variantName, status }) => html`<li data-status=${status}>
          <b>${quantity}</b> <span>${name}${variantName ? ` · ${variantName}` : ""}</span>
          <em>${i18n.t(`status.${status}`)}</em>
        </li>`,
      )}
    </ul>
  </article>`;
}

function stayButtons({ state, i18n, actions, ordering }, table, session, orders) {
  const sure = state.sheet.closing;
  const unserved = !allServed(orders);
  const label = sure ? (unserved ? "table.closeAnyway" : "table.closeSure") : "table.close";
  return html`
    <button
      class="button quiet close-table"
      data-testid="close-table"
      @click=${() => (sure ? actions.closeSession(table, session) : actions.askToClose())}
    >
      ${sure && unserved ? html`<small>${i18n.t("table.closeOpen")}</small>` : nothing}
      ${i18n.t(label)}
    </button>
    <button class="button" data-testid="take-order" @click=${() => ordering.begin(table)}>
      ${icon("plus")} ${i18n.t("table.order")}
    </button>
  `;
}
