import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { RecallRadius } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';

/** In one line: how far the recall reaches. */
export function RadiusSum({ radius }: { radius: RecallRadius }) {
  const t = useTranslations('recall');
  const formats = useFormats();
  return (
    <p className="text-lg">
      {t('radius.sum', {
        lots: radius.lots.length,
        tonnes: formats.mass(radius.massGrams, 't'),
        owners: radius.owners.filter((owner) => owner.account !== radius.lots[0]?.maker.account).length,
        orders: radius.openOrders,
      })}
      {radius.heldMinor === '0' ? null : (
        <> {t.rich('radius.heldSum', { money: () => <Money minor={radius.heldMinor} /> })}</>
      )}
    </p>
  );
}

export function AffectedLots({ radius }: { radius: RecallRadius }) {
  const t = useTranslations('recall');
  const nameOf = new Map(radius.owners.map((owner) => [owner.account, owner.name ?? owner.account]));
  return (
    <section aria-labelledby="affected">
      <h2 id="affected" className="mb-2">
        {t('radius.lots')}
      </h2>
      <LedgerTable
        caption={t('radius.lotsCaption')}
        columns={[
          t('lot'),
          t('radius.product'),
          t('radius.made'),
          { figure: t('radius.left') },
          t('radius.held'),
        ]}
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
              <td>{lot.maker.name ?? <Hash value={lot.maker.account} label={t('radius.account')} />}</td>
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
  const t = useTranslations('recall');
  const maker = radius.lots[0]?.maker.account;
  return (
    <section aria-labelledby="owners">
      <h2 id="owners" className="mb-2">
        {t('radius.owners')}
      </h2>
      <LedgerTable
        caption={t('radius.ownersCaption')}
        columns={[t('radius.owner'), { figure: t('radius.mass') }, t('radius.channel')]}
      >
        <tbody>
          {radius.owners.map((owner) => (
            <tr key={owner.account}>
              <th scope="row">
                {owner.name ?? (
                  <>
                    <Hash value={owner.account} label={t('radius.account')} /> ({t('radius.outside')})
                  </>
                )}
              </th>
              <td className="num">
                <Mass grams={owner.grams} bare />
              </td>
              <td>{owner.account === maker ? t('radius.you') : t(`radius.channels.${owner.channel}`)}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}

export function AffectedOrders({ radius }: { radius: RecallRadius }) {
  const t = useTranslations('recall');
  return (
    <section aria-labelledby="orders">
      <h2 id="orders" className="mb-2">
        {t('radius.orders')}
      </h2>
      {radius.orders.length === 0 ? (
        <p className="text-ink-2">{t('radius.none')}</p>
      ) : (
        <LedgerTable
          caption={t('radius.ordersCaption')}
          columns={[
            t('radius.order'),
            t('radius.buyer'),
            { figure: t('radius.mass') },
            { figure: t('radius.money') },
            t('radius.delivery'),
          ]}
        >
          <tbody>
            {radius.orders.map((order, position) => (
              <tr key={order.id ?? position}>
                <th scope="row">
                  {order.id === null ? (
                    t('radius.others', { seller: order.seller })
                  ) : (
                    <Link href={`/vendor/orders/${order.id}`}>{order.number}</Link>
                  )}
                </th>
                <td>{order.buyer}</td>
                <td className="num">
                  <Mass grams={order.massGrams} bare />
                </td>
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
