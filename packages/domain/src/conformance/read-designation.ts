/** A delivery condition by its symbol: normalised, thermomechanically rolled, as rolled, quenched and tempered. */
export type DeliveryCondition = 'N' | 'M' | 'AR' | 'QT';

export interface Designation {
  /** As on the certificate, one designation. */
  text: string;
  /** Today's grade without spaces, delivery condition and options. */
  key: string;
  conditions: DeliveryCondition[];
  /** The name of today when the certificate uses an older one. */
  isOld: boolean;
}

/** Names of EN 10025:1990/1993, DIN 17100 and NF A35-501, with the quality that took their place. */
const oldNames = new Map(
  Object.entries({
    FE360B: 'S235JR',
    FE360C: 'S235J0',
    FE360D: 'S235J2',
    FE360D1: 'S235J2',
    FE360D2: 'S235J2',
    FE430B: 'S275JR',
    FE430C: 'S275J0',
    FE430D: 'S275J2',
    FE430D1: 'S275J2',
    FE430D2: 'S275J2',
    FE510B: 'S355JR',
    FE510C: 'S355J0',
    FE510D: 'S355J2',
    FE510D1: 'S355J2',
    FE510D2: 'S355J2',
    FE510DD: 'S355K2',
    FE510DD1: 'S355K2',
    FE510DD2: 'S355K2',
    'ST37-2': 'S235JR',
    'RST37-2': 'S235JR',
    'ST44-2': 'S275JR',
    'ST52-3': 'S355J2',
    'ST52-3N': 'S355J2',
    'E24-2': 'S235JR',
    'E28-2': 'S275JR',
    'E36-2': 'S355JR',
    'E36-3': 'S355J0',
    'E36-4': 'S355J2',
    BST500S: 'B500B',
    CK22: 'C22E',
    CK35: 'C35E',
    CK40: 'C40E',
    CK45: 'C45E',
    CK55: 'C55E',
    CK60: 'C60E',
  }),
);
/** Numbers of qualities that had G3 or G4 in their names. */
const oldNumbers = new Map(
  Object.entries({ '1.0570': '1.0577', '1.0116': '1.0117', '1.0144': '1.0145', '1.0595': '1.0596' }),
);

const normPrefix =
  /^(?:DIN|NF|BS|UNI|UNE|SIST|PN|ÖNORM|ONORM|NEN|NBN|CSN|STN|SS|SFS|DS)?-?EN-?10\d{3}(?:-\d)?(?:[-:/]?(?:19|20)\d\d(?:-\d\d)?)?[-:/]*/;

/**
 * Reads one designation as mills write it.
 *
 * @example readDesignation('EN 10025-2 - S 355 J2 +N').key // 'S355J2'
 * @example readDesignation('S355J2G3') // key 'S355J2', isOld
 */
export function readDesignation(text: string): Designation {
  const plain = text.toUpperCase().replace(/\s+/g, '').replace(normPrefix, '');
  const bare = plain
    .replace(/[+(].*$/, '')
    .replace(/-?Z(?:15|25|35)$/, '')
    .replace(/^(S\d{3})JO(?=[HC]?$)/, '$1J0');
  const old = oldNames.get(bare) ?? oldNumbers.get(bare);
  const graded = /^(S\d{3}(?:JR|J0|J2|K2))(G[1-4])?C?$/.exec(bare);
  return {
    text: text.trim(),
    key: old ?? graded?.[1] ?? bare,
    conditions: symbolsIn(plain),
    isOld: old !== undefined || graded?.[2] !== undefined,
  };
}

/** One text may hold several: "S355J2+N / S355NL". Never more than 20. */
export function readDesignations(texts: readonly string[]): Designation[] {
  return texts
    .flatMap((text) => text.slice(0, 400).split(/\s*[/;,|]\s*/))
    .filter((text) => text.trim() !== '')
    .slice(0, 20)
    .map(readDesignation);
}

const conditionWords: readonly (readonly [RegExp, DeliveryCondition])[] = [
  [/normali[sz]|normalgegl|normalizz/iu, 'N'],
  [/thermo-?\s?mech|thermo-?\s?mécan|termomecc|\btmcp\b/iu, 'M'],
  [/as[\s-]rolled|walzzustand|brut de laminage|grezzo di laminazione/iu, 'AR'],
  [/quench|vergütet|tremp|bonificat/iu, 'QT'],
];

/**
 * Delivery conditions that a text names (EN 10168 B04), by symbol or by word.
 *
 * @example conditionsIn('Normalised (+N)') // ['N']
 */
export function conditionsIn(text: string): DeliveryCondition[] {
  const symbols = symbolsIn(text.toUpperCase().replace(/\s+/g, ''));
  const words = conditionWords.flatMap(([pattern, symbol]) => (pattern.test(text) ? [symbol] : []));
  return [...new Set([...symbols, ...words])];
}

function symbolsIn(plain: string): DeliveryCondition[] {
  const found = [...plain.matchAll(/\+(AR|QT|NT|N|M)(?![A-Z])/g)].map(([, symbol]) => symbol);
  return [...new Set(found)].flatMap((symbol) =>
    symbol === 'N' || symbol === 'M' || symbol === 'AR' || symbol === 'QT' ? [symbol] : [],
  );
}
