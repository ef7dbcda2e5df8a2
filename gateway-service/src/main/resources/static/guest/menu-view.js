import { icon } from "../shared/icons.js";
import { countOf } from "../shared/ordering/cart.js";
import { fewLeft, isSoldOut, searchProducts } from "../shared/ordering/menu.js";
import { now } from "../shared/time.js";
import { html, nothing, repeat } from "../shared/vendor.js";
import { allergenList, money, statePage } from "../shared/views.js";

export function menuView(screen) {
  const { state, i18n, actions } = screen;
  if (state.menu.products.length === 0) {
    return statePage({ picture: "plate", title: i18n.t("empty.title"), text: i18n.t("empty.text") });
  }
  const searching = state.query.trim() !== "";
  return html`
    <div class="finder">
      <label class="search">
        <span class="sr-only">${i18n.t("search")}</span>
        ${icon("search")}
        <input
          type="search"
          data-testid="search"
          placeholder=${i18n.t("search")}
          .value=${state.query}
          @input=${({ target }) => actions.search(target.value)}
        />
      </label>
      ${searching ? nothing : tabs(screen)}
    </div>
    <main class="menu">${searching ? found(screen) : sections(screen)}</main>
  `;
}

function tabs({ state, i18n }) {
  return html`<nav class="tabs" aria-label=${i18n.t("categories")}>
    ${state.menu.categories.map(
      ({ id, name }) => html`<button
        data-testid="category-tab"
        aria-current=${id === state.category ? "true" : "false"}
        @click=${() => document.getElementById(`category-${id}`).scrollIntoView({ behavior: "smooth" })}
      >
        ${name}
      </button>`,
    )}
  </nav>`;
}

function sections(screen) {
  const { menu } = screen.state;
  return repeat(
    menu.categories,
    ({ id }) => id,
    ({ id, name }) => html`<section class="category" id="category-${id}" data-id=${id}>
      <h2>${name}</h2>
      <ul class="cards">
        ${repeat(menu.inCategory(id), (product) => product.id, (product) => card(screen, product))}
      </ul>
    </section>`,
  );
}

function found(screen) {
  const products = searchProducts(screen.state.menu.products, screen.state.query);
  if (products.length === 0) {
    return html`<p class="nothing soft" data-testid="search-nothing">
      ${screen.i18n.t("searchNothing", { query: screen.state.query.trim() })}
    </p>`;
  }
  return html`<ul class="cards">
    ${repeat(products, (product) => product.id, (product) => card(screen, product))}
  </ul>`;
}

function card({ state, i18n, actions }, product) {
  const soldOut = isSoldOut(product, now());
  const count = countOf(state.cart, product.id);
  const few = fewLeft(product);
  return html`<li class="card" data-testid="product" data-id=${product.id} ?data-sold-out=${soldOut}>
    <button class="card-open" data-testid="product-open" ?disabled=${soldOut} @click=${() => actions.openProduct(product)}>
      <h3>${product.name}</h3>
      ${product.description ? html`<p class="soft">${product.description}</p>` : nothing}
      ${allergenList(i18n, product.allergens)}
      <p class="card-foot">
        ${price(i18n, product)}
        ${soldOut ? html`<b class="stamp">${i18n.t("soldOut")}</b>` : nothing}
        ${few && !soldOut ? html`<b class="few">${i18n.t("fewLeft", { n: few })}</b>` : nothing}
        ${product.dietary.map((tag) => html`<span class="tag">${dietaryName(i18n, tag)}</span>`)}
      </p>
    </button>
    <button
      class="card-add round"
      data-testid="product-add"
      aria-label=${i18n.t("addOf", { name: product.name })}
      ?disabled=${soldOut}
      ?data-some=${count > 0}
      @click=${() => actions.quickAdd(product)}
    >
      ${count > 0 ? count : icon("plus")}
    </button>
  </li>`;
}

function price(i18n, product) {
  if (product.variants.length < 2) return html`<strong>${money(i18n, product.variants[0]?.price ?? product.price)}</strong>`;
  const cheapest = product.variants.map((variant) => variant.price).sort((a, b) => a.amount - b.amount)[0];
  return html`<strong><small>${i18n.t("from")}</small> ${money(i18n, cheapest)}</strong>`;
}

function dietaryName(i18n, tag) {
  const key = `dietary.${tag}`;
  const name = i18n.t(key);
  return name === key ? tag : name;
}
