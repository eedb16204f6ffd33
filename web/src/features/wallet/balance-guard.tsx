'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { erc20Abi } from 'viem';
import { useReadContract } from 'wagmi';
import { z } from 'zod';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';

type BalanceGuardProps = {
  config: RuntimeConfig;
  address: `0x${string}`;
  neededMinor: string;
  children: React.ReactNode;
};

/** Shows what is inside only when the wallet holds enough USDC; otherwise says how much lacks and what to do. */
export function BalanceGuard({ config, address, neededMinor, children }: BalanceGuardProps) {
  const t = useTranslations('wallet');
  const formats = useFormats();
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setAsking] = useState(false);
  const { data, isError } = useReadContract({
    abi: erc20Abi,
    address: config.usdc,
    functionName: 'balanceOf',
    args: [address],
    query: { refetchInterval: 2000 },
  });
  const askFaucet = async () => {
    setAsking(true);
    setProblem(undefined);
    const answer = await send('/demo/faucet', { body: { address }, schema: z.unknown() });
    setAsking(false);
    if (!answer.ok) setProblem(answer.problem);
  };
  if (data === undefined) return isError ? <Notice tone="unknown">{t('balanceUnknown')}</Notice> : null;
  const missing = BigInt(neededMinor) - data;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span>
          {t('balance')}: <Money minor={data} />
        </span>
        {config.isDemo && missing <= 0n ? (
          <button
            type="button"
            className="button-text text-sm"
            disabled={isAsking}
            onClick={() => void askFaucet()}
          >
            {isAsking ? t('faucetBusy') : t('faucet')}
          </button>
        ) : null}
      </p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {missing > 0n ? (
        <Notice tone="attention">
          <p>{t('insufficient', { missing: formats.money(missing, 'USDC') })}</p>
          {config.isDemo ? (
            <button
              type="button"
              className="button mt-3"
              disabled={isAsking}
              onClick={() => void askFaucet()}
            >
              {isAsking ? t('faucetBusy') : t('faucet')}
            </button>
          ) : (
            <p>{t('insufficientReal')}</p>
          )}
        </Notice>
      ) : (
        children
      )}
    </>
  );
}
