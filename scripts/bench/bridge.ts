import { FIAT_RECEIPT_KIND, usdcAbi, WEIGHT_KIND } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey, fiatTermsJson } from '@topsteel/domain/bridge';
import { createWalletClient, encodeFunctionData, http, keccak256, toBytes } from 'viem';
import type { Address, Hex } from 'viem';
import { listen } from '../../oracles/src/database.ts';
import { startLoop } from '../../oracles/src/loop.ts';
import { watchChain } from '../../oracles/src/watcher/watch-chain.ts';
import { commissionLot, drive, intentOf, registerMill, request } from '../../oracles/test/acts.ts';
import { fiatOrder, report as reportFact } from '../../oracles/test/fiat-acts.ts';
import { startWorld } from '../../oracles/test/world.ts';
import type { World } from '../../oracles/test/world.ts';
import { atMost, percentile, report } from './report.ts';

/** The oracles' own loops against a real chain and database: how late an event is known, how long a release takes. */
const DEPOSITS = 40;
const RELEASES = 5;
/** Finality of the local chain: two blocks behind the head. */
const FINALITY_BLOCKS = 2;
const WATCH_EVERY_MS = 400;
const RELAY_EVERY_MS = 500;

const world = await startWorld();
try {
  const seenMs = await measureSeen(world);
  const blocks = await measureReleases(world);
  report([
    atMost('block mined → event recorded, 95 of 100', percentile(seenMs, 95), 'ms', 800),
    atMost('block mined → event recorded, worst', Math.max(...seenMs), 'ms', 1_000),
    atMost('release requested → final, worst', Math.max(...blocks), 'blocks', 3 + FINALITY_BLOCKS),
  ]);
} finally {
  await world.stop();
}

/** Milliseconds from the block to the committed row of its event, as `main.ts` runs the watcher. */
async function measureSeen({
  client,
  database,
  deployment,
  rpcUrl,
  watch,
  logger,
}: World): Promise<number[]> {
  const wallet = createWalletClient({ account: demoAccount('buyer1'), transport: http(rpcUrl) });
  const args = [deployment.settlementEscrow, 1_000_000n] as const;
  const data = encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args });
  const loop = startLoop({ name: 'watcher', everyMs: WATCH_EVERY_MS, work: () => watchChain(watch), logger });
  const took: number[] = [];
  for (let deposit = 0; deposit < DEPOSITS; deposit += 1) {
    const hash = await wallet.sendTransaction({ to: deployment.usdc, data, gas: 100_000n, chain: null });
    await until(async () => (await client.getTransactionReceipt({ hash }).catch(() => null)) !== null);
    const mined = performance.now();
    await until(async () => {
      const { rowCount } = await database.query('SELECT 1 FROM bridge.event WHERE tx_hash = $1', [hash]);
      return (rowCount ?? 0) > 0;
    });
    took.push(performance.now() - mined);
  }
  await loop.stop();
  return took;
}

/** Blocks from the request of a release to its finality, with a block a second. */
async function measureReleases(world: World): Promise<number[]> {
  const setUp = world.relayer();
  const mill = await registerMill(world, setUp, 'Voralpen Stahl');
  const { lotId } = await commissionLot(world, setUp, mill, 1n);
  const releases: { key: string; payload: object }[] = [];
  for (let order = 0; order < RELEASES; order += 1) {
    releases.push(await paidAndWeighed(world, setUp, mill, lotId, `PO-${order.toString()}`));
  }
  setUp.close();
  await world.node.setAutomine(false);
  await world.node.setIntervalMining({ interval: 1 });

  const { watch, logger } = world;
  const relayer = world.relayer(undefined, {
    policy: { rebroadcastMs: 3_000, stuckMs: 60_000, dropMs: 10_000, maxFeePerGas: 500_000_000_000n },
  });
  const watchLoop = startLoop({
    name: 'watcher',
    everyMs: WATCH_EVERY_MS,
    work: () => watchChain(watch),
    logger,
  });
  const relayLoop = startLoop({
    name: 'relayer',
    everyMs: RELAY_EVERY_MS,
    work: () => relayer.relay(),
    logger,
  });
  const wake = (): void => {
    relayLoop.wake();
  };
  const listener = listen(world.databaseUrl, ['bridge_intent', 'bridge_event'], wake, logger);
  const took: number[] = [];
  for (const { key, payload } of releases) {
    const from = await world.client.getBlockNumber();
    await request(world, key, 'release-fiat-order', payload as never);
    await until(async () => (await intentOf(world, key)).status === 'final');
    took.push(Number((await world.client.getBlockNumber()) - from));
  }
  await listener.stop();
  await Promise.all([watchLoop.stop(), relayLoop.stop()]);
  relayer.close();
  return took;
}

async function paidAndWeighed(
  world: World,
  relayer: ReturnType<World['relayer']>,
  mill: Address,
  lotId: bigint,
  reference: string,
): Promise<{ key: string; payload: object }> {
  const { terms, fiatOrderId } = await fiatOrder(world, mill, lotId, reference);
  const named: { fiatOrderId: Hex; terms: ReturnType<typeof fiatTermsJson> } = {
    fiatOrderId,
    terms: fiatTermsJson(terms),
  };
  const open = businessKey.openFiatOrder(fiatOrderId);
  const sellerConsent = { offerId: 'offer-1', offerVersion: '1' };
  await request(world, open, 'open-fiat-order', { ...named, sellerConsent });
  await drive(world, relayer, open, 'mined');
  await reportFact(world, relayer, FIAT_RECEIPT_KIND, fiatOrderId, 320_000n);
  await reportFact(world, relayer, WEIGHT_KIND, fiatOrderId, 5_000_000n);
  const key = businessKey.releaseFiatOrder(fiatOrderId, 5_000_000n);
  return { key, payload: { ...named, totalGrams: '5000000', epcisEvent: keccak256(toBytes('delivery')) } };
}

/** Asks again until it is so; the asking itself takes about a millisecond. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}
