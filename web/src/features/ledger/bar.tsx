import type { ComponentProps } from 'react';

const FILLS = {
  brand: 'fill-brand',
  good: 'fill-good',
  bad: 'fill-bad',
  attention: 'fill-attention',
  unknown: 'fill-control',
  hot: 'fill-hot',
} as const;

export interface BarPart {
  fromMinor: bigint;
  toMinor: bigint;
  tone: keyof typeof FILLS;
}

/** Hundredths of a percent are finer than a screen. */
const percent = (minor: bigint, scale: bigint): string =>
  `${(Number((minor * 10_000n) / scale) / 100).toString()}%`;

/**
 * Bars over a common scale, drawn in a row of a table: the figures beside them are the picture's twin, so the picture
 * itself is left out for those who hear the page.
 */
export function Bar({
  parts,
  scaleMinor,
  ...rest
}: { parts: readonly BarPart[]; scaleMinor: bigint } & Pick<ComponentProps<'svg'>, 'height'>) {
  const scale = scaleMinor > 0n ? scaleMinor : 1n;
  return (
    <svg aria-hidden="true" width="100%" height="16" className="block min-w-32" {...rest}>
      <line x1="0" x2="0" y1="0" y2="100%" className="stroke-ink" strokeWidth="2" />
      {parts.map((part) => {
        const from = part.fromMinor < part.toMinor ? part.fromMinor : part.toMinor;
        const to = part.fromMinor < part.toMinor ? part.toMinor : part.fromMinor;
        return (
          <rect
            key={`${part.tone}${from.toString()}`}
            x={percent(from, scale)}
            width={percent(to - from, scale)}
            y="2"
            height="12"
            className={FILLS[part.tone]}
          />
        );
      })}
    </svg>
  );
}
