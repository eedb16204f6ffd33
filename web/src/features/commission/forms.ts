/** Forms of a product that a rule may be for. */
export const FORMS = ['plate', 'coil', 'beam', 'tube', 'bar', 'rebar', 'section'] as const;
