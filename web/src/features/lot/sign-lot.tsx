'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { lot as lotSchema, type TypedData } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SignLotProps = { config: RuntimeConfig; lotId: string; massGrams: string; typedData: TypedData };

/** The signature of an issuer that holds its own key, for a lot. */
export function SignLot({ config, lotId, massGrams, typedData }: SignLotProps) {
  const t = useTranslations('lot');
  const router = useRouter();
  const formats = useFormats();
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId}>
        {() => (
          <SignButton
            typedData={typedData}
            label={t('detail.sign', { mass: formats.mass(massGrams, 't') })}
            submit={(signature) =>
              send(`/v2/lots/${lotId}/signature`, { body: { signature }, schema: lotSchema })
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
