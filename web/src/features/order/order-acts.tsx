'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { order as orderSchema, type Order } from '@topsteel/domain/api';
import { formatKilograms } from '@topsteel/domain/units';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from './texts.ts';

/** Sends an act of one side on an order, and shows the page anew. */
function useAct(orderId: string) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const act = async (path: string, body: unknown, key: string) => {
    setBusy(true);
    const answer = await send(`/v2/orders/${orderId}/${path}`, {
      body,
      schema: orderSchema,
      idempotencyKey: `${path}:${orderId}:${key}`,
    });
    setProblem(answer.ok ? undefined : answer.problem);
    setBusy(false);
    if (answer.ok) router.refresh();
  };
  return { act, problem, isBusy };
}

/** The buyer's word for the weighed mass, where no wallet has to sign it. */
export function ConfirmWeight({ order }: { order: Order }) {
  const { act, problem, isBusy } = useAct(order.id);
  const words = texts.confirm;
  const grams = order.delivery?.weighedGrams;
  if (grams === null || grams === undefined) return null;
  return (
    <div className="grid justify-items-start gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="button"
        disabled={isBusy}
        onClick={() => void act('receipt', { grams }, grams)}
      >
        {isBusy ? words.busy : words.button(formatKilograms(BigInt(grams)))}
      </button>
    </div>
  );
}

/** Ends an order before its load is weighed. */
export function CancelOrder({ order }: { order: Order }) {
  const { act, problem, isBusy } = useAct(order.id);
  const words = texts.cancel;
  if (!order.mayCancel) return null;
  return (
    <details className="panel">
      <summary className="font-semibold">{words.heading}</summary>
      <form
        className="mt-3 grid max-w-xl justify-items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const reason = formText(new FormData(event.currentTarget), 'reason');
          void act('cancellation', { reason }, order.payment.state);
        }}
      >
        <p>{words.intro}</p>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <TextField name="reason" label={words.reason} maxLength={200} />
        <button className="button" disabled={isBusy}>
          {isBusy ? words.busy : words.button}
        </button>
      </form>
    </details>
  );
}
