'use client';

import type { TypedData } from '@topsteel/domain/api';
import type { HDAccount } from 'viem/accounts';

/** Name under which the wallet announces itself (EIP-6963). */
/** A proper name: the same in every language. */
export const DEMO_WALLET_NAME = 'TopSteel demo wallet';
export const DEMO_WALLET_RDNS = 'eu.topsteel.demo-wallet';
/** The only chain it signs for. */
export const DEMO_CHAIN_ID = 31337;

/** The phrase every local development chain publishes. Its accounts are known to all: test money only. */
const PUBLIC_DEMO_PHRASE = 'test test test test test test test test test test test junk';
const ACCOUNT_INDEXES = [8, 9, 10] as const;
const CHOSEN_KEY = 'topsteel.demo-wallet.account';

/** What the wallet asks its person. Resolving it with undefined declines. */
export type DemoWalletQuestion =
  | { kind: 'connect'; accounts: readonly `0x${string}`[]; answer: (index: number | undefined) => void }
  | { kind: 'send'; to: string; wei: bigint; answer: (yes: boolean) => void }
  | { kind: 'sign'; typedData: TypedData; account: `0x${string}`; answer: (yes: boolean) => void };

type Listener = (...args: never[]) => void;
type RequestArguments = { method: string; params?: unknown };

let question: DemoWalletQuestion | undefined;
const watchers = new Set<() => void>();

function ask(next: DemoWalletQuestion | undefined): void {
  question = next;
  for (const watcher of watchers) watcher();
}

/** For the dialog: the open question, and a way to hear of changes. */
export const demoWalletQuestions = {
  current: (): DemoWalletQuestion | undefined => question,
  subscribe: (watcher: () => void): (() => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

/** An error as EIP-1193 wants it. */
class WalletRefusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

async function demoAccounts(): Promise<HDAccount[]> {
  const { mnemonicToAccount } = await import('viem/accounts');
  return ACCOUNT_INDEXES.map((addressIndex) => mnemonicToAccount(PUBLIC_DEMO_PHRASE, { addressIndex }));
}

let accountsOnce: Promise<HDAccount[]> | undefined;
const accounts = (): Promise<HDAccount[]> => (accountsOnce ??= demoAccounts());

async function chosenAccount(): Promise<HDAccount | undefined> {
  const stored = window.localStorage.getItem(CHOSEN_KEY);
  return stored === null ? undefined : (await accounts())[Number(stored)];
}

async function connect(): Promise<`0x${string}`[]> {
  const all = await accounts();
  const index = await new Promise<number | undefined>((resolve) => {
    ask({ kind: 'connect', accounts: all.map((account) => account.address), answer: resolve });
  });
  ask(undefined);
  const account = index === undefined ? undefined : all[index];
  if (account === undefined) throw new WalletRefusal(4001, 'The person declined to connect.');
  window.localStorage.setItem(CHOSEN_KEY, String(index));
  return [account.address];
}

async function signTypedData(params: unknown): Promise<`0x${string}`> {
  const [, json] = Array.isArray(params) ? (params as unknown[]) : [];
  const typedData = (typeof json === 'string' ? JSON.parse(json) : json) as TypedData;
  const account = await chosenAccount();
  if (account === undefined) throw new WalletRefusal(4100, 'Connect the wallet first.');
  if (Number(typedData.domain.chainId) !== DEMO_CHAIN_ID) {
    throw new WalletRefusal(4901, 'The demo wallet signs for the demo network only.');
  }
  const yes = await new Promise<boolean>((resolve) => {
    ask({ kind: 'sign', typedData, account: account.address, answer: resolve });
  });
  ask(undefined);
  if (!yes) throw new WalletRefusal(4001, 'The person declined to sign.');
  const { EIP712Domain: _, ...types } = typedData.types;
  return account.signTypedData({
    domain: { ...typedData.domain, chainId: DEMO_CHAIN_ID } as Parameters<
      HDAccount['signTypedData']
    >[0]['domain'],
    types,
    primaryType: typedData.primaryType,
    message: typedData.message,
  });
}

const isTransfer = (value: unknown): value is { to: `0x${string}`; value: string } =>
  typeof value === 'object' && value !== null && 'to' in value && 'value' in value && !('data' in value);

/** Sends coin from the chosen account to an address, after asking. */
async function sendCoin(params: unknown, rpcUrl: string): Promise<`0x${string}`> {
  const [asked] = Array.isArray(params) ? (params as unknown[]) : [];
  const account = await chosenAccount();
  if (account === undefined) throw new WalletRefusal(4100, 'Connect the wallet first.');
  if (!isTransfer(asked)) throw new WalletRefusal(4200, 'The demo wallet sends plain coin only.');
  const { to } = asked;
  const wei = BigInt(asked.value);
  const yes = await new Promise<boolean>((resolve) => {
    ask({ kind: 'send', to, wei, answer: resolve });
  });
  ask(undefined);
  if (!yes) throw new WalletRefusal(4001, 'The person declined to send.');
  const { createWalletClient, http } = await import('viem');
  const { foundry } = await import('viem/chains');
  const client = createWalletClient({ account, chain: foundry, transport: http(rpcUrl) });
  return client.sendTransaction({ to, value: wei });
}

/** An EIP-1193 provider that signs typed data with the demo's public accounts and asks before each signature. */
function createProvider(rpcUrl: string) {
  const forward = async ({ method, params }: RequestArguments): Promise<unknown> => {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: params ?? [] }),
    });
    const answer = (await response.json()) as { result?: unknown; error?: { code: number; message: string } };
    if (answer.error !== undefined) throw new WalletRefusal(answer.error.code, answer.error.message);
    return answer.result;
  };
  const request = async ({ method, params }: RequestArguments): Promise<unknown> => {
    switch (method) {
      case 'eth_chainId':
        return `0x${DEMO_CHAIN_ID.toString(16)}`;
      case 'eth_accounts': {
        const account = await chosenAccount();
        return account === undefined ? [] : [account.address];
      }
      case 'eth_requestAccounts':
        return connect();
      case 'wallet_requestPermissions':
        return [
          {
            parentCapability: 'eth_accounts',
            caveats: [{ type: 'restrictReturnedAccounts', value: await connect() }],
          },
        ];
      case 'wallet_revokePermissions':
        window.localStorage.removeItem(CHOSEN_KEY);
        return null;
      case 'wallet_switchEthereumChain':
      case 'wallet_addEthereumChain':
        return null;
      case 'eth_signTypedData_v4':
        return signTypedData(params);
      case 'eth_sendTransaction':
        return sendCoin(params, rpcUrl);
      case 'personal_sign':
        throw new WalletRefusal(4200, 'The demo wallet signs orders and certificates only.');
      default:
        return forward({ method, params });
    }
  };
  const listeners = new Map<string, Set<Listener>>();
  return {
    request,
    on: (event: string, listener: Listener) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener: (event: string, listener: Listener) => {
      listeners.get(event)?.delete(listener);
    },
  };
}

let isAnnouncing = false;

/** Announces the wallet to whoever asks for wallets (EIP-6963). Call only in the demo world. */
export function announceDemoWallet(rpcUrl: string): void {
  if (isAnnouncing) return;
  isAnnouncing = true;
  const icon =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Crect width='24' height='24' fill='%230b4a6f'/%3E%3Cpath d='M5 5h14v3h-5v8h5v3H5v-3h5V8H5z' fill='%23fff'/%3E%3C/svg%3E";
  const detail = Object.freeze({
    info: { uuid: crypto.randomUUID(), name: DEMO_WALLET_NAME, icon, rdns: DEMO_WALLET_RDNS },
    provider: createProvider(rpcUrl),
  });
  const announce = () => {
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  };
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}
