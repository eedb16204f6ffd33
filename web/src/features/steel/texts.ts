/** Texts of the list of offers and of the front page. */
export const texts = {
  home: {
    title: 'Steel with its proof',
    intro:
      'Every lot carries its mill certificate, checked against the register. You pay for what the weighbridge says.',
    search: 'Search steel',
    searchHint: 'Grade, form, size, heat or seller — for example S355J2 plate',
    searchButton: 'Search',
    scan: 'Scan or check a label',
    scanHint:
      'With the phone camera, a photo, the number on the label, or the certificate file. No account needed.',
    families: 'By form',
    grades: 'By grade',
    newest: 'Newest offers',
    all: 'All steel on offer',
    none: 'No steel is on offer yet',
    noneHint: 'Offers appear here as soon as a mill has registered a certificate and put its lot on sale.',
  },
  list: {
    title: 'Steel on offer',
    count: (shown: number, all: number, asOf: string) =>
      shown === all
        ? `${String(all)} ${all === 1 ? 'offer' : 'offers'}, as of ${asOf}`
        : `${String(shown)} of ${String(all)} offers, as of ${asOf}`,
    caption: 'Offers with price per tonne before tax, and tonnes still available',
    filters: 'Filters',
    clear: 'Clear all filters',
    remove: (value: string) => `Remove filter ${value}`,
    empty: 'No offer matches all of these filters',
    emptyHint: 'Remove one of the filters above, or',
    apply: 'Apply filters',
    partial: 'The list is longer than what is shown. Search for a grade or a form to narrow it.',
    loading: 'Loading the offers',
  },
  facets: { grade: 'Grade', form: 'Form', country: 'Stock in', certificate: 'Certificate' },
  columns: {
    product: 'Product',
    grade: 'Grade',
    certificate: 'Certificate',
    place: 'Stock',
    price: 'Price USDC/t',
    available: 'Available t',
    carbon: 'CO2e t/t',
    proof: 'Proof',
  },
  declared: 'declared',
  carbonNone: 'none',
  passport: 'Passport',
  conformance: {
    conforms: 'meets grade',
    fails: 'does not meet grade',
    unknown: 'not checked',
  },
} as const;
