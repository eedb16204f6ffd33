/** A watched account as kept. */
export interface DepositRow {
  address: `0x${string}`;
  index: string;
  seen_wei: string;
  final_wei: string;
  /** Up to where it was read; null before the first look. */
  final_block: string | null;
  by_hand_wei: string;
  by_hand_count: number;
}

/** Blocks searched at most for what moved: an account that was not looked at for longer has its payer asked for by hand. */
const MOST_BLOCKS = 2_000n;

/**
 * What to keep of two readings of what came to an account. A final total never falls: of final blocks nothing is taken
 * back.
 *
 * @returns `searchFrom`: the last block before what came since the last look, or null when nothing did
 * @example planDeposit({ …, final_wei: '0', final_block: '10' }, { seenWei: 5n, finalWei: 5n, finalized: 12n }).searchFrom // 10n
 */
export function planDeposit(
  row: Pick<DepositRow, 'final_wei' | 'final_block'>,
  read: { seenWei: bigint; finalWei: bigint; finalized: bigint },
): { seenWei: bigint; finalWei: bigint; searchFrom: bigint | null } {
  const before = BigInt(row.final_wei);
  const finalWei = read.finalWei > before ? read.finalWei : before;
  const seenWei = read.seenWei > finalWei ? read.seenWei : finalWei;
  return { seenWei, finalWei, searchFrom: finalWei === before ? null : searchFromOf(row, read.finalized) };
}

/** The last block that needs no search: the one that was read last, or the longest that is searched before the final one. */
export function searchFromOf({ final_block }: Pick<DepositRow, 'final_block'>, finalized: bigint): bigint {
  const earliest = finalized > MOST_BLOCKS ? finalized - MOST_BLOCKS : 0n;
  const last = final_block === null ? earliest : BigInt(final_block);
  return last > earliest ? last : earliest;
}
