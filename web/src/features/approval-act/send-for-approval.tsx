'use client';

import { approval, type RailOffer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useRouter } from '../../words/navigation.ts';
import type { Answers } from '../checkout-steps/answers.ts';
import { PayerOfGroupIsland } from '../checkout-steps/payer-of-group-island.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { WalletGate } from '../wallet/wallet-gate.tsx';

export type SendForApprovalProps = {
  config: RuntimeConfig;
  basket: { id: string; currency: string; totalMinor: string };
  answers: Answers;
  offer: RailOffer;
  /** Who can approve, by name; empty where the page does not know. */
  approvers: readonly string[];
};

/** Sends the order to those who may let it pass, with a reason, instead of placing it. */
export function SendForApproval({ config, basket, answers, offer, approvers }: SendForApprovalProps) {
  const t = useTranslations('approvalAct.ask');
  const send = useSendOnce();
  const formats = useFormats();
  const router = useRouter();
  const box = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const { rail, currency } = offer;
  const names = approvers.length === 0 ? t('somebody') : formats.list(approvers);
  const amount = formats.money(basket.totalMinor, basket.currency);

  const ask = async (payer?: string) => {
    if (isBusy) return;
    const typed = box.current === null ? null : new FormData(box.current).get('reason');
    const reason = typeof typed === 'string' ? typed.trim() : '';
    setProblem(undefined);
    const wrong = reason.length < 3 ? [{ field: 'reason', message: t('reasonMissing') }] : [];
    setFaults(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    const { reference, costCentre } = answers;
    const answer = await send('/v2/approvals', {
      body: {
        checkout: {
          basketId: basket.id,
          rail,
          payCurrency: currency,
          ...(payer === undefined ? {} : { payer }),
          ...(reference === undefined ? {} : { reference }),
          ...(costCentre === undefined ? {} : { costCentreId: costCentre }),
          accept: { totalMinor: basket.totalMinor },
        },
        reason,
      },
      schema: approval,
    });
    if (answer.ok) {
      router.push(`/approvals/${answer.value.id}`);
      // What was sent is in no basket any more: the head of the page counts anew.
      router.refresh();
      return;
    }
    setBusy(false);
    setProblem(answer.problem);
    if (answer.problem.reason === 'price-changed') router.refresh();
  };

  const label = isBusy ? t('sending') : t('send', { amount });
  return (
    <form
      method="post"
      ref={box}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (rail !== 'usdc-escrow') void ask();
      }}
    >
      <Notice tone="attention" title={t('title')} live={false}>
        <p>{t('text', { names })}</p>
      </Notice>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <TextAreaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        rows={3}
        maxLength={500}
        error={faults[0]?.message}
      />
      {rail === 'usdc-escrow' ? (
        <WalletGate>
          <PayerOfGroupIsland
            config={config}
            neededMinor={offer.amountMinor ?? '0'}
            label={label}
            isBusy={isBusy}
            place={(payer) => void ask(payer)}
          />
        </WalletGate>
      ) : (
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {label}
        </button>
      )}
    </form>
  );
}
