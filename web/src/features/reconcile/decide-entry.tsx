'use client';

import { bankEntry, type BankEntry } from '@topsteel/domain/api';
import { formatAmount, parseAmountMinor } from '@topsteel/domain/units';
import { useState } from 'react';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from './texts.ts';
import { useAct } from './use-act.tsx';

const words = texts.act;

/** Takes a proposal, or turns it down. */
export function DecideCandidate({ entryId, candidateKey }: { entryId: string; candidateKey: string }) {
  const { act, isBusy, problem } = useAct();
  const decide = (verb: 'confirm' | 'decline') =>
    void act(`/v2/finance/bank-entries/${entryId}/${verb}`, {
      body: { key: candidateKey },
      schema: bankEntry,
    });
  return (
    <div className="grid gap-2">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => {
            decide('confirm');
          }}
        >
          {isBusy ? words.busy : words.confirm}
        </button>
        <button
          type="button"
          className="button button-quiet"
          disabled={isBusy}
          onClick={() => {
            decide('decline');
          }}
        >
          {words.decline}
        </button>
      </div>
    </div>
  );
}

/** What a person does with a line that nothing was proposed for, or something else than what was. */
export function DecideEntry({ entry }: { entry: BankEntry }) {
  const { act, isBusy, problem } = useAct();
  const [isUnreadable, setUnreadable] = useState(false);
  const send = (verb: string, body: unknown) =>
    void act(`/v2/finance/bank-entries/${entry.id}/${verb}`, { body, schema: bankEntry });
  const split = (text: string) => {
    const parts = partsOf(text);
    setUnreadable(parts === null);
    if (parts !== null) send('split', { parts });
  };
  return (
    <div className="grid gap-2">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {entry.direction === 'debit' ? null : (
        <>
          <Fold
            summary={words.split}
            go={words.splitGo}
            isBusy={isBusy}
            onSubmit={(form) => {
              split(formText(form, 'parts'));
            }}
          >
            <label className="grid gap-1">
              <span className="text-sm text-ink-2">{words.splitHint}</span>
              <textarea className="field font-mono" name="parts" rows={3} required maxLength={4_000} />
            </label>
            {isUnreadable ? (
              <p role="alert" className="font-semibold text-bad">
                {words.splitWrong}
              </p>
            ) : null}
          </Fold>
          <Fold
            summary={words.sendBack}
            go={words.sendBackGo(`${formatAmount(BigInt(entry.openMinor), 'EUR')} EUR`)}
            isBusy={isBusy}
            onSubmit={(form) => {
              const iban = formText(form, 'iban');
              send('send-back', { reason: formText(form, 'reason'), ...(iban === '' ? {} : { iban }) });
            }}
          >
            <TextField name="reason" label={words.sendBackReason} maxLength={140} />
            <TextField name="iban" label={words.sendBackIban} maxLength={42} isRequired={false} />
          </Fold>
        </>
      )}
      <Fold
        summary={words.note}
        go={words.noteGo}
        isBusy={isBusy}
        onSubmit={(form) => {
          send('note', { note: formText(form, 'note') });
        }}
      >
        <TextField name="note" label={words.noteHint} maxLength={300} />
      </Fold>
    </div>
  );
}

function Fold({
  summary,
  go,
  isBusy,
  onSubmit,
  children,
}: {
  summary: string;
  go: string;
  isBusy: boolean;
  onSubmit: (form: FormData) => void;
  children: React.ReactNode;
}) {
  return (
    <details>
      <summary className="font-semibold">{summary}</summary>
      <form
        className="mt-2 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(new FormData(event.currentTarget));
        }}
      >
        {children}
        <button className="button justify-self-start" disabled={isBusy}>
          {isBusy ? words.busy : go}
        </button>
      </form>
    </details>
  );
}

/** Lines of an order and an amount in euros; null when one cannot be read. */
function partsOf(text: string): { order: string; amountMinor: string }[] | null {
  const parts = [];
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const match = /^\s*(.+?)\s+(\d{1,12}(?:[.,]\d{1,2})?)\s*$/u.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) return null;
    parts.push({
      order: match[1],
      amountMinor: parseAmountMinor(match[2].replace(',', '.'), 'EUR').toString(),
    });
  }
  return parts.length === 0 ? null : parts;
}
