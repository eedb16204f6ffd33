'use client';

import type { GroupPayment, RailOffer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useRouter } from '../../words/navigation.ts';

const ways: Pick<RailOffer, 'rail' | 'currency'>[] = [
  { rail: 'card', currency: 'EUR' },
  { rail: 'sepa', currency: 'EUR' },
  { rail: 'coinbase', currency: 'USDC' },
  { rail: 'eth', currency: 'ETH' },
];

/** Begins every order that waits on another way of paying; one that can't be is named with its reason. */
export function ChangeWay({ groupId }: { groupId: string }) {
  const t = useTranslations('orderGroup');
  const send = useSendOnce();
  const tPay = useTranslations('pay');
  const tRails = useTranslations('checkout.rails');
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [refused, setRefused] = useState<GroupPayment['problems']>([]);
  const [isBusy, setBusy] = useState(false);
  const start = async (form: FormData) => {
    const way = ways[Number(form.get('way'))];
    if (way === undefined || isBusy) return;
    setBusy(true);
    const answer = await send(`/v2/order-groups/${groupId}/attempts`, {
      body: way,
      schema: late('groupPayment'),
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    setRefused(answer.ok ? answer.value.problems : []);
    if (answer.ok) router.refresh();
  };
  return (
    <details className="border-y border-rule py-2">
      <summary className="min-h-6 text-link">{t('change')}</summary>
      <form
        method="post"
        className="mt-2 grid max-w-md justify-items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void start(new FormData(event.currentTarget));
        }}
      >
        <p className="text-sm text-ink-2">{t('changeHint')}</p>
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {refused.map(({ orderId, number, sentence }) => (
          <p key={orderId} className="text-bad">
            {t('notBegun', { number })} <span lang="en">{sentence}</span>
          </p>
        ))}
        <SelectField
          name="way"
          label={tPay('choose')}
          options={ways.map(({ rail }, index) => ({ value: String(index), label: tRails(`names.${rail}`) }))}
        />
        <button type="submit" className="button button-quiet" aria-disabled={isBusy}>
          {isBusy ? t('starting') : t('start')}
        </button>
      </form>
    </details>
  );
}

/** Ends every order of a purchase that nobody has paid, after asking. */
export function CancelUnpaid({ groupId, count }: { groupId: string; count: number }) {
  const t = useTranslations('orderGroup');
  const send = useSendOnce();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button-text"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('cancel')}
      </button>
      {isAsking ? (
        <Confirm
          title={t('cancelTitle', { count })}
          verb={t('cancel')}
          isDanger
          onConfirm={async () => {
            const answer = await send(`/v2/order-groups/${groupId}/cancellation`, {
              body: { reason: t('cancelReason') },
              schema: late('groupCancellation'),
            });
            if (answer.ok) router.refresh();
            return answer.ok ? undefined : answer.problem;
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('cancelText')}
        </Confirm>
      ) : null}
    </>
  );
}
