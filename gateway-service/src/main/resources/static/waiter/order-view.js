import { icon } from "../shared/icons.js";
import { cartAmount, choicesOf, countOf, emptyCart } from "../shared/ordering/cart.js";
import { MAX_QUANTITY } from "../shared/ordering/selection.js";
import { fewLeft, isSoldOut, searchProducts } from "../shared/ordering/menu.js";
import { now } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { money, sheet, stepper } from "../shared/views.js";
import { favouritesOf } from "./favourites.js";
import { sessionOf } from "./floor.js";

/** The tab that shows what has been taken down so far. */
const ROUND = "round";

/** A round in few touches: favourites first, a category or two letters for the rest. */
export function orderSheet(screen) {
  const { state, i18n, actions } = screen;
  const table = state.tables.get(state.sheet.tableId);
  const session = sessionOf(state.sessions, state.sheet.tableId);
  if (!table || !session || !state.menu) return nothing;
  const cart = state.carts.get(session.id) ?? emptyCart();
  return sheet({
    i18n,
    title: i18n.t("order.title", { code: table.code }),
    kind: "full",
    testid: "order-sheet",
    onClose: actions.close,
    body: html`${finder(screen, cart)} ${list(screen, cart)}`,
    foot: sendButton(screen, cart),
  });
}

function finder({ state, i18n, ordering }, cart) {
  const { query, category } = state.sheet;
  const round = cart.lines.length > 0 ? [{ id: ROUND, name: i18n.t("order.round", { n: countOf(cart) }) }] : [];
  const tabs = [...round, { id: null, name: i18n.t("order.favourites") }, ...state.menu.categories];
  return html`<div class="order-finder">
    <label class="search">
      <span class="sr-only">${i18n.t("search")}</span>
      ${icon("search")}
      <input
        type="search"
        data-testid="order-search"
        placeholder=${i18n.t("search")}
        .value=${query}
        @input=${({ target }) => ordering.search(target.value)}
      />
    </label>
    <nav class="chips">
      ${tabs.map(
        ({ id, name }) => html`<button aria-pressed=${!query && id === category} @click=${() => ordering.filter(id)}>${name}</button>`,
      )}
    </nav>
  </div>`;
}

function list(screen, cart) {
  const { state, i18n } = screen;
  const { query, category } = state.sheet;
  if (category === ROUND && !query.trim()) return round(screen, cart);
  const products = query.trim()
    ? searchProducts(state.menu.products, query)
    : category
      ? state.menu.inCategory(category)
      : favouritesOf(state.menu);
  if (products.length === 0) return html`<p class="soft">${i18n.t("searchNothing", { query })}</p>`;
  return html`<ul class="picks">
    ${repeat(products, ({ id }) => id, (product) => pick(screen, cart, product))}
  </ul>`;
}

function round({ state, i18n, ordering }, cart) {
  return html`<ul>
    ${repeat(cart.lines, ({ id }) => id, (line) => html`<li class="round-line" data-testid="round-line">
      <span>
        ${state.menu.product(line.productId)?.name}
        <small class="soft">${[...choicesOf(state.menu, line), line.selection.note].filter(Boolean).join(" · ")}</small>
      </span>
      ${stepper(i18n, {
        value: line.selection.quantity,
        most: MAX_QUANTITY,
        onLess: () => ordering.setQuantity(line.id, line.selection.quantity - 1),
        onMore: () => ordering.setQuantity(line.id, line.selection.quantity + 1),
      })}
    </li>`)}
  </ul>`;
}

function pick({ i18n, ordering }, cart, product) {
  const soldOut = isSoldOut(product, now());
  const count = countOf(cart, product.id);
  const few = fewLeft(product);
  return html`<li class="pick" data-testid="pick" data-id=${product.id} ?data-sold-out=${soldOut}>
    <button class="pick-add" data-testid="pick-add" aria-label=${i18n.t("order.addOf", { name: product.name })} ?disabled=${soldOut} @click=${() => ordering.add(product)}>
      ${count > 0 ? html`<b>${count}</b>` : icon("plus")}
      <span>
        ${product.name}
        <small class="soft">
          ${soldOut ? i18n.t("soldOut") : money(i18n, product.variants[0]?.price ?? product.price)}
          ${few && !soldOut ? html` · ${i18n.t("fewLeft", { n: few })}` : nothing}
        </small>
      </span>
    </button>
    ${count > 0
      ? html`<button class="round bare" aria-label=${i18n.t("order.removeOf", { name: product.name })} @click=${() => ordering.lessOf(product)}>
          ${icon("minus")}
        </button>`
      : html`<button class="round bare" data-testid="pick-note" aria-label=${i18n.t("noteLabel")} ?disabled=${soldOut} @click=${() => ordering.choose(product)}>
          ${icon("note")}
        </button>`}
  </li>`;
}

function sendButton({ state, i18n, ordering }, cart) {
  const count = countOf(cart);
  const amount = { amount: cartAmount(cart, state.menu), currency: state.menu.restaurant.currency };
  const label = { idle: "order.send", sending: "order.sending", unsure: "order.resend" }[state.sending];
  return html`
    ${state.sending === "unsure" ? html`<p class="soft" role="alert">${i18n.t("order.unsure")}</p>` : nothing}
    <button
      class="button split"
      data-testid="send-order"
      ?disabled=${count === 0 || state.sending === "sending"}
      @click=${() => ordering.send()}
    >
      <span>${icon("send")} ${i18n.t(label)} ${count > 0 ? html`<b>(${count})</b>` : nothing}</span>
      ${count > 0 ? money(i18n, amount) : nothing}
    </button>
  `;
}
