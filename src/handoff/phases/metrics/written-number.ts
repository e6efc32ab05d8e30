const COMMA_THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?:e|$)/i;
const POINT_THOUSANDS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
const MIXED = /,|\..*\./;
/** Where prices are written with a comma, a point parts thousands. */
const COMMA_CURRENCY = /^(?:€|eur|r\$|brl)$/i;

/** Every expression of this file, so that a test can try each for blow-up. */
export const WRITTEN_NUMBER_PATTERNS = [COMMA_THOUSANDS, POINT_THOUSANDS, MIXED, COMMA_CURRENCY] as const;

/**
 * The number that digits with commas and points stand for. A comma is a decimal point, as in `0,71`, unless it parts thousands; a
 * point is one, unless the same text or the currency shows otherwise: `1.200,50`, `€1.200`. NaN where it is none.
 */
export function readWrittenNumber(digits: string, currency: string): number {
  if (COMMA_THOUSANDS.test(digits)) return Number(digits.replaceAll(',', ''));
  const isParted =
    POINT_THOUSANDS.test(digits) && (MIXED.test(digits) || COMMA_CURRENCY.test(currency.trim()));
  return Number((isParted ? digits.replaceAll('.', '') : digits).replace(',', '.'));
}
