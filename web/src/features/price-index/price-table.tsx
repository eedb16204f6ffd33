import { useTranslations } from 'next-intl';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { flooredToKilograms } from '../../ui/floored-mass.ts';
import type { FamilyPrices } from './load-family-prices.ts';
import type { PriceRange } from './price-range.ts';

const LEFT = 110;
const WIDTH = 620;
const ROW = 26;

const upToCents = (minor: bigint): bigint => ((minor + 9_999n) / 10_000n) * 10_000n;

/** Asking prices of a family: a range for each grade as a picture, and the same as a table. */
export function PriceTable({ prices, name }: { prices: FamilyPrices; name: string }) {
  const t = useTranslations('priceIndex');
  const formats = useFormats();
  const { ranges } = prices;
  const price = (minor: bigint): string => formats.amount(upToCents(minor), 'USDC');
  if (ranges.length === 0) return <p className="text-ink-2">{t('none')}</p>;
  const low = ranges.reduce(
    (least, one) => (one.lowestMinor < least ? one.lowestMinor : least),
    ranges[0]?.lowestMinor ?? 0n,
  );
  const high = ranges.reduce((most, one) => (one.highestMinor > most ? one.highestMinor : most), 0n);
  return (
    <Figure
      isWide
      caption={t('picture', { family: name, low: price(low), high: price(high) })}
      {...(prices.counted < prices.total
        ? { note: t('partial', { count: formats.decimal(String(prices.counted)) }) }
        : {})}
      table={
        <LedgerTable
          caption={t('caption')}
          columns={[
            t('grade'),
            { figure: t('offers') },
            { figure: t('lowest') },
            { figure: t('middle') },
            { figure: t('highest') },
            { figure: t('tonnes') },
          ]}
        >
          <tbody>
            {ranges.map((range) => (
              <tr key={range.grade}>
                <th scope="row">
                  <Link href={`/steel?grade=${encodeURIComponent(range.grade)}&sort=price`} prefetch={false}>
                    {range.grade}
                  </Link>
                </th>
                <td className="num">{range.offers}</td>
                <td className="num">{price(range.lowestMinor)}</td>
                <td className="num">{price(range.middleMinor)}</td>
                <td className="num">{price(range.highestMinor)}</td>
                <td className="num">{formats.mass(flooredToKilograms(range.availableGrams), 't')}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      }
    >
      <Ranges ranges={ranges} low={low} high={high} price={price} />
    </Figure>
  );
}

type RangesProps = { ranges: PriceRange[]; low: bigint; high: bigint; price: (minor: bigint) => string };

/** A bar from the lowest to the highest price of each grade, its middle as a tick, all on one scale. */
function Ranges({ ranges, low, high, price }: RangesProps) {
  const span = high - low === 0n ? 1n : high - low;
  const x = (minor: bigint): number => LEFT + Number(((minor - low) * BigInt(WIDTH - LEFT - 170)) / span);
  return (
    <svg
      viewBox={`0 0 ${String(WIDTH)} ${String(ranges.length * ROW)}`}
      className="w-full max-w-2xl min-w-lg"
      aria-hidden="true"
    >
      {ranges.map((range, place) => {
        const y = place * ROW;
        return (
          <g key={range.grade}>
            <text x="0" y={y + 17} fontSize="13" className="fill-ink">
              {range.grade}
            </text>
            <rect
              x={x(range.lowestMinor)}
              y={y + 6}
              height="14"
              width={Math.max(3, x(range.highestMinor) - x(range.lowestMinor))}
              className="fill-brand-soft stroke-brand"
            />
            <line
              x1={x(range.middleMinor)}
              x2={x(range.middleMinor)}
              y1={y + 4}
              y2={y + 22}
              className="stroke-ink"
              strokeWidth="2.5"
            />
            <text x={x(range.highestMinor) + 10} y={y + 17} fontSize="13" className="fill-ink-2">
              {price(range.lowestMinor)} – {price(range.highestMinor)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
