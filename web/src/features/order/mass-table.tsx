import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { Figure } from '../../ui/figure.tsx';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Mass } from '../../ui/mass.tsx';
import { MassBar } from './mass-bar.tsx';

type Line = Order['lines'][number];

/** Ordered, allowed and weighed mass of each line: a picture each, and the same as a table. */
export function MassTable({ order }: { order: Order }) {
  const t = useTranslations('order.mass');
  return (
    <section aria-labelledby="mass">
      <h2 id="mass" className="mb-2">
        {t('heading')}
      </h2>
      <div className="grid gap-4">
        {order.lines.map((line) => (
          <LineFigure key={line.lotId} line={line} />
        ))}
      </div>
    </section>
  );
}

function LineFigure({ line }: { line: Line }) {
  const t = useTranslations('order.mass');
  const formats = useFormats();
  const ordered = BigInt(line.massGrams);
  const max = BigInt(line.maxGrams);
  const weighed = line.weighedGrams === null ? null : BigInt(line.weighedGrams);
  const words = { ordered: formats.mass(ordered, 't'), max: formats.mass(max, 't') };
  const finding =
    weighed === null
      ? t('awaited', words)
      : weighed > max
        ? t('above', { weighed: formats.mass(weighed, 't'), max: words.max })
        : t('within', {
            weighed: formats.mass(weighed, 't'),
            ordered: words.ordered,
            difference: signedPercent(weighed - ordered, ordered, formats),
          });
  return (
    <div>
      <p>
        {line.description}{' '}
        <span className="text-ink-2">
          {t.rich('heat', { number: () => <Heat number={line.heatNumber} /> })}
        </span>
      </p>
      <Figure
        caption={<span className="font-normal">{finding}</span>}
        note={weighed === null ? undefined : t('legend')}
        table={<LineTable line={line} />}
      >
        <MassBar ordered={ordered} max={max} weighed={weighed} />
      </Figure>
    </div>
  );
}

function LineTable({ line }: { line: Line }) {
  const t = useTranslations('order.mass');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[
        t('product'),
        { figure: t('ordered'), unit: 't' },
        { figure: t('max'), unit: 't' },
        { figure: t('weighed'), unit: 't' },
        { figure: t('difference'), unit: 't' },
      ]}
    >
      <tbody>
        <tr>
          <th scope="row" className="min-w-36">
            {line.description}
          </th>
          <td className="num">
            <Mass grams={line.massGrams} bare />
          </td>
          <td className="num">
            <Mass grams={line.maxGrams} bare />
          </td>
          <td className="num font-semibold">
            {line.weighedGrams === null ? t('notWeighed') : <Mass grams={line.weighedGrams} bare />}
          </td>
          <td className="num">
            {line.weighedGrams === null
              ? '–'
              : signed(
                  formatScaled(magnitude(BigInt(line.weighedGrams) - BigInt(line.massGrams)), 6, 3),
                  BigInt(line.weighedGrams) - BigInt(line.massGrams),
                  formats,
                )}
          </td>
        </tr>
      </tbody>
    </LedgerTable>
  );
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** With a real minus, and a plus where it is more. */
function signed(text: string, of: bigint, formats: Formats): string {
  return `${of < 0n ? '\u2212' : of > 0n ? '+' : ''}${formats.decimal(text)}`;
}

/** A part of a whole in per cent with two decimals, cut towards zero. @example signedPercent(-36_000n, 8_000_000n, en) // '−0.45' */
export function signedPercent(part: bigint, whole: bigint, formats: Formats): string {
  const hundredths = whole === 0n ? 0n : (magnitude(part) * 10_000n) / whole;
  return signed(formatScaled(hundredths, 2, 2), part, formats);
}
