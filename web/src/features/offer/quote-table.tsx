import { useTranslations } from 'next-intl';
import type { Quote } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Money } from '../../ui/money.tsx';
import { Told } from '../told/told.tsx';

/** What an order costs, line by line, and the most that can be charged, in USDC. */
export function QuoteTable({ quote }: { quote: Quote }) {
  const t = useTranslations('offer.quote');
  const formats = useFormats();
  const mass = (grams: string): string => `${formats.mass(grams, 't')}\u00a0t`;
  return (
    <table className="ledger">
      <caption className="sr-only">{t('caption')}</caption>
      <tbody>
        {quote.lines.map((line) => (
          <tr key={line.lotId}>
            <th scope="row">
              {t('goods')}
              <div className="text-ink-2">
                {t('goodsAt', {
                  mass: mass(line.massGrams),
                  price: formats.money(line.pricePerTonneMinor, 'USDC'),
                })}
              </div>
            </th>
            <td className="num">
              <Money minor={line.netMinor} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            {t('tax')}
            <div className="text-ink-2">
              <Told text={quote.taxRule.sentence} />
            </div>
          </th>
          <td className="num">
            <Money minor={quote.taxMinor} />
          </td>
        </tr>
        <tr>
          <th scope="row" className="font-semibold">
            {t('total')}
          </th>
          <td className="num font-semibold">
            <Money minor={quote.totalMinor} />
          </td>
        </tr>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {t('max')}
            <div className="font-normal text-ink-2">
              {t('maxHint', { mass: formats.mass(quote.maxGrams, 't') })}
            </div>
          </th>
          <td className="num">
            <Money minor={quote.maxAmountMinor} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
