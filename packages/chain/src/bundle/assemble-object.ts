import { AppError } from '@topsteel/domain/errors';
import type { Hex } from '../verify/abi-words.ts';
import { readBlock, type FetchBlock } from '../verify/fetch-block.ts';
import { Register, type RegisterDeployment } from '../verify/register.ts';
import { sha256 } from '../verify/sha256.ts';
import {
  chainFiles,
  eventFiles,
  isIncomplete,
  keeping,
  objectContracts,
  pathOf,
  unavailable,
} from './bundle-files.ts';
import { chooseEvidence, evidenceOf } from './certificate-evidence.ts';
import { MANIFEST, writeManifest, type ObjectManifest } from './manifest.ts';
import { readRecord, type ObjectRecord, type ReadRecordInput } from './object-record.ts';
import { ChainRecorder, type ChainRecord } from './record-chain.ts';
import { writeObjectReadme } from './write-object-readme.ts';
import { packZip } from './zip.ts';

/** Documents and events that are looked for; what is beyond is left out, and the line counts it. */
const MAX_DOCUMENTS = 64;

export interface AssembleObjectInput extends Omit<ReadRecordInput, 'assess' | 'name'> {
  /** In lower case, as the acts have it. */
  id: Hex;
  /** Of a certificate: an evidence block of it, of which the proof is used and nothing else. */
  evidence?: Uint8Array | undefined;
  /** Whether acts of a time (unix seconds) may be shown; all when it is left out. */
  isShown?: ((at: number) => boolean) | undefined;
  /** The EPCIS event of which the ledger keeps the CBV 2.0 hash, for who keeps events. */
  eventOf?: ((hash: Hex) => Promise<object | undefined>) | undefined;
}

/**
 * Puts the evidence of a payment, a certificate or a class of carbon units together, as of the newest final block: every
 * act with its proven receipt, the contract's own record as proven words of storage, and the documents that they name. The
 * same state of the chain gives the same bytes.
 *
 * @throws AppError `conflict` when no final block knows the object; `too-large` when its history does not fit;
 * `unavailable` when the register, the file store or a proof cannot be had, or the acts do not add up to the record.
 */
export async function assembleObject(input: AssembleObjectInput): Promise<Uint8Array> {
  const { kind, id, deployment } = input;
  const recorder = new ChainRecorder(input.rpc, deployment, { at: 'finalized', isShown: input.isShown });
  const { fetched, fetchBlock } = keeping(input.fetchBlock);
  const asked = { ...input, rpc: recorder.rpc, fetchBlock };
  const record = await openRecord(asked, input.fetchBlock, fetched).catch((cause: unknown) => {
    throw unavailable(cause);
  });
  if (record.lines.length === 0 || record.lines.some(({ key }) => key === 'altered')) throw notFinal();
  const isWrong = !recorder.hasLeftOut && record.lines.some(({ key }) => key === 'recordDiffers');
  if (isWrong || isIncomplete(record.lines)) throw unavailable(recorder.failure);
  const files = await documentFiles(record, fetchBlock, input);
  for (const [hash, bytes] of fetched) files.set(pathOf(hash, bytes), bytes);
  const chain = await recorder.prove().catch((cause: unknown): ChainRecord => {
    throw cause instanceof RangeError ? tooLarge(cause) : unavailable(cause);
  });
  for (const [path, bytes] of chainFiles(chain)) files.set(path, bytes);
  const manifest: ObjectManifest = {
    ...{ kind, id, acts: recorder.hasLeftOut ? 'part' : 'all' },
    contracts: contractsOf(deployment),
    chainId: deployment.chainId,
    block: { number: chain.head.number.toString(), hash: chain.head.hash },
  };
  files.set('README.txt', new TextEncoder().encode(writeObjectReadme(manifest, record)));
  files.set(MANIFEST, writeManifest(manifest, files));
  return packZip(files);
}

async function openRecord(
  input: AssembleObjectInput,
  source: FetchBlock,
  kept: Map<string, Uint8Array>,
): Promise<ObjectRecord> {
  const { id, rpc, deployment } = input;
  const given = input.evidence === undefined ? undefined : evidenceOf(input.evidence, id, deployment);
  if (given === undefined) return readRecord({ ...input, evidence: undefined });
  const register = await Register.open(rpc, deployment);
  const evidence = await chooseEvidence(id, given, register, source, deployment);
  kept.set(await sha256(evidence), evidence);
  return readRecord({ ...input, evidence });
}

/** Addresses of the contracts that an archive may rest on, by name. */
export function contractsOf(deployment: RegisterDeployment): Record<string, string> {
  return Object.fromEntries(objectContracts.map((name) => [name, (deployment[name] ?? '').toLowerCase()]));
}

/** Events as files; documents come to lie among what was fetched. */
async function documentFiles(
  { documents, events, summary }: ObjectRecord,
  keep: FetchBlock,
  { fetchBlock, eventOf }: AssembleObjectInput,
): Promise<Map<string, Uint8Array>> {
  const named = [...documents, ...(summary?.documents ?? []).map((document) => document.sha256)];
  await Promise.all(named.slice(0, MAX_DOCUMENTS).map((hash) => readBlock(keep, hash)));
  const found = await Promise.all(
    events.slice(0, MAX_DOCUMENTS).map((hash) => eventFiles(hash, fetchBlock, eventOf)),
  );
  return new Map(found.flat());
}

const notFinal = (): AppError =>
  new AppError('conflict', {
    message: 'No final block of the chain knows this object yet, so nothing of it can be proven.',
    details: {
      reason: 'not-final-yet',
      remedy: 'Ask again in some minutes, once its first act is final.',
      errors: [{ field: 'id', message: 'Its first act is not final, or was never made on the chain.' }],
    },
  });

const tooLarge = (cause: unknown): AppError =>
  new AppError('too-large', {
    message: 'This object has more acts than an archive proves: they stand in more than 400 blocks.',
    details: {
      reason: 'evidence-too-large',
      remedy: 'Take its acts as CSV, and the evidence of the lots or payments that matter.',
    },
    cause,
  });
