import { canonicalBytes } from '@topsteel/domain/jcs';
import type { Hex } from '../verify/abi-words.ts';
import { parseJson, textOf } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import type { RegisterDeployment } from '../verify/register.ts';
import { readHeader, type BlockHeader } from './block-header.ts';
import { lotContracts, objectContracts } from './bundle-files.ts';
import { strangeFile } from './file-faults.ts';
import { isOfObject, type Manifest } from './manifest.ts';
import type { ProvenChain } from './offline-node.ts';
import { readReceipt, type ReceiptProof } from './receipt-proof.ts';
import { readState, type StateProof } from './state-proof.ts';
import { isSame, type Files } from './zip.ts';

/** Every proof is followed to its root before anything is said. */
export async function proveChain(
  now: number,
  files: Files,
  manifest: Manifest,
  deployment: RegisterDeployment,
): Promise<ProvenChain> {
  const named = isOfObject(manifest)
    ? { ...manifest.contracts, chainId: manifest.chainId, finalised: manifest.block.number }
    : jsonOf(files, 'chain/deployment.json');
  for (const contract of isOfObject(manifest) ? objectContracts : lotContracts)
    if (textOf(named[contract]).toLowerCase() !== (deployment[contract] ?? '').toLowerCase())
      throw new Error('The bundle is of other contracts.');
  if (Number(named['chainId']) !== manifest.chainId) throw new Error('The bundle is of another chain.');
  const headers = new Map<bigint, BlockHeader>();
  for (const path of pathsOf(files, 'chain/header-')) {
    const { header: bytes } = writtenOf(files, path, ({ header }) => ({ header: hexOf(header) }));
    const header = readHeader(bytes);
    if (path !== `chain/header-${header.number}.json`)
      throw new Error('A header is filed under another number.');
    headers.set(header.number, header);
  }
  const head = headers.get(BigInt(manifest.block.number));
  if (head === undefined || head.hash !== manifest.block.hash)
    throw new Error('The block is not the one named.');
  const storage = new Map<string, Awaited<ReturnType<typeof readState>>>();
  for (const path of pathsOf(files, 'chain/state-')) {
    const proof = writtenOf(files, path, stateProofOf);
    storage.set(proof.address.toLowerCase(), await readState(head.stateRoot, proof));
  }
  const logs = [];
  for (const path of pathsOf(files, 'chain/receipt-')) {
    const proof = writtenOf(files, path, receiptProofOf);
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

/** What a file says, when it is what would be written to say this: no other spelling of a proof is read. */
function writtenOf<T extends object>(
  files: Files,
  path: string,
  read: (json: Record<string, unknown>) => T,
): T {
  const said = read(jsonOf(files, path));
  if (!isSame(files.get(path) ?? new Uint8Array(), canonicalBytes(said))) throw strangeFile(path);
  return said;
}

const stateProofOf = ({ address, accountNodes, slots }: Record<string, unknown>): StateProof => ({
  address: hexOf(address),
  accountNodes: listOf(accountNodes).map(hexOf),
  slots: listOf(slots)
    .filter(isRecord)
    .map(({ slot, nodes }) => ({ slot: hexOf(slot), nodes: listOf(nodes).map(hexOf) })),
});

const receiptProofOf = ({
  block,
  index,
  nodes,
}: Record<string, unknown>): ReceiptProof & { block: string } => ({
  block: BigInt(textOf(block)).toString(),
  index: Number(index),
  nodes: listOf(nodes).map(hexOf),
});

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function hexOf(value: unknown): Hex {
  if (typeof value !== 'string' || !/^0x(?:[0-9a-f]{2})*$/.test(value))
    throw new RangeError('These are no bytes in hexadecimal.');
  return value as Hex;
}

function jsonOf(files: Files, path: string): Record<string, unknown> {
  const json = parseJson(files.get(path) ?? new Uint8Array());
  if (!isRecord(json)) throw new Error(`${path} cannot be read.`);
  return json;
}

const pathsOf = (files: Files, start: string): string[] =>
  [...files.keys()].filter((path) => path.startsWith(start));
