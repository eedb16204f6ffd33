'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { QuoteRequest } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { AnswerRow, type OwnLot } from './answer-rows.tsx';
import { answerOf, faultsOfAnswer } from './answer-input.ts';

type AnswerFormProps = { request: QuoteRequest; base: string; lots: readonly OwnLot[] };

/** What a vendor quotes: row by row, until when, on which terms. Sending again makes a new version. */
export function AnswerForm({ request, base, lots }: AnswerFormProps) {
  const t = useTranslations('rfq.answer');
  const language = useLocale();
  const router = useRouter();
  const [isSent, setSent] = useState(false);
  const [last] = request.quotations;
  const form = useForm({
    check: (data) =>
      faultsOfAnswer(data, request, language).map(({ field, fault, row }) => ({
        field,
        message: t(`faults.${fault}`, { row }),
      })),
    send: (data) =>
      send(`${base}/quotations`, { body: answerOf(data, request, language), schema: z.unknown() }),
    onDone: () => {
      setSent(true);
      router.refresh();
    },
  });
  return (
    <form method="post" noValidate className="grid max-w-4xl gap-6" onSubmit={form.onSubmit}>
      <ErrorSummary faults={form.faults} />
      {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
      {isSent ? (
        <Notice tone="good">
          <p>{t('sent')}</p>
        </Notice>
      ) : null}
      {request.rows.map((_row, index) => (
        <AnswerRow key={index} request={request} row={index + 1} lots={lots} errorOf={form.errorOf} />
      ))}
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField
          name="validUntil"
          label={t('validUntil')}
          hint={t('validUntilHint')}
          defaultValue={last?.validUntil.slice(0, 10) ?? ''}
          error={form.errorOf('validUntil')}
        />
        <TextField
          name="paymentTerms"
          label={t('payment')}
          defaultValue={last?.paymentTerms ?? request.paymentTerms ?? ''}
          isRequired={false}
          maxLength={120}
        />
      </div>
      <TextAreaField
        name="note"
        label={t('note')}
        defaultValue={last?.note ?? ''}
        isRequired={false}
        maxLength={2000}
        rows={3}
      />
      <div>
        <button className="button" aria-disabled={form.isBusy}>
          {form.isBusy
            ? t('busy')
            : last === undefined
              ? t('send')
              : t('sendVersion', { version: last.version + 1 })}
        </button>
      </div>
    </form>
  );
}
