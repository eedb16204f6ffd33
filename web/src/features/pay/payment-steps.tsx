import type { Order } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { ToneIcon } from '../../ui/icon.tsx';
import { payStageOf } from './pay-stage.ts';

const steps = ['waiting', 'seen', 'final'] as const;
const AT = { waiting: 0, partial: 1, seen: 1, over: 3, final: 3, paid: 3 } as const;

/** Waiting, seen, held: how far the payment has come. Nothing where it came to an end otherwise. */
export function PaymentSteps({ order }: { order: Pick<Order, 'status' | 'fulfilment' | 'payment'> }) {
  const t = useTranslations('pay');
  const stage = payStageOf(order);
  if (!(stage in AT)) return null;
  const at = AT[stage as keyof typeof AT];
  return (
    <ol className="grid gap-x-6 gap-y-2 sm:grid-cols-3" aria-label={t('progress')}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'next';
        return (
          <li
            key={step}
            {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
            className={`flex items-center gap-2 border-t-4 pt-2 ${state === 'done' ? 'border-good' : state === 'now' ? 'border-hot font-semibold' : 'border-rule text-ink-2'}`}
          >
            <span className={state === 'done' ? 'text-good' : state === 'now' ? 'text-hot' : 'text-ink-3'}>
              <ToneIcon tone={state === 'done' ? 'good' : state === 'now' ? 'hot' : 'unknown'} />
            </span>
            {t(`steps.${step}`)}
            {state === 'next' ? null : <span className="sr-only">({t(state)})</span>}
          </li>
        );
      })}
    </ol>
  );
}
