import type { GenealogyAnswer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Notice } from '../../ui/notice.tsx';
import { readBalance } from './read-balance.ts';

const SIZE = { width: 640, height: 200, bar: 18, gap: 14, label: 250 };
const NARROWEST = 1;

/** The mass of the heats and what became of it, as bands as wide as it; the equation stands below, exact to the gram. */
export function BalancePicture({ answer }: { answer: GenealogyAnswer }) {
  const t = useTranslations('genealogy.balance');
  const formats = useFormats();
  const { heats, unused, made, lost, difference } = readBalance(answer);
  if (heats === 0n || answer.transformations.length === 0) return null;
  const mass = (grams: bigint) => formats.mass(grams, 't');
  const parts = [
    { text: t('unused', { mass: mass(unused) }), grams: unused, className: 'text-brand' },
    { text: t('made', { mass: mass(made) }), grams: made, className: 'text-good' },
    { text: t('lost', { mass: mass(lost) }), grams: lost, className: 'text-attention' },
  ].filter(({ grams }) => grams > 0n);
  const caption = t('picture', { parts: formats.list(parts.map(({ text }) => text)) });
  const room = SIZE.height - SIZE.gap * (parts.length - 1);
  let top = 0;
  let from = (SIZE.height - room) / 2;
  const bands = parts.map((part) => {
    const height = Math.max(NARROWEST, (Number((part.grams * 10_000n) / heats) / 10_000) * room);
    const band = { ...part, height, top, from };
    top += height + SIZE.gap;
    from += height;
    return band;
  });
  const [x1, x2] = [SIZE.bar, SIZE.width - SIZE.label - SIZE.bar];
  return (
    <div className="mb-4 grid gap-3">
      <Figure
        isWide
        caption={caption}
        note={
          <span className="font-mono">
            {t('equation', { certified: mass(heats), here: mass(unused + made), loss: mass(lost) })}
          </span>
        }
        table={
          <LedgerTable caption={caption} columns={[t('act'), { figure: 't' }]} isCaptionHidden>
            <tbody>
              {[{ text: t('heats', { mass: mass(heats) }), grams: heats }, ...parts].map(
                ({ text, grams }) => (
                  <tr key={text}>
                    <th scope="row">{text}</th>
                    <td className="num">
                      <Mass grams={grams} bare />
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </LedgerTable>
        }
      >
        <svg
          viewBox={`0 0 ${String(SIZE.width)} ${String(SIZE.height + 48)}`}
          className="w-full max-w-2xl min-w-md"
          aria-hidden="true"
        >
          <text x="0" y="14" fontSize="13" className="fill-ink">
            {t('heats', { mass: mass(heats) })}
          </text>
          <g transform="translate(0 24)">
            <rect x="0" y={(SIZE.height - room) / 2} width={SIZE.bar} height={room} className="fill-ink" />
            {bands.map(({ text, className, height, top: y, from: y0 }) => (
              <g key={text} className={className}>
                <path d={bandPath(x1, y0, x2, y, height)} fill="currentColor" fillOpacity="0.25" />
                <rect x={x2} y={y} width={SIZE.bar} height={height} fill="currentColor" />
                <text x={x2 + SIZE.bar + 8} y={y + height / 2 + 5} fontSize="13" className="fill-ink">
                  {text}
                </text>
              </g>
            ))}
          </g>
        </svg>
      </Figure>
      {difference === 0n ? null : (
        <Notice tone="bad">{t('differs', { difference: mass(difference) })}</Notice>
      )}
    </div>
  );
}

/** A band of one width between two bars, bent in the middle. */
function bandPath(x1: number, y1: number, x2: number, y2: number, height: number): string {
  const middle = (x1 + x2) / 2;
  const at = (...numbers: number[]) => numbers.map((number) => number.toFixed(1)).join(' ');
  return `M${at(x1, y1)}C${at(middle, y1, middle, y2, x2, y2)}V${at(y2 + height)}C${at(middle, y2 + height, middle, y1 + height, x1, y1 + height)}Z`;
}
