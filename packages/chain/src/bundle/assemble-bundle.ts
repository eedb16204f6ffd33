import { lotCodeOf } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import { keccak, type Hex } from '../verify/abi-words.ts';
import { readEvidence } from '../verify/evidence.ts';
import { readBlock, type FetchBlock } from '../verify/fetch-block.ts';
import type { Rpc } from '../verify/json-rpc.ts';
import { hexNumber } from '../verify/node-answers.ts';
import { Register, type RegisterDeployment } from '../verify/register.ts';
import type { VerificationReport } from '../verify/report.ts';
import { verifyLot } from '../verify/verify-lot.ts';
import {
  chainFiles,
  deploymentFile,
  eventFiles,
  isIncomplete,
  keeping,
  pathOf,
  unavailable,
} from './bundle-files.ts';
import { credentialFiles, type BundledCredentials } from './credential-files.ts';
import { findActs } from './find-acts.ts';
import { MANIFEST, writeManifest, type LotManifest } from './manifest.ts';
import { slotText } from './offline-node.ts';
import { ChainRecorder } from './record-chain.ts';
import { writeReadme } from './write-readme.ts';
import { packZip } from './zip.ts';

/** A bundle tells of this many acts; what is beyond is left out. */
const MAX_ACTS = 200;
const BATCH_ISSUED = keccak('BatchIssued(address,uint64,bytes32,uint8,uint32,uint48,address)');

export interface AssembleBundleInput {
  lotId: bigint;
  serial?: bigint | undefined;
  rpc: Rpc;
  fetchBlock: FetchBlock;
  deployment: RegisterDeployment;
  /** Unix seconds. */
  now: number;
  /** Undefined when none is issued for the lot. */
  credentials?: BundledCredentials | undefined;
  /** The EPCIS event of which the ledger keeps the CBV 2.0 hash, for who keeps events. */
  eventOf?: (hash: Hex) => Promise<object | undefined>;
}

/**
 * Puts the evidence of a lot together: it is verified once against the register, and everything that the answers rest
 * on goes into one archive with what proves it. The same state of the chain and the same credentials give the same bytes.
 *
 * @throws AppError `not-found` when no lot carries the number; `unavailable` when the register, the file store or a
 * proof cannot be had: a bundle that proves less than the page says is not made.
 */
export async function assembleBundle(input: AssembleBundleInput): Promise<Uint8Array> {
  const { lotId, serial, rpc, deployment, now } = input;
  const recorder = new ChainRecorder(rpc, deployment, { serial });
  const { fetched, fetchBlock } = keeping(input.fetchBlock);
  const report = await verifyLot({ lotId, serial, rpc: recorder.rpc, fetchBlock, deployment, now });
  if (report.lines.some(({ key }) => key === 'labelUnknown'))
    throw new AppError('not-found', { message: `No lot carries the number ${lotCodeOf(lotId)}.` });
  if (isIncomplete(report.lines)) throw unavailable(undefined);
  const events = await fetchMore(report, fetched, fetchBlock, recorder.rpc, input);
  const record = await recorder.prove().catch((cause: unknown) => {
    throw unavailable(cause);
  });
  const files = new Map<string, Uint8Array>();
  for (const [hash, bytes] of fetched) files.set(pathOf(hash, bytes), bytes);
  for (const [path, bytes] of events) files.set(path, bytes);
  if (input.credentials !== undefined)
    for (const [path, bytes] of credentialFiles(input.credentials)) files.set(path, bytes);
  files.set(...deploymentFile(record, deployment));
  for (const [path, bytes] of chainFiles(record)) files.set(path, bytes);
  const manifest: LotManifest = {
    lot: lotCodeOf(lotId),
    serial: serial === undefined ? null : lotCodeOf(serial),
    chainId: deployment.chainId,
    block: { number: record.head.number.toString(), hash: record.head.hash },
  };
  files.set('README.txt', new TextEncoder().encode(writeReadme(manifest, report)));
  files.set(MANIFEST, writeManifest(manifest, files));
  return packZip(files);
}

/** What no line needs, but a person does: the PDF, the events of the lot's chain, and that the batch was issued. */
async function fetchMore(
  report: VerificationReport,
  fetched: ReadonlyMap<string, Uint8Array>,
  fetchBlock: FetchBlock,
  rpc: Rpc,
  input: AssembleBundleInput,
): Promise<Map<string, Uint8Array>> {
  const { lotId, serial, deployment } = input;
  for (const { sha256: hash } of report.lot?.documents ?? []) await readBlock(fetchBlock, hash);
  for (const bytes of [...fetched.values()]) {
    const certificate = readEvidence(bytes)?.certificate;
    if (certificate === undefined) continue;
    const issued = [BATCH_ISSUED, slotText(BigInt(certificate.issuer)), slotText(certificate.batch)];
    const fromBlock = hexNumber(BigInt(deployment.blockNumber));
    await rpc('eth_getLogs', [{ address: deployment.certificateRegistry, fromBlock, topics: issued }]);
  }
  const register = await Register.open(rpc, deployment);
  const acts = await findActs(register, deployment.materialLedger, lotId, serial, MAX_ACTS);
  const files = await Promise.all(acts.map(({ hash }) => eventFiles(hash, input.fetchBlock, input.eventOf)));
  return new Map(files.flat());
}
