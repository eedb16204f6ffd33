'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSignTypedData } from 'wagmi';
import type { TypedData } from '@topsteel/domain/api';
import type { Answer, Problem } from '../../backend/problem.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SignedWords } from './signed-words.tsx';
import { useSigningError } from './signing-error.ts';

type SignButtonProps = {
  typedData: TypedData;
  /** Says what happens, with the amount. */
  label: string;
  /** Hands the signature in. */
  submit: (signature: `0x${string}`) => Promise<Answer<unknown>>;
  /** After it was taken. */
  onDone: () => void;
};

type SigningParameters = Parameters<ReturnType<typeof useSignTypedData>['mutateAsync']>[0];

/** In the wallet's form: the chain id as a number, and no domain type, which the wallet derives. */
function forWallet({ domain, types, primaryType, message }: TypedData): SigningParameters {
  const { EIP712Domain: _, ...rest } = types;
  const chainId = domain.chainId === undefined ? {} : { chainId: Number(domain.chainId) };
  return { domain: { ...domain, ...chainId }, types: rest, primaryType, message } as SigningParameters;
}

/** Shows exactly what will be signed, and signs it. */
export function SignButton({ typedData, label, submit, onDone }: SignButtonProps) {
  const t = useTranslations('wallet');
  const signingError = useSigningError();
  const [step, setStep] = useState<'idle' | 'signing' | 'sending' | 'done'>('idle');
  const [failure, setFailure] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const { mutateAsync } = useSignTypedData();

  const run = async () => {
    setFailure(undefined);
    setProblem(undefined);
    setStep('signing');
    let signature: `0x${string}`;
    try {
      signature = await mutateAsync(forWallet(typedData));
    } catch (error) {
      setFailure(signingError(error));
      setStep('idle');
      return;
    }
    setStep('sending');
    const answer = await submit(signature);
    if (!answer.ok) {
      setProblem(answer.problem);
      setStep('idle');
      return;
    }
    setStep('done');
    onDone();
  };

  return (
    <div className="grid gap-3">
      <section className="border border-control p-3" aria-label={t('youSign')}>
        <p className="eyebrow mb-1">{t('youSign')}</p>
        <SignedWords typedData={typedData} />
      </section>
      {failure === undefined ? null : <Notice tone="attention">{failure}</Notice>}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <button
        type="button"
        className="button justify-self-start"
        disabled={step !== 'idle'}
        onClick={() => void run()}
      >
        {step === 'signing' ? t('signing') : step === 'idle' ? label : t('sending')}
      </button>
    </div>
  );
}
