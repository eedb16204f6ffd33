'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { defineChain } from 'viem';
import { createConfig, http, injected, WagmiProvider, type Config } from 'wagmi';
import type { RuntimeConfig } from '../configuration/runtime-config.ts';
import { announceDemoWallet, DEMO_CHAIN_ID } from './demo-wallet.ts';
import { useChainName } from './chain-name.ts';
import { DemoWalletDialog } from './demo-wallet-dialog.tsx';

let made: { wagmi: Config; queries: QueryClient } | undefined;

/** One connection for the whole visit, so that going from page to page keeps the wallet. */
function connectionOf(config: RuntimeConfig, chainName: string) {
  if (made !== undefined) return made;
  if (config.isDemo && config.chainId === DEMO_CHAIN_ID) announceDemoWallet(config.rpcUrl);
  const chain = defineChain({
    id: config.chainId,
    name: chainName,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [config.rpcUrl] } },
  });
  made = {
    wagmi: createConfig({
      chains: [chain],
      connectors: [injected()],
      transports: { [chain.id]: http(config.rpcUrl) },
      multiInjectedProviderDiscovery: true,
      // Several islands may mount one after another: reconnect after mounting, never while rendering.
      ssr: true,
    }),
    queries: new QueryClient(),
  };
  return made;
}

/** Gives what is inside a wallet connection. Render in the browser only. */
export function WalletRoot({ config, children }: { config: RuntimeConfig; children: React.ReactNode }) {
  const chainName = useChainName();
  const { wagmi, queries } = connectionOf(config, chainName(config.chainId));
  return (
    <WagmiProvider config={wagmi}>
      <QueryClientProvider client={queries}>
        {children}
        {config.isDemo ? <DemoWalletDialog /> : null}
      </QueryClientProvider>
    </WagmiProvider>
  );
}
