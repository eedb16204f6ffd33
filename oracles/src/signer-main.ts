/**
 * One report signer: one key, one process, one look of its own. `--role report-1` (or SIGNER_ROLE) names the keystore. It
 * knows no database and no other signer; what it is asked to sign it verifies at the source.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deploymentOf } from '@topsteel/chain';
import { startTracing } from '@topsteel/tracing/start';
import { feedSecrets } from './feeds/feed-settings.ts';
import { createRateFetcher } from './feeds/fx/fetch-rates.ts';
import { createReceiptReader } from './feeds/receipt/read-receipt.ts';
import { remoteKeys } from './feeds/remote-keys.ts';
import { endBadly, endBadlyOnSurprise, openLog } from './logging/open-log.ts';
import { keepSecrets } from './logging/secrets.ts';
import { connectChain } from './rpc/connect-chain.ts';
import { createSigner } from './signer/create-signer.ts';
import { serveSigner } from './signer/serve-signer.ts';
import { openSignedJournal } from './signer/signed-journal.ts';
import { readSignerSettings, signerSecrets } from './signer/signer-settings.ts';
import { openKeystore } from './signing/keystore.ts';
import { kmsSecrets } from './signing/kms-credentials.ts';

const secrets = keepSecrets(process.env, [...signerSecrets, ...feedSecrets, ...kmsSecrets]);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { role: { type: 'string' }, port: { type: 'string' } } });
  const settings = readSignerSettings({
    ...process.env,
    ...(values.role === undefined ? {} : { SIGNER_ROLE: values.role }),
    ...(values.port === undefined ? {} : { SIGNER_PORT: values.port }),
  });
  const { feeds, role, traceEndpoint } = settings;
  const tracing =
    traceEndpoint === null ? null : await startTracing(traceEndpoint, `topsteel-signer-${role}`);
  const logger = openLog(`signer-${role}`, settings.logLevel, secrets);
  const client = connectChain(settings.rpcUrl, {}, settings.chainId);
  const key = await openKeystore(settings.keystoreDir, role, secrets);
  const journal = openSignedJournal(join(settings.journalDir, `${role}.journal`));
  const eyes = {
    client,
    deployment: deploymentOf(settings.chainId),
    weighbridgeKeys: remoteKeys(feeds.weighbridgeJwksUrl),
    carrierKeys: remoteKeys(feeds.carrierJwksUrl),
    factorKeys: remoteKeys(feeds.carbonFactors?.jwksUrl ?? feeds.carrierJwksUrl),
    fetchRates: createRateFetcher(feeds.rateSources),
    readReceipt: createReceiptReader(feeds.receipts, client),
    now: () => new Date(),
  };
  const server = await serveSigner({
    signer: createSigner(key, eyes, journal),
    token: settings.token,
    metricsToken: settings.metricsToken,
    host: settings.host,
    port: settings.port,
    logger,
  });
  logger.info({ signer: key.address, url: server.url }, 'the signer is up');

  const stop = async (): Promise<void> => {
    await server.stop();
    journal.close();
    // A collector that is away keeps nobody from ending.
    await tracing?.stop().catch(() => undefined);
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

endBadlyOnSurprise(secrets);
main().catch((error: unknown) => endBadly(secrets, error));
