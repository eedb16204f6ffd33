'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { batch as batchSchema, type TypedData } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SignBatchProps = { config: RuntimeConfig; batchId: string; count: number; typedData: TypedData };

/** The signature of an issuer that holds its own key. */
export function SignBatch({ config, batchId, count, typedData }: SignBatchProps) {
  const t = useTranslations('certificate');
  const router = useRouter();
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId}>
        {(address) => (
          <SignButton
            typedData={typedData}
            label={t('batch.sign', { count })}
            submit={async (signature) => {
              const hand = (body: object) =>
                send(`/v2/certificates/batches/${batchId}/signature`, { body, schema: batchSchema });
              const answer = await hand({ signature });
              // Not the account's own signature: then perhaps that of a further key of the organisation.
              return !answer.ok && answer.problem.code === 'signature-invalid'
                ? hand({ signature, signer: address })
                : answer;
            }}
            onDone={() => {
              router.refresh();
            }}
          />
        )}
      </AccountGuard>
    </WalletRoot>
  );
}
