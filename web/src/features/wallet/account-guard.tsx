'use client';

import { useTranslations } from 'next-intl';
import { useConnection } from 'wagmi';
import { Notice } from '../../ui/notice.tsx';
import { ConnectWallet } from './connect-wallet.tsx';
import { NetworkGuard } from './network-guard.tsx';
import { WalletLine } from './wallet-line.tsx';

type AccountGuardProps = {
  chainId: number;
  /** The only account that may sign; any when absent. */
  required?: string;
  /** What a wallet is needed for, where it is not USDC. */
  explain?: string;
  /** The list of wallets opens by itself: somebody has just asked for it. */
  isAsked?: boolean;
  children: (address: `0x${string}`) => React.ReactNode;
};

/** Leads to a connected wallet on our network with the right account, then shows what is inside. */
export function AccountGuard({ chainId, required, explain, isAsked = false, children }: AccountGuardProps) {
  const t = useTranslations('wallet');
  const connection = useConnection();
  if (connection.status !== 'connected')
    return <ConnectWallet isAsked={isAsked} {...(explain === undefined ? {} : { explain })} />;
  const { address } = connection;
  const isRequired = required === undefined || required.toLowerCase() === address.toLowerCase();
  return (
    <div className="grid gap-3">
      <WalletLine address={address} name={connection.connector.name} />
      {isRequired ? (
        <NetworkGuard chainId={chainId}>{children(address)}</NetworkGuard>
      ) : (
        <Notice tone="attention">
          {t('wrongAccount')} <span className="font-mono text-sm break-all">{required}</span>
        </Notice>
      )}
    </div>
  );
}
