import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deploymentOf, usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { startStack, type Stack } from '@topsteel/sandbox';
import { createTestClient, createWalletClient, http, publicActions, type LocalAccount } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { openEscrowRail } from '../../src/rail/usdc-escrow/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { RailTools } from '../../src/rail/rail-registry.ts';
import type { RailWorld } from './rail-world.ts';

const PATIENCE_MS = 60_000;
const EVERYTHING = 2n ** 120n - 1n;

export interface EscrowWorld extends RailWorld {
  stack: Stack;
  /** Mines until everything on the chain is final and the marketplace's database says so. */
  settle(): Promise<void>;
}

/**
 * The escrow as it runs: the contracts on a chain of their own, watcher and relayer as a process beside it, and between
 * them and the driver nothing but the database. The payer signs with a wallet.
 */
export async function openEscrowWorld(
  { config, prisma }: RailTools,
  payer: PrivateKeyAccount,
): Promise<EscrowWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'topsteel-escrow-'));
  const stack = await startStack({
    dataDir,
    ports: 'random',
    pieces: ['chain', 'oracles'],
    env: { DATABASE_URL: config.settings.databaseUrl, METRICS_PORT: '' },
  });
  const deployment = deploymentOf(config.settings.chainId);
  const transport = http(stack.urls.chain);
  const node = createTestClient({ mode: 'anvil', transport }).extend(publicActions);
  const rail = openEscrowRail(config.settings, prisma);

  const send = async (
    account: LocalAccount,
    functionName: 'approve' | 'transfer',
    args: [`0x${string}`, bigint],
  ) => {
    const client = createWalletClient({ account, transport });
    const call = { address: deployment.usdc, abi: usdcAbi, functionName, args, chain: null } as const;
    await node.waitForTransactionReceipt({ hash: await client.writeContract(call) });
  };
  // What payers pay with, and what refunds are paid from: the operator's own money, by its allowance.
  const operator = demoAccount('relayer');
  await send(demoAccount('buyer1'), 'transfer', [payer.address, 100_000_000_000n]);
  await send(demoAccount('buyer2'), 'transfer', [operator.address, 100_000_000_000n]);
  await send(operator, 'approve', [deployment.settlementEscrow, EVERYTHING]);

  /** The oracles have nothing to do, and have read and finalized every block with a transaction. */
  const isSettled = async (): Promise<boolean> => {
    const [row] = await prisma.client.$queryRaw<{ open: number; unfinal: number }[]>`
      SELECT (SELECT count(*)::int FROM bridge.intent WHERE status NOT IN ('final', 'failed')) AS open,
             (SELECT count(*)::int FROM bridge.event WHERE status = 'seen') AS unfinal`;
    return row?.open === 0 && row.unfinal === 0;
  };
  const settle = async () => {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await isSettled())) {
      if (Date.now() > deadline) throw new Error('The chain did not come to rest.');
      await node.mine({ blocks: 1 });
      await pause(50);
    }
  };

  return {
    stack,
    rail,
    currency: 'USDC',
    amountMinor: 1_200_000_000n,
    feeMinor: () => 0n,
    async pay(attempt: StoredAttempt) {
      const action = rail.actionOf(attempt);
      if (action.kind !== 'sign') throw new Error('This attempt is not signed for.');
      const data = action.typedData as Parameters<PrivateKeyAccount['signTypedData']>[0];
      await rail.authorize(attempt, await payer.signTypedData(data));
    },
    paysFreely: false,
    settle,
    async expire(attempt: StoredAttempt) {
      await prisma.client.paymentAttempt.update({
        where: { id: attempt.id },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      });
    },
    setAway: (isAway) => (isAway ? stack.halt('oracles') : stack.resume('oracles')),
    webhooks: () => [],
    hasSignedTime: false,
    refundsByHand: false,
    async close() {
      await stack.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
