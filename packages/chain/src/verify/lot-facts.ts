import type { Hex } from './abi-words.ts';
import type { Evidence } from './evidence.ts';
import type { BlockOutcome } from './fetch-block.ts';
import type { BundleFacts } from './find-bundle.ts';
import type { IssuerFacts } from './read-issuer.ts';
import type { QuantityFacts } from './read-quantity.ts';
import type { RevocationFacts } from './read-revocation.ts';
import type { Block } from './node-answers.ts';
import type { LotRecord } from './register.ts';
import type { HowKey } from './how-texts/index.ts';
import type { LineParams, Outcome, Question, VerdictLine } from './report.ts';

/** What could be learnt about a lot. Every part may be missing; none stands for a good answer when it is. */
export interface LotFacts {
  lotId: bigint;
  serial: bigint | undefined;
  lot: LotRecord;
  block: Block;
  evidenceBlock: BlockOutcome;
  evidence: Evidence | undefined;
  documentBlock: BlockOutcome;
  /** Whether the evidence speaks of this very lot's certificate, recomputed here. */
  proves: boolean;
  /** Whether its proof leads to what the registry holds of the batch; not ok when that could not be read. */
  isAnchored: Outcome<boolean>;
  /** Who countersigned a 3.2, by name or account, and when (unix seconds); undefined when nobody did. */
  countersigned: { by: string; at: number } | undefined;
  /** Answer of `CertificateRegistry.status`; not ok when it could not be asked. */
  status: Outcome<number>;
  issuer: Outcome<IssuerFacts | undefined>;
  revocation: Outcome<RevocationFacts | undefined>;
  quantity: Outcome<QuantityFacts>;
  bundle: Outcome<BundleFacts | undefined>;
  recall: Outcome<{ reason: number }>;
  /** Since when the signer's key counts as stolen; 0 when the register does not say. */
  compromisedSince: number;
  finalisedAt: number | undefined;
  lastInForce: number | undefined;
  /** Who answered, and at which block; the parameters of every *how* sentence. */
  how: { register: string; store: string; block: string };
}

export function line(
  question: Question,
  key: string,
  params: LineParams,
  how: HowKey,
  howParams: LineParams,
): VerdictLine {
  return { question, key, params, how: { key: how, params: howParams } };
}

/** The issuer's public name, or its account when the name could not be read. */
export function issuerNameOf({ issuer, lot }: Pick<LotFacts, 'issuer' | 'lot'>): string {
  return (issuer.ok ? issuer.value?.name : undefined) ?? shortAccount(lot.issuer);
}

/** @example shortAccount('0x70997970c51812dc3a010c7d01b50e0d17dc79c8') // '0x7099…79c8' */
export function shortAccount(account: Hex): string {
  return `${account.slice(0, 6)}…${account.slice(-4)}`;
}
