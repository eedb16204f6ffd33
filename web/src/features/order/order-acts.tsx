import { getTranslations } from 'next-intl/server';
import type { Order } from '@topsteel/domain/api';
import { ClientWords } from '../../words/client-words.tsx';
import { CancelForm } from '../order-act/cancel-form.tsx';
import { Reorder } from '../order-act/reorder.tsx';

/** Ends an order before its load is weighed, or says that the load of one that ended is back; nothing where neither can be done. */
export async function CancelOrder({ order }: { order: Order }) {
  if (!order.mayCancel) return null;
  const isLoadOut = order.payment.state === 'reclaimed';
  const t = await getTranslations('orderAct.cancel');
  const back = await getTranslations('orderAct.loadBack');
  const { id, payment } = order;
  return (
    <details className="panel">
      <summary className="font-semibold">{isLoadOut ? back('heading') : t('heading')}</summary>
      <ClientWords of={['orderAct', 'refusals']}>
        <CancelForm
          order={{ id, payment: { ...payment, typedData: null, acceptanceTypedData: null } }}
          isLoadOut={isLoadOut}
        />
      </ClientWords>
    </details>
  );
}

/** The same steel once more. */
export function OrderAgain({ order }: { order: Order }) {
  return (
    <ClientWords of={['orderAct', 'refusals']}>
      <Reorder orderId={order.id} />
    </ClientWords>
  );
}
