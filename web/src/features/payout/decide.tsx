'use client';

import { useTranslations } from 'next-intl';

import { conversion, journalEntry, payoutAccount, payoutBatch } from '@topsteel/domain/api';
import { formText } from '../../ui/form-text.ts';
import { ActProblem, useAct } from './act.tsx';

const schemas = {
  'payout-batches': payoutBatch,
  'payout-accounts': payoutAccount,
  conversions: conversion,
  'journal-entries': journalEntry,
};

/** The second person's word on a batch, a bank account, a conversion or a journal entry. */
export function Decide({
  of,
  id,
  approve,
  decline,
}: {
  of: 'payout-batches' | 'payout-accounts' | 'conversions' | 'journal-entries';
  id: string;
  approve: string;
  decline: string;
}) {
  const t = useTranslations('payout');
  const { act, isBusy, problem, dialog } = useAct();
  const decide = (isApproved: boolean, note: string) =>
    act(
      `/v2/finance/${of}/${id}/decision`,
      { approve: isApproved, ...(note === '' ? {} : { note }) },
      schemas[of],
    );
  return (
    <form
      method="post"
      className="grid max-w-xl gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent;
        const form = new FormData(event.currentTarget);
        const isApproved = submitter instanceof HTMLButtonElement && submitter.value === 'approve';
        void decide(isApproved, formText(form, 'note'));
      }}
    >
      <ActProblem problem={problem} />
      {dialog}
      <label className="grid gap-1">
        <span className="font-semibold">{t('batch.note')}</span>
        <input className="field" name="note" maxLength={300} autoComplete="off" />
      </label>
      <div className="flex flex-wrap gap-3">
        <button className="button" name="word" value="approve" disabled={isBusy}>
          {isBusy ? t('batch.busy') : approve}
        </button>
        <button className="button button-quiet" name="word" value="decline" disabled={isBusy}>
          {decline}
        </button>
      </div>
    </form>
  );
}
