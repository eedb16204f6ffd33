'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { countersignatureTask, type TypedData } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SignCountersignatureProps = {
  config: RuntimeConfig;
  certificateId: string;
  number: string;
  typedData: TypedData;
};

/** The signature of an inspection body that holds its own key. */
export function SignCountersignature({
  config,
  certificateId,
  number,
  typedData,
}: SignCountersignatureProps) {
  const t = useTranslations('countersignature');
  const router = useRouter();
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId}>
        {() => (
          <SignButton
            typedData={typedData}
            label={t('confirm', { number })}
            submit={(signature) =>
              send(`/v2/countersignatures/${certificateId}/signature`, {
                body: { signature },
                schema: countersignatureTask,
              })
            }
            onDone={() => {
              router.refresh();
            }}
          />
        )}
      </AccountGuard>
    </WalletRoot>
  );
}
