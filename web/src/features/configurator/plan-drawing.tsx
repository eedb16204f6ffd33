import { useTranslations } from 'next-intl';
import type { CuttingPlanView } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';

const WIDTH = 640;
const LEFT = 44;
const ROW = 34;
const HEIGHT = 22;
/** A saw cut is drawn at least this wide: three millimetres of twelve metres would not be seen. */
const KERF = 1.5;
/** Bars that are drawn; what is cut alike is one. */
const MOST = 24;

/** Each bar as a line section: pieces in a row with the saw's kerf between, what is left hatched. */
export function PlanDrawing({ bars: all }: { bars: CuttingPlanView['bars'] }) {
  const t = useTranslations('configurator');
  const formats = useFormats();
  const bars = all.slice(0, MOST);
  const longest = bars.reduce((most, { stockLengthUm }) => Math.max(most, Number(stockLengthUm)), 1);
  const scale = (um: number): number => (um / longest) * (WIDTH - LEFT - 2);
  const height = bars.length * ROW + 4;
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(height)}`} className="w-full min-w-96" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className="stroke-control" strokeWidth="1" />
        </pattern>
      </defs>
      {bars.map((bar, row) => {
        const y = row * ROW + 4;
        const lengths = bar.pieces.flatMap(({ lengthUm, pieces }) =>
          Array.from({ length: pieces }, () => Number(lengthUm)),
        );
        const starts = lengths.map((_length, at) =>
          lengths.slice(0, at).reduce((sum, one) => sum + scale(one) + KERF, LEFT),
        );
        const end = lengths.reduce((sum, one) => sum + scale(one) + KERF, LEFT);
        const full = LEFT + scale(Number(bar.stockLengthUm));
        return (
          <g key={row}>
            <text x="0" y={y + 15} className="fill-ink-2" fontSize="13">
              {String(bar.times)} ×
            </text>
            <rect
              x={LEFT}
              y={y}
              width={full - LEFT}
              height={HEIGHT}
              className={bar.isRemnant ? 'fill-paper stroke-ink' : 'stroke-ink'}
              {...(bar.isRemnant ? {} : { fill: 'url(#hatch)' })}
            />
            {lengths.map((length, at) => (
              <g key={at}>
                <rect
                  x={starts[at]}
                  y={y}
                  width={Math.max(1, scale(length))}
                  height={HEIGHT}
                  className="fill-brand-soft stroke-brand"
                />
                {scale(length) > 34 ? (
                  <text
                    x={(starts[at] ?? 0) + scale(length) / 2}
                    y={y + 15}
                    textAnchor="middle"
                    fontSize="12"
                    className="fill-ink"
                  >
                    {formats.decimal(formatScaled(BigInt(length), 3))}
                  </text>
                ) : null}
              </g>
            ))}
            {full - end > 84 ? (
              <text x={(end + full) / 2} y={y + 15} textAnchor="middle" fontSize="12" className="fill-ink">
                {bar.isRemnant ? t('remnant') : t('scrap')}{' '}
                {formats.decimal(formatScaled(BigInt(bar.offcutUm), 3))}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
