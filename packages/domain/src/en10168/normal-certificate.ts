import type { InspectionDocumentType } from '../certificate/index.ts';
import type { CertificateDetails } from './certificate-details.ts';

export interface Party {
  name: string;
  city: string | null;
  country: string | null;
  vat: string | null;
}

/** A measured or specified number. Decimals stay text, digit for digit as certified. */
export interface Quantity {
  value: string;
  unit: string;
}

export type ValueOperator = '=' | '<' | '<=' | '>' | '>=';

/** Content of one element, or of a calculated figure such as CEV. */
export interface Content {
  /** Chemical symbol as chemistry writes it ("Al"), or the name of the figure ("CEV"). */
  symbol: string;
  isElement: boolean;
  value: string;
  operator: ValueOperator;
  /** "%" or "ppm"; ppm is by mass. */
  unit: string;
  minimum: string | null;
  maximum: string | null;
  /** The lower end, when the document gives a range; `value` is then its upper end and the operator `<=`. */
  rangeLow?: string;
  field: string;
}

export interface Analysis {
  heatNumber: string | null;
  kind: 'ladle' | 'product';
  contents: Content[];
}

export const mechanicalProperties = [
  'yield',
  'tensile',
  'elongation',
  'impact',
  'agt',
  'ratio',
  'hardness',
] as const;
export type MechanicalProperty = (typeof mechanicalProperties)[number];

export interface Mechanical {
  property: MechanicalProperty;
  /** As on the document. */
  label: string;
  value: string;
  unit: string;
  minimum: string | null;
  maximum: string | null;
  /** Single values of an impact test; the value is then their mean. */
  individual: string[];
  temperatureCelsius: string | null;
  direction: string | null;
  /** Width of the test piece in mm; 10 is standard. */
  specimenWidthMm: string | null;
  heatNumber: string | null;
  field: string;
}

export interface Dimension extends Quantity {
  name: string;
}

/** What a certificate says, whatever version it was written in. */
export interface NormalCertificate {
  documentNumber: string;
  type: InspectionDocumentType;
  typeText: string;
  issuer: Party;
  purchaser: Party | null;
  purchaseOrder: string | null;
  /** ISO date of validation (Z02) as given. */
  date: string | null;
  product: string;
  grades: string[];
  /** Product norms, then material norms. */
  norms: string[];
  deliveryCondition: string | null;
  marking: string | null;
  heatNumbers: string[];
  batchIdentifications: string[];
  form: string | null;
  dimensions: Dimension[];
  /** Such as "20 × 2000 × 6000 mm". */
  dimensionsText: string;
  /** Thickness that decides the limits, in mm; null when the document does not give it. */
  thicknessMm: string | null;
  pieces: string | null;
  /** The mass that counts: actual, else theoretical. */
  massGrams: bigint;
  actualMassGrams: bigint | null;
  theoreticalMassGrams: bigint | null;
  analyses: Analysis[];
  mechanicals: Mechanical[];
  countryOfMelt: string | null;
  /** Melting process as given (C70), and what we take it for. */
  meltingProcess: string | null;
  route: 'BF-BOF' | 'EAF-scrap' | 'DRI-EAF' | 'other' | null;
  gtin: string | null;
  /** SHA-256 of the canonical bytes. */
  documentHash: `0x${string}`;
  canonicalBytes: Uint8Array;
  /** Everything else that the document says and nobody judges: parties, references, further tests, validation. */
  details?: CertificateDetails;
}

/** What could be read of a document that lacks what a certificate must have to be registered. */
export type CertificateReading = Omit<NormalCertificate, 'type' | 'massGrams'> & {
  /** Null when the title names no type, or several. */
  type: InspectionDocumentType | null;
  massGrams: bigint | null;
};
