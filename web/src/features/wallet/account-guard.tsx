'use client';

import { useConnection } from 'wagmi';
import { Notice } from '../../ui/notice.tsx';
import { ConnectWallet } from './connect-wallet.tsx';
import { NetworkGuard } from './network-guard.tsx';
import { texts } from './texts.ts';
import { WalletLine } from './wallet-line.tsx';

type AccountGuardProps = {
  chainId: number;
  /** The only account that may sign; any when absent. */
  required?: string;
  /** What a wallet is needed for, where it is not USDC. */
  explain?: string;
  children: (address: `0x${string}`) => React.ReactNode;
};

/** Leads to a connected wallet on our network with the right account, then shows what is inside. */
export function AccountGuard({ chainId, required, explain, children }: AccountGuardProps) {
  const connection = useConnection();
  if (connection.status !== 'connected')
    return <ConnectWallet {...(explain === undefined ? {} : { explain })} />;
  const { address } = connection;
  const isRequired = required === undefined || required.toLowerCase() === address.toLowerCase();
  return (
    <div className="grid gap-3">
      <WalletLine address={address} name={connection.connector.name} />
      {isRequired ? (
        <NetworkGuard chainId={chainId}>{children(address)}</NetworkGuard>
      ) : (
        <Notice tone="attention">
          {texts.wrongAccount} <span className="font-mono text-sm break-all">{required}</span>
        </Notice>
      )}
    </div>
  );
}
