import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { autoOf, moveOf, statusTone } from './order-state.ts';

const OFF_CHAIN = ['payment-pending', 'confirmed', 'disputed'] as const;
const isOffChain = (status: string): status is (typeof OFF_CHAIN)[number] =>
  OFF_CHAIN.some((each) => each === status);

/** The state in a sentence, whose move is next, and what happens by itself when. */
export function StateSentence({ order }: { order: Order }) {
  const t = useTranslations('order');
  const formats = useFormats();
  const { nextMove, mine, status } = order;
  const move = moveOf(order);
  const auto = autoOf(order);
  const sentence =
    order.payment.rail !== 'usdc-escrow' && isOffChain(status)
      ? t(`offChain.${status}`)
      : t(`sentence.${status}`);
  const who = nextMove.who === mine ? t('who.you') : t(`who.${nextMove.who}`);
  return (
    <Notice tone={statusTone(status)} title={sentence}>
      {move === null ? null : (
        <p>{t.rich('nextMove', { who: () => <strong>{who}</strong>, what: t(`move.${move}`) })}</p>
      )}
      {auto === null ? null : <p>{t(`auto.${auto.code}`, { when: formats.instant(auto.when) })}</p>}
      {order.payment.failure === null ? null : (
        <p className="mt-1" lang="en">
          {order.payment.failure}
        </p>
      )}
    </Notice>
  );
}
