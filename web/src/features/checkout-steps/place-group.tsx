'use client';

import type { RailOffer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { late } from '../../backend/late.ts';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import { SendForApprovalIsland } from '../approval-act/send-for-approval-island.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { WalletGate } from '../wallet/wallet-gate.tsx';
import type { Answers } from './answers.ts';
import { PayerOfGroupIsland } from './payer-of-group-island.tsx';

type PlaceGroupProps = {
  config: RuntimeConfig;
  basket: { id: string; currency: string; totalMinor: string };
  answers: Answers;
  offer: RailOffer;
  /** Who can approve the order above a limit, by name. */
  approvers: readonly string[];
  /** It passes a limit of who orders: it is sent for approval instead. */
  needsApproval: boolean;
};

/** Orders the basket at the total that stands on the page; in escrow the wallet that will pay is named first. */
export function PlaceGroup(props: PlaceGroupProps) {
  const { config, basket, answers, offer, needsApproval } = props;
  const t = useTranslations('checkoutSteps.check');
  const tRails = useTranslations('checkout.rails');
  const formats = useFormats();
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  // No key made of basket and total: the same basket may be filled and ordered once more.
  const send = useSendOnce();
  const { rail, currency, amountMinor } = offer;
  const amount = amountMinor === null ? '' : tRails('upTo', { amount: formats.money(amountMinor, currency) });

  const place = async (payer?: string) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    const { reference, costCentre } = answers;
    const body = {
      basketId: basket.id,
      rail,
      payCurrency: currency,
      ...(payer === undefined ? {} : { payer }),
      ...(reference === undefined ? {} : { reference }),
      ...(costCentre === undefined ? {} : { costCentreId: costCentre }),
      accept: { totalMinor: basket.totalMinor },
    };
    const answer = await send('/v2/checkouts', {
      body,
      schema: late('orderGroup'),
    });
    if (answer.ok) {
      router.push(`/checkout/done/${answer.value.id}`);
      // What was ordered is in no basket any more: the head of the page counts anew.
      router.refresh();
      return;
    }
    setBusy(false);
    setProblem(answer.problem);
    // The figures on the page are those of before: show the new ones beside the notice.
    if (answer.problem.reason === 'price-changed') router.refresh();
  };

  const label = isBusy ? t('placing') : t('place', { amount, rail: tRails(`names.${rail}`) });
  const total = problem?.figures?.totalMinor;
  // A limit in another currency is known only once it was tried.
  if (needsApproval || problem?.reason === 'spending-limit') return <SendForApprovalIsland {...props} />;
  return (
    <div className="grid gap-4">
      {problem === undefined ? null : problem.reason === 'price-changed' && total !== undefined ? (
        <Notice tone="attention">
          <p>{t('changed', { total: formats.money(total, basket.currency) })}</p>
        </Notice>
      ) : (
        <ProblemNotice problem={problem} />
      )}
      {rail === 'usdc-escrow' ? (
        <WalletGate>
          <PayerOfGroupIsland
            config={config}
            neededMinor={amountMinor ?? '0'}
            label={label}
            isBusy={isBusy}
            place={(payer) => void place(payer)}
          />
        </WalletGate>
      ) : (
        <button
          type="button"
          className="button justify-self-start"
          aria-disabled={isBusy}
          onClick={() => void place()}
        >
          {label}
        </button>
      )}
    </div>
  );
}
