import { readWords } from './abi-words.ts';
import { parseJson } from './evidence.ts';
import { readBlock, type FetchBlock } from './fetch-block.ts';
import type { LotRecord, Register } from './register.ts';

/** Reason 3 of `CertificateRegistry.revoke`: superseded. */
export const REASON_SUPERSEDED = 3;
/** Certificates of the issuer that are looked through for the replacement, newest lots first. */
const MAX_LOOKED_AT = 64;

export interface RevocationFacts {
  reason: number;
  /** Undefined where the node, or the archive, has not got the event; reason is 0 then. */
  at: number | undefined;
  /** The replacement, of the same issuer: its batch, its place in it, and its document when it could be found. */
  replacedBy: { batch: bigint; index: bigint; document: unknown } | undefined;
}

/**
 * The revocation of a lot's certificate, from the register's bitmap and its event.
 *
 * @returns undefined when it is not revoked.
 */
export async function readRevocation(
  register: Register,
  fetchBlock: FetchBlock,
  { issuer, batch, index }: LotRecord,
): Promise<RevocationFacts | undefined> {
  if (!(await register.isRevoked(issuer, batch, index))) return undefined;
  const event = (await register.revocationEvents(issuer, batch, index)).at(-1);
  // The bitmap says revoked; a node that has lost the event leaves reason and date open.
  if (event === undefined) return { reason: 0, at: undefined, replacedBy: undefined };
  const words = readWords(event.data);
  // data: reason, replacedByBatch, replacedByIndex, actor; a replacement is later in (batch, index) order, so (0, 0) is none
  const place = { batch: words.uint(1), index: words.uint(2) };
  return {
    reason: words.number(0),
    at: await register.timeOf(event.blockNumber),
    replacedBy:
      place.batch + place.index > 0n
        ? {
            ...place,
            document: await findDocument(register, fetchBlock, { issuer, ...place }).catch(() => undefined),
          }
        : undefined,
  };
}

/** The register has no index by batch and place, so the issuer's newest lots are looked through. */
async function findDocument(
  register: Register,
  fetchBlock: FetchBlock,
  { issuer, batch, index }: Pick<LotRecord, 'issuer' | 'batch' | 'index'>,
): Promise<unknown> {
  const events = (await register.commissionEvents(null, issuer)).reverse();
  const lotByCertificate = new Map(events.map(({ topics }) => [topics[2], topics[1]]));
  const lots = await Promise.all(
    [...lotByCertificate.values()]
      .slice(0, MAX_LOOKED_AT)
      .map((lotId = '0x0') => register.lot(BigInt(lotId))),
  );
  const lot = lots.find((each) => each?.batch === batch && each.index === index);
  const block = lot && (await readBlock(fetchBlock, lot.documentHash));
  return block?.state === 'read' ? parseJson(block.bytes) : undefined;
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
