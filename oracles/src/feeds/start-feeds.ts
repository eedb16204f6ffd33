import type { Deployment } from '@topsteel/chain';
import type { Logger } from 'pino';
import type { PublicClient } from 'viem';
import type { Database } from '../database.ts';
import { startLoop } from '../loop.ts';
import type { Loop } from '../loop.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { ReportSigner } from '../reports/report-signer.ts';
import { runReportDesk } from '../reports/run-report-desk.ts';
import { runCarbonFactorFeed } from './carbon-factor/run-carbon-factor-feed.ts';
import { fetchMessages } from './delivery/fetch-messages.ts';
import { runDeliveryFeed } from './delivery/run-delivery-feed.ts';
import type { FeedSettings } from './feed-settings.ts';
import { fetchText } from './fetch-text.ts';
import { createRateFetcher } from './fx/fetch-rates.ts';
import { runFxFeed } from './fx/run-fx-feed.ts';
import { createReceiptReader } from './receipt/read-receipt.ts';
import { runReceiptFeed } from './receipt/run-receipt-feed.ts';
import { remoteKeys } from './remote-keys.ts';
import { fetchTickets } from './weight/fetch-tickets.ts';
import { runWeightFeed } from './weight/run-weight-feed.ts';

export interface Feeds {
  /** There may be signatures to ask for, or receipts to look for. */
  wake(): void;
  stop(): Promise<void>;
}

/** Starts every feed that has a source, each in a loop of its own, and the desk that has their reports signed. */
export function startFeeds(options: {
  settings: FeedSettings;
  database: Database;
  client: PublicClient;
  deployment: Deployment;
  signers: readonly ReportSigner[];
  logger: Logger;
  metrics?: Metrics;
}): Feeds {
  const { settings, database, client, deployment, signers, logger, metrics } = options;
  const base = (part: string) => ({ database, client, deployment, logger: logger.child({ part }) });
  const loop = (name: string, everyMs: number, work: () => Promise<'more' | 'idle'>): Loop =>
    startLoop({ name, everyMs, work, logger, ...(metrics && { metrics }) });

  const weight = {
    ...base('weight'),
    fetchTickets: (after: number) => fetchTickets(settings.carrierUrl, after),
    keys: remoteKeys(settings.weighbridgeJwksUrl),
  };
  const delivery = {
    ...base('delivery'),
    fetchMessages: (after: number) => fetchMessages(settings.carrierUrl, after),
    keys: remoteKeys(settings.carrierJwksUrl),
  };
  const receipt = {
    ...base('receipt'),
    readReceipt: createReceiptReader(settings.receipts, client),
    everyMs: settings.receiptEveryMs,
  };
  const fx = {
    ...base('fx'),
    fetchRates: createRateFetcher(settings.rateSources),
    now: () => new Date(),
  };
  const desk = { ...base('desk'), signers };

  const deskLoop = loop('desk', 1_000, () => runReportDesk(desk));
  const receiptLoop = loop('receipt', 1_000, () => runReceiptFeed(receipt));
  const loops = [
    deskLoop,
    receiptLoop,
    loop('weight', 1_500, () => runWeightFeed(weight)),
    loop('delivery', 2_000, () => runDeliveryFeed(delivery)),
  ];
  if (settings.rateSources.length > 0) loops.push(loop('fx', settings.fxEveryMs, () => runFxFeed(fx)));
  else logger.info('FX_SOURCES is not set: no exchange rates are read');
  const { carbonFactors } = settings;
  if (carbonFactors !== null) {
    const feed = {
      ...base('carbon-factor'),
      fetchList: () => fetchText(carbonFactors.url, {}, 262_144),
      keys: remoteKeys(carbonFactors.jwksUrl),
    };
    loops.push(loop('carbon-factor', 3_600_000, () => runCarbonFactorFeed(feed)));
  }
  return {
    wake() {
      deskLoop.wake();
      receiptLoop.wake();
    },
    async stop() {
      await Promise.all(loops.map((one) => one.stop()));
    },
  };
}
