/** The menu as the server sells it, indexed for the screens. Immutable: a change makes another one. */
export function menuOf({ restaurant, categories, products, optionGroups }) {
  const byId = new Map(products.map((product) => [product.id, product]));
  const groups = new Map(optionGroups.map((group) => [group.id, group]));
  const ordered = [...categories].sort(byPosition);
  return {
    restaurant,
    categories: ordered.filter(({ id }) => products.some(({ categoryId }) => categoryId === id)),
    products,
    product: (id) => byId.get(id),
    groupsOf: (product) => product.optionGroupIds.map((id) => groups.get(id)).filter(Boolean),
    inCategory: (id) => products.filter(({ categoryId }) => categoryId === id).sort(byPosition),
    withProduct: (changed) =>
      menuOf({
        restaurant,
        categories,
        optionGroups,
        products: products.map((product) => (product.id === changed.id ? changed : product)),
      }),
  };
}

/** Takes availability and price of an event; names stay in the reader's language. */
export function applyProductEvent(menu, { id, availability, price, variants }) {
  const known = menu.product(id);
  if (!known) return menu;
  const prices = new Map(variants.map((variant) => [variant.id, variant.price]));
  return menu.withProduct({
    ...known,
    availability,
    price,
    variants: known.variants.map((variant) => ({ ...variant, price: prices.get(variant.id) ?? variant.price })),
  });
}

export function isSoldOut({ availability }, at) {
  const { available, remaining, until } = availability;
  const back = until != null && Date.parse(until) <= at;
  return !(available || back) || remaining === 0;
}

/** Fewer than this are told: "quedan 3". */
export const FEW = 6;

export function fewLeft({ availability }) {
  const { remaining } = availability;
  return remaining != null && remaining > 0 && remaining < FEW ? remaining : null;
}

/** Every word has to occur, whatever its accents or case. Names before descriptions. */
export function searchProducts(products, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const inText = (text) => words.every((word) => text.includes(word));
  const named = products.filter(({ name }) => inText(fold(name)));
  const described = products.filter(({ name, description }) => inText(fold(`${name} ${description ?? ""}`)));
  return [...new Set([...named, ...described])];
}

export function fold(text) {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}

function byPosition(left, right) {
  return left.position - right.position || left.name.localeCompare(right.name);
}
