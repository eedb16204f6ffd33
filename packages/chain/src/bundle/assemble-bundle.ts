import { lotCodeOf } from '@topsteel/domain/digital-link';
import { canonicalBytes } from '@topsteel/domain/jcs';
import { AppError } from '@topsteel/domain/errors';
import { keccak, type Hex } from '../verify/abi-words.ts';
import { parseJson, readEvidence, textOf } from '../verify/evidence.ts';
import { readBlock, type FetchBlock } from '../verify/fetch-block.ts';
import { isRecord, type Rpc } from '../verify/json-rpc.ts';
import { hexNumber } from '../verify/node-answers.ts';
import { Register, type RegisterDeployment } from '../verify/register.ts';
import { sha256 } from '../verify/sha256.ts';
import type { VerificationReport } from '../verify/report.ts';
import { verifyLot } from '../verify/verify-lot.ts';
import { credentialFiles, type BundledCredentials } from './credential-files.ts';
import { findActs } from './find-acts.ts';
import { MANIFEST, writeManifest, type Manifest } from './manifest.ts';
import { slotText } from './offline-node.ts';
import { ChainRecorder, type ChainRecord } from './record-chain.ts';
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
  const recorder = new ChainRecorder(rpc, deployment, serial);
  const fetched = new Map<string, Uint8Array>();
  const fetchBlock: FetchBlock = async (hash) => {
    const bytes = await input.fetchBlock(hash);
    if ((await sha256(bytes)) === hash) fetched.set(hash, bytes);
    return bytes;
  };
  const report = await verifyLot({ lotId, serial, rpc: recorder.rpc, fetchBlock, deployment, now });
  if (report.lines.some(({ key }) => key === 'labelUnknown'))
    throw new AppError('not-found', { message: `No lot carries the number ${lotCodeOf(lotId)}.` });
  const missing = report.lines.find(({ key }) =>
    /^(chainUnreachable|notFetched|otherBytes|issuerUnread$)/.test(key),
  );
  if (missing !== undefined) throw unavailable(undefined);
  const events = await fetchMore(report, fetched, fetchBlock, recorder.rpc, input);
  const record = await recorder.prove().catch((cause: unknown) => {
    throw unavailable(cause);
  });
  const files = new Map<string, Uint8Array>();
  for (const [hash, bytes] of fetched) files.set(pathOf(hash, bytes), bytes);
  for (const [path, bytes] of events) files.set(path, bytes);
  if (input.credentials !== undefined)
    for (const [path, bytes] of credentialFiles(input.credentials)) files.set(path, bytes);
  addChain(files, record, deployment);
  const manifest: Manifest = {
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
  const files = await Promise.all(acts.map(({ hash }) => eventFiles(hash, input)));
  return new Map(files.flat());
}

/** An event as its organisation keeps it, and what was hashed of it; only what the hash agrees with. */
async function eventFiles(
  hash: Hex,
  { fetchBlock, eventOf }: AssembleBundleInput,
): Promise<[string, Uint8Array][]> {
  const name = `events/${hash.slice(2, 18)}`;
  const event = await eventOf?.(hash);
  if (event !== undefined) {
    const { hashEvent } = await import('@topsteel/domain/epcis');
    const found = hashEvent(event);
    if (found.hash === hash)
      return [
        [`${name}.json`, canonicalBytes(event)],
        [`${name}.txt`, new TextEncoder().encode(found.preHash)],
      ];
  }
  // Under the hash the file store keeps what was hashed; the event itself is kept by its organisation.
  const read = await readBlock(fetchBlock, hash);
  return read.state === 'read' ? [[`${name}.txt`, read.bytes]] : [];
}

function addChain(files: Map<string, Uint8Array>, record: ChainRecord, deployment: RegisterDeployment): void {
  const { chainId, blockNumber, directory, certificateRegistry, materialLedger, emissionStatements } =
    deployment;
  const contracts = { directory, certificateRegistry, materialLedger, emissionStatements };
  files.set(
    'chain/deployment.json',
    canonicalBytes({
      ...{ chainId, blockNumber: Number(blockNumber) },
      ...Object.fromEntries(Object.entries(contracts).filter(([, at]) => at !== undefined)),
      finalised: record.finalised?.toString() ?? null,
    }),
  );
  for (const [number, header] of record.headers)
    files.set(`chain/header-${number}.json`, canonicalBytes({ header }));
  for (const { block, proof } of record.receipts)
    files.set(
      `chain/receipt-${block}-${proof.index}.json`,
      canonicalBytes({ block: block.toString(), ...proof }),
    );
  for (const state of record.states) files.set(`chain/state-${state.address}.json`, canonicalBytes(state));
}

function pathOf(hash: string, bytes: Uint8Array): string {
  const json = parseJson(bytes);
  const type = isRecord(json) ? textOf(json['type']) : '';
  const start = new TextDecoder().decode(bytes.slice(0, 10));
  const folder =
    type === 'topsteel/certificate-evidence/1'
      ? 'evidence'
      : type === 'topsteel/organisation-profile/1'
        ? 'directory'
        : 'documents';
  const ending = json !== undefined ? 'json' : start.startsWith('%PDF-') ? 'pdf' : 'txt';
  return `${folder}/${hash.slice(2, 18)}.${ending}`;
}

function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', {
    message:
      'The evidence could not be put together: the register, the file store or a proof did not come. Try again in a moment.',
    details: { reason: 'evidence-incomplete' },
    cause,
  });
}
