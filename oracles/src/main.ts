import { deploymentOf } from '@topsteel/chain';
import { isAppError } from '@topsteel/domain/errors';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { listen, openDatabase } from './database.ts';
import { readFeedSettings } from './feeds/feed-settings.ts';
import { startFeeds } from './feeds/start-feeds.ts';
import { startLoop } from './loop.ts';
import { createRelayer } from './relayer/relay-intents.ts';
import { createRelayerChain } from './relayer/relayer-chain.ts';
import { connectSigner } from './reports/report-signer.ts';
import { openDepositKeys } from './signing/deposit-keys.ts';
import { openKeystore } from './signing/keystore.ts';
import { connectChain, createChainReader } from './watcher/chain-reader.ts';
import { watchChain } from './watcher/watch-chain.ts';
import { logFilters, watchedContracts } from './watcher/watched-contracts.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ name: 'oracles', level: config.logLevel });
  const feedSettings = readFeedSettings(process.env);
  const deployment = deploymentOf(config.chainId);
  const key = (role: Parameters<typeof openKeystore>[1]) => openKeystore(config.keystoreDir, role);
  const policy = { rebroadcastMs: 3_000, stuckMs: 60_000, dropMs: 10_000, maxFeePerGas: config.maxFeeWei };
  const [relayerKey, accreditor, hosted, inspection, treasury] = await Promise.all([
    key('relayer'),
    key('accreditor'),
    key('hosted'),
    key('inspection'),
    key('treasury'),
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
    treasury,
    deposits: await openDepositKeys(config.keystoreDir),
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
    filters: logFilters(deployment, treasury.address),
    deepReorg: config.deepReorg,
    logger: logger.child({ part: 'watcher' }),
  };
  const feeds = startFeeds({
    settings: feedSettings,
    database,
    client,
    deployment,
    signers: config.signerUrls.map((url) => connectSigner(url, config.signerToken)),
    logger,
  });

  const relayLoop = startLoop({ name: 'relayer', everyMs: 500, work: () => relayer.relay(), logger });
  const watchLoop = startLoop({ name: 'watcher', everyMs: 400, work: () => watchChain(watch), logger });
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
    await Promise.all([relayLoop.stop(), watchLoop.stop(), feeds.stop()]);
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
