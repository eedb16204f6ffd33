'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { certificate as certificateSchema, type TypedData } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SignRevocationProps = {
  config: RuntimeConfig;
  certificateId: string;
  number: string;
  typedData: TypedData;
};

/** The signature under a revocation, of an issuer that holds its own key. */
export function SignRevocation({ config, certificateId, number, typedData }: SignRevocationProps) {
  const t = useTranslations('certificate');
  const router = useRouter();
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId}>
        {() => (
          <SignButton
            typedData={typedData}
            label={t('revoke.confirm', { number })}
            submit={(signature) =>
              send(`/v2/certificates/${certificateId}/revocation/signature`, {
                body: { signature },
                schema: certificateSchema,
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
