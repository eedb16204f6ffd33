import type { BrowserContext } from 'playwright-core';
import { signTypedDataJson } from '../../scripts/seed/sign-typed-data.ts';
import { typedData } from '@topsteel/domain/api';
import { createWalletClient, http, type Hex } from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';

/** What the person's wallet was asked to do, in order. */
export interface WalletLog {
  signed: { primaryType: string; message: Record<string, unknown> }[];
  chainId: number;
}

/**
 * Gives a person a browser wallet: an EIP-1193 provider announced by EIP-6963 whose key stays outside the page.
 * `chainId` may be another than the contracts', to see what the page says; the wallet follows a request to switch.
 */
export async function installWallet(
  person: BrowserContext,
  account: LocalAccount,
  rpcUrl: string,
  chainId = 31337,
): Promise<WalletLog> {
  const log: WalletLog = { signed: [], chainId };
  // As real wallets do: a page learns the account only after the person has connected it.
  let isAllowed = false;
  const client = createWalletClient({ account, chain: foundry, transport: http(rpcUrl) });

  const answer = async (method: string, params: unknown[]): Promise<unknown> => {
    switch (method) {
      case 'eth_requestAccounts':
        isAllowed = true;
        return [account.address];
      case 'eth_accounts':
        return isAllowed ? [account.address] : [];
      case 'wallet_requestPermissions':
        isAllowed = true;
        return [{ parentCapability: 'eth_accounts' }];
      case 'eth_chainId':
        return `0x${log.chainId.toString(16)}`;
      case 'wallet_switchEthereumChain':
        log.chainId = Number((params[0] as { chainId: string }).chainId);
        return null;
      case 'eth_signTypedData_v4': {
        const data = typedData.parse(JSON.parse(params[1] as string));
        log.signed.push({ primaryType: data.primaryType, message: data.message });
        return signTypedDataJson(account, data);
      }
      case 'personal_sign':
        return account.signMessage({ message: { raw: params[0] as Hex } });
      default:
        return client.request({ method, params } as Parameters<typeof client.request>[0]);
    }
  };

  await person.exposeFunction('journeyWalletRequest', async (method: string, params: string) => {
    try {
      return JSON.stringify({ result: await answer(method, JSON.parse(params) as unknown[]) });
    } catch (cause) {
      return JSON.stringify({ error: cause instanceof Error ? cause.message : String(cause) });
    }
  });
  await person.addInitScript(announce);
  return log;
}

/** Runs in the page, before its own scripts. */
function announce(): void {
  type Listener = (value: unknown) => void;
  const bridge = window as unknown as {
    journeyWalletRequest: (method: string, params: string) => Promise<string>;
  };
  const listeners = new Map<string, Set<Listener>>();
  const provider = {
    request: async ({ method, params }: { method: string; params?: unknown[] }): Promise<unknown> => {
      const answer = JSON.parse(await bridge.journeyWalletRequest(method, JSON.stringify(params ?? []))) as {
        result?: unknown;
        error?: string;
      };
      if (answer.error !== undefined) throw new Error(answer.error);
      if (method === 'wallet_switchEthereumChain') {
        const [first] = (params ?? []) as [{ chainId: string }];
        for (const listener of listeners.get('chainChanged') ?? []) listener(first.chainId);
      }
      return answer.result ?? null;
    },
    on: (event: string, listener: Listener): void => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener: (event: string, listener: Listener): void => {
      listeners.get(event)?.delete(listener);
    },
  };
  const info = {
    uuid: '6f0c3c64-0d0c-4a7e-9a6f-2f4b8a0c7d11',
    name: 'Journey wallet',
    rdns: 'example.topsteel.journey',
    icon: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>',
  };
  const offer = (): void => {
    window.dispatchEvent(
      new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }),
    );
  };
  window.addEventListener('eip6963:requestProvider', offer);
  offer();
}
