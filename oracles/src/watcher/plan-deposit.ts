/** A watched account as kept. */
export interface DepositRow {
  address: string;
  seen_wei: string;
  final_wei: string;
  /** Up to where it was read; null before the first look. */
  final_block: string | null;
  payer: string | null;
}

/** Blocks searched for a sender at most: an account that was not looked at for longer has its payer asked for by hand. */
const MOST_BLOCKS = 2_000n;

/**
 * What to keep of two balances. A final total never falls: nobody but us can take coin out of the account, and of final
 * blocks nothing is taken back.
 *
 * @returns `searchIn`: the blocks in which coin arrived since the last look, or null when none did
 * @example planDeposit({ …, final_wei: '0', final_block: '10' }, { seenWei: 5n, finalWei: 5n, finalized: 12n }).searchIn
 * // { from: 11n, to: 12n }
 */
export function planDeposit(
  row: DepositRow,
  read: { seenWei: bigint; finalWei: bigint; finalized: bigint },
): { seenWei: bigint; finalWei: bigint; searchIn: { from: bigint; to: bigint } | null } {
  const before = BigInt(row.final_wei);
  const finalWei = read.finalWei > before ? read.finalWei : before;
  const seenWei = read.seenWei > finalWei ? read.seenWei : finalWei;
  if (finalWei === before) return { seenWei, finalWei, searchIn: null };
  const { finalized: to } = read;
  const earliest = to >= MOST_BLOCKS ? to - MOST_BLOCKS + 1n : 0n;
  const next = row.final_block === null ? earliest : BigInt(row.final_block) + 1n;
  return { seenWei, finalWei, searchIn: { from: next > earliest ? next : earliest, to } };
}
