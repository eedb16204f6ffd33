'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { BulkBar, useSelection } from '../../ui/selection.tsx';
import { typedAmount } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { changeInTurn } from './change-in-turn.ts';
import { priceByBps, priceChange, type OfferRow } from './offer-fields.ts';
import type { useOffers } from './use-offers.ts';

type Acts = Pick<ReturnType<typeof useOffers>, 'change' | 'withdraw'>;
type BulkActsProps = Acts & {
  offers: readonly OfferRow[];
  /** After prices were changed: what to say, and the offers as they stood before. */
  onPrices: (sentence: string, before: OfferRow[]) => void;
};

/** What is done with the ticked offers: their prices by a percentage, or take them off the market. */
export function BulkActs({ offers, change, withdraw, onPrices }: BulkActsProps) {
  const t = useTranslations('vendorOffer.bulk');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const { selected, toggle, clear } = useSelection();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const chosen = offers.filter(({ id }) => selected.has(id));
  const count = chosen.length;
  const untick = ({ id }: OfferRow) => {
    toggle(id, false, false);
  };

  const changePrices = async () => {
    const bps = typedAmount(typed, 2, formats.language);
    if (bps === undefined || bps < -9_000n || bps > 10_000n || bps === 0n) {
      setFault(figureSentence(typed) ?? t('badPercent', { example: formats.decimal('-2.5') }));
      return;
    }
    setFault(undefined);
    setProblem(undefined);
    setBusy(true);
    const { before, problem: failed } = await changeInTurn(
      chosen,
      (offer) => change(offer, priceChange(offer, priceByBps(BigInt(offer.price.minor), bps))),
      untick,
    );
    setProblem(failed);
    setBusy(false);
    if (before.length > 0) {
      onPrices(t('done', { count: before.length, percent: formats.percentOfBps(Number(bps)) }), before);
    }
    if (before.length < count) setFault(t('some', { done: before.length, count }));
    else {
      setTyped('');
      clear();
    }
  };
  const withdrawAll = async () => {
    for (const offer of chosen) {
      const failed = await withdraw(offer);
      if (failed !== undefined) return failed;
      untick(offer);
    }
    clear();
    return undefined;
  };

  return (
    <>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {fault === undefined ? null : <Notice tone="attention">{fault}</Notice>}
      <BulkBar>
        <label className="flex items-center gap-2">
          <span>{t('percent')}</span>
          <input
            className="field field-small w-20 text-right"
            inputMode="decimal"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isBusy) void changePrices();
            }}
          />
        </label>
        <button
          type="button"
          className="button button-small"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) void changePrices();
          }}
        >
          {t('apply', { count })}
        </button>
        <button
          type="button"
          className="button button-danger button-small"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('withdraw', { count })}
        </button>
      </BulkBar>
      {isAsking ? (
        <Confirm
          title={t('withdrawTitle', { count })}
          verb={t('withdraw', { count })}
          isDanger
          onConfirm={withdrawAll}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('withdrawCost')}
        </Confirm>
      ) : null}
    </>
  );
}
