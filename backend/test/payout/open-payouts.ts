import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import type { Currency } from '@topsteel/domain/units';
import { BankTransfers, type TransferChange } from '../../src/bank/index.ts';
import { enterGroup } from '../../src/ledger/index.ts';
import { Organisations } from '../../src/organisation/index.ts';
import { DecideBatch } from '../../src/payout/decide-batch.ts';
import { FollowPayouts } from '../../src/payout/follow-payouts.ts';
import { distributeCapture, takeBack } from '../../src/payout/index.ts';
import { PayoutAccounts } from '../../src/payout/payout-accounts.ts';
import { ProposePayouts } from '../../src/payout/propose-payouts.ts';
import { ReadDue } from '../../src/payout/read-due.ts';
import { ReadPayouts } from '../../src/payout/read-payouts.ts';
import { SendAdvice } from '../../src/payout/send-advice.ts';
import { BridgeEvents, type BridgeIntent } from '../../src/platform/bridge/index.ts';
import { newId } from '../../src/platform/database/index.ts';
import type { OrganisationCaller } from '../../src/platform/http/index.ts';
import { openBankDesk } from '../bank/open-bank-desk.ts';
import { openMarket } from '../market/open-market.ts';
import { SELLER_ACCOUNT } from '../market/stock-market.ts';

export const SELLER_IBAN = 'FR7630006000011234567890189';
export const OUR_IBAN = 'LU280019400644750000';
export const capturedAt = new Date('2026-11-24T09:00:00Z');
/** Four days after the capture: past the two days of holding. */
export const now = new Date('2026-11-28T09:00:00Z');

export type Payouts = Awaited<ReturnType<typeof openPayouts>>;

/**
 * A market with delivered, paid orders, two people of the finance desk and a seller who is paid by bank or on chain.
 *
 * @param options `bank`: the embedded bank over HTTP carries the transfers out; without it the test speaks for the bank
 */
export async function openPayouts(options: { bank?: boolean } = {}) {
  const market = await openMarket({ lotGrams: 100_000_000n });
  const { database, config, ids } = market;
  const { prisma } = database;
  const organisations = new Organisations(prisma);
  const payouts = new ReadPayouts(prisma, organisations);
  const due = new ReadDue(config, prisma, organisations);
  const desk = options.bank ? await openBankDesk(database) : null;
  const bank = desk?.transfers ?? new BankTransfers();
  const events = new BridgeEvents();
  const follow = new FollowPayouts(config, bank, events, new SendAdvice(config, organisations));
  follow.onModuleInit();
  const person = (
    userId: string,
    name: string,
    organisationId: string,
    isOurs: boolean,
  ): OrganisationCaller => ({
    userId,
    email: `${userId}@steel.test`,
    name,
    organisationId,
    organisationRoles: isOurs ? ['operator'] : ['mill'],
    custody: 'hosted',
    access: isOurs ? ['operator', 'finance', 'auditor'] : ['vendor', 'finance'],
    raisedAt: now,
  });
  const accounts = new PayoutAccounts(config, prisma, organisations);
  /** With the embedded bank, the money came in by a transfer that was matched to nothing yet. */
  const receivedOn = (currency: Currency) =>
    currency !== 'EUR'
      ? accountOf('crypto_clearing', 'coinbase')
      : accountOf(desk ? 'unmatched_receipts' : 'bank', OUR_IBAN);
  const world = {
    market,
    desk,
    due,
    accounts,
    proposePayouts: new ProposePayouts(config, prisma, due, payouts),
    decideBatch: new DecideBatch(config, prisma, organisations, payouts),
    payouts,
    follow,
    proposer: person('user-of-proposer', 'Nora Schmit', newId(), true),
    approver: person('user-of-approver', 'Tom Reuter', newId(), true),
    seller: person('user-of-seller', 'Camille Roussel', ids.seller, false),

    /** An order that was paid, delivered and captured in full; 1 % commission, no VAT on it. */
    async earn(currency: Currency, capturedMinor: bigint): Promise<string> {
      const { id } = await market.order('1000000');
      await database.sql.query(
        `UPDATE payment SET is_final = true, title_grams = 1000000 WHERE order_id = $1`,
        [id],
      );
      await world.capture(id, currency, 0n, capturedMinor);
      return id;
    },
    /** Takes `byMinor` more for an order of which `beforeMinor` were captured. */
    async capture(id: string, currency: Currency, beforeMinor: bigint, byMinor: bigint): Promise<void> {
      await prisma.transact(async (tx) => {
        await enterGroup(tx, {
          externalRef: `receipt:${id}:${beforeMinor}`,
          orderId: id,
          effectiveAt: capturedAt,
          legs: [
            {
              debit: receivedOn(currency),
              credit: accountOf('order_liability', id),
              amountMinor: byMinor,
              currency,
              code: 'receive',
            },
          ],
        });
        await distributeCapture(tx, {
          orderId: id,
          currency,
          capturedMinor: beforeMinor + byMinor,
          effectiveAt: capturedAt,
          ref: 'test',
        });
      });
    },
    async refund(orderId: string, currency: Currency, totalMinor: bigint): Promise<void> {
      await prisma.transact((tx) =>
        takeBack(tx, { orderId, currency, totalMinor, effectiveAt: now, ref: 'test' }),
      );
    },
    /** A bank account that two people agreed on, past its hold. */
    async giveAccount(iban = SELLER_IBAN): Promise<void> {
      const longAgo = new Date('2026-11-20T09:00:00Z');
      const asOf = { raisedAt: longAgo };
      const input = { currency: 'EUR' as const, holder: 'Aciérie de la Moselle', iban, bic: null };
      const proposed = await accounts.propose({ ...world.seller, ...asOf }, input, longAgo);
      await accounts.decide({ ...world.approver, ...asOf }, proposed.id, { approve: true }, longAgo);
    },
    propose: () => world.proposePayouts.run(world.proposer, {}, now),
    approve: (batchId: string) => world.decideBatch.run(world.approver, batchId, { approve: true }, now),
    /** What the bank says of a payout's transfer. */
    bankSays: (
      payoutId: string,
      status: TransferChange['status'],
      code: string | null = null,
    ): Promise<void> =>
      prisma.transact((tx) =>
        follow.takeBankWord(tx, {
          key: `payout:${payoutId}`,
          transferId: payoutId,
          status,
          amountMinor: 0n,
          reason: code === null ? null : { code, sentence: 'The account is closed.' },
          bookedOn: '2026-11-30',
          iban: OUR_IBAN,
        }),
      ),
    chainSays: (payoutId: string, status: BridgeIntent['status'], message?: string): Promise<void> =>
      prisma.transact((tx) =>
        follow.takeChainWord(tx, {
          id: newId(),
          businessKey: `pay-out:${payoutId}`,
          kind: 'pay-out',
          payload: { payoutId, to: SELLER_ACCOUNT, amountMinor: '1' },
          status,
          txHash: `0x${'7a'.repeat(32)}`,
          blockNumber: 9n,
          result: null,
          error: message === undefined ? null : { name: 'reverted', message, args: {} },
        } as unknown as BridgeIntent),
      ),
    async balance({ code, owner }: AccountRef, currency: Currency = 'EUR'): Promise<string | undefined> {
      const { items } = await market.books.accounts({ code, limit: 100 });
      return items.find((account) => account.owner === owner && account.currency === currency)?.balanceMinor;
    },
    async close(): Promise<void> {
      await desk?.close();
      await market.close();
    },
  };
  return world;
}

export const sellerOwner = SELLER_ACCOUNT.toLowerCase();
