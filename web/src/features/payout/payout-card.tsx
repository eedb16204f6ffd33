import type { Payout } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { Notice } from '../../ui/notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { PayoutTag } from './payout-tag.tsx';
import { texts } from './texts.ts';

/** One payout with the orders it pays: its advice. */
export function PayoutCard({ payout, title }: { payout: Payout; title: string }) {
  const currency = payout.currency as Currency;
  return (
    <section aria-labelledby={payout.id} className="grid gap-3">
      <h3 id={payout.id} className="flex flex-wrap items-baseline gap-3">
        {title} <PayoutTag state={payout.state} />
      </h3>
      <p className="text-ink-2">
        {payout.destination.holder},{' '}
        <span className="font-mono break-all">
          {payout.destination.iban ?? payout.destination.address ?? ''}
        </span>
      </p>
      {payout.failure === null ? null : (
        <Notice tone="bad" live={false}>
          {payout.failure}
        </Notice>
      )}
      <LedgerTable
        caption={`${texts.batch.lines}, ${payout.currency}`}
        columns={[texts.due.order, { figure: texts.list.amount }]}
      >
        <tbody>
          {payout.lines.map((line) => (
            <tr key={line.orderId}>
              <th scope="row" className="font-mono">
                {line.orderNumber}
              </th>
              <td className="num">
                <Money minor={line.amountMinor} currency={currency} bare full />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.list.payout}</th>
            <td className="num">
              <Money minor={payout.amountMinor} currency={currency} bare full />
            </td>
          </tr>
        </tfoot>
      </LedgerTable>
      <details>
        <summary>{texts.batch.history}</summary>
        <ul className="mt-1 list-disc pl-5">
          {payout.events.map((event) => (
            <li key={event.at + event.state}>
              <When iso={event.at} /> · {texts.states[event.state as Payout['state']]}: {event.cause}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
