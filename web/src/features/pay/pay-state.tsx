import type { Order } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { payFigures, payStageOf, stageTones } from './pay-stage.ts';

type PayStateProps = { order: Pick<Order, 'status' | 'fulfilment' | 'payment'> };

/** Where the payment stands, where the money is, and what its payer does next. */
export function PayState({ order }: PayStateProps) {
  const t = useTranslations('pay.stage');
  const formats = useFormats();
  const { currency, payBefore, failure: told, rail, amountMinor } = order.payment;
  const stage = payStageOf(order);
  // The stage says it itself, in the reader's language.
  const failure = stage === 'again' ? null : told;
  const { shownMinor, missingMinor, surplusMinor } = payFigures(order);
  const amount = formats.money(stage === 'again' ? amountMinor : shownMinor, currency);
  const missing = formats.money(missingMinor, currency);
  const surplus = formats.money(surplusMinor, currency);
  const day = formats.instant(payBefore);
  return (
    <Notice tone={stageTones[stage]} title={t(`${stage}.title`, { missing, surplus })}>
      <p>{t(`${stage}.text`, { amount, day, rail })}</p>
      {failure === null || stage === 'lapsed' ? null : (
        <p className="mt-1 text-sm text-ink-2" lang="en">
          {failure}
        </p>
      )}
    </Notice>
  );
}
