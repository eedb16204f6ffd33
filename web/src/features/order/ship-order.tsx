'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { parseMassGrams } from '@topsteel/domain/units';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from '../vendor/texts.ts';

/** Grams of a typed mass in tonnes; null when it is none. */
function gramsOf(text: string): bigint | null {
  try {
    const grams = parseMassGrams(text, 't');
    return grams > 0n ? grams : null;
  } catch {
    return null;
  }
}

/** Announces a load of a paid order, which opens its delivery at the weighbridge. Without a mass, all that is left. */
export function ShipOrder({ orderId, loadCount }: { orderId: string; loadCount: number }) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [massError, setMassError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const words = texts.orders.ship;
  const ship = async (form: FormData) => {
    const vehicle = formText(form, 'vehicle');
    const mass = formText(form, 'mass');
    const massGrams = mass === '' ? undefined : gramsOf(mass);
    setMassError(massGrams === null ? words.badMass : undefined);
    if (massGrams === null) return;
    setBusy(true);
    const answer = await send(`/v2/orders/${orderId}/shipment`, {
      body: {
        carrier: formText(form, 'carrier'),
        ...(vehicle === '' ? {} : { vehicle }),
        ...(massGrams === undefined ? {} : { massGrams: massGrams.toString() }),
      },
      schema: z.unknown(),
      idempotencyKey: `shipment:${orderId}:${String(loadCount)}`,
    });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
    else setBusy(false);
  };
  return (
    <form
      className="grid max-w-2xl items-end gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void ship(new FormData(event.currentTarget));
      }}
    >
      {problem === undefined ? null : (
        <div className="sm:col-span-2">
          <ProblemNotice problem={problem} />
        </div>
      )}
      <TextField name="carrier" label={words.carrier} maxLength={80} />
      <TextField name="vehicle" label={words.vehicle} maxLength={40} isRequired={false} />
      <TextField
        name="mass"
        label={words.mass}
        hint={words.massHint}
        error={massError}
        maxLength={20}
        isRequired={false}
        isNumeric
      />
      <button className="button justify-self-start" disabled={isBusy}>
        {isBusy ? words.busy : words.button}
      </button>
    </form>
  );
}
