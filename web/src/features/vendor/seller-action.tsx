import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { ClientWords } from '../../words/client-words.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { ShipOrder } from '../shipment/ship-order.tsx';
import { AcceptOrderIsland } from './wallet-islands.tsx';

/** What only the seller can do now: accept, ship, or have the load weighed. */
export function SellerAction({ order }: { order: Order }) {
  const t = useTranslations('vendor.order');
  if (order.mine !== 'seller' || order.recall !== null) return null;
  if (order.payment.acceptanceTypedData !== null) {
    return (
      <section aria-labelledby="accept" className="panel grid gap-3">
        <h2 id="accept">{t('accept')}</h2>
        <p>{t('acceptIntro')}</p>
        <ClientWords of={['wallet', 'shipment', 'refusals']}>
          <AcceptOrderIsland
            config={runtimeConfig()}
            orderId={order.id}
            typedData={order.payment.acceptanceTypedData}
          />
        </ClientWords>
      </section>
    );
  }
  const unweighed = order.shipments.find(({ weighedGrams }) => weighedGrams === null);
  const leftGrams =
    order.lines.reduce((sum, line) => sum + BigInt(line.massGrams), 0n) -
    order.shipments.reduce((sum, load) => sum + BigInt(load.weighedGrams ?? load.plannedGrams), 0n);
  return (
    <>
      {order.nextMove.code === 'ship' ? (
        <section aria-labelledby="ship" className="panel grid gap-3">
          <h2 id="ship">{t('ship')}</h2>
          <p>{t('shipIntro')}</p>
          <ClientWords of={['shipment', 'refusals']}>
            <ShipOrder
              orderId={order.id}
              loadCount={order.shipments.length}
              markHeat={order.lines.find(({ work }) => work?.cutting?.isMarkTransferred)?.heatNumber ?? null}
              leftGrams={(leftGrams > 0n ? leftGrams : 0n).toString()}
            />
          </ClientWords>
        </section>
      ) : null}
      {order.delivery === null || unweighed === undefined ? null : (
        <section aria-labelledby="weigh" className="panel grid justify-items-start gap-3">
          <h2 id="weigh">{t('weigh')}</h2>
          <p>{t('weighIntro', { ref: unweighed.ref })}</p>
          <a href={order.delivery.weighbridgeUrl} target="_blank" rel="noreferrer" className="button">
            {t('weigh')}
          </a>
        </section>
      )}
    </>
  );
}
