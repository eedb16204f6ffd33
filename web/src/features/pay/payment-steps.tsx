import type { Order } from '@topsteel/domain/api';
import { Tag } from '../../ui/tag.tsx';
import { texts } from '../checkout/texts.ts';

const words = texts.payPage;
const steps = ['waiting', 'seen', 'final'] as const;

/** Waiting, seen, held: how far the payment has come. */
export function PaymentSteps({ payment }: { payment: Order['payment'] }) {
  const isWaiting = payment.state === 'awaiting' || payment.state === 'failed';
  const at = isWaiting ? 0 : payment.isFinal && payment.state !== 'requested' ? 3 : 1;
  return (
    <ol className="grid gap-1" aria-label={words.progress}>
      {steps.map((step, index) => (
        <li key={step} className={index > at ? 'text-ink-2' : ''}>
          {words.steps[step]}{' '}
          {index < at ? (
            <Tag tone="good">{words.done}</Tag>
          ) : index === at ? (
            <Tag tone="hot">{words.now}</Tag>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
