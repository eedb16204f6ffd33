import type { Quote } from '@topsteel/domain/api';
import { durationText } from '../../ui/duration.ts';
import { Mass } from '../../ui/mass.tsx';
import { massText } from '../../ui/mass-text.ts';
import { Money } from '../../ui/money.tsx';
import { percentOfBps } from '../../ui/percent.ts';
import { texts } from './texts.ts';

/** What an order costs, line by line, and the most that can leave the wallet. */
export function QuoteBlock({ quote }: { quote: Quote }) {
  const words = texts.quote;
  return (
    <div className="grid gap-3">
      <table className="ledger">
        <caption className="sr-only">{words.caption}</caption>
        <tbody>
          {quote.lines.map((line) => (
            <tr key={line.lotId}>
              <th scope="row">
                {words.goods}
                <div className="text-ink-2">
                  <Mass grams={line.massGrams} /> at <Money minor={line.pricePerTonneMinor} />
                  /t
                </div>
              </th>
              <td className="num">
                <Money minor={line.netMinor} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              {words.tax}
              <div className="text-ink-2">{quote.taxRule.sentence}</div>
            </th>
            <td className="num">
              <Money minor={quote.taxMinor} />
            </td>
          </tr>
          <tr>
            <th scope="row" className="font-semibold">
              {words.total}
            </th>
            <td className="num font-semibold">
              <Money minor={quote.totalMinor} />
            </td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {words.max}
              <div className="font-normal text-ink-2">{words.maxHint(massText(quote.maxGrams, 't'))}</div>
            </th>
            <td className="num">
              <Money minor={quote.maxAmountMinor} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="text-sm text-ink-2">{words.escrow}</p>
      <p className="text-sm text-ink-2">{words.inspection(durationText(quote.inspectionSeconds))}</p>
      <p className="text-sm text-ink-2">
        {words.commission(percentOfBps(quote.commission.feeBps))} {sharesText(quote.commission.shares)}
      </p>
    </div>
  );
}

/** Who receives the commission, in one sentence; nothing when it goes to nobody. */
function sharesText(shares: Quote['commission']['shares']): string {
  if (shares.length === 0) return '';
  return texts.quote.shares(
    shares.map(({ shareBps, name }) => texts.quote.share(percentOfBps(shareBps), name)).join(', '),
  );
}
