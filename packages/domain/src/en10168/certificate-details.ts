import type { Party } from './normal-certificate.ts';

export interface PartyDetails extends Party {
  streets: string[];
  zipCode: string | null;
  emails: string[];
  duns: string | null;
}

/** A statement in the document's own words: EN 10168 supplementary items, further tests, references. */
export interface StatedItem {
  /** EN 10168 item code, such as C50; empty when the document has none for it. */
  code: string;
  label: string;
  value: string;
  unit: string | null;
  /** Such as "Positive" or "In Specification". */
  interpretation: string | null;
  method: string | null;
  field: string;
}

export interface Attachment {
  fileName: string;
  mediaType: string;
  bytes: number;
  /** Hash stated in the document against the hash of the bytes; null when it could not be compared. */
  isIntact: boolean | null;
  field: string;
}

export interface CertificateDetails {
  format: 'EN 10168' | 'Metals DMP';
  /** Version of the document's schema as it names it, such as "0.5.0". */
  formatVersion: string | null;
  languages: string[];
  manufacturer: PartyDetails | null;
  purchaser: PartyDetails | null;
  consignee: PartyDetails | null;
  certificateReceiver: PartyDetails | null;
  subPurchaser: PartyDetails | null;
  /** A05, A08, A09, A96 to A99: originator, works order, articles, positions, delivery note. */
  references: StatedItem[];
  /** B03. */
  supplementaryRequirements: string | null;
  /** B05. */
  referenceHeatTreatment: string | null;
  massNorms: string[];
  /** Results that are stated in words or bounds and enter no judgement: C50 to C69, D items, bounds such as ">= 400". */
  otherResults: StatedItem[];
  /** Key and value pairs of all parts. */
  supplements: StatedItem[];
  /** Z01 to Z04. */
  statement: string | null;
  validatedBy: { name: string; title: string | null }[];
  ceMarking: { notifiedBody: string | null; year: string | null; number: string | null } | null;
  attachments: Attachment[];
}

/** Details of a document that states none of them. */
export function emptyDetails(format: CertificateDetails['format']): CertificateDetails {
  return {
    format,
    formatVersion: null,
    languages: [],
    manufacturer: null,
    purchaser: null,
    consignee: null,
    certificateReceiver: null,
    subPurchaser: null,
    references: [],
    supplementaryRequirements: null,
    referenceHeatTreatment: null,
    massNorms: [],
    otherResults: [],
    supplements: [],
    statement: null,
    validatedBy: [],
    ceMarking: null,
    attachments: [],
  };
}
