import type { Order } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { Money } from '../../ui/money.tsx';
import { texts as checkoutTexts } from '../checkout/texts.ts';
import { heldMinor } from './order-state.ts';
import { texts } from './texts.ts';

/** Where the authorised maximum went, and who received what was captured. */
export function MoneyTables({ order }: { order: Order }) {
  const { payment, settlement } = order;
  const words = texts.amounts;
  const { currency } = payment;
  const rows = [
    { name: words.captured, minor: payment.capturedMinor },
    { name: words.returned, minor: payment.returnedMinor },
    { name: words.held, minor: heldMinor(order) },
  ];
  return (
    <section aria-labelledby="money">
      <h2 id="money" className="mb-2">
        {words.heading}
      </h2>
      {payment.rail === 'usdc-escrow' ? null : <PaidBy payment={payment} />}
      {payment.authorizedMinor === '0' ? (
        <p className="text-ink-2">{words.notYet}</p>
      ) : (
        <table className="ledger">
          <caption>{words.caption(currency)}</caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td className="num">
                  <Money minor={row.minor} currency={currency} bare />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.authorised}</th>
              <td className="num">
                <Money minor={payment.authorizedMinor} currency={currency} bare />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      {settlement === null ? null : (
        <table className="ledger mt-6">
          <caption>{words.split(currency)}</caption>
          <tbody>
            <tr>
              <th scope="row">
                {words.seller}
                <div className="text-ink-2">{order.seller.name}</div>
              </th>
              <td className="num">
                <Money minor={settlement.sellerMinor} currency={currency} bare full />
              </td>
            </tr>
            {settlement.feeShares.map((share) => (
              <tr key={share.receiver}>
                <th scope="row">
                  {words.fee}
                  <div className="text-ink-2">{share.name}</div>
                </th>
                <td className="num">
                  <Money minor={share.amountMinor} currency={currency} bare full />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.captured}</th>
              <td className="num">
                <Money minor={settlement.capturedMinor} currency={currency} bare full />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

/** The way of paying, and the rate that the price was made at. */
function PaidBy({ payment }: Pick<Order, 'payment'>) {
  const words = texts.amounts;
  const { rate, currency } = payment;
  return (
    <p className="mb-2 text-ink-2">
      {words.rail} {checkoutTexts.rails.names[payment.rail]}
      {rate === null
        ? ''
        : `, ${checkoutTexts.rails.rate(formatScaled(BigInt(rate.rateE8), 8, 4), currency)}`}
      .
    </p>
  );
}
