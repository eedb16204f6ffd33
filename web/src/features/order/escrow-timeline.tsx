import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { ToneIcon, type Tone } from '../../ui/icon.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { escrowStepsOf, type EscrowStep } from './escrow-steps.ts';
import { heldMinor } from './order-state.ts';
import { StepTable } from './settlement-steps.tsx';

const EDGES: Record<EscrowStep['state'], string> = {
  past: 'border-brand',
  now: 'border-hot',
  future: 'border-dashed border-control',
  stopped: 'border-bad',
};
const INKS: Record<EscrowStep['state'], string> = {
  past: 'text-good',
  now: 'text-hot',
  future: 'text-ink-3',
  stopped: 'text-bad',
};
const MARKS: Record<EscrowStep['state'], Tone> = {
  past: 'good',
  now: 'hot',
  future: 'unknown',
  stopped: 'bad',
};

/** From payment to title: what is past, where it stands, what is to come with its date and who acts. */
export function EscrowTimeline({ order }: { order: Order }) {
  const t = useTranslations('order');
  const formats = useFormats();
  const { payment } = order;
  const amount = (minor: bigint | string) => formats.money(minor, payment.currency);
  return (
    <section aria-labelledby="escrow">
      <h2 id="escrow" className="sr-only">
        {t('escrow.heading')}
      </h2>
      <Figure
        caption={t('escrow.heading')}
        table={<StepTable steps={order.steps} />}
        {...(payment.authorizedMinor === '0'
          ? {}
          : {
              note: t('amounts.equation', {
                authorised: amount(payment.authorizedMinor),
                captured: amount(payment.capturedMinor),
                returned: amount(payment.returnedMinor),
                held: amount(heldMinor(order)),
              }),
            })}
      >
        <ol className="flex flex-col lg:grid lg:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] lg:gap-y-4">
          {escrowStepsOf(order).map((step) => (
            <Station key={step.name} step={step} order={order} />
          ))}
        </ol>
      </Figure>
    </section>
  );
}

function Station({ step, order }: { step: EscrowStep; order: Order }) {
  const t = useTranslations('order');
  const ui = useTranslations('ui.steps');
  const formats = useFormats();
  const { name, state, at, who, amountMinor } = step;
  const title = name === 'captured' && order.mine !== 'buyer' ? 'capturedSeller' : name;
  return (
    <li
      {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}
      className={`min-w-0 border-l-4 pb-4 pl-3 lg:border-t-4 lg:border-l-0 lg:pt-2 lg:pr-4 lg:pb-0 lg:pl-0 ${EDGES[state]}`}
    >
      <p className={`flex items-start gap-1.5 ${state === 'future' ? 'text-ink-2' : 'font-semibold'}`}>
        <span className={INKS[state]}>
          <ToneIcon tone={MARKS[state]} />
        </span>
        <span>
          {t(`escrow.${title}`)}{' '}
          <span className="sr-only">
            (
            {ui(state === 'past' ? 'done' : state === 'now' ? 'now' : state === 'future' ? 'next' : 'failed')}
            )
          </span>
        </span>
      </p>
      <div className="text-sm text-ink-2 [&_time]:whitespace-normal">
        {amountMinor === null || amountMinor === 0n ? null : (
          <p>
            <Money minor={amountMinor} currency={order.payment.currency} />
          </p>
        )}
        {who === null || who === 'nobody' ? null : (
          <p className="font-semibold text-ink">{who === order.mine ? t('who.you') : t(`who.${who}`)}</p>
        )}
        {at === null ? null : state === 'past' || state === 'stopped' ? (
          <When iso={at} />
        ) : (
          <p>{t('escrow.atLatest', { when: formats.instant(at) })}</p>
        )}
      </div>
    </li>
  );
}
