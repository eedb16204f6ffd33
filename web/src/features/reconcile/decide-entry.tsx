'use client';

import { useTranslations } from 'next-intl';

import { bankEntry, type BankBooking, type BankEntry } from '@topsteel/domain/api';
import { useState } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { BookedElsewhere } from './booked-elsewhere.tsx';
import { Fold } from './fold.tsx';
import { splitParts } from './split-parts.ts';

import { useAct } from './use-act.tsx';

/** Takes a proposal, or turns it down. */
export function DecideCandidate({ entryId, candidateKey }: { entryId: string; candidateKey: string }) {
  const t = useTranslations('reconcile');
  const { act, isBusy, problem, dialog } = useAct();
  const decide = (verb: 'confirm' | 'decline') =>
    void act(`/v2/finance/bank-entries/${entryId}/${verb}`, {
      body: { key: candidateKey },
      schema: bankEntry,
    });
  return (
    <div className="grid gap-2">
      {dialog}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button"
          data-act="confirm"
          disabled={isBusy}
          onClick={() => {
            decide('confirm');
          }}
        >
          {isBusy ? t('act.busy') : t('act.confirm')}
        </button>
        <button
          type="button"
          className="button button-quiet"
          data-act="decline"
          disabled={isBusy}
          onClick={() => {
            decide('decline');
          }}
        >
          {t('act.decline')}
        </button>
      </div>
    </div>
  );
}

/** What a person does with a line that nothing was proposed for, or something else than what was. */
export function DecideEntry({ entry, bookings }: { entry: BankEntry; bookings: readonly BankBooking[] }) {
  const t = useTranslations('reconcile');
  const formats = useFormats();
  const { act, isBusy, problem, dialog } = useAct();
  const [unreadable, setUnreadable] = useState<string>();
  const figureSentence = useFigureSentence();
  const send = (verb: string, body: unknown) =>
    void act(`/v2/finance/bank-entries/${entry.id}/${verb}`, { body, schema: bankEntry });
  const split = (text: string) => {
    const parts = splitParts(text, formats.language);
    setUnreadable(parts.ok ? undefined : (figureSentence(parts.figure) ?? t('act.splitWrong')));
    if (parts.ok) send('split', { parts: parts.value });
  };
  return (
    <div className="grid gap-2">
      {dialog}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {entry.direction === 'debit' ? null : (
        <>
          <Fold
            name="split"
            summary={t('act.split')}
            go={t('act.splitGo')}
            isBusy={isBusy}
            onSubmit={(form) => {
              split(formText(form, 'parts'));
            }}
          >
            <label className="grid gap-1">
              <span className="text-sm text-ink-2">{t('act.splitHint')}</span>
              <textarea className="field font-mono" name="parts" rows={3} required maxLength={4_000} />
            </label>
            {unreadable === undefined ? null : (
              <p role="alert" className="font-semibold text-bad">
                {unreadable}
              </p>
            )}
          </Fold>
          <Fold
            name="send-back"
            summary={t('act.sendBack')}
            go={t('act.sendBackGo', { amount: formats.money(entry.openMinor, 'EUR') })}
            isBusy={isBusy}
            onSubmit={(form) => {
              const iban = formText(form, 'iban');
              send('send-back', { reason: formText(form, 'reason'), ...(iban === '' ? {} : { iban }) });
            }}
          >
            <TextField name="reason" label={t('act.sendBackReason')} maxLength={140} />
            <TextField name="iban" label={t('act.sendBackIban')} maxLength={42} isRequired={false} />
          </Fold>
        </>
      )}
      <BookedElsewhere entryId={entry.id} bookings={bookings} isBusy={isBusy} act={act} />
    </div>
  );
}
