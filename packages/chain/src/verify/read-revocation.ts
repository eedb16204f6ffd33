import { readWords, type Hex } from './abi-words.ts';
import { parseJson } from './evidence.ts';
import { readBlock, type FetchBlock } from './fetch-block.ts';
import type { LotRecord, Register } from './register.ts';

/** Reason 3 of `CertificateRegistry.revoke`: superseded. */
export const REASON_SUPERSEDED = 3;
const NO_CERTIFICATE = `0x${'0'.repeat(64)}`;

export interface RevocationFacts {
  reason: number;
  at: number;
  replacedBy: Hex | undefined;
  /** The lot commissioned under the replacement, when there is one. */
  replacement: { lotId: bigint; document: unknown } | undefined;
}

/**
 * The revocation of a lot's certificate, from the register's bitmap and its event.
 *
 * @returns undefined when it is not revoked.
 */
export async function readRevocation(
  register: Register,
  fetchBlock: FetchBlock,
  lot: LotRecord,
): Promise<RevocationFacts | undefined> {
  if (!(await register.isRevoked(lot.issuer, lot.batch, lot.index))) return undefined;
  const event = (await register.revocationEvents(lot.issuer, lot.batch, lot.index)).at(-1);
  // The bitmap says revoked; a node that has lost the event leaves reason and date open.
  if (event === undefined) return { reason: 0, at: 0, replacedBy: undefined, replacement: undefined };
  const words = readWords(event.data);
  const replacedBy = words.hex(1) === NO_CERTIFICATE ? undefined : words.hex(1);
  return {
    reason: words.number(0),
    at: await register.timeOf(event.blockNumber),
    replacedBy,
    replacement:
      replacedBy === undefined
        ? undefined
        : await readReplacement(register, fetchBlock, replacedBy).catch(() => undefined),
  };
}

async function readReplacement(register: Register, fetchBlock: FetchBlock, certificate: Hex) {
  const event = (await register.commissionEvents(certificate))[0];
  const topic = event?.topics[1];
  if (topic === undefined) return undefined;
  const lot = await register.lot(BigInt(topic));
  if (lot === undefined) return undefined;
  const block = await readBlock(fetchBlock, lot.documentHash);
  return { lotId: BigInt(topic), document: block.state === 'read' ? parseJson(block.bytes) : undefined };
}

/** Where two certificates differ: paths of the leaves, at most `limit`. */
export function changedFields(before: unknown, after: unknown, limit = 6): string[] {
  const left = leavesOf(before);
  const right = leavesOf(after);
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .slice(0, limit);
}

function leavesOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      leavesOf(item, path === '' ? key : `${path}.${key}`, found);
  } else {
    found.set(path, JSON.stringify(value));
  }
  return found;
}
