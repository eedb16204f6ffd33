'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { changeOf, fieldText, type OfferField, type OfferRow } from './offer-fields.ts';
import type { Changed } from './use-offers.ts';

type EditCellProps = {
  offer: OfferRow;
  field: OfferField;
  /** The field's name, as the column has it. */
  name: string;
  onChange: (change: NonNullable<ReturnType<typeof changeOf>>) => Promise<Changed>;
};

/** One value of an offer: read like text, changed in place. Enter keeps it, Esc leaves it as it was. */
export function EditCell({ offer, field, name, onChange }: EditCellProps) {
  const t = useTranslations('vendorOffer.edit');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const text = fieldText(offer, field, formats);
  const [typed, setTyped] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [mine, setMine] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isTyping = typed !== undefined;
  useEffect(() => {
    if (isTyping) input.current?.select();
  }, [isTyping]);
  const label = t('change', { what: name, offer: `${offer.grade} ${offer.product}, ${offer.heatNumber}` });

  const leave = () => {
    setTyped(undefined);
    setFault(undefined);
    queueMicrotask(() => button.current?.focus());
  };
  const keep = async (wanted: string) => {
    setProblem(undefined);
    setMine(undefined);
    if (wanted.trim() === text) {
      leave();
      return;
    }
    const change = changeOf(offer, field, wanted, formats);
    if (change === undefined) {
      setFault(figureSentence(wanted) ?? t('bad', { example: text }));
      return;
    }
    setBusy(true);
    const changed = await onChange(change);
    setBusy(false);
    if (changed.state === 'failed') setProblem(changed.problem);
    if (changed.state === 'conflict') setMine(wanted);
    leave();
  };

  if (offer.state !== 'open') return <>{text}</>;
  return (
    <>
      {typed === undefined ? (
        <button
          ref={button}
          type="button"
          className="cell-edit"
          aria-label={`${text}. ${label}`}
          onClick={() => {
            setTyped(text);
          }}
        >
          {text}
        </button>
      ) : (
        <input
          ref={input}
          className={`field field-small ${field === 'place' ? 'w-36' : 'w-24 text-right'}`}
          aria-label={label}
          aria-invalid={fault !== undefined}
          inputMode={field === 'place' ? 'text' : 'decimal'}
          value={typed}
          disabled={isBusy}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              void keep(typed);
            } else if (event.key === 'Escape') {
              event.preventDefault();
              leave();
            }
          }}
          onBlur={() => {
            if (!isBusy && fault === undefined) void keep(typed);
          }}
        />
      )}
      {fault === undefined ? null : (
        <p role="alert" className="max-w-44 text-sm font-semibold text-wrap text-bad">
          {fault}
        </p>
      )}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {mine === undefined ? null : (
        <Notice tone="attention">
          <p className="max-w-72 text-wrap">{t('conflict', { now: text, mine })}</p>
          <p className="mt-1 flex flex-wrap gap-3">
            <button type="button" className="button-text" onClick={() => void keep(mine)}>
              {t('keepMine', { mine })}
            </button>
            <button
              type="button"
              className="button-text"
              onClick={() => {
                setMine(undefined);
              }}
            >
              {t('keepTheirs', { now: text })}
            </button>
          </p>
        </Notice>
      )}
    </>
  );
}
