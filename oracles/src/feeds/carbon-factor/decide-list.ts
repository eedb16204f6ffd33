import type { FactorList } from '@topsteel/domain/carbon';
import { documentHash } from '@topsteel/domain/jcs';

/** What identifies an edition: SHA-256 over its canonical form (RFC 8785), so that another signature over it is no edition. */
export function hashOfList(list: FactorList): string {
  return documentHash(list).slice(2);
}

/** What is reported of an edition: the first 128 bits of its hash. @example reportedValueOf('00'.repeat(15) + '01' + '00'.repeat(16)) // 1n */
export function reportedValueOf(sha256: string): bigint {
  return BigInt(`0x${sha256.slice(0, 32)}`);
}

/** Editions and when each was published; in Unix seconds by the list itself. */
export interface KnownEdition {
  edition: string;
  sha256: string;
}

export type ListDecision = { do: 'report' } | { do: 'keep' } | { do: 'reject'; reason: string };

/**
 * Whether a list becomes the edition that counts. Pure. Editions go forward; the same edition with other factors is refused:
 * who corrects a list publishes the next one.
 */
export function decideList(list: FactorList, newest: KnownEdition | null, nowSeconds: number): ListDecision {
  const publishedAt = Math.floor(Date.parse(list.publishedAt) / 1000);
  if (publishedAt > nowSeconds + 300) {
    return { do: 'reject', reason: 'The list is published in the future.' };
  }
  if (newest === null || list.edition > newest.edition) return { do: 'report' };
  if (list.edition < newest.edition) {
    return {
      do: 'reject',
      reason: `Edition ${newest.edition} counts already; this is the older ${list.edition}.`,
    };
  }
  if (hashOfList(list) === newest.sha256) return { do: 'keep' };
  return {
    do: 'reject',
    reason: `Edition ${list.edition} was published with other factors before. Publish a later edition.`,
  };
}
