/**
 * The guest's token and cart, kept in the tab's session storage: a reload over a bad connection neither loses the cart nor
 * counts as another scan, and both are gone with the tab. Nothing outlives it: no token is ever in local storage. The token
 * is bound to one stay at one table, lives hours at most and dies when staff close the table.
 */
const STAY = "aris.stay";
const CART = "aris.cart";

export function keepStay(code, { session, token }) {
  const until = Date.now() + token.expires_in * 1000;
  const stay = { code, sessionId: session.id, token: token.access_token, until };
  sessionStorage.setItem(STAY, JSON.stringify(stay));
  return stay;
}

/** @returns the stay of that QR code, or null; an expired one is null */
export function readStay(code) {
  const stay = JSON.parse(sessionStorage.getItem(STAY) ?? "null");
  return stay && stay.code === code && stay.until > Date.now() ? stay : null;
}

export function endStay() {
  sessionStorage.removeItem(STAY);
  sessionStorage.removeItem(CART);
}

export function keepCart(sessionId, cart) {
  sessionStorage.setItem(CART, JSON.stringify({ sessionId, cart }));
}

export function readCart(sessionId) {
  const kept = JSON.parse(sessionStorage.getItem(CART) ?? "null");
  return kept?.sessionId === sessionId ? kept.cart : null;
}
