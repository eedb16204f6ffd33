/** One bar of a row of months; null where there is nothing to measure. */
export type MonthBar = { key: string; label: string; permille: number | null; text: string };

const BAR = 36;
const GAP = 12;
const HEIGHT = 120;
const FOOT = 34;

/**
 * A row of bars, one a month, each with its figure above and its month below; hollow where nothing was measured.
 * `most` is the figure that fills the height, in thousandths.
 */
export function MonthBars({ bars, most }: { bars: readonly MonthBar[]; most: number }) {
  const width = bars.length * (BAR + GAP) + GAP;
  return (
    <svg
      viewBox={`0 0 ${width.toString()} ${(HEIGHT + FOOT).toString()}`}
      width={width}
      height={HEIGHT + FOOT}
      aria-hidden="true"
    >
      {bars.map(({ key, label, permille, text }, index) => {
        const x = GAP + index * (BAR + GAP);
        const height = permille === null ? 8 : Math.max(2, Math.round((permille * (HEIGHT - 20)) / most));
        return (
          <g key={key}>
            <rect
              x={x}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              className={permille === null ? 'fill-none stroke-control' : 'fill-brand'}
              {...(permille === null ? { strokeDasharray: '3 3' } : {})}
            />
            <text
              x={x + BAR / 2}
              y={HEIGHT - height - 5}
              textAnchor="middle"
              fontSize="12"
              className="fill-ink"
            >
              {text}
            </text>
            <text x={x + BAR / 2} y={HEIGHT + 16} textAnchor="middle" fontSize="12" className="fill-ink-2">
              {label}
            </text>
          </g>
        );
      })}
      <line x1="0" x2={width} y1={HEIGHT} y2={HEIGHT} className="stroke-ink" />
    </svg>
  );
}
