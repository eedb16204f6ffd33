'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Order } from '@topsteel/domain/api';
import { late } from '../../backend/late.ts';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import { typedAmount } from '../../ui/typed-amount.ts';
import { useRouter } from '../../words/navigation.ts';

const DECIMALS: Partial<Record<Order['payment']['currency'], number>> = { USDC: 6, ETH: 18 };

type RefundFormProps = {
  orderId: Order['id'];
  currency: Order['payment']['currency'];
  /** The most that can go back. */
  capturedMinor: string;
  /** New with each state of the order: one press sent twice is one refund. */
  tries: string;
};

/** Gives back part or all of what was captured, after asking once. */
export function RefundForm({ orderId, currency, capturedMinor, tries }: RefundFormProps) {
  const t = useTranslations('moneyBack.refund');
  const formats = useFormats();
  const router = useRouter();
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const [asked, setAsked] = useState<{ amountMinor: string; reason: string }>();
  const most = formats.money(capturedMinor, currency);
  const errorOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  const check = (form: FormData) => {
    const amountMinor = typedAmount(
      formText(form, 'refund-amount'),
      DECIMALS[currency] ?? 2,
      formats.language,
    );
    const reason = formText(form, 'refund-reason').trim();
    const wrong: FieldFault[] = [];
    if (amountMinor === undefined || amountMinor <= 0n || amountMinor > BigInt(capturedMinor)) {
      wrong.push({ field: 'refund-amount', message: t('badAmount', { most }) });
    }
    if (reason === '') wrong.push({ field: 'refund-reason', message: t('missing') });
    setFaults(wrong);
    if (wrong.length === 0 && amountMinor !== undefined) {
      setAsked({ amountMinor: amountMinor.toString(), reason });
    }
  };
  const amount = asked === undefined ? '' : formats.money(asked.amountMinor, currency);
  return (
    <form
      method="post"
      noValidate
      className="mt-3 grid max-w-xl justify-items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        check(new FormData(event.currentTarget));
      }}
    >
      <p>{t('intro', { most })}</p>
      <ErrorSummary faults={faults} />
      <TextField
        name="refund-amount"
        label={t('amount')}
        unit={currency}
        isNumeric
        error={errorOf('refund-amount')}
      />
      <TextField name="refund-reason" label={t('reason')} maxLength={200} error={errorOf('refund-reason')} />
      <button className="button">{t('button')}</button>
      {asked === undefined ? null : (
        <Confirm
          title={t('title', { amount })}
          verb={t('verb', { amount })}
          isDanger
          onConfirm={async () => {
            const answer = await send(`/v2/orders/${orderId}/refunds`, {
              body: asked,
              schema: late('order'),
              idempotencyKey: `refund:${orderId}:${tries}:${asked.amountMinor}`,
            });
            if (!answer.ok) return answer.problem;
            router.refresh();
            return undefined;
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          {t('cost')}
        </Confirm>
      )}
    </form>
  );
}
