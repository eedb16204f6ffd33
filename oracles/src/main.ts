import { deploymentOf } from '@topsteel/chain';
import { isAppError } from '@topsteel/domain/errors';
import { createRemoteJWKSet } from 'jose';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { listen, openDatabase } from './database.ts';
import { fetchTickets } from './feeds/weight/fetch-tickets.ts';
import { runWeightFeed } from './feeds/weight/run-weight-feed.ts';
import { startLoop } from './loop.ts';
import { createRelayer } from './relayer/relay-intents.ts';
import { createRelayerChain } from './relayer/relayer-chain.ts';
import { openKeystore } from './signing/keystore.ts';
import { connectChain, createChainReader } from './watcher/chain-reader.ts';
import { watchChain } from './watcher/watch-chain.ts';
import { watchNativeDeposits } from './watcher/watch-native-deposits.ts';
import { logFilters, watchedContracts } from './watcher/watched-contracts.ts';

const policy = { rebroadcastMs: 3_000, stuckMs: 60_000, dropMs: 10_000 };

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ name: 'oracles', level: config.logLevel });
  const deployment = deploymentOf(config.chainId);
  const key = (role: Parameters<typeof openKeystore>[1]) => openKeystore(config.keystoreDir, role);
  const [relayerKey, accreditor, hosted, inspection, ...reportSigners] = await Promise.all([
    key('relayer'),
    key('accreditor'),
    key('hosted'),
    key('inspection'),
    key('report-1'),
    key('report-2'),
    key('report-3'),
  ]);
  const database = openDatabase(config.databaseUrl, logger);
  const client = connectChain(config.rpcUrl);

  const relayer = createRelayer({
    database,
    client,
    chain: createRelayerChain(client),
    deployment,
    accounts: { relayer: relayerKey, accreditor, hosted },
    inspection,
    policy,
    maxAttempts: 10,
    logger: logger.child({ part: 'relayer' }),
  });
  const watch = {
    database,
    reader: createChainReader(client),
    chainId: config.chainId,
    firstBlock: BigInt(deployment.blockNumber),
    contracts: watchedContracts(deployment),
    filters: logFilters(deployment),
    deepReorg: config.deepReorg,
    logger: logger.child({ part: 'watcher' }),
  };
  const feed = {
    database,
    client,
    deployment,
    fetchTickets: (after: number) => fetchTickets(config.carrierUrl, after),
    keys: createRemoteJWKSet(new URL(config.jwksUrl), { cooldownDuration: 5_000, timeoutDuration: 5_000 }),
    signers: reportSigners,
    logger: logger.child({ part: 'weight' }),
  };

  const relayLoop = startLoop({ name: 'relayer', everyMs: 500, work: () => relayer.relay(), logger });
  const watchLoop = startLoop({ name: 'watcher', everyMs: 400, work: () => watchChain(watch), logger });
  const weightLoop = startLoop({ name: 'weight', everyMs: 1_500, work: () => runWeightFeed(feed), logger });
  const nativeLoop = startLoop({
    name: 'native-deposits',
    everyMs: 1_000,
    work: () => watchNativeDeposits({ database, client, chainId: config.chainId }),
    logger,
  });
  const listener = listen(
    config.databaseUrl,
    ['bridge_intent', 'bridge_event'],
    () => {
      relayLoop.wake();
    },
    logger,
  );
  logger.info(
    { chainId: config.chainId, relayer: relayerKey.address, hosted: hosted.address },
    'oracles are up',
  );

  const stop = async (): Promise<void> => {
    await listener.stop();
    await Promise.all([relayLoop.stop(), watchLoop.stop(), weightLoop.stop(), nativeLoop.stop()]);
    relayer.close();
    await database.end();
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

main().catch((error: unknown) => {
  const message = isAppError(error) ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${message ?? 'unknown failure'}\n`);
  process.exit(1);
});
