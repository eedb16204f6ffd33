/** Width of the picture in its own units. */
const WIDTH = 120;

/**
 * How much of a limit is taken, in whole per cent, rounded down: a limit reads as full only when nothing is left.
 *
 * @example percentTaken(999n, 1000n) // 99
 */
export function percentTaken(takenMinor: bigint, amountMinor: bigint): number {
  if (amountMinor === 0n) return 100;
  const percent = (takenMinor * 100n) / amountMinor;
  return percent > 100n ? 100 : Number(percent);
}

/** What a period has taken of a limit, as a bar. The figures stand beside it in the table. */
export function LimitBar({ percent, label }: { percent: number; label: string }) {
  const tone = percent >= 100 ? 'fill-bad' : percent >= 80 ? 'fill-attention' : 'fill-brand';
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH.toString()} 12`}
      width={WIDTH}
      height="12"
      className="inline-block align-middle"
    >
      <rect width={WIDTH} height="12" className="fill-unknown-soft" />
      <rect width={(WIDTH * percent) / 100} height="12" className={tone} />
      <rect x="0.5" y="0.5" width={WIDTH - 1} height="11" fill="none" className="stroke-control" />
    </svg>
  );
}
