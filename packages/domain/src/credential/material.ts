import type { InspectionDocumentType } from '../certificate/index.ts';

/** A document that stands behind a certificate, addressed by its content. */
export interface CredentialDocument {
  role: 'certificate-json' | 'certificate-pdf';
  mediaType: string;
  /** 0x and 64 hex digits. */
  sha256: string;
  url: string;
}

export interface CredentialParty {
  /** A did where the party has one, else another URI. */
  id: string;
  name: string;
  vat?: string | undefined;
  country?: string | undefined;
}

/** One required value of the grade's norm, as the conformance engine judged it. */
export interface JudgedValue {
  property: string;
  value: string;
  unit: string;
  limit: string;
  conforms: boolean;
}

/**
 * What is known of a lot and its certificate: the one source of its three credentials. Decimals are text, masses bigint;
 * JSON numbers appear only where UNTP asks for them.
 */
export interface CredentialMaterial {
  /** Public address of the site, without a slash at the end. */
  origin: string;
  issuer: CredentialParty & { account: string };
  certificate: {
    number: string;
    type: InspectionDocumentType;
    typeText: string;
    date: string | null;
    /** Id in the register (leaf). */
    id: string;
    chainId: number;
    registry: string;
    batch: string;
    index: string;
    documentHash: string;
    massGrams: bigint;
    /** Epoch seconds. */
    validFrom: number;
    /** Epoch seconds; null when the certificate has no end. */
    validUntil: number | null;
    documents: CredentialDocument[];
    /** Of a type 3.2 only. */
    countersignature?: CredentialParty & { account: string; signedAt: number };
  };
  lot: {
    code: string;
    digitalLink: string;
    gtin: string | null;
    massGrams: bigint;
    heatNumber: string;
    grade: string;
    norm: string | null;
    product: string;
    dimensions: string;
    countryOfMelt: string;
    route: string;
    /** SHA-256 of the evidence block. */
    evidence: string;
    evidenceUrl: string;
    /** Where the commissioning event is answered (EPCIS 2.0 query interface). */
    epcisUrl: string;
    emissions?: {
      gramsCo2ePerKg: bigint;
      status: 'self-declared' | 'verified';
      method: string;
      boundary: string;
      /** Who confirmed the figure, when (ISO date) and by which standard; with status `verified` only. */
      verification?: { verifier: string; date: string; standard: string };
    };
  };
  conformance: {
    verdict: 'conforms' | 'fails' | 'unknown';
    sentence: string;
    values: JudgedValue[];
  };
  /** Commitment to the fields of the document, for showing some of them (see `@topsteel/domain/disclosure`). */
  disclosure: { commitment: string; root: string; fieldCount: number };
}

/**
 * How a figure came about, in words that never blur who answers for it.
 *
 * @example assuranceOf({ …, status: 'self-declared' }) // 'EN 19694-2; EN 15804 A1-A3; self-declared'
 */
export function assuranceOf({
  method,
  boundary,
  status,
  verification,
}: NonNullable<CredentialMaterial['lot']['emissions']>): string {
  const by =
    verification === undefined
      ? status
      : `verified by ${verification.verifier} on ${verification.date} (${verification.standard})`;
  return `${method}; ${boundary}; ${by}`;
}

/** What envelops a credential, whatever it says. */
export interface CredentialEnvelope {
  id: string;
  /** Epoch seconds. */
  issuedAt: number;
  status: object;
}

/** Epoch seconds → ISO 8601 without fractions. @example timeText(0) // '1970-01-01T00:00:00Z' */
export const timeText = (seconds: number): string =>
  new Date(seconds * 1_000).toISOString().replace(/\.\d+Z$/, 'Z');

/** Hex digits without 0x, as UNTP writes digests. */
export const digestOf = (sha256: string): string => sha256.replace(/^0x/, '');

/**
 * A decimal text as the JSON number that UNTP asks for.
 *
 * @returns undefined when it is no plain decimal ("≤ 0.02", "n.a."): such a value is left out rather than guessed.
 */
export function jsonNumber(text: string): number | undefined {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

/** UN/ECE Recommendation 20; what is not listed keeps the unit of the document. */
export const unitCodes: ReadonlyMap<string, string> = new Map([
  ['%', 'P1'],
  ['MPa', 'MPA'],
  ['N/mm²', 'MPA'],
  ['N/mm2', 'MPA'],
  ['J', 'JOU'],
  ['mm', 'MMT'],
  ['kg', 'KGM'],
  ['t', 'TNE'],
  ['ppm', '59'],
  ['°C', 'CEL'],
]);
