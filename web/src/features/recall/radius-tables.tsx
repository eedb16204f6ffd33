import Link from 'next/link';
import type { RecallRadius } from '@topsteel/domain/api';
import { formatTonnes } from '@topsteel/domain/units';
import { Hash } from '../../ui/hash.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { texts } from './texts.ts';

const words = texts.radius;

/** In one line: how far the recall reaches. */
export function RadiusSum({ radius }: { radius: RecallRadius }) {
  return (
    <p className="text-lg">
      {words.sum(
        radius.lots.length,
        formatTonnes(BigInt(radius.massGrams), 'en', 3),
        radius.owners.filter((owner) => owner.account !== radius.lots[0]?.maker.account).length,
        radius.openOrders,
      )}
      {radius.heldMinor === '0' ? null : (
        <>
          {' '}
          {words.heldSum} <Money minor={radius.heldMinor} />.
        </>
      )}
    </p>
  );
}

export function AffectedLots({ radius }: { radius: RecallRadius }) {
  const nameOf = new Map(radius.owners.map((owner) => [owner.account, owner.name ?? owner.account]));
  return (
    <section aria-labelledby="affected">
      <h2 id="affected" className="mb-2">
        {words.lots}
      </h2>
      <LedgerTable
        caption={words.lotsCaption}
        columns={[texts.lot, words.product, words.made, { figure: words.left }, words.held]}
      >
        <tbody>
          {radius.lots.map((lot) => (
            <tr key={lot.lotId}>
              <th scope="row">
                <Link href={`/genealogy/${lot.lotCode}`} className="font-mono whitespace-nowrap">
                  {lot.lotCode}
                </Link>
              </th>
              <td>{lot.product}</td>
              <td>{lot.maker.name ?? <Hash value={lot.maker.account} label="account" />}</td>
              <td className="num">
                <Mass grams={lot.leftGrams} bare />
              </td>
              <td>
                {lot.holders.map((holder) => (
                  <div key={holder.account} className="whitespace-nowrap">
                    <Mass grams={holder.grams} /> {nameOf.get(holder.account)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}

export function AffectedOwners({ radius }: { radius: RecallRadius }) {
  const maker = radius.lots[0]?.maker.account;
  return (
    <section aria-labelledby="owners">
      <h2 id="owners" className="mb-2">
        {words.owners}
      </h2>
      <LedgerTable
        caption={words.ownersCaption}
        columns={[words.owner, { figure: words.mass }, words.channel]}
      >
        <tbody>
          {radius.owners.map((owner) => (
            <tr key={owner.account}>
              <th scope="row">
                {owner.name ?? (
                  <>
                    <Hash value={owner.account} label="account" /> ({words.outside})
                  </>
                )}
              </th>
              <td className="num">
                <Mass grams={owner.grams} bare />
              </td>
              <td>{owner.account === maker ? words.you : words.channels[owner.channel]}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}

export function AffectedOrders({ radius }: { radius: RecallRadius }) {
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" className="mb-2">
        {words.orders}
      </h2>
      {radius.orders.length === 0 ? (
        <p className="text-ink-2">{words.none}</p>
      ) : (
        <LedgerTable
          caption={words.ordersCaption}
          columns={[
            words.order,
            words.buyer,
            { figure: words.mass },
            words.status,
            { figure: words.money },
            words.delivery,
          ]}
        >
          <tbody>
            {radius.orders.map((order, position) => (
              <tr key={order.id ?? position}>
                <th scope="row">
                  {order.id === null ? (
                    `${words.others} (${order.seller})`
                  ) : (
                    <Link href={`/vendor/orders/${order.id}`}>{order.number}</Link>
                  )}
                </th>
                <td>{order.buyer}</td>
                <td className="num">
                  <Mass grams={order.massGrams} bare />
                </td>
                <td>{order.status.replaceAll('-', ' ')}</td>
                <td className="num">
                  {order.heldMinor === null ? null : <Money minor={order.heldMinor} bare />}
                </td>
                <td>{order.delivery?.carrier}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
    </section>
  );
}
