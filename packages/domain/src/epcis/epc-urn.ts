import { checkDigitOf } from '../digital-link/check-digit.ts';

/**
 * How each EPC scheme of the Tag Data Standard (2.0, section 6.3) becomes an element string: which AI, how many digits
 * the company prefix and the reference have together, what stands before them, and what the further parts are.
 */
interface Scheme {
  ai: string;
  digits?: number;
  /** The reference's first digit goes before the company prefix: indicator of a GTIN, extension of an SSCC. */
  leadsWithReference?: boolean;
  prefix?: string;
  /** AI of the serial part, or `joined` when it follows the key without a separator. */
  serial?: string;
  /** A serial of 0 says that there is none. */
  zeroIsNone?: boolean;
  /** Piece and total of an ITIP follow the check digit. */
  hasPieces?: boolean;
}

const schemes = new Map<string, Scheme>(
  Object.entries({
    'id:sgtin': { ai: '01', digits: 13, leadsWithReference: true, serial: '21' },
    'id:sscc': { ai: '00', digits: 17, leadsWithReference: true },
    'id:sgln': { ai: '414', digits: 12, serial: '254', zeroIsNone: true },
    'id:grai': { ai: '8003', digits: 12, prefix: '0', serial: 'joined' },
    'id:giai': { ai: '8004' },
    'id:gsrn': { ai: '8018', digits: 17 },
    'id:gsrnp': { ai: '8017', digits: 17 },
    'id:gdti': { ai: '253', digits: 12, serial: 'joined' },
    'id:cpi': { ai: '8010', serial: '8011' },
    'id:sgcn': { ai: '255', digits: 12, serial: 'joined' },
    'id:ginc': { ai: '401' },
    'id:gsin': { ai: '402', digits: 16 },
    'id:itip': { ai: '8006', digits: 13, leadsWithReference: true, hasPieces: true, serial: '21' },
    'id:upui': { ai: '01', digits: 13, leadsWithReference: true, serial: '235' },
    'id:pgln': { ai: '417', digits: 12 },
    'class:lgtin': { ai: '01', digits: 13, leadsWithReference: true, serial: '10' },
    'idpat:sgtin': { ai: '01', digits: 13, leadsWithReference: true, serial: '*' },
    'idpat:grai': { ai: '8003', digits: 12, prefix: '0', serial: '*' },
    'idpat:gdti': { ai: '253', digits: 12, serial: '*' },
    'idpat:sgcn': { ai: '255', digits: 12, serial: '*' },
    'idpat:cpi': { ai: '8010', serial: '*' },
    'idpat:itip': { ai: '8006', digits: 13, leadsWithReference: true, hasPieces: true, serial: '*' },
    'idpat:upui': { ai: '01', digits: 13, leadsWithReference: true, serial: '*' },
  } satisfies Record<string, Scheme>),
);

/**
 * An EPC, EPC class or EPC pattern URN as canonical GS1 Digital Link, or undefined when it is none or does not have the
 * parts that its scheme asks for.
 *
 * @example linkOfEpcUrn('urn:epc:id:sgtin:4012345.011111.9876') // 'https://id.gs1.org/01/04012345111118/21/9876'
 */
export function linkOfEpcUrn(urn: string): string | undefined {
  const match = /^urn:epc:((?:id|class|idpat):[a-z]+):([^/?#]+)$/.exec(urn);
  const scheme = schemes.get(match?.[1] ?? '');
  if (match === null || scheme === undefined) return undefined;
  const parts = (match[2] ?? '').split('.');
  const [company = '', reference = ''] = parts;
  if (parts.length < 2 || !/^\d{6,12}$/.test(company)) return undefined;
  const key = keyOf(scheme, company, reference);
  const pieces = scheme.hasPieces === true ? parts.slice(2, 4) : [];
  if (key === undefined || !pieces.every((piece) => /^\d\d$/.test(piece))) return undefined;
  const serial = serialOf(scheme, parts.slice(2 + (scheme.hasPieces === true ? 2 : 0)));
  return serial === undefined
    ? undefined
    : `https://id.gs1.org/${scheme.ai}/${key}${pieces.join('')}${serial}`;
}

function keyOf(scheme: Scheme, company: string, reference: string): string | undefined {
  if (scheme.digits === undefined) return reference === '' ? undefined : company + encodeSerial(reference);
  if (!/^\d*$/.test(reference) || company.length + reference.length !== scheme.digits) return undefined;
  const digits =
    scheme.leadsWithReference === true
      ? reference.slice(0, 1) + company + reference.slice(1)
      : (scheme.prefix ?? '') + company + reference;
  return `${digits}${checkDigitOf(digits)}`;
}

/** What follows the key in the link; undefined when the URN has a part too many, too few or empty. */
function serialOf(scheme: Scheme, rest: readonly string[]): string | undefined {
  if (scheme.serial === undefined) return rest.length === 0 ? '' : undefined;
  const serial = rest.join('.');
  if (serial === '') return undefined;
  if (scheme.serial === '*') return serial === '*' ? '' : undefined;
  if (scheme.zeroIsNone === true && serial === '0') return '';
  return scheme.serial === 'joined' ? encodeSerial(serial) : `/${scheme.serial}/${encodeSerial(serial)}`;
}

/** EPC URNs leave these to stand; links must encode them (Digital Link 1.2, table 7-1). Others are encoded in both. */
function encodeSerial(serial: string): string {
  return serial.replace(/[!()*+,:]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
