import type { Anchored } from '@topsteel/chain';
import type { ClosingsJudgement } from '@topsteel/domain/ledger';

type OnChain = Pick<ClosingsJudgement, 'compared' | 'vouchedTo' | 'open'>;

/** The roots of a book as the judges take them. */
export const rootsOf = (anchors: readonly Anchored[]): { number: string; root: `0x${string}` }[] =>
  anchors.map(({ sequence, root }) => ({ number: sequence.toString(), root }));

/** How far the chain vouches for a book: for people, for programs, and what it leaves untold. */
export interface AnchorsTold {
  line: string;
  json: { compared: number; vouchedTo: string; open: string[] } | null;
  untold: string[];
}

/** @param anchors undefined when the chain was not asked */
export function presentAnchors(
  { compared, vouchedTo, open }: OnChain,
  { closings, head }: { closings: number; head: bigint },
  anchors: readonly Anchored[] | undefined,
): AnchorsTold {
  if (anchors === undefined) return { line: 'not asked (--rpc)', json: null, untold: [] };
  const last = anchors.reduce((newest, { closedAt }) => Math.max(newest, closedAt), 0);
  const until = last === 0 ? '' : `, the newest of ${new Date(last * 1_000).toISOString()}`;
  const reach = vouchedTo === 0n ? '' : `; it vouches for places 1 to ${vouchedTo} of ${head}`;
  const untold = [
    ...(anchors.length === 0
      ? ['The chain has no root of this book by its publisher: nothing was compared. Check --publisher.']
      : []),
    ...open.map(
      (number) => `Closing ${number} is not on chain: whether it holds cannot be told before it is.`,
    ),
  ];
  return {
    line: `${compared} of ${closings} closings compared${until}${reach}`,
    json: { compared, vouchedTo: vouchedTo.toString(), open },
    untold,
  };
}
