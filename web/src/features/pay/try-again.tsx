'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import type { PayChoice } from './pay-choices.ts';

/**
 * Another try to pay, after the last one came to nothing. `tries` makes each try a request of its own; `isAgreed`: the
 * amount stays as it was.
 */
export function TryAgain({
  orderId,
  tries,
  choices,
  isAgreed,
}: {
  orderId: string;
  tries: string;
  choices: readonly PayChoice[];
  isAgreed: boolean;
}) {
  const t = useTranslations('pay');
  const tRails = useTranslations('checkout.rails');
  const router = useRouter();
  const [rail, setRail] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const start = async () => {
    const choice = choices[rail];
    if (choice === undefined) return;
    setBusy(true);
    const answer = await send(`/v2/orders/${orderId}/attempts`, {
      body: choice,
      schema: late('order'),
      idempotencyKey: `attempt:${orderId}:${tries}:${choice.rail}`,
    });
    setProblem(answer.ok ? undefined : answer.problem);
    setBusy(false);
    if (answer.ok) router.refresh();
  };
  return (
    <section aria-labelledby="again" className="grid justify-items-start gap-3">
      <h2 id="again">{t('again')}</h2>
      <p>{isAgreed ? t('againAgreed') : t('againIntro')}</p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <label htmlFor="rail" className="font-semibold">
        {t('choose')}
      </label>
      <select
        id="rail"
        className="field"
        value={rail}
        onChange={(event) => {
          setRail(Number(event.target.value));
        }}
      >
        {choices.map((choice, index) => (
          <option key={choice.rail} value={index}>
            {tRails(`names.${choice.rail}`)}
          </option>
        ))}
      </select>
      <button type="button" className="button" disabled={isBusy} onClick={() => void start()}>
        {isBusy ? t('starting') : t('start')}
      </button>
    </section>
  );
}
