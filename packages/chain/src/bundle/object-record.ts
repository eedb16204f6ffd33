import type { Hex } from '../verify/abi-words.ts';
import type { FetchBlock } from '../verify/fetch-block.ts';
import type { Assess } from '../verify/judge-certificate.ts';
import type { Rpc } from '../verify/json-rpc.ts';
import { Register, type RegisterDeployment } from '../verify/register.ts';
import type { LotSummary, VerdictLine } from '../verify/report.ts';
import { verifyCertificate } from '../verify/verify-certificate.ts';
import { evidenceOf } from './certificate-evidence.ts';
import { judgePayment, judgeUnits } from './judge-record.ts';
import type { EvidenceKind } from './manifest.ts';
import { documentsNamed, eventsNamed, findObjectActs, type ObjectAct } from './object-acts.ts';

export interface ReadRecordInput {
  kind: EvidenceKind;
  /** The payment's or bank order's id, the certificate's leaf, the class of carbon units. */
  id: Hex;
  rpc: Rpc;
  fetchBlock: FetchBlock;
  deployment: RegisterDeployment;
  /** Unix seconds. */
  now: number;
  /** Of a certificate: its evidence block. */
  evidence?: Uint8Array | undefined;
  assess?: Assess | undefined;
  /** Who answers, for the sentences that say how a line was checked. */
  name?: (() => string) | undefined;
}

/** An object as the contracts and their acts say it, at one block. */
export interface ObjectRecord {
  /** What stands of it; none when the contracts do not know it. */
  lines: VerdictLine[];
  acts: ObjectAct[];
  /** SHA-256 of the documents, and CBV 2.0 hashes of the EPCIS events, that the acts name. */
  documents: Hex[];
  events: Hex[];
  /** Lot of a payment's steel; 0 when there is none. */
  lotId: bigint;
  block: { number: string; at: number };
  /** Of a certificate: what its evidence says of the steel. */
  summary: LotSummary | undefined;
}

/**
 * Reads an object from the contracts and from its acts: of a node when an archive is made, of what is proven in it when it is
 * checked.
 *
 * @throws when the register does not answer, or the evidence is not of this certificate.
 */
export async function readRecord(input: ReadRecordInput): Promise<ObjectRecord> {
  const { kind, id, rpc, deployment } = input;
  const register = await Register.open(rpc, deployment);
  const block = { number: register.block.number.toString(), at: register.block.at };
  if (kind === 'certificate') return { ...(await readCertificate(input, register)), block };
  const acts = await findObjectActs(register, deployment, { kind, id });
  const judged = await (kind === 'payment' ? judgePayment : judgeUnits)(register, deployment, id, acts);
  return {
    ...{ acts, documents: documentsNamed(acts), events: eventsNamed(acts), block },
    ...{ lines: judged.line === undefined ? [] : [judged.line], lotId: judged.lotId, summary: undefined },
  };
}

async function readCertificate(
  { id, evidence: bytes = new Uint8Array(), deployment, name, ...input }: ReadRecordInput,
  register: Register,
): Promise<Omit<ObjectRecord, 'block'>> {
  const evidence = evidenceOf(bytes, id, deployment);
  if (evidence === undefined) throw new Error('The evidence is not of this certificate.');
  const { certificate } = evidence;
  const report = await verifyCertificate({
    ...{ ...input, deployment, bytes },
    ...{ registerName: name, storeName: name },
  });
  const acts = await findObjectActs(register, deployment, { kind: 'certificate', id, certificate });
  return {
    ...{ lines: report?.lines ?? [], acts, documents: [], events: [] },
    ...{ lotId: 0n, summary: report?.lot },
  };
}
