import { order as orderSchema, type Order } from '@topsteel/domain/api';
import { useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useRouter } from '../../words/navigation.ts';

/** Sends an act of one side on an order, and shows the page anew. */
export function useAct(orderId: Order['id']) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const act = async (path: string, body: unknown, key: string): Promise<Problem | undefined> => {
    setBusy(true);
    const answer = await send(`/v2/orders/${orderId}/${path}`, {
      body,
      schema: orderSchema,
      idempotencyKey: `${path}:${orderId}:${key}`,
    });
    const failed = answer.ok ? undefined : answer.problem;
    setProblem(failed);
    setBusy(false);
    if (answer.ok) router.refresh();
    return failed;
  };
  return { act, problem, isBusy };
}
