'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Order } from '@topsteel/domain/api';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAct } from './use-act.ts';

/** Ends an order before its load is weighed; the button says what goes back. */
export function CancelForm({
  order,
  isLoadOut,
}: {
  order: Pick<Order, 'id' | 'payment'>;
  /** The order has ended already, and the seller says that its load came back. */
  isLoadOut: boolean;
}) {
  const { act, problem, isBusy } = useAct(order.id);
  const [isMissing, setMissing] = useState(false);
  const t = useTranslations('orderAct.cancel');
  const back = useTranslations('orderAct.loadBack');
  const formats = useFormats();
  const { authorizedMinor, currency, state } = order.payment;
  const button =
    authorizedMinor === '0'
      ? t('button')
      : t('buttonReturn', { amount: formats.money(authorizedMinor, currency) });
  const faults = isMissing ? [{ field: 'cancel-reason', message: t('missing') }] : [];
  return (
    <form
      method="post"
      noValidate
      className="mt-3 grid max-w-xl justify-items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = formText(new FormData(event.currentTarget), 'cancel-reason').trim();
        setMissing(reason === '');
        if (reason !== '' && !isBusy) void act('cancellation', { reason }, state);
      }}
    >
      <p>{isLoadOut ? back('intro') : t('intro')}</p>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <TextField
        name="cancel-reason"
        label={t('reason')}
        maxLength={200}
        error={isMissing ? t('missing') : undefined}
      />
      <button className={isLoadOut ? 'button' : 'button button-danger'} aria-disabled={isBusy}>
        {isLoadOut ? back('button') : isBusy ? t('busy') : button}
      </button>
    </form>
  );
}
