import { deploymentOf, usdcAbi } from '@topsteel/chain';
import { createTestClient, http, publicActions, walletActions, type Address } from 'viem';
import type { FaultWorld } from './world.ts';

const pauserAbi = [
  { type: 'function', name: 'pauser', inputs: [], outputs: [{ type: 'address' }], stateMutability: 'view' },
  {
    type: 'function',
    name: 'blacklister',
    inputs: [],
    outputs: [{ type: 'address' }],
    stateMutability: 'view',
  },
  { type: 'function', name: 'pause', inputs: [], outputs: [], stateMutability: 'nonpayable' },
  { type: 'function', name: 'unpause', inputs: [], outputs: [], stateMutability: 'nonpayable' },
  {
    type: 'function',
    name: 'blacklist',
    inputs: [{ type: 'address' }],
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    name: 'unBlacklist',
    inputs: [{ type: 'address' }],
    outputs: [],
    stateMutability: 'nonpayable',
  },
] as const;

/** What Circle can do to its token, and what anybody can read of it. */
export function tokenOwner(world: FaultWorld) {
  const { usdc } = deploymentOf(31337);
  const node = createTestClient({ mode: 'anvil', transport: http(world.ground.env['RPC_URL']) })
    .extend(publicActions)
    .extend(walletActions);
  const as = async (role: 'pauser' | 'blacklister', functionName: 'pause' | 'unpause'): Promise<void> => {
    const account = await node.readContract({ address: usdc, abi: pauserAbi, functionName: role });
    await impersonating(account, () =>
      node.writeContract({ address: usdc, abi: pauserAbi, functionName, account, chain: null }),
    );
  };
  const impersonating = async (account: Address, act: () => Promise<unknown>): Promise<void> => {
    await node.setBalance({ address: account, value: 10n ** 18n });
    await node.impersonateAccount({ address: account });
    await act();
    await node.stopImpersonatingAccount({ address: account });
  };
  const list = async (functionName: 'blacklist' | 'unBlacklist', whom: Address): Promise<void> => {
    const account = await node.readContract({ address: usdc, abi: pauserAbi, functionName: 'blacklister' });
    await impersonating(account, () =>
      node.writeContract({ address: usdc, abi: pauserAbi, functionName, args: [whom], account, chain: null }),
    );
  };
  return {
    node,
    pause: () => as('pauser', 'pause'),
    unpause: () => as('pauser', 'unpause'),
    block: (whom: Address) => list('blacklist', whom),
    unblock: (whom: Address) => list('unBlacklist', whom),
    balanceOf: (whom: Address) =>
      node.readContract({ address: usdc, abi: usdcAbi, functionName: 'balanceOf', args: [whom] }),
  };
}
