import { rawCidOf } from '@topsteel/domain/ipfs';
import { hostOf } from './json-rpc.ts';
import { sha256 as sha256Of } from './sha256.ts';

/** Fetches the one block whose SHA-256 is given. What it returns is not trusted: the caller compares the hash. */
export type FetchBlock = (sha256: string) => Promise<Uint8Array>;

export interface GatewayOptions {
  /** Bases of IPFS gateways, tried in order until one returns the right bytes. */
  urls: readonly string[];
  timeoutMs?: number;
  /** An answer longer than this is dropped. A document of ours is one block of at most 1 MiB. */
  maxBytes?: number;
  fetch?: typeof fetch;
}

export interface BlockSource {
  fetchBlock: FetchBlock;
  name: () => string;
}

/**
 * A source of blocks over several gateways. A gateway that returns other bytes is passed over; when none returns
 * the right ones, the wrong bytes are handed on, so that the report can say so.
 */
export function blocksOver({
  urls,
  timeoutMs = 4_000,
  maxBytes = 1_048_576,
  fetch: fetchOf = fetch,
}: GatewayOptions): BlockSource {
  let answered: string | undefined;
  const fetchBlock: FetchBlock = async (sha256) => {
    let wrong: Uint8Array | undefined;
    let failure: unknown = new Error('No gateway is configured.');
    for (const url of urls) {
      try {
        const bytes = await get(
          fetchOf,
          `${url.replace(/\/$/, '')}/ipfs/${rawCidOf(sha256)}?format=raw`,
          timeoutMs,
          maxBytes,
        );
        answered = url;
        if ((await sha256Of(bytes)) === sha256) return bytes;
        wrong = bytes;
      } catch (error) {
        failure = error;
      }
    }
    if (wrong !== undefined) return wrong;
    throw failure;
  };
  return {
    fetchBlock,
    name: () => (answered === undefined ? urls.map(hostOf).join(', ') : hostOf(answered)),
  };
}

async function get(
  fetchOf: typeof fetch,
  url: string,
  timeoutMs: number,
  maxBytes: number,
): Promise<Uint8Array> {
  const response = await fetchOf(url, {
    headers: { accept: 'application/vnd.ipld.raw' },
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`The file store answered ${response.status}.`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > maxBytes) throw new Error('The file is larger than a block.');
  return bytes;
}

/** What came of fetching a block: its bytes, or why there are none that count. */
export type BlockOutcome = { state: 'read'; bytes: Uint8Array } | { state: 'away' } | { state: 'otherBytes' };

/** Fetches a block and compares its hash. Never throws: away and wrong are outcomes. */
export async function readBlock(fetchBlock: FetchBlock, sha256: string): Promise<BlockOutcome> {
  try {
    const bytes = await fetchBlock(sha256);
    return (await sha256Of(bytes)) === sha256 ? { state: 'read', bytes } : { state: 'otherBytes' };
  } catch {
    return { state: 'away' };
  }
}
