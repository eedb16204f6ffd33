import { useTranslations } from 'next-intl';
import type { LedgerTransfer } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Bar } from './bar.tsx';
import { EntryName } from './names.tsx';
import { waterfallsOf, type Waterfall } from './waterfall.ts';

/** What became of the money of one order, from its entries alone; nothing where no money moved. */
export function OrderWaterfall({ entries }: { entries: readonly LedgerTransfer[] }) {
  const t = useTranslations('ledger.waterfall');
  const falls = waterfallsOf(entries);
  if (falls.length === 0) return null;
  return (
    <section aria-labelledby="waterfall" className="grid gap-4">
      <h2 id="waterfall">{t('heading')}</h2>
      {falls.map((fall) => (
        <Fall key={fall.currency} fall={fall} />
      ))}
    </section>
  );
}

function Fall({ fall }: { fall: Waterfall }) {
  const t = useTranslations('ledger.waterfall');
  const formats = useFormats();
  const { currency, steps, inMinor, outMinor, heldMinor } = fall;
  const money = (minor: bigint): string => formats.money(minor, currency);
  const scale = steps.reduce(
    (most, { afterMinor }) => (afterMinor > most ? afterMinor : most),
    inMinor > 0n ? inMinor : 1n,
  );
  return (
    <figure className="grid gap-2">
      <figcaption>
        {t(heldMinor === 0n ? 'findingNone' : 'finding', { held: money(heldMinor), in: money(inMinor) })}
      </figcaption>
      <LedgerTable
        caption={t('caption', { currency })}
        columns={[t('step'), { figure: t('amount') }, t('picture'), { figure: t('after') }]}
      >
        <tbody>
          {steps.map(({ code, amountMinor, afterMinor }, index) => (
            <tr key={index}>
              <th scope="row">
                <EntryName code={code} />
              </th>
              <td className="num">
                <Money minor={amountMinor} currency={currency} bare full />
              </td>
              <td className="w-1/3">
                <Bar
                  scaleMinor={scale}
                  parts={[
                    {
                      fromMinor: afterMinor,
                      toMinor: afterMinor - amountMinor,
                      tone: amountMinor < 0n ? 'hot' : 'brand',
                    },
                  ]}
                />
              </td>
              <td className="num">
                <Money minor={afterMinor} currency={currency} bare full />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('equation', { in: money(inMinor), out: money(outMinor) })}
            </th>
            <td className="num">
              <Money minor={heldMinor} currency={currency} bare full />
            </td>
          </tr>
        </tfoot>
      </LedgerTable>
    </figure>
  );
}
