'use client';

import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { Problem } from '../../backend/problem.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';

/** Wallet code is fetched by the press. */
const LinkWallet = dynamic(() => import('../sign-in/wallet-proof.tsx').then((module) => module.LinkWallet), {
  ssr: false,
});

/** Links a wallet to the person who is signed in. */
export function LinkWalletIsland({ config }: { config: RuntimeConfig }) {
  const t = useTranslations('account.wallets');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return (
    <div className="grid justify-items-start gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {isOpen ? (
        <LinkWallet
          config={config}
          onDone={async (answer) => {
            // A wrong signature is answered like a sign-in that failed; the session goes on.
            setProblem(answer.ok ? undefined : { ...answer.problem, status: 400 });
            if (answer.ok) {
              setOpen(false);
              router.refresh();
            }
            return Promise.resolve();
          }}
        />
      ) : (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('link')}
        </button>
      )}
    </div>
  );
}
