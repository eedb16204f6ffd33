import { deploymentOf } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { startTracing } from '@topsteel/tracing/start';
import { configSecrets, readConfig } from './config.ts';
import { listen, openDatabase } from './database.ts';
import { feedSecrets, readFeedSettings } from './feeds/feed-settings.ts';
import { startFeeds } from './feeds/start-feeds.ts';
import { endBadly, endBadlyOnSurprise, openLog } from './logging/open-log.ts';
import { keepSecrets } from './logging/secrets.ts';
import { startLoop } from './loop.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { Metrics } from './metrics/metrics.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { checkGas } from './relayer/check-gas.ts';
import { createRelayer } from './relayer/relay-intents.ts';
import { tellSenders } from './relayer/tell-senders.ts';
import { createRelayerChain } from './relayer/relayer-chain.ts';
import { connectSigner } from './reports/report-signer.ts';
import { openDepositKeys } from './signing/deposit-keys.ts';
import { openKeystore } from './signing/keystore.ts';
import { kmsSecrets } from './signing/kms-credentials.ts';
import { connectChain } from './rpc/connect-chain.ts';
import { connectNode } from './rpc/json-rpc.ts';
import { createChainReader } from './watcher/chain-reader.ts';
import { watchChain } from './watcher/watch-chain.ts';
import type { Watch } from './watcher/watch-chain.ts';
import { watchEther } from './watcher/watch-ether.ts';
import { watchNativeDeposits } from './watcher/watch-native-deposits.ts';
import { logFilters, watchedContracts } from './watcher/watched-contracts.ts';

const secrets = keepSecrets(process.env, [...configSecrets, ...feedSecrets, ...kmsSecrets]);

/** A node that does not tell its head in this time is silent for a step of the watcher. */
const HEADS_MS = 2_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = openLog('oracles', config.logLevel, secrets);
  const tracing =
    config.traceEndpoint === null ? null : await startTracing(config.traceEndpoint, 'topsteel-oracles');
  const feedSettings = readFeedSettings(process.env);
  const deployment = deploymentOf(config.chainId);
  const key = (role: Parameters<typeof openKeystore>[1]) => openKeystore(config.keystoreDir, role, secrets);
  const policy = { rebroadcastMs: 3_000, stuckMs: 60_000, dropMs: 10_000, maxFeePerGas: config.maxFeeWei };
  const [relayerKey, accreditor, hosted, inspection, treasury] = await Promise.all([
    key('relayer'),
    key('accreditor'),
    key('hosted'),
    key('inspection'),
    key('treasury'),
  ]);
  const database = openDatabase(config.databaseUrl, logger);
  const client = connectChain(config.rpcUrls, {}, config.chainId);
  const chain = createRelayerChain(client);
  const metrics = createMetrics();
  const [reader, ...witnesses] = config.rpcUrls.map((url) =>
    createChainReader(connectNode(url), connectNode(url, { timeoutMs: HEADS_MS, tries: 1 })),
  );
  if (reader === undefined) throw new AppError('configuration', { message: 'RPC_URL is missing.' });

  const relayer = createRelayer({
    database,
    client,
    chain,
    deployment,
    accounts: { relayer: relayerKey, accreditor, hosted },
    inspection,
    treasury,
    deposits: await openDepositKeys(config.keystoreDir, secrets),
    policy,
    maxAttempts: 10,
    onSettled: (senders) => {
      tellSenders(metrics, senders);
    },
    logger: logger.child({ part: 'relayer' }),
  });
  const watch = {
    database,
    reader,
    witnesses,
    chainId: config.chainId,
    firstBlock: BigInt(deployment.blockNumber),
    contracts: watchedContracts(deployment),
    filters: logFilters(deployment, treasury.address),
    deepReorg: config.deepReorg,
    silenceMs: config.nodeSilenceMs,
    metrics,
    logger: logger.child({ part: 'watcher' }),
  };
  const feeds = startFeeds({
    settings: feedSettings,
    database,
    client,
    deployment,
    signers: config.signerUrls.map((url) => connectSigner(url, config.signerToken)),
    logger,
    metrics,
  });

  const relayLoop = startLoop({
    name: 'relayer',
    everyMs: 500,
    work: () => relayer.relay(),
    logger,
    metrics,
  });
  const watchLoop = startLoop({
    name: 'watcher',
    everyMs: 400,
    work: () => watchCounted(watch),
    logger,
    metrics,
  });
  const gas = {
    database,
    chain,
    chainId: config.chainId,
    senders: { relayer: relayerKey.address, accreditor: accreditor.address, hosted: hosted.address },
    reserveWei: config.gasReserveWei,
    metrics,
  };
  const gasLoop = startLoop({
    name: 'gas',
    everyMs: 30_000,
    work: () => checkGas(gas).then(() => 'idle' as const),
    logger,
    metrics,
  });
  const nativeLoop = startLoop({
    name: 'native-deposits',
    everyMs: 1_000,
    work: () => watchNativeDeposits({ database, client, chainId: config.chainId }),
    logger,
    metrics,
  });
  const ether = {
    database,
    client,
    chainId: config.chainId,
    gas: Object.values(gas.senders),
    treasury: treasury.address,
  };
  const etherLoop = startLoop({
    name: 'ether',
    everyMs: 1_000,
    work: () => watchEther(ether),
    logger,
    metrics,
  });
  const metricsServer =
    config.metricsPort === null
      ? null
      : await serveMetrics(metrics, {
          port: config.metricsPort,
          host: config.metricsHost,
          token: config.metricsToken,
          whyNotReady: () => whyNotWatching(metrics),
        });
  const listener = listen(
    config.databaseUrl,
    ['bridge_intent', 'bridge_event', 'bridge_watch'],
    () => {
      relayLoop.wake();
      feeds.wake();
    },
    logger,
  );
  logger.info(
    { chainId: config.chainId, relayer: relayerKey.address, hosted: hosted.address },
    'oracles are up',
  );

  const stop = async (): Promise<void> => {
    await listener.stop();
    await Promise.all(
      [relayLoop, watchLoop, feeds, gasLoop, nativeLoop, etherLoop].map((part) => part.stop()),
    );
    await metricsServer?.stop();
    relayer.close();
    await database.end();
    // A collector that is away keeps nobody from ending.
    await tracing?.stop().catch(() => undefined);
    logger.info('oracles stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

const LONGEST_SILENCE_S = 30;

/** The watcher ends a step several times a second; where it has not for so long, this process does not do its work. */
function whyNotWatching(metrics: Metrics): string | null {
  const endedAt = metrics.read('topsteel_loop_run_timestamp_seconds', { loop: 'watcher' });
  if (endedAt === undefined) return 'The watcher has not ended a step yet.';
  const silentS = Math.floor(Date.now() / 1_000 - endedAt);
  return silentS > LONGEST_SILENCE_S
    ? `The watcher has not ended a step for ${silentS.toString()} seconds.`
    : null;
}

/** A step that fails is counted, and repeated by the loop. */
async function watchCounted(watch: Watch): Promise<'more' | 'idle'> {
  try {
    return await watchChain(watch);
  } catch (error) {
    watch.metrics?.count('topsteel_step_failures_total');
    throw error;
  }
}

endBadlyOnSurprise(secrets);
main().catch((error: unknown) => endBadly(secrets, error));
