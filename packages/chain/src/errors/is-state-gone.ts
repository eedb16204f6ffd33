import { BaseError, BlockNotFoundError } from 'viem';

/** How nodes say that they no longer keep the state of a block. There is no code for it; every client has its own words. */
const SAID: readonly RegExp[] = [
  // geth and what is built on it: "missing trie node 5e8b… (path ) state 0x5e8b… is not available", "historical state …"
  /missing trie node/i,
  /\bstate\b.*\b(?:is )?(?:not|un)\s?-?available/i,
  // reth: "state at block #12 is pruned"; erigon: "old data not available due to pruning"
  /\bprun(?:ed|ing)\b/i,
  // nethermind: "No state available for block 12"
  /no state available/i,
  // providers: "project ID does not have access to archive state"
  /archive (?:state|node|data)/i,
];

/** anvil, of a block that it has forgotten and of one that is yet to come. */
const OUT_OF_RANGE = /BlockOutOfRangeError: block height is (\d+) but requested was (\d+)/;

/**
 * Whether a node refused a question because it no longer keeps the state of the block, or the block; then an archive node
 * or a newer block helps, and asking again does not. Of a block that the chain has.
 *
 * @example isStateGone(new Error('missing trie node 5e8b… (path ) state 0x5e8b… is not available')) // true
 */
export function isStateGone(error: unknown): boolean {
  if (error instanceof BlockNotFoundError) return true;
  const words = error instanceof BaseError ? sayings(error) : error instanceof Error ? [error.message] : [];
  return words.some((said) => SAID.some((pattern) => pattern.test(said)) || isBehindRange(said));
}

function isBehindRange(said: string): boolean {
  const [, height, requested] = OUT_OF_RANGE.exec(said) ?? [];
  return height !== undefined && requested !== undefined && BigInt(requested) <= BigInt(height);
}

/** What the node itself said, somewhere behind the sentences that viem puts around it. */
function sayings(error: BaseError): string[] {
  const said: string[] = [];
  error.walk((each) => {
    if (each instanceof BaseError) said.push(each.details);
    else if (each instanceof Error) said.push(each.message);
    return false;
  });
  return said;
}
