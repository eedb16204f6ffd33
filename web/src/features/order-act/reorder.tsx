'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { basket, type Order } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';

/** Puts what was ordered into a basket at the prices of now, and leads there: the basket says what has changed. */
export function Reorder({ orderId }: { orderId: Order['id'] }) {
  const router = useRouter();
  const send = useSendOnce();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('orderAct.again');
  const reorder = async () => {
    setBusy(true);
    setProblem(undefined);
    const answer = await send(`/v2/orders/${orderId}/reorder`, {
      schema: basket,
    });
    if (answer.ok) {
      router.push(answer.value.id === null ? '/cart' : `/cart?basket=${answer.value.id}`);
      return;
    }
    setBusy(false);
    setProblem(answer.problem);
  };
  return (
    <div className="grid justify-items-start gap-2">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="button button-quiet"
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) void reorder();
        }}
      >
        {isBusy ? t('busy') : t('button')}
      </button>
      <p className="max-w-prose text-sm text-ink-2">{t('hint')}</p>
    </div>
  );
}
