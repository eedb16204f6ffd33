import type { ProductFamily } from '../product/index.ts';

/** What is sold, as far as VAT looks at it. */
export interface TaxedGoods {
  family: ProductFamily | null;
  form: string | null;
}

/** A sale inside one state in which the buyer accounts for the tax. */
export interface DomesticReverseCharge {
  state: string;
  families: readonly ProductFamily[];
  /** Net of the invoice from which it applies, in euro cents; 0: always. */
  fromEurMinor: bigint;
  /** The scheme ends then, exclusive; null: open. */
  until: string | null;
  source: string;
}

const longProducts = ['section', 'bar', 'rebar'] as const;
const flatProducts = ['plate', 'sheet', 'coil'] as const;

/**
 * Schemes that hold for families we sell, each from a law we are sure of. Scrap has such schemes in most states, and is not
 * sold here. Not included, because their lists of goods do not match a family: Czechia (§ 92f), Germany (§ 13b, annex 4) and
 * Austria (§ 19(1d)) for metals in unwrought and semi-finished form, Italy (art. 74) for the same, Spain (art. 84) for works
 * of construction; tubes and hollow sections in Hungary and Slovakia.
 */
export const domesticReverseCharges: readonly DomesticReverseCharge[] = [
  {
    state: 'HU',
    families: [...longProducts, ...flatProducts, 'mesh'],
    fromEurMinor: 0n,
    until: '2027-01-01',
    source: 'Act CXXVII of 2007 § 142(1)(j), annex 6/B: iron and steel products',
  },
  {
    state: 'SK',
    families: [...longProducts, ...flatProducts, 'mesh'],
    fromEurMinor: 500_000n,
    until: null,
    source: 'Act 222/2004 § 69(12): chapter 72 and headings 7301, 7308, 7314 of the tariff, from 5,000 EUR',
  },
  {
    state: 'HR',
    families: ['rebar', 'mesh'],
    fromEurMinor: 0n,
    until: null,
    source: 'Zakon o PDV art. 75(3): reinforcing steel and products of it',
  },
  {
    state: 'RO',
    families: ['timber'],
    fromEurMinor: 0n,
    until: '2027-01-01',
    source: 'Codul fiscal art. 331(2)(b): wood and wood materials',
  },
  {
    state: 'LV',
    families: ['timber'],
    fromEurMinor: 0n,
    until: null,
    source: 'PVN likums art. 141: timber',
  },
];

/** Rates below the standard one that a supply between businesses of what we sell can have. */
export const reducedRates: readonly {
  state: string;
  forms: readonly string[];
  ratePermille: number;
  source: string;
}[] = [
  {
    state: 'IE',
    forms: ['ready-mix-concrete', 'concrete-block'],
    ratePermille: 135,
    source: 'VAT Consolidation Act 2010, schedule 3: concrete ready to pour, concrete blocks',
  },
];

/** Polish invoices above 15,000 PLN for goods of annex 15, steel among them, are paid by split payment; tax is charged. */
export const splitPaymentFamilies: readonly ProductFamily[] = [
  ...longProducts,
  ...flatProducts,
  'mesh',
  'tube',
  'hollow-section',
];
