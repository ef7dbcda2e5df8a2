import { icon } from "../shared/icons.js";
import { productSheet } from "../shared/ordering/product-sheet.js";
import { staffPhases } from "../shared/staff-screen.js";
import { staleBanner } from "../shared/stale.js";
import { html, nothing } from "../shared/vendor.js";
import { languageSwitch, liveBadge, toasts } from "../shared/views.js";
import { alertsSheet, newestAlert } from "./alert-view.js";
import { floorView } from "./floor-view.js";
import { kitchenButton, kitchenSheet } from "./kitchen-view.js";
import { orderSheet } from "./order-view.js";
import { tableSheet } from "./table-view.js";

/** The waiter's screen as a function of its state. */
export function waiterView(screen) {
  const phase = { ...staffPhases, open: floor }[screen.state.phase];
  return html`${phase(screen)} ${toasts(screen.state.toasts)}`;
}

const SHEETS = { table: tableSheet, order: orderSheet, alerts: alertsSheet, kitchen: kitchenSheet };

function floor(screen) {
  return html`
    <div class="pinned">${topBar(screen)} ${staleBanner(screen.i18n, screen.state.live)} ${newestAlert(screen)}</div>
    ${floorView(screen)} ${SHEETS[screen.state.sheet?.kind]?.(screen) ?? nothing} ${productOnTop(screen)}
  `;
}

function topBar(screen) {
  const { state, i18n, actions } = screen;
  return html`<header class="top">
    <h1>${i18n.t("title")}</h1>
    ${kitchenButton(screen)} ${liveBadge(i18n, state.live)} ${languageSwitch(i18n, actions.choose)}
    <a class="round bare" href="/staff?stay" aria-label=${i18n.t("menu.toScreens")}>${icon("exit")}</a>
  </header>`;
}

/** The sheet of options stands over the sheet of the order. */
function productOnTop({ state, i18n, ordering }) {
  const product = state.sheet?.product && state.menu.product(state.sheet.product);
  if (!product) return nothing;
  return productSheet({
    i18n,
    product,
    groups: state.menu.groupsOf(product),
    selection: state.sheet.selection,
    editing: false,
    onChange: ordering.select,
    onConfirm: () => ordering.confirm(),
    onClose: ordering.unselect,
  });
}
