import { icon } from "../shared/icons.js";
import { STEPS, isOpen, newestFirst, progressOf, stepOf } from "../shared/ordering/order-status.js";
import { clockTime } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { money, sheet, statePage } from "../shared/views.js";

const PICTURES = { placed: "send", received: "check", accepted: "check", preparing: "flame", ready: "bell", served: "plate", cancelled: "close" };

/** The newest order on its way, always in sight. */
export function orderStrip({ state, i18n, actions }) {
  const order = [...state.orders.values()].filter(isOpen).sort(newestFirst)[0];
  if (!order) {
    if (state.orders.size === 0) return nothing;
    return html`<button class="strip" data-testid="order-strip" data-status="served" @click=${actions.openOrders}>
      ${icon("plate")} <span>${i18n.t("orders")}</span> <b>${i18n.t("orders.open")}</b>
    </button>`;
  }
  return html`<button class="strip" data-testid="order-strip" data-status=${order.status} @click=${actions.openOrders}>
    ${icon(PICTURES[progressOf(order)] ?? "clock")}
    <span>
      <small>${i18n.t("orders.one", { number: order.number })}</small>
      ${i18n.t(`progress.${progressOf(order)}`)}
    </span>
    ${progress(order)}
  </button>`;
}

export function ordersSheet({ state, i18n, actions }) {
  const orders = [...state.orders.values()].sort(newestFirst);
  return sheet({
    i18n,
    title: i18n.t("orders"),
    testid: "orders",
    onClose: actions.close,
    body:
      orders.length === 0
        ? statePage({ picture: "plate", title: i18n.t("orders.none"), text: i18n.t("orders.noneText") })
        : repeat(orders, ({ id }) => id, (order) => orderCard(i18n, order)),
  });
}

function orderCard(i18n, order) {
  return html`<article class="order" data-testid="order" data-id=${order.id} data-status=${order.status}>
    <header>
      <h3>${i18n.t("orders.one", { number: order.number })}</h3>
      <span class="soft">${clockTime(order.placedAt, i18n.locale)}</span>
    </header>
    <p class="order-now" data-testid="order-status" data-status=${order.status} data-progress=${progressOf(order)}>
      ${icon(PICTURES[progressOf(order)] ?? "clock")} ${i18n.t(`progress.${progressOf(order)}`)}
    </p>
    ${progress(order)}
    <ul class="order-items">
      ${order.items.map(
        (item) => html`<li data-testid="order-item" data-status=${item.status}>
          <b>${item.quantity}</b>
          <span>
            ${item.name}${item.variantName ? ` · ${item.variantName}` : ""}
            ${item.options.length > 0
              ? html`<small class="soft">${item.options.map(({ name }) => name).join(" · ")}</small>`
              : nothing}
          </span>
          <em data-status=${item.status}>${i18n.t(`status.${item.status}`)}</em>
        </li>`,
      )}
    </ul>
    <footer>${money(i18n, order.total)}</footer>
  </article>`;
}

function progress({ status }) {
  if (status === "cancelled") return nothing;
  return html`<ol class="progress" aria-hidden="true">
    ${STEPS.map((_, index) => html`<li ?data-done=${index <= stepOf(status)} ?data-now=${index === stepOf(status)}></li>`)}
  </ol>`;
}
