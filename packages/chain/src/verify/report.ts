import type { HowKey } from './how-texts/index.ts';

/** What a line answers. A report holds at most one line for each. */
export type Question =
  | 'label'
  | 'integrity'
  | 'issuer'
  | 'status'
  | 'finality'
  | 'conformance'
  | 'quantity'
  | 'recall'
  | 'origin'
  | 'carbon'
  | 'copies'
  | 'use'
  | 'history'
  | 'tag'
  | 'bundle'
  | 'credentials'
  | 'record'
  | 'whole'
  | 'acts'
  | 'documents'
  | 'asOf';

export type LineParams = Record<string, string | number>;

/**
 * One answered question. Words come at rendering: `key` names the sentence, `params` hold raw values
 * (unix seconds, grams as decimal string, ISO codes), `how` names the sentence that says how it was checked.
 */
export interface VerdictLine {
  question: Question;
  key: string;
  params: LineParams;
  how: { key: HowKey; params: LineParams };
}

export interface VerificationReport {
  lotId: string;
  serial: string | undefined;
  lines: VerdictLine[];
  /** The block all answers of the register belong to; undefined when it could not be reached. */
  block: { number: string; at: number } | undefined;
  /** Host names of who answered. */
  register: string;
  store: string;
  /** Unix seconds. */
  checkedAt: number;
  /** What the register and the evidence say of the steel; empty when they could not be read. */
  lot: LotSummary | undefined;
}

export interface EvidenceDocument {
  role: string;
  mediaType: string;
  sha256: string;
  cid: string;
}

export interface Emissions {
  gramsCo2ePerKg: string;
  status: string;
  method: string;
  boundary: string;
}

export type HistoryEvent =
  | 'certified'
  | 'countersigned'
  | 'commissioned'
  | 'reserved'
  | 'delivered'
  | 'cancelled'
  | 'revoked'
  | 'recalled';

/** A certified lot that a made lot goes back to. */
export interface SourceLot {
  lotId: string;
  heatNumber: string;
  issuerName: string;
  /** Grams that its certificate covers. */
  certifiedGrams: string | undefined;
}

export interface LotSummary {
  /** Of a lot that was made out of others: the certified lots behind it. Absent for a certified lot. */
  madeFrom?: SourceLot[];
  issuer: string;
  issuerName: string | undefined;
  /** The inspection body that countersigned, of a 3.2. */
  countersignedBy: string | undefined;
  documentHash: string;
  lotGrams: string;
  certifiedGrams: string | undefined;
  /** The bundle that the serial names; undefined when none was given or found. */
  bundle: { grams: string; state: 'delivered' | 'reserved' } | undefined;
  /** heatNumber, grade, norm, product, dimensions, marking … as the evidence block gives them. */
  label: Record<string, string>;
  documents: EvidenceDocument[];
  emissions: Emissions | undefined;
  /** What happened, oldest first. */
  history: { what: HistoryEvent; at: number }[];
  /** The certificate's own JSON, when it was fetched and its hash agreed. */
  document: unknown;
}

/** An act that may fail to be made: a failure is data here, never an exception. */
export type Outcome<T> = { ok: true; value: T } | { ok: false };

export async function outcomeOf<T>(act: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await act };
  } catch {
    return { ok: false };
  }
}
