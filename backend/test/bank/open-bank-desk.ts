import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import {
  addBankApi,
  MARKETPLACE_ACCOUNT,
  openBank,
  type BankRefusal,
} from '../../../packages/sandbox/src/counterparties/bank/index.ts';
import { AllocateEntry } from '../../src/bank/allocate-entry.ts';
import { BankTransfers } from '../../src/bank/bank-transfers.ts';
import { FetchMessages } from '../../src/bank/fetch-messages.ts';
import { MatchEntries } from '../../src/bank/match-entries.ts';
import { SendFiles } from '../../src/bank/send-files.ts';
import { TakeDocument } from '../../src/bank/take-document.ts';
import { Config } from '../../src/platform/config/index.ts';
import type { PrismaService } from '../../src/platform/database/index.ts';
import { openGate } from '../rail/open-gate.ts';

const TOKEN = 'bank-desk-token';
export const BUYER_IBAN = 'DE89370400440532013000';

export type BankDesk = Awaited<ReturnType<typeof openBankDesk>>;

/** The embedded bank over HTTP, and everything of ours that deals with it, on a given database. */
export async function openBankDesk(tools: { config: Config; prisma: PrismaService }) {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-bank-'));
  const clock = { now: new Date('2026-11-26T09:00:00Z') };
  const bank = openBank(join(folder, 'bank.json'), () => clock.now);
  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, _request, reply) => {
    const { status = 400, message } = error as Partial<BankRefusal>;
    void reply.code(status).send({ detail: message });
  });
  let garbled: { answer: string; status: number } | null = null;
  app.addHook('onSend', (request, reply, payload, done) => {
    if (garbled === null || !request.url.includes('/payments')) {
      done(null, payload);
      return;
    }
    reply.code(garbled.status);
    done(null, garbled.answer);
  });
  addBankApi(app, bank, TOKEN);
  const gate = await openGate(app);
  const settings = {
    apiUrl: `${gate.url}/bank/api`,
    token: TOKEN,
    iban: MARKETPLACE_ACCOUNT.iban,
    bic: MARKETPLACE_ACCOUNT.bic,
    accountName: MARKETPLACE_ACCOUNT.name,
    feeLimitMinor: 2_500n,
    pageUrl: null,
  };
  const config = new Config({ ...tools.config.settings, bank: settings });
  const { prisma } = tools;
  const transfers = new BankTransfers();
  const allocate = new AllocateEntry(transfers);
  const takeDocument = new TakeDocument(config, prisma);
  const desk = {
    bank,
    clock,
    config,
    settings,
    transfers,
    allocate,
    takeDocument,
    fetchMessages: new FetchMessages(config, prisma, takeDocument),
    matchEntries: new MatchEntries(config, prisma, allocate),
    sendFiles: new SendFiles(config, prisma, transfers),
    /** A transfer to our account. */
    pay(amountCents: bigint, remittance: string, more: { from?: string; chargesCents?: bigint } = {}): void {
      bank.transfer({
        fromIban: more.from ?? BUYER_IBAN,
        toIban: MARKETPLACE_ACCOUNT.iban,
        amountCents,
        remittance,
        endToEndId: null,
        chargesCents: more.chargesCents ?? 0n,
      });
    },
    /** Everything of the bank is taken and matched, what that makes us send is sent, and what that makes the bank book too. */
    async settle(): Promise<void> {
      for (let round = 0; round < 2; round += 1) {
        await prisma.client.bankFile.updateMany({ data: { nextAt: new Date(0) } });
        await desk.sendFiles.run();
        await desk.fetchMessages.run();
        await desk.matchEntries.run();
      }
    },
    /** Whatever the bank does with payment files, this is what it answers; null is its own answer. */
    garble(answer: string | null, status = 200): void {
      garbled = answer === null ? null : { answer, status };
    },
    setAway: (isAway: boolean) => gate.setAway(isAway),
    async close(): Promise<void> {
      await gate.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}
