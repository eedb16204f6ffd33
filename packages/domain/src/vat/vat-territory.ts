import { standardVatPermille } from '../order/index.ts';

/** A place as far as VAT looks at it. */
export interface VatPlace {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Empty when not known: then the mainland. */
  postcode: string;
}

/** An area of one VAT law and rate. */
export interface VatTerritory {
  /** The country whose VAT it is, or a code of our own for an area that stands apart (`ES-CN`). */
  code: string;
  /** Member state for goods; Northern Ireland counts as one (`XI`). */
  isInUnion: boolean;
  /** Standard rate there; null where no VAT that we know is charged. */
  ratePermille: number | null;
  /** Why, where it is not simply the country. */
  source: string | null;
}

type Special = Omit<VatTerritory, 'code'> & { country: string; prefixes: readonly string[]; code: string };

const outside = (
  country: string,
  prefixes: string[],
  code: string,
  source: string,
  ratePermille: number | null = null,
): Special => ({
  country,
  prefixes,
  code,
  isInUnion: false,
  ratePermille,
  source,
});
const inside = (
  country: string,
  prefixes: string[],
  code: string,
  ratePermille: number,
  source: string,
): Special => ({
  country,
  prefixes,
  code,
  isInUnion: true,
  ratePermille,
  source,
});
const DIRECTIVE = 'Directive 2006/112/EC';

/** Areas that are not treated as the rest of their country. Not among them: reduced rates of Greek islands and of Corsica. */
const specials: readonly Special[] = [
  outside('ES', ['35', '38'], 'ES-CN', `${DIRECTIVE} art. 6(1)(b): Canary Islands`),
  outside('ES', ['51'], 'ES-CE', `${DIRECTIVE} art. 6(2)(c): Ceuta`),
  outside('ES', ['52'], 'ES-ML', `${DIRECTIVE} art. 6(2)(d): Melilla`),
  outside('FR', ['971'], 'FR-971', `${DIRECTIVE} art. 6(1)(c); CGI art. 296: Guadeloupe`, 85),
  outside('FR', ['972'], 'FR-972', `${DIRECTIVE} art. 6(1)(c); CGI art. 296: Martinique`, 85),
  outside('FR', ['974'], 'FR-974', `${DIRECTIVE} art. 6(1)(c); CGI art. 296: Réunion`, 85),
  outside(
    'FR',
    ['973', '976'],
    'FR-973',
    `${DIRECTIVE} art. 6(1)(c); CGI art. 294: French Guiana, Mayotte`,
    0,
  ),
  outside('FR', ['975', '977', '978', '98'], 'FR-OM', 'Overseas countries and territories (TFEU annex II)'),
  outside('FI', ['22'], 'FI-AX', `${DIRECTIVE} art. 6(1)(d): Åland`),
  outside('GR', ['63086'], 'GR-69', `${DIRECTIVE} art. 6(1)(a): Mount Athos`),
  outside('IT', ['22061'], 'IT-CA', `${DIRECTIVE} art. 6(1)(g): Campione d’Italia`),
  outside('IT', ['23041', '23030'], 'IT-LI', `${DIRECTIVE} art. 6(2)(f): Livigno`),
  outside('DE', ['27498'], 'DE-HE', `${DIRECTIVE} art. 6(2)(a): Heligoland`),
  outside('DE', ['78266'], 'DE-BU', `${DIRECTIVE} art. 6(2)(b): Büsingen`),
  outside('GB', ['JE', 'GY'], 'GB-CI', `${DIRECTIVE} art. 6(1)(e): Channel Islands`),
  inside('PT', ['90', '91', '92', '93', '94'], 'PT-30', 220, 'CIVA art. 18(3)(b): Madeira'),
  inside('PT', ['95', '96', '97', '98', '99'], 'PT-20', 160, 'CIVA art. 18(3)(a): Azores'),
  inside('AT', ['6691', '6991', '6992', '6993'], 'AT-JM', 190, 'UStG 1994 § 10(4): Jungholz, Mittelberg'),
  inside('GB', ['BT'], 'XI', 200, 'Windsor Framework art. 8: goods in Northern Ireland'),
];

/** Countries whose VAT is another's. */
const sameAs: Readonly<Record<string, readonly [country: string, source: string]>> = {
  MC: ['FR', `${DIRECTIVE} art. 7(1): Monaco is treated as France`],
  IM: ['GB', 'Isle of Man Act 1979: one VAT area with the United Kingdom'],
  LI: ['CH', 'Treaty of 28 October 1994: VAT in Liechtenstein as in Switzerland'],
};
const rates = new Map<string, number>(Object.entries(standardVatPermille));
const outsideUnion: ReadonlySet<string> = new Set(['CH', 'GB', 'NO']);

/**
 * Which VAT area a place lies in.
 *
 * @example territoryOf({ country: 'ES', postcode: '35001' }) // { code: 'ES-CN', isInUnion: false, ratePermille: null, … }
 * @example territoryOf({ country: 'MC', postcode: '98000' }).code // 'FR'
 */
export function territoryOf({ country, postcode }: VatPlace): VatTerritory {
  const written = postcode.replace(/[\s-]/g, '').toUpperCase();
  const special = specials.find(
    (one) => one.country === country && one.prefixes.some((prefix) => written.startsWith(prefix)),
  );
  if (special) {
    const { code, isInUnion, ratePermille, source } = special;
    return { code, isInUnion, ratePermille, source };
  }
  const [code, source] = sameAs[country] ?? [country, null];
  const ratePermille = rates.get(code) ?? null;
  return { code, isInUnion: ratePermille !== null && !outsideUnion.has(code), ratePermille, source };
}

/** The state whose VAT numbers hold in an area. @example stateOf('PT-30') // 'PT' */
export const stateOf = (code: string): string => code.slice(0, 2);
