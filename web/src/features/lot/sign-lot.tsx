'use client';

import { useRouter } from 'next/navigation';
import { lot as lotSchema, type TypedData } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { massText } from '../../ui/mass-text.ts';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { texts } from '../vendor/texts.ts';
import { AccountGuard } from '../wallet/account-guard.tsx';
import { SignButton } from '../wallet/sign-button.tsx';
import { WalletRoot } from '../wallet/wallet-root.tsx';

type SignLotProps = { config: RuntimeConfig; lotId: string; massGrams: string; typedData: TypedData };

/** The signature of an issuer that holds its own key, for a lot. */
export function SignLot({ config, lotId, massGrams, typedData }: SignLotProps) {
  const router = useRouter();
  return (
    <WalletRoot config={config}>
      <AccountGuard chainId={config.chainId}>
        {() => (
          <SignButton
            typedData={typedData}
            label={texts.lots.detail.sign(massText(massGrams, 't'))}
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
