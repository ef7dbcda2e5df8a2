/** What is ordered most on this device: counts by product, kept on it, nothing else. */
const KEY = "aris.favourites";
const SHOWN = 8;

export function countOrdered(products) {
  const counts = read();
  for (const { productId, quantity } of products) counts[productId] = (counts[productId] ?? 0) + quantity;
  localStorage.setItem(KEY, JSON.stringify(counts));
}

/** Until anything was ordered here, the head of the menu stands in. */
export function favouritesOf(menu) {
  const counts = read();
  const ordered = menu.products.filter(({ id }) => counts[id]).sort((a, b) => counts[b.id] - counts[a.id]);
  return (ordered.length > 0 ? ordered : menu.products).slice(0, SHOWN);
}

function read() {
  return JSON.parse(localStorage.getItem(KEY) ?? "{}");
}
