import { icon } from "../shared/icons.js";
import { cartAmount, choicesOf, lineAmount } from "../shared/ordering/cart.js";
import { MAX_QUANTITY } from "../shared/ordering/selection.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { explain, money, sheet, statePage, stepper } from "../shared/views.js";

export function cartSheet(screen) {
  const { state, i18n, actions } = screen;
  const empty = state.cart.lines.length === 0;
  return sheet({
    i18n,
    title: i18n.t("cart"),
    testid: "cart",
    onClose: actions.close,
    body: empty
      ? statePage({ picture: "cart", title: i18n.t("cart.empty"), text: i18n.t("cart.emptyText") })
      : html`<ul class="lines">
            ${repeat(state.cart.lines, ({ id }) => id, (line) => cartLine(screen, line))}
          </ul>
          ${quoteView(screen)}`,
    foot: empty ? null : sendButton(screen),
  });
}

function cartLine({ state, i18n, actions }, line) {
  const product = state.menu.product(line.productId);
  if (!product) return nothing;
  const { currency } = state.menu.restaurant;
  const locked = state.sending !== "idle";
  return html`<li class="line" data-testid="cart-line">
    <div class="line-what">
      <h3>${product.name}</h3>
      ${choicesOf(state.menu, line).map((text) => html`<p class="soft">${text}</p>`)}
      ${line.selection.note.trim()
        ? html`<p class=${line.selection.allergy ? "allergy" : "soft"}>
            ${line.selection.allergy ? i18n.t("allergyPrefix") : icon("note")} ${line.selection.note}
          </p>`
        : nothing}
      <button class="link" ?disabled=${locked} @click=${() => actions.openProduct(product, line)}>
        ${i18n.t("cart.edit")}
      </button>
    </div>
    <div class="line-how">
      ${money(i18n, { amount: lineAmount(line, state.menu), currency })}
      ${locked
        ? html`<span>× ${line.selection.quantity}</span>`
        : stepper(i18n, {
            value: line.selection.quantity,
            most: MAX_QUANTITY,
            onLess: () => actions.setQuantity(line.id, line.selection.quantity - 1),
            onMore: () => actions.setQuantity(line.id, line.selection.quantity + 1),
          })}
    </div>
  </li>`;
}

/** The server's price once it is known for exactly this cart; until then our preview, marked as such. */
function quoteView({ state, i18n }) {
  const quoted = state.quote?.key === state.cart.key ? state.quote : null;
  const preview = { amount: cartAmount(state.cart, state.menu), currency: state.menu.restaurant.currency };
  return html`<div class="sum">
      <span>${i18n.t("cart.total")} <small class="soft">${i18n.t("cart.taxes")}</small></span>
      <strong data-testid="cart-total" ?data-quoted=${Boolean(quoted?.total)}>${money(i18n, quoted?.total ?? preview)}</strong>
    </div>
    ${quoted?.error ? html`<p class="trouble" role="alert">${icon("alert")} ${explain(i18n, quoted.error)}</p>` : nothing}
    ${state.sending === "unsure" ? html`<p class="trouble" role="alert">${icon("offline")} ${i18n.t("cart.unsure")}</p>` : nothing}`;
}

function sendButton({ state, i18n, actions }) {
  const label = { idle: "cart.send", sending: "cart.sending", unsure: "cart.resend" }[state.sending];
  return html`<button
    class="button wide"
    data-testid="send-order"
    ?disabled=${state.sending === "sending"}
    @click=${actions.send}
  >
    ${icon("send")} ${i18n.t(label)}
  </button>`;
}
