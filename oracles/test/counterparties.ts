import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { addBankApi, addBankPages, openBank } from '../../packages/sandbox/src/counterparties/bank/index.ts';
import type { Bank } from '../../packages/sandbox/src/counterparties/bank/open-bank.ts';
import { addCarrierRoutes } from '../../packages/sandbox/src/counterparties/carrier/carrier-routes.ts';
import {
  idleCarrier,
  openCarrier,
  type Carrier,
} from '../../packages/sandbox/src/counterparties/carrier/open-carrier.ts';
import { addFactorRoutes } from '../../packages/sandbox/src/counterparties/factors/factor-routes.ts';
import { addRateRoutes, honestSources } from '../../packages/sandbox/src/counterparties/rates/rate-routes.ts';
import { openTicketSigner } from '../../packages/sandbox/src/counterparties/signing-key.ts';
import { addWeighbridgeRoutes } from '../../packages/sandbox/src/counterparties/weighbridge-routes.ts';
import { openWeighbridge, type Weighbridge } from '../../packages/sandbox/src/counterparties/weighbridge.ts';
import { openStateFile } from '../../packages/sandbox/src/counterparties/webhooks/open-state-file.ts';
import type { RateSource } from '../src/feeds/fx/fetch-rates.ts';

const sandboxRequire = createRequire(
  fileURLToPath(new URL('../../packages/sandbox/src/run.ts', import.meta.url)),
);
export const BANK_TOKEN = 'bank-token-of-the-test';

/** The demo's counterparties behind one port, with a clock that the test sets. */
export interface Counterparties {
  url: string;
  bank: Bank;
  carrier: Carrier;
  weighbridge: Weighbridge;
  rateSources: RateSource[];
  /** How a source of rates behaves from now on. */
  setManner(
    source: 'ecb' | 'ticker' | 'table',
    manner: 'honest' | 'lying' | 'late' | 'silent',
  ): Promise<void>;
  stop(): Promise<void>;
}

/** @param clock what they take for now; the chain's time where the chain judges it */
export async function startCounterparties(clock: { now: () => Date }): Promise<Counterparties> {
  const folder = await mkdtemp(join(tmpdir(), 'topsteel-counterparties-'));
  const createApp = sandboxRequire('fastify') as (options: object) => FastifyInstance;
  const app = createApp({ forceCloseConnections: true });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body as string)));
    },
  );
  const now = (): Date => clock.now();
  const scaleKey = await openTicketSigner(join(folder, 'keys', 'weighbridge.json'));
  const carrierKey = await openTicketSigner(join(folder, 'keys', 'carrier.json'));
  const weighbridge = openWeighbridge(join(folder, 'weighbridge.json'), scaleKey, now);
  const carrierFile = openStateFile(join(folder, 'carrier.json'), structuredClone(idleCarrier));
  const carrier = openCarrier(carrierFile, weighbridge, carrierKey, now);
  const bank = openBank(join(folder, 'bank.json'));
  addWeighbridgeRoutes(app, weighbridge, scaleKey);
  addCarrierRoutes(app, carrier, carrierKey);
  addRateRoutes(app, openStateFile(join(folder, 'rates.json'), { ...honestSources }), 1);
  addFactorRoutes(app, await openTicketSigner(join(folder, 'keys', 'factors.json')));
  addBankApi(app, bank, BANK_TOKEN);
  addBankPages(app, bank);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${String((app.server.address() as AddressInfo).port)}`;
  return {
    url,
    bank,
    carrier,
    weighbridge,
    rateSources: [
      { name: 'ecb', shape: 'ecb', url: `${url}/rates/eurofxref-daily.xml`, maxAgeSeconds: 345_600 },
      { name: 'ticker', shape: 'ticker', url: `${url}/rates/products/{base}-USD/ticker`, maxAgeSeconds: 900 },
      { name: 'table', shape: 'csv', url: `${url}/rates/table.csv`, maxAgeSeconds: 900 },
    ],
    async setManner(source, manner) {
      const body = new URLSearchParams({ manner });
      const response = await fetch(`${url}/rates/${source}`, { method: 'POST', body, redirect: 'manual' });
      if (response.status !== 303) throw new Error(`The source answered ${String(response.status)}.`);
    },
    async stop() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
