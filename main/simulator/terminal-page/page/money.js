/**
 * Money as a person of the page's language writes it. The amount stays the decimal text it is: no arithmetic.
 * @param {string} lang
 * @param {string} currency
 * @returns {(amountText: string) => string}
 */
export function moneyWriter(lang, currency) {
  const decimals = currency === 'CLP' ? 0 : 2;
  const format = new Intl.NumberFormat(lang, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return (amountText) => format.format(/** @type {`${number}`} */ (amountText));
}
