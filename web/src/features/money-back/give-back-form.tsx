'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Order } from '@topsteel/domain/api';
import { late } from '../../backend/late.ts';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';

/** Ends an order of which only part was paid, and gives that back now, after asking once. */
export function GiveBackForm({ orderId, amount }: { orderId: Order['id']; amount: string }) {
  const t = useTranslations('moneyBack.part');
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const [isMissing, setMissing] = useState(false);
  const [reason, setReason] = useState<string>();
  const faults = isMissing ? [{ field: 'part-reason', message: t('missing') }] : [];
  return (
    <>
      <form
        method="post"
        noValidate
        className="mt-3 grid max-w-xl justify-items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const text = formText(new FormData(event.currentTarget), 'part-reason').trim();
          setMissing(text === '');
          if (text !== '') setReason(text);
        }}
      >
        <p>{t('intro', { amount })}</p>
        <ErrorSummary faults={faults} />
        <TextField
          name="part-reason"
          label={t('reason')}
          maxLength={200}
          error={isMissing ? t('missing') : undefined}
        />
        <button className="button">{t('button', { amount })}</button>
      </form>
      {reason === undefined ? null : (
        <Confirm
          title={t('title', { amount })}
          verb={t('button', { amount })}
          isDanger
          onConfirm={async () => {
            const answer = await act(() =>
              send(`/v2/orders/${orderId}/give-back`, {
                body: { reason },
                schema: late('order'),
                idempotencyKey: `give-back:${orderId}`,
              }),
            );
            if (!answer.ok) return answer.problem;
            router.refresh();
            return undefined;
          }}
          onClose={() => {
            setReason(undefined);
          }}
        >
          {t('cost')}
        </Confirm>
      )}
      {dialog}
    </>
  );
}
