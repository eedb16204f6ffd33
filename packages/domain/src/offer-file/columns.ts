/** A column of the offer file: what it is called, what a value looks like, and what it means. */
export interface OfferColumn {
  name: string;
  example: string;
  isRequired: boolean;
  meaning: string;
}

const column = (name: string, example: string, meaning: string, isRequired = false): OfferColumn => ({
  name,
  example,
  isRequired,
  meaning,
});

/** Every column of a file of offers, in the order of the template and of the export. */
export const offerColumns: readonly OfferColumn[] = [
  column('sku', 'HEB200-S355-12', "The vendor's own part number: one line, one offer.", true),
  column('lot_code', '', 'Code of the lot that is sold, as on its label.', true),
  column('product_id', '', 'A product of the catalogue. Given, the five columns after it are not read.'),
  column('designation', 'HEB 200', 'As the trade writes it. Empty: the product of the certificate.'),
  column('grade', 'S355J2+M', 'With a designation only.'),
  column('norm', 'EN 10025-2:2019', 'With a designation only.'),
  column('family', 'section', 'Where the designation alone does not say: plate, sheet, rebar …'),
  column('length_mm', '12000', 'Of a piece.'),
  column('price', '712.50', 'Per price_basis, in currency. Point or comma, no thousands.', true),
  column('currency', 'EUR', 'USDC, EUR, USD, GBP or CHF.', true),
  column('price_basis', '100kg', 'piece, metre, kg, 100kg or tonne.', true),
  column('min_kg', '1000', 'Smallest order.', true),
  column('step_kg', '500', 'Orders go up in steps of this.', true),
  column('sold_unit', 'piece', 'What it is counted in: piece, metre, kg, 100kg or tonne. Empty: mass alone.'),
  column('sold_min', '2', 'Smallest order in sold_unit; 1 when empty.'),
  column('sold_step', '1', 'Orders go up in steps of this; any amount when empty.'),
  column(
    'over_tolerance_permille',
    '5',
    'How far the weighed mass may exceed the ordered one, 0 to 100.',
    true,
  ),
  column('city', 'Metz', 'Where it lies.', true),
  column('country', 'FR', 'ISO 3166-1, two letters.', true),
  column('incoterm', 'DAP', 'EXW, FCA, CPT, CIP, DAP, DPU or DDP.', true),
  column('lead_time_days', '5', 'Until it leaves.'),
  column('price_breaks', '5000:698.00; 20000:684.50', 'From so many kg on, another price.'),
  column(
    'extras',
    'cut/cut/4.50; alloy-surcharge/tonne/38.00!',
    'code/basis/price; with ! it is charged unasked.',
  ),
  column('state', 'open', 'open or withdrawn; open when empty.'),
];

export const offerColumnNames: readonly string[] = offerColumns.map(({ name }) => name);

/**
 * Which column stands where in a file, by its header: names in any case and order, unknown ones told.
 *
 * @example placesOf(['SKU', 'lot code', 'Colour']).unknown // ['Colour']
 */
export function placesOf(header: readonly string[]): {
  places: Map<string, number>;
  unknown: string[];
  missing: string[];
  twice: string[];
} {
  const places = new Map<string, number>();
  const [unknown, twice]: [string[], string[]] = [[], []];
  header.forEach((cell, at) => {
    const name = cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_');
    if (name === '') return;
    if (!offerColumnNames.includes(name)) unknown.push(cell.trim());
    else if (places.has(name)) twice.push(name);
    else places.set(name, at);
  });
  const missing = offerColumns
    .filter(({ name, isRequired }) => isRequired && !places.has(name))
    .map(({ name }) => name);
  return { places, unknown, missing, twice };
}
