'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { incoterm, offer as offerSchema, type OfferInput } from '@topsteel/domain/api';
import { formatTonnes, parseAmountMinor, parseMassGrams } from '@topsteel/domain/units';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from '../vendor/texts.ts';

/** A lot that still has mass to offer. */
export type Offerable = {
  id: string;
  grade: string;
  product: string;
  heatNumber: string;
  availableGrams: string;
};
type OfferLotProps = {
  lots: Offerable[];
  chosenId: string | undefined;
  home: { city: string; country: string };
};

/** What was typed, as the API wants it; undefined when a number is none. */
function inputOf(form: FormData): OfferInput | undefined {
  try {
    return {
      lotId: formText(form, 'lot'),
      pricePerTonneMinor: parseAmountMinor(formText(form, 'price'), 'USDC').toString(),
      minGrams: parseMassGrams(formText(form, 'min'), 't').toString(),
      stepGrams: parseMassGrams(formText(form, 'step'), 't').toString(),
      overTolerancePermille: Number.parseInt(formText(form, 'tolerance'), 10),
      location: { city: formText(form, 'city'), country: formText(form, 'country').toUpperCase() },
      incoterm: incoterm.parse(formText(form, 'incoterm')),
      leadTimeDays: Number.parseInt(formText(form, 'lead'), 10),
    };
  } catch {
    return undefined;
  }
}

/** Puts a lot on offer at a price per tonne. */
export function OfferLot({ lots, chosenId, home }: OfferLotProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [hasBadNumber, setBadNumber] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [offeredId, setOffered] = useState<string>();
  const words = texts.offers.form;

  const offerIt = async (form: FormData) => {
    const body = inputOf(form);
    setBadNumber(body === undefined);
    setProblem(undefined);
    setOffered(undefined);
    if (body === undefined) return;
    setBusy(true);
    const answer = await send('/v2/offers', {
      body,
      schema: offerSchema,
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(false);
    if (answer.ok) {
      setOffered(answer.value.id);
      router.refresh();
    } else setProblem(answer.problem);
  };

  return (
    <form
      className="grid max-w-3xl gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void offerIt(new FormData(event.currentTarget));
      }}
    >
      {problem === undefined && !hasBadNumber ? null : (
        <div className="sm:col-span-2">
          {hasBadNumber ? <Notice tone="bad">{words.bad}</Notice> : null}
          {problem === undefined ? null : <ProblemNotice problem={problem} />}
        </div>
      )}
      {offeredId === undefined ? null : (
        <div className="sm:col-span-2">
          <Notice tone="good">
            {words.done} <Link href={`/offers/${offeredId}`}>{words.see}</Link>
          </Notice>
        </div>
      )}
      <div className="grid gap-1 sm:col-span-2">
        <label htmlFor="lot" className="font-semibold">
          {words.lot}
        </label>
        <select id="lot" name="lot" className="field" defaultValue={chosenId ?? lots[0]?.id}>
          {lots.map((lot) => (
            <option key={lot.id} value={lot.id}>
              {words.option(
                lot.heatNumber,
                lot.grade,
                lot.product,
                formatTonnes(BigInt(lot.availableGrams), 'en', 3),
              )}
            </option>
          ))}
        </select>
      </div>
      <TextField name="price" label={words.price} isNumeric />
      <div className="grid grid-cols-2 gap-4">
        <TextField name="min" label={words.min} defaultValue="1" isNumeric />
        <TextField name="step" label={words.step} defaultValue="1" isNumeric />
      </div>
      <TextField
        name="tolerance"
        label={words.tolerance}
        hint={words.toleranceHint}
        defaultValue="5"
        isNumeric
      />
      <div className="grid grid-cols-[minmax(0,1fr)_6rem] content-end gap-4">
        <TextField name="city" label={words.city} defaultValue={home.city} maxLength={80} />
        <TextField name="country" label={words.country} defaultValue={home.country} maxLength={2} />
      </div>
      <div className="grid gap-1">
        <label htmlFor="incoterm" className="font-semibold">
          {words.incoterm}
        </label>
        <select id="incoterm" name="incoterm" className="field" defaultValue="DAP">
          {incoterm.options.map((term) => (
            <option key={term}>{term}</option>
          ))}
        </select>
      </div>
      <TextField name="lead" label={words.lead} defaultValue="3" isNumeric />
      <div>
        <button className="button" disabled={isBusy}>
          {isBusy ? words.busy : words.button}
        </button>
      </div>
    </form>
  );
}
