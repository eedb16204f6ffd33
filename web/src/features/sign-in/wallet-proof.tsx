'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { createSiweMessage } from 'viem/siwe';
import { useSignMessage } from 'wagmi';
import type { z } from 'zod';
import {
  signInAnswer,
  signInWallet,
  walletNonce,
  type SignInAnswer,
  type SignInWallet,
} from '@topsteel/domain/api';
import type { Answer, Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { shorten } from '../../ui/shorten.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type WalletProofProps<S extends z.ZodType> = {
  config: RuntimeConfig;
  /** Where the signed message goes. */
  path: string;
  schema: S;
  label: (account: string) => string;
  onDone: (answer: Answer<z.infer<S>>) => Promise<void>;
  /** Repeats what wants a proof of who is there first. */
  act?: <T>(run: () => Promise<Answer<T>>) => Promise<Answer<T>>;
};

/** Signs in with a wallet that the person has linked. */
export function WalletSignIn({
  config,
  onDone,
}: {
  config: RuntimeConfig;
  onDone: (answer: Answer<SignInAnswer>) => Promise<void>;
}) {
  const t = useTranslations('signIn');
  return (
    <WalletProof
      config={config}
      path="/v2/sign-in/wallet"
      schema={signInAnswer}
      label={(account) => t('walletSign', { account })}
      onDone={onDone}
    />
  );
}

/** Links a wallet to the person who is signed in. */
export function LinkWallet({
  config,
  onDone,
}: {
  config: RuntimeConfig;
  onDone: (answer: Answer<SignInWallet>) => Promise<void>;
}) {
  const t = useTranslations('signIn');
  const { act, dialog } = useStepUp();
  return (
    <>
      {dialog}
      <WalletProof
        act={act}
        config={config}
        path="/v2/me/sign-in-wallets"
        schema={signInWallet}
        label={(account) => t('walletLink', { account })}
        onDone={onDone}
      />
    </>
  );
}

function WalletProof<S extends z.ZodType>({ config, ...rest }: WalletProofProps<S>) {
  const t = useTranslations('signIn');
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId} explain={t('walletExplain')} isAsked>
        {(address) => <SignMessage address={address} {...rest} />}
      </AccountGuard>
    </WalletRoot>
  );
}

/** A message of ERC-4361 that names this site and counts once. */
function SignMessage<S extends z.ZodType>({
  address,
  path,
  schema,
  label,
  onDone,
  act = (run) => run(),
}: Omit<WalletProofProps<S>, 'config'> & { address: `0x${string}` }) {
  const t = useTranslations('signIn');
  const { mutateAsync: sign } = useSignMessage();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const run = async () => {
    setBusy(true);
    setProblem(undefined);
    const nonce = await send('/v2/sign-in/wallet/nonce', { body: {}, schema: walletNonce });
    if (!nonce.ok) {
      setBusy(false);
      setProblem(nonce.problem);
      return;
    }
    const { domain, uri, chainId, nonce: once, expiresAt } = nonce.value;
    const message = createSiweMessage({
      address,
      domain,
      uri,
      chainId,
      nonce: once,
      version: '1',
      // ERC-4361 takes ASCII alone in its statement.
      statement: t('walletStatement')
        .normalize('NFD')
        .replace(/[^\x20-\x7e]/g, ''),
      issuedAt: new Date(),
      expirationTime: new Date(expiresAt),
    });
    try {
      const signature = await sign({ message });
      await onDone(await act(() => send(path, { body: { message, signature }, schema })));
    } catch {
      setProblem({ status: 400, code: 'WALLET_DECLINED', sentence: t('walletDeclined'), fields: [] });
    }
    setBusy(false);
  };
  return (
    <div className="grid justify-items-start gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button type="button" className="button" disabled={isBusy} onClick={() => void run()}>
        {isBusy ? t('moment') : label(shorten(address))}
      </button>
    </div>
  );
}
