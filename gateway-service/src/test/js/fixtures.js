/** A small restaurant for the tests of the screens. */
export const cop = (pesos) => ({ amount: pesos * 100, currency: "COP" });

export const doneness = group("doneness", 1, 1, [["rare", 0], ["medium", 0]]);
export const sides = group("sides", 2, 2, [["potato", 0], ["avocado", 3500], ["yuca", 0, false]]);
export const sauces = group("sauces", 0, 3, [["aji", 0], ["guacamole", 4500]]);

export const steak = product("steak", "Lomo de res", 58000, { optionGroupIds: ["doneness", "sides", "sauces"] });
export const lemonade = product("lemonade", "Limonada de coco", 12000, {
  variants: [
    { id: "glass", name: "Vaso", price: cop(12000) },
    { id: "jug", name: "Jarra", price: cop(34000) },
  ],
});
export const soup = product("soup", "Ajiaco santafereño", 36000, { description: "Tres papas y crema" });

export const menuDocument = {
  restaurant: { name: "El Fogón", slug: "el-fogon", currency: "COP", locale: "es-CO" },
  categories: [
    { id: "drinks", name: "Bebidas", position: 1 },
    { id: "dishes", name: "Platos", position: 0 },
    { id: "none", name: "Vacía", position: 2 },
  ],
  products: [steak, { ...lemonade, categoryId: "drinks" }, soup],
  optionGroups: [doneness, sides, sauces],
  version: 1,
};

export function item(id, status, extra = {}) {
  return {
    id,
    productId: "soup",
    name: "Ajiaco",
    variantName: null,
    station: "grill",
    prepMinutes: 10,
    quantity: 1,
    status,
    statusSince: "2026-03-01T12:00:00Z",
    options: [],
    allergens: [],
    note: null,
    ...extra,
  };
}

export function order(id, items, extra = {}) {
  const open = items.some(({ status }) => status !== "served" && status !== "voided");
  return {
    id,
    number: 1,
    tableSessionId: "session",
    tableCode: "7",
    status: open ? "placed" : "served",
    placedAt: "2026-03-01T12:00:00Z",
    version: 1,
    items,
    ...extra,
  };
}

export function byId(...aggregates) {
  return new Map(aggregates.map((aggregate) => [aggregate.id, aggregate]));
}

function product(id, name, pesos, extra) {
  return {
    id,
    name,
    categoryId: "dishes",
    description: null,
    price: cop(pesos),
    position: 0,
    variants: [],
    optionGroupIds: [],
    availability: { available: true, remaining: null, until: null },
    ...extra,
  };
}

function group(id, minSelections, maxSelections, options) {
  return {
    id,
    name: id,
    minSelections,
    maxSelections,
    options: options.map(([name, pesos, available = true]) => ({ id: name, name, priceDelta: cop(pesos), available })),
  };
}
