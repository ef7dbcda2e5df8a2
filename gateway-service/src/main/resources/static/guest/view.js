import { icon } from "../shared/icons.js";
import { cartAmount, countOf } from "../shared/ordering/cart.js";
import { productSheet } from "../shared/ordering/product-sheet.js";
import { html, nothing } from "../shared/vendor.js";
import { explain, languageSwitch, liveBadge, money, statePage, toasts } from "../shared/views.js";
import { billSheet } from "./bill-view.js";
import { cartSheet } from "./cart-view.js";
import { menuView } from "./menu-view.js";
import { orderStrip, ordersSheet } from "./orders-view.js";
import { isAsked } from "./requests.js";

/** The guest's screen as a function of its state. */
export function guestView(screen) {
  return html`${PHASES[screen.state.phase](screen)} ${toasts(screen.state.toasts)}`;
}

const PHASES = {
  loading: ({ i18n }) => html`
    <div class="hero loading" role="status" data-testid="loading">
      <p class="soft">${i18n.t("opening")}</p>
      <div class="skeleton title"></div>
    </div>
    <div class="menu">${[1, 2, 3, 4, 5].map(() => html`<div class="skeleton card-shape"></div>`)}</div>
  `,
  bad: ({ i18n }) => statePage({ picture: "qr", title: i18n.t("bad.title"), text: i18n.t("bad.text"), testid: "bad-code" }),
  failed: ({ state, i18n, actions }) =>
    statePage({
      picture: "offline",
      title: i18n.t("failed.title"),
      text: explain(i18n, state.error),
      action: html`<button class="button" @click=${actions.retry}>${i18n.t("retry")}</button>`,
      testid: "failed",
    }),
  closed: ({ i18n, actions }) =>
    statePage({
      picture: "bell",
      title: i18n.t("closed.title"),
      text: i18n.t("closed.text"),
      action: html`<button class="button quiet" @click=${actions.retry}>${i18n.t("closed.again")}</button>`,
      testid: "closed",
    }),
  menu: (screen) => html`
    ${hero(screen)} ${orderStrip(screen)} ${menuView(screen)} ${bottomBar(screen)} ${SHEETS[screen.state.sheet?.kind]?.(screen) ??
    nothing}
  `,
};

const SHEETS = {
  cart: cartSheet,
  orders: ordersSheet,
  bill: billSheet,
  product: ({ state, i18n, actions }) => {
    const product = state.menu.product(state.sheet.productId);
    return product
      ? productSheet({
          i18n,
          product,
          groups: state.menu.groupsOf(product),
          selection: state.sheet.selection,
          editing: Boolean(state.sheet.lineId),
          onChange: actions.select,
          onConfirm: actions.confirmProduct,
          onClose: actions.close,
        })
      : nothing;
  },
};

function hero({ state, i18n, actions }) {
  return html`<header class="hero">
    <div class="hero-top">
      ${liveBadge(i18n, state.live)}
      ${languageSwitch(i18n, actions.choose)}
    </div>
    <h1 data-testid="restaurant">${state.restaurant.name}</h1>
    <p data-testid="table-code">${i18n.t("atTable", { code: state.session.tableCode })}</p>
  </header>`;
}

function bottomBar({ state, i18n, actions }) {
  const count = countOf(state.cart);
  const called = isAsked(state.session, "waiter");
  const amount = { amount: cartAmount(state.cart, state.menu), currency: state.menu.restaurant.currency };
  return html`<nav class="bar">
    <button
      class="bar-item"
      data-testid="call-waiter"
      aria-label=${i18n.t("waiter.call")}
      ?data-asked=${called}
      ?disabled=${called}
      @click=${() => actions.call("waiter")}
    >
      ${icon(called ? "check" : "hand")} <span>${i18n.t(called ? "waiter.coming" : "waiter")}</span>
    </button>
    <button class="bar-item" data-testid="open-bill" ?data-asked=${isAsked(state.session, "bill")} @click=${actions.openBill}>
      ${icon("bill")} <span>${i18n.t("bill")}</span>
    </button>
    <button class="button bar-cart" data-testid="open-cart" ?disabled=${count === 0} @click=${actions.openCart}>
      ${count > 0 ? html`<b class="count" data-testid="cart-count">${count}</b>` : icon("cart")}
      <span>${i18n.t("cart")} ${count > 0 ? html`<strong>${money(i18n, amount)}</strong>` : nothing}</span>
    </button>
  </nav>`;
}
