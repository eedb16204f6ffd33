import type { BlockHeader, ChainReader, LogFilter, RawLog } from './chain-reader.ts';
import { fetchLogs } from './fetch-logs.ts';
import { isWanted, mayHold } from './log-bloom.ts';
import type { Range } from './plan-range.ts';

/** A node's list of logs and its receipts do not agree: one of the two is wrong, so neither is believed. */
export class LogsMissing extends Error {}

export interface ReadRange {
  headers: BlockHeader[];
  logs: RawLog[];
}

/**
 * The blocks of a range and every log of ours in them, proven twice: by `eth_getLogs`, and by the receipts of each block
 * that has one or, by its bloom, may have one. Blocks must follow on each other from the given parent on.
 *
 * @returns null when the chain moved while it was read: read again
 * @throws LogsMissing when the two indexes of the node differ
 */
export async function readRange(
  reader: ChainReader,
  filters: readonly LogFilter[],
  range: Range,
  parent: { hash: string },
): Promise<ReadRange | null> {
  const numbers = Array.from(
    { length: Number(range.to - range.from) + 1 },
    (_, place) => range.from + BigInt(place),
  );
  const [logs, ...found] = await Promise.all([
    fetchLogs(reader, filters, range.from, range.to),
    ...numbers.map((number) => reader.header(number)),
  ]);
  const headers = found.filter((header) => header !== null);
  if (headers.length !== numbers.length || !isChained(parent, headers)) return null;
  const byHash = new Map<string, RawLog[]>(headers.map(({ hash }) => [hash, []]));
  for (const log of logs) {
    const ofBlock = byHash.get(log.blockHash);
    if (ofBlock === undefined) return null;
    ofBlock.push(log);
  }
  const doubtful = headers.filter(
    ({ hash, logsBloom }) =>
      (byHash.get(hash) ?? []).length > 0 ||
      (logsBloom !== undefined && filters.some((filter) => mayHold(logsBloom, filter))),
  );
  const proofs = await Promise.all(doubtful.map(({ number }) => reader.receiptLogs(number)));
  for (const [place, header] of doubtful.entries()) {
    const proof = proofs[place] ?? [];
    if (proof.some(({ blockHash }) => blockHash !== header.hash)) return null;
    const wanted = proof.filter((log) => filters.some((filter) => isWanted(log, filter)));
    compare(header, byHash.get(header.hash) ?? [], wanted);
  }
  return { headers, logs };
}

function compare(header: BlockHeader, listed: readonly RawLog[], proven: readonly RawLog[]): void {
  const textOf = (log: RawLog): string =>
    [log.logIndex, log.transactionHash, log.address.toLowerCase(), ...log.topics, log.data].join();
  const inList = new Set(listed.map(textOf));
  const inReceipts = new Set(proven.map(textOf));
  const absent = [...inReceipts].filter((log) => !inList.has(log)).length;
  const extra = [...inList].filter((log) => !inReceipts.has(log)).length;
  if (absent === 0 && extra === 0) return;
  throw new LogsMissing(
    `The node's logs of block ${header.number.toString()} are not those of its receipts: ${absent.toString()} are missing, ${extra.toString()} are in no receipt.`,
  );
}

/** True when each block names the one before it as its parent, from the given one on. */
export function isChained(parent: { hash: string }, headers: readonly BlockHeader[]): boolean {
  let before = parent.hash;
  for (const header of headers) {
    if (header.parentHash !== before) return false;
    before = header.hash;
  }
  return true;
}
