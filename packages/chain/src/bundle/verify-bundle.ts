import { lotIdOfCode } from '@topsteel/domain/digital-link';
import { AppError, isAppError } from '@topsteel/domain/errors';
import type { Hex } from '../verify/abi-words.ts';
import type { Assess } from '../verify/judge-certificate.ts';
import { parseJson, textOf } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import { line } from '../verify/lot-facts.ts';
import type { RegisterDeployment } from '../verify/register.ts';
import type { VerdictLine, VerificationReport } from '../verify/report.ts';
import { sha256 } from '../verify/sha256.ts';
import { verifyLot } from '../verify/verify-lot.ts';
import { checkEvents } from './check-events.ts';
import { readCredentialFiles } from './credential-files.ts';
import { strangeFile } from './file-faults.ts';
import { readHeader, type BlockHeader } from './block-header.ts';
import { checkManifest, type Manifest } from './manifest.ts';
import { offlineNode, type ProvenChain } from './offline-node.ts';
import { readReceipt, type ReceiptProof } from './receipt-proof.ts';
import { readState, type StateProof } from './state-proof.ts';
import { unpackZip, type Files } from './zip.ts';

/** Files whose names are the beginning of their SHA-256; each has to be one that the register or the evidence names. */
const ADDRESSED = /^(?:documents|evidence|directory)\/([0-9a-f]{16})\.(?:json|pdf|txt)$/;
/** What else a bundle holds. */
const OTHERS =
  /^(?:README\.txt|manifest\.json|chain\/(?:deployment|(?:header|receipt|state)-[0-9a-z-]+)\.json|(?:events|credentials)\/.+)$/;

export interface VerifyBundleInput {
  /** The archive, or the files that it was unpacked to. */
  bundle: Uint8Array | Files;
  /** The contracts of a chain as the reader knows them; the bundle's word is not taken for it. */
  deploymentOf: (chainId: number) => RegisterDeployment | undefined;
  /** Unix seconds. */
  now: number;
  assess?: Assess | undefined;
}

export interface BundleReport extends VerificationReport {
  /** What the bundle says it is; undefined when its manifest cannot be read. */
  manifest: Manifest | undefined;
  files: number;
  /** Every block that something in it rests on: they are the network's only if the network has them with these hashes. */
  blocks: { number: string; hash: Hex }[];
}

/**
 * Checks a bundle by itself: every byte against the manifest, every header against its hash, every receipt and word of
 * storage against the header's roots; then it verifies the lot from these as from a node. It opens no connection.
 *
 * A changed byte, a proof that does not lead to its root, a file that is missing or one too many is *altered*, and
 * nothing else is said. Contracts that the reader does not know are *not checked*.
 */
export async function verifyBundle(input: VerifyBundleInput): Promise<BundleReport> {
  let files: Files = new Map();
  let manifest: Manifest | undefined;
  try {
    files = input.bundle instanceof Uint8Array ? unpackZip(input.bundle) : input.bundle;
    const checked = checkManifest(files);
    manifest = checked.manifest;
    const [wrong] = checked.wrong;
    if (wrong !== undefined) return altered(input, files, manifest, wrong);
    const deployment = input.deploymentOf(manifest.chainId);
    if (deployment === undefined) {
      const unknown = line(
        'bundle',
        'bundleForeign',
        { chain: manifest.chainId },
        'bundleRead',
        howOf(files),
      );
      return reportOf(input, files, manifest, [unknown]);
    }
    return await verifyProven(input, files, manifest, await readChain(input, files, manifest, deployment));
  } catch (error) {
    const what = isAppError(error) ? textOf(error.details['reason']) || 'archive' : 'proof';
    return altered(input, files, manifest, what);
  }
}

async function verifyProven(
  { assess, now }: VerifyBundleInput,
  files: Files,
  manifest: Manifest,
  chain: ProvenChain,
): Promise<BundleReport> {
  const lotId = lotIdOfCode(manifest.lot);
  const serial = manifest.serial === null ? undefined : lotIdOfCode(manifest.serial);
  if (lotId === undefined) throw new AppError('invalid-input', { message: 'The manifest names no lot.' });
  const byHash = new Map<string, Uint8Array>();
  const addressed = new Map<string, string>();
  for (const [path, bytes] of files) {
    const hash = await sha256(bytes);
    const [, named] = ADDRESSED.exec(path) ?? [];
    if (named !== undefined) {
      if (!hash.startsWith(`0x${named}`)) throw strangeFile(path);
      addressed.set(hash, path);
    } else if (!OTHERS.test(path)) throw strangeFile(path);
    byHash.set(hash, bytes);
  }
  const asked = new Set<string>();
  const fetchBlock = (hash: string): Promise<Uint8Array> => {
    asked.add(hash);
    const bytes = byHash.get(hash);
    return bytes === undefined ? Promise.reject(new Error('Not in the bundle.')) : Promise.resolve(bytes);
  };
  const name = () => 'the bundle';
  const report = await verifyLot({
    ...{ lotId, serial, fetchBlock, now, assess, deployment: chain.deployment },
    ...{ rpc: offlineNode(chain), registerName: name, storeName: name },
  });
  for (const { sha256: hash } of report.lot?.documents ?? []) asked.add(hash);
  for (const [hash, path] of addressed) if (!asked.has(hash)) throw strangeFile(path);
  const events = await checkEvents(files, lotId, serial, chain);
  const credentials = readCredentialFiles(files);
  const judged =
    credentials === undefined
      ? []
      : await (await import('./judge-credentials.ts')).judgeCredentials(credentials, lotId, chain, byHash);
  const { number, hash, at } = chain.head;
  const lines = [
    line('bundle', 'bundleIntact', { n: files.size }, 'bundleRead', howOf(files)),
    ...report.lines,
    ...judged,
    ...(events === undefined ? [] : [events]),
    line('asOf', 'bundleAsOf', { time: at, block: number.toString(), hash }, 'bundleProven', howOf(files)),
  ];
  const blocks = [...chain.headers.values()].map((each) => ({
    number: each.number.toString(),
    hash: each.hash,
  }));
  return { ...report, lines, manifest, files: files.size, blocks };
}

/** Every proof is followed to its root before anything is said. */
async function readChain(
  { now }: VerifyBundleInput,
  files: Files,
  manifest: Manifest,
  deployment: RegisterDeployment,
): Promise<ProvenChain> {
  const named = jsonOf(files, 'chain/deployment.json');
  for (const contract of [
    'directory',
    'certificateRegistry',
    'materialLedger',
    'emissionStatements',
  ] as const)
    if (textOf(named[contract]).toLowerCase() !== (deployment[contract] ?? '').toLowerCase())
      throw new Error('The bundle is of other contracts.');
  if (Number(named['chainId']) !== manifest.chainId) throw new Error('The bundle is of another chain.');
  const headers = new Map<bigint, BlockHeader>();
  for (const path of pathsOf(files, 'chain/header-')) {
    const header = readHeader(textOf(jsonOf(files, path)['header']) as Hex);
    if (path !== `chain/header-${header.number}.json`)
      throw new Error('A header is filed under another number.');
    headers.set(header.number, header);
  }
  const head = headers.get(BigInt(manifest.block.number));
  if (head === undefined || head.hash !== manifest.block.hash)
    throw new Error('The block is not the one named.');
  const storage = new Map<string, Awaited<ReturnType<typeof readState>>>();
  for (const path of pathsOf(files, 'chain/state-')) {
    const proof = jsonOf(files, path) as unknown as StateProof;
    storage.set(proof.address.toLowerCase(), await readState(head.stateRoot, proof));
  }
  const logs = [];
  for (const path of pathsOf(files, 'chain/receipt-')) {
    const proof = jsonOf(files, path) as unknown as ReceiptProof & { block: string };
    const header = headers.get(BigInt(proof.block));
    if (header === undefined) throw new Error('A receipt has no header.');
    for (const log of await readReceipt(header.receiptsRoot, proof))
      logs.push({ ...log, blockNumber: header.number });
  }
  logs.sort((a, b) => Number(a.blockNumber - b.blockNumber));
  const { finalised } = named;
  return {
    ...{ deployment, head, headers, storage, logs, now },
    finalised: typeof finalised === 'string' ? BigInt(finalised) : undefined,
  };
}

function jsonOf(files: Files, path: string): Record<string, unknown> {
  const json = parseJson(files.get(path) ?? new Uint8Array());
  if (!isRecord(json)) throw new Error(`${path} cannot be read.`);
  return json;
}

const pathsOf = (files: Files, start: string): string[] =>
  [...files.keys()].filter((path) => path.startsWith(start));

const howOf = (files: Files) => ({ files: files.size });

function altered(
  input: VerifyBundleInput,
  files: Files,
  manifest: Manifest | undefined,
  what: string,
): BundleReport {
  return reportOf(input, files, manifest, [
    line('bundle', 'bundleAltered', { what }, 'bundleRead', howOf(files)),
  ]);
}

function reportOf(
  { now }: VerifyBundleInput,
  files: Files,
  manifest: Manifest | undefined,
  lines: VerdictLine[],
): BundleReport {
  const lotId = manifest === undefined ? undefined : lotIdOfCode(manifest.lot);
  return {
    ...{ lotId: (lotId ?? 0n).toString(), serial: undefined, lines, block: undefined, lot: undefined },
    ...{ register: 'the bundle', store: 'the bundle', checkedAt: now, manifest, files: files.size },
    blocks: [],
  };
}
