import type { FastifyInstance } from 'fastify';
import { addCoinbase } from './coinbase/add-coinbase.ts';
import type { Bank } from './bank/index.ts';
import type { ProviderSecrets } from './provider-settings.ts';
import { addPsp } from './psp/add-psp.ts';
import { payoutsToBank } from './psp/payouts-to-bank.ts';
import type { WebhookSender } from './webhooks/send-webhooks.ts';

/** The providers of payments, each with its API, its pages and its webhooks. */
export function addProviders(
  app: FastifyInstance,
  options: {
    dataDir: string;
    port: number;
    /** Where the marketplace takes webhooks. */
    apiUrl: string;
    providers: ProviderSecrets;
    sender: WebhookSender;
    bank: Bank;
  },
) {
  const { dataDir, port, apiUrl, providers, sender } = options;
  const publicUrl = `http://localhost:${String(port)}`;
  const psp = addPsp(app, {
    dataDir,
    publicUrl,
    webhookUrl: `${apiUrl}/v2/webhooks/card`,
    secretKey: providers.stripeKey,
    webhookSecrets: providers.stripeWebhookSecrets,
    sender,
    toBank: payoutsToBank(options.bank),
  });
  const coinbase = addCoinbase(app, {
    ...providers,
    dataDir,
    publicUrl,
    webhookUrl: `${apiUrl}/v2/webhooks/coinbase`,
    sender,
  });
  return { psp, coinbase };
}
