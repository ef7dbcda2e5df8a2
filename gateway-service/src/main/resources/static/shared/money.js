/**
 * Money on the wire is an integer in the minor unit of ISO 4217; here it only becomes text. Sums stay integers.
 *
 * @typedef {{amount: number, currency: string}} Money
 */

/** ISO 4217 exponents other than 2. Intl follows customary use instead, which differs for some (COP, IDR, IQD). */
const EXPONENTS = new Map([
  ...["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"].map(
    (code) => [code, 0],
  ),
  ...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3]),
]);

export function exponentOf(currency) {
  return EXPONENTS.get(currency) ?? 2;
}

/** Whole amounts of a currency used without decimals (COP) are written without them; any other keeps all its digits. */
export function formatMoney({ amount, currency }, locale) {
  const exponent = exponentOf(currency);
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  const customary = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits;
  const whole = amount % 10 ** exponent === 0;
  const digits = whole ? Math.min(customary, exponent) : exponent;
  return new Intl.NumberFormat(locale, {
    ...style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** exponent);
}

/** A delta with its sign; a zero delta is the empty string. */
export function formatDelta(money, locale) {
  if (money.amount === 0) return "";
  const text = formatMoney({ ...money, amount: Math.abs(money.amount) }, locale);
  return `${money.amount > 0 ? "+" : "−"} ${text}`;
}
