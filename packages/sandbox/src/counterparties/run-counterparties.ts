import { join } from 'node:path';
import { AppError } from '@topsteel/domain/errors';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { log, sentenceOf } from '../process/log.ts';
import type { RunningPiece } from '../process/running-piece.ts';
import { addCarrierRoutes } from './carrier/carrier-routes.ts';
import { idleCarrier, openCarrier } from './carrier/open-carrier.ts';
import { addFactorRoutes } from './factors/factor-routes.ts';
import { addBankApi, addBankPages, BankRefusal, openBank } from './bank/index.ts';
import { addEinvoice, EinvoiceRefusal, openEinvoicePlatform } from './einvoice/index.ts';
import { addFaucetRoutes, FaucetRefusal } from './faucet.ts';
import { addRateRoutes, honestSources } from './rates/rate-routes.ts';
import { addProviders } from './add-providers.ts';
import type { ProviderSecrets } from './provider-settings.ts';
import { CoinbaseRefusal } from './coinbase/coinbase-objects.ts';
import { PspRefusal } from './psp/psp-objects.ts';
import { addReceiver } from './receiver/add-receiver.ts';
import { addViesRoutes } from './vies/vies-routes.ts';
import { openTicketSigner } from './signing-key.ts';
import { addWeighbridgeRoutes } from './weighbridge-routes.ts';
import { openStateFile } from './webhooks/open-state-file.ts';
import { openWeighbridge, WeighbridgeRefusal } from './weighbridge.ts';
import type { Schedule } from './webhooks/plan-deliveries.ts';
import { openWebhookSender } from './webhooks/send-webhooks.ts';

/** Runs the other parties of the demo world: the carrier's weighbridge, and a faucet for test USDC. */
export async function runCounterparties(options: {
  dataDir: string;
  port: number;
  rpcUrl: string;
  /** What customers' systems show at the bank; nobody is let in without one. */
  bankToken: string;
  /** The same at the invoicing platform. */
  einvoiceToken: string;
  /** Where the marketplace takes webhooks. */
  apiUrl: string;
  providers: ProviderSecrets;
  schedule: Schedule;
}): Promise<RunningPiece> {
  const signer = await openTicketSigner(join(options.dataDir, 'keys', 'weighbridge.json'));
  const weighbridge = openWeighbridge(join(options.dataDir, 'counterparties', 'weighbridge.json'), signer);
  const app = Fastify({ forceCloseConnections: true });
  readForms(app);
  app.setErrorHandler((error, _request, reply) => {
    const { status, detail } = problemOf(error);
    if (status >= 500) log('error', 'request failed', { reason: detail });
    void reply.code(status).type('application/problem+json').send({ title: 'Refused', status, detail });
  });
  addWeighbridgeRoutes(app, weighbridge, signer);
  addFaucetRoutes(app, options.rpcUrl);
  const folder = join(options.dataDir, 'counterparties');
  const carrierKey = await openTicketSigner(join(options.dataDir, 'keys', 'carrier.json'));
  const carrierFile = openStateFile(join(folder, 'carrier.json'), structuredClone(idleCarrier));
  addCarrierRoutes(app, openCarrier(carrierFile, weighbridge, carrierKey), carrierKey);
  addRateRoutes(app, openStateFile(join(folder, 'rates.json'), { ...honestSources }), 1);
  addFactorRoutes(app, await openTicketSigner(join(options.dataDir, 'keys', 'carbon-factors.json')));
  const bank = openBank(join(folder, 'bank.json'));
  addBankApi(app, bank, options.bankToken);
  addBankPages(app, bank);
  addEinvoice(
    app,
    openEinvoicePlatform(join(options.dataDir, 'counterparties', 'einvoice.json')),
    options.einvoiceToken,
  );
  addReceiver(app);
  addViesRoutes(app);
  const sender = openWebhookSender(options.schedule);
  addProviders(app, { ...options, sender, bank });
  app.get('/health', () => ({ status: 'up' }));
  await app.listen({ host: '127.0.0.1', port: options.port });
  log('info', 'ready', { port: options.port });
  return {
    async stop() {
      sender.close();
      await app.close();
    },
  };
}

function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
}

function problemOf(error: unknown): { status: number; detail: string } {
  const isRefusal = [
    WeighbridgeRefusal,
    FaucetRefusal,
    PspRefusal,
    CoinbaseRefusal,
    BankRefusal,
    EinvoiceRefusal,
  ].some((refusal) => error instanceof refusal);
  if (isRefusal) {
    const { status, message } = error as BankRefusal;
    return { status, detail: message };
  }
  if (error instanceof z.ZodError) {
    const detail = error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
    return { status: 400, detail: `${detail}.` };
  }
  if (error instanceof AppError) return { status: 400, detail: error.message };
  const { statusCode } = error as { statusCode?: number };
  return { status: statusCode ?? 500, detail: sentenceOf(error) };
}
