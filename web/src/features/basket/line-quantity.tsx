'use client';

import type { BasketLine } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { typedMilli } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useChange } from './use-change.ts';

type LineQuantityProps = { basketId: string; line: Pick<BasketLine, 'id' | 'quantity'>; name: string };

/** The amount of a line in the unit it is bought by. Saved by Enter, or when the field is left. */
export function LineQuantity({ basketId, line, name }: LineQuantityProps) {
  const t = useTranslations('basket.line');
  const formats = useFormats();
  const { change, isBusy, problem } = useChange();
  const figureSentence = useFigureSentence();
  const [wrong, setWrong] = useState<string>();
  const isWrong = wrong !== undefined;
  const { unit, amountMilli } = line.quantity;
  const id = `quantity-${line.id}`;
  const save = (text: string) => {
    const amount = typedMilli(text, formats.language);
    setWrong(amount === undefined ? (figureSentence(text) ?? t('amountWrong')) : undefined);
    if (amount === undefined || amount === amountMilli || isBusy) return;
    void change({
      method: 'PATCH',
      path: `${basketId}/lines/${line.id}`,
      body: { quantity: { unit, amountMilli: amount } },
    });
  };
  return (
    <form
      method="post"
      noValidate
      aria-busy={isBusy}
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get('amount');
        save(typeof value === 'string' ? value : '');
      }}
    >
      <div className="flex items-baseline gap-2">
        <input
          key={amountMilli}
          id={id}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          className="field w-20 text-right"
          defaultValue={formats.entry(formatScaled(BigInt(amountMilli), 3))}
          aria-label={t('quantityOf', { name, unit: formats.basis(unit) })}
          aria-invalid={isWrong}
          {...(isWrong ? { 'aria-describedby': `${id}-error` } : {})}
          onBlur={(event) => {
            save(event.currentTarget.value);
          }}
        />
        <span>{formats.basis(unit)}</span>
      </div>
      {isWrong ? (
        <p id={`${id}-error`} role="alert" className="text-sm font-semibold text-bad">
          {wrong}
        </p>
      ) : null}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
    </form>
  );
}
