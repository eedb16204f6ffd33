'use client';

import { useState } from 'react';
import type { z } from 'zod';
import { actKeys } from './act-keys.ts';
import type { Answer } from './problem.ts';
import { send, type Sending } from './send.ts';

export type SendOnce = ReturnType<typeof useSendOnce>;

/** `send` for the acts of one form: sent again after its answer was lost, an act carries the key it had and happens once. */
export function useSendOnce() {
  const [keys] = useState(() => actKeys());
  return async <S extends z.ZodType>(
    path: string,
    sending: Omit<Sending<S>, 'idempotencyKey'>,
  ): Promise<Answer<z.infer<S>>> => {
    const { method, body } = sending;
    // Deleted twice is deleted once.
    if (method === 'DELETE') return send(path, sending);
    const act = { method, path, body };
    const answer = await send(path, { ...sending, idempotencyKey: keys.keyFor(act) });
    keys.answered(act, answer);
    return answer;
  };
}
