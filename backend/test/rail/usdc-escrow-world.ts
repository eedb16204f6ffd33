import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deploymentOf, usdcAbi, type Call } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { termsOf, termsSchema, type Terms } from '@topsteel/domain/bridge';
import { startStack } from '@topsteel/sandbox';
import {
  createTestClient,
  createWalletClient,
  http,
  publicActions,
  type LocalAccount,
  type PublicClient,
} from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { openEscrowRail, type EscrowRail } from '../../src/rail/usdc-escrow/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { RailTools } from '../../src/rail/rail-registry.ts';
import type { RailWorld } from './rail-world.ts';

const PATIENCE_MS = 60_000;
const EVERYTHING = 2n ** 120n - 1n;

export interface EscrowWorld extends RailWorld {
  rail: EscrowRail;
  client: PublicClient;
  /** The seller acts on a payment by itself, as the contract lets it. */
  sellerActs(attempt: StoredAttempt, act: (terms: Terms) => Call): Promise<void>;
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
  // What payers pay with, and what refunds are paid from: the operator's own money, and the commission of who had it.
  const operator = demoAccount('relayer');
  await send(demoAccount('buyer1'), 'transfer', [payer.address, 100_000_000_000n]);
  await send(demoAccount('buyer2'), 'transfer', [operator.address, 100_000_000_000n]);
  for (const account of [operator, demoAccount('treasury'), demoAccount('inspectionFund')]) {
    await send(account, 'approve', [deployment.settlementEscrow, EVERYTHING]);
  }

  /** The oracles have nothing to do, and what they call final takes in everything up to this block. */
  const isSettled = async (block: bigint): Promise<boolean> => {
    const [row] = await prisma.client.$queryRaw<
      { open: number; unfinal: number; finalized: string | null }[]
    >`
      SELECT (SELECT count(*)::int FROM bridge.intent WHERE status NOT IN ('final', 'failed')) AS open,
             (SELECT count(*)::int FROM bridge.event WHERE status = 'seen') AS unfinal,
             (SELECT finalized::text FROM bridge.head) AS finalized`;
    return row?.open === 0 && row.unfinal === 0 && BigInt(row.finalized ?? 0) >= block;
  };
  const terms = (attempt: StoredAttempt): Terms => termsOf(termsSchema.parse(attempt.details.terms));
  const sellerActs: EscrowWorld['sellerActs'] = async (attempt, act) => {
    const account = terms(attempt).receiver;
    await node.setBalance({ address: account, value: 10n ** 18n });
    await node.impersonateAccount({ address: account });
    const hash = await node.sendUnsignedTransaction({ from: account, ...act(terms(attempt)) });
    const { status } = await node.waitForTransactionReceipt({ hash });
    if (status !== 'success') throw new Error('The contract refused the seller.');
  };
  const settle = async () => {
    const deadline = Date.now() + PATIENCE_MS;
    const block = await node.getBlockNumber({ cacheTime: 0 });
    while (!(await isSettled(block))) {
      if (Date.now() > deadline) throw new Error('The chain did not come to rest.');
      await node.mine({ blocks: 1 });
      await pause(50);
    }
  };

  return {
    rail,
    client: node,
    sellerActs,
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
    priceLapses: false,
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
