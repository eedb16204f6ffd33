import { canonicalBytes } from '@topsteel/domain/jcs';
import { AppError } from '@topsteel/domain/errors';
import type { Hex } from '../verify/abi-words.ts';
import { parseJson, textOf } from '../verify/evidence.ts';
import { readBlock, type FetchBlock } from '../verify/fetch-block.ts';
import { isRecord } from '../verify/json-rpc.ts';
import type { RegisterDeployment } from '../verify/register.ts';
import { sha256 } from '../verify/sha256.ts';
import type { ChainRecord } from './record-chain.ts';

/** Contracts that the evidence of a lot rests on. */
export const lotContracts = [
  'directory',
  'certificateRegistry',
  'materialLedger',
  'emissionStatements',
] as const;
/** The same for the other objects of the record. */
export const objectContracts = [
  'directory',
  'certificateRegistry',
  'materialLedger',
  'oracleReports',
  'settlementEscrow',
  'fiatSettlement',
  'carbonUnits',
] as const;

/** A source of blocks that keeps every right one that came from it, by its hash. */
export function keeping(source: FetchBlock): { fetched: Map<string, Uint8Array>; fetchBlock: FetchBlock } {
  const fetched = new Map<string, Uint8Array>();
  const fetchBlock: FetchBlock = async (hash) => {
    const bytes = await source(hash);
    if ((await sha256(bytes)) === hash) fetched.set(hash, bytes);
    return bytes;
  };
  return { fetched, fetchBlock };
}

/** Whether a verification lacked what an archive cannot do without. */
export const isIncomplete = (lines: readonly { key: string }[]): boolean =>
  lines.some(({ key }) => /^(chainUnreachable|notFetched|otherBytes|issuerUnread$)/.test(key));

/** An event as its organisation keeps it, and what was hashed of it; only what the hash agrees with. */
export async function eventFiles(
  hash: Hex,
  fetchBlock: FetchBlock,
  eventOf: ((hash: Hex) => Promise<object | undefined>) | undefined,
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

/** Which contracts the answers of a chain came from, and up to which block they are final. */
export function deploymentFile(
  { finalised }: ChainRecord,
  deployment: RegisterDeployment,
): [string, Uint8Array] {
  const named = lotContracts.map((name) => [name, deployment[name]] as const);
  return [
    'chain/deployment.json',
    canonicalBytes({
      ...{ chainId: deployment.chainId, blockNumber: Number(deployment.blockNumber) },
      ...Object.fromEntries(named.filter(([, at]) => at !== undefined)),
      finalised: finalised?.toString() ?? null,
    }),
  ];
}

/** What proves the answers of a chain. */
export function chainFiles({ headers, receipts, states }: ChainRecord): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [number, header] of headers)
    files.set(`chain/header-${number}.json`, canonicalBytes({ header }));
  for (const { block, proof } of receipts)
    files.set(
      `chain/receipt-${block}-${proof.index}.json`,
      canonicalBytes({ block: block.toString(), ...proof }),
    );
  for (const state of states) files.set(`chain/state-${state.address}.json`, canonicalBytes(state));
  return files;
}

/** The folder that a file lies in by what it is, named by the beginning of its hash. */
export function pathOf(hash: string, bytes: Uint8Array): string {
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

export function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', {
    message:
      'The evidence could not be put together: the register, the file store or a proof did not come. Try again in a moment.',
    details: { reason: 'evidence-incomplete' },
    cause,
  });
}
