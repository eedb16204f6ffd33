import type { CheckoutInput } from '@topsteel/domain/api';
import { AskApproval } from '../../src/approval/ask-approval.ts';
import { DecideApproval } from '../../src/approval/decide-approval.ts';
import { ExpireApprovals } from '../../src/approval/expire-approvals.ts';
import { ReadApprovals } from '../../src/approval/read-approvals.ts';
import { TellAboutApproval } from '../../src/approval/tell-about-approval.ts';
import { WithdrawApproval } from '../../src/approval/withdraw-approval.ts';
import { PriceBasket } from '../../src/basket/index.ts';
import type { OrganisationCaller } from '../../src/platform/http/index.ts';
import { PriceLines } from '../../src/pricing/price-lines.ts';
import { RoadIntensity } from '../../src/delivery-zone/index.ts';
import { openShop } from './open-shop.ts';

/**
 * The shop, whose buyer's company has four people: Anke buys up to 1,000 USDC a day, Paul buys and approves, Vera governs,
 * Lena only raises limits.
 */
export async function openApprovals() {
  const shop = await openShop({ lotGrams: 100_000_000n });
  const { database, config, ids } = shop;
  const { prisma } = database;
  const prices = new PriceBasket(prisma, new PriceLines(new RoadIntensity()));
  const reading = new ReadApprovals(prisma, prices);
  const telling = new TellAboutApproval(config);
  await prisma.client.organisation.update({ where: { id: ids.buyer }, data: { roles: ['buyer'] } });
  const people = [
    [shop.buyer.userId, 'Anke Brandt', ['buyer'], 'de'],
    ['paul', 'Paul Huber', ['buyer', 'approver'], 'fr'],
    ['vera', 'Vera Lang', ['admin'], 'en'],
    ['lena', 'Lena Graf', ['approver'], 'en'],
  ] as const;
  for (const [id, name, roles, language] of people) {
    await prisma.client.user.create({
      data: {
        id,
        name,
        email: `${name.split(' ')[0]?.toLowerCase()}@alpen.test`,
        language,
        updatedAt: new Date(),
      },
    });
    await prisma.client.member.create({
      data: { userId: id, organisationId: ids.buyer, duty: 'trade', roles: [...roles] },
    });
  }
  const person = (
    userId: string,
    name: string,
    access: OrganisationCaller['access'],
  ): OrganisationCaller => ({
    ...shop.buyer,
    userId,
    name,
    access,
  });
  const limit = (userId: string, amountMinor: bigint, period = 'day') =>
    prisma.client.spendingLimit.create({
      data: { organisationId: ids.buyer, userId, period, currency: 'USDC', amountMinor, createdBy: 'vera' },
    });
  await limit(shop.buyer.userId, 1_000_000_000n);
  return {
    ...shop,
    paul: person('paul', 'Paul Huber', ['buyer', 'approver']),
    vera: person('vera', 'Vera Lang', ['buyer', 'approver', 'admin', 'finance']),
    lena: person('lena', 'Lena Graf', ['approver']),
    limit,
    reading,
    ask: new AskApproval(prisma, prices, shop.checkout, shop.rails, telling, reading),
    decide: new DecideApproval(prisma, shop.checkout, shop.rails, telling, reading),
    withdraw: new WithdrawApproval(prisma, telling, reading),
    expire: new ExpireApprovals(prisma, telling),
    /** Five tonnes of plate at 720: 3,600 USDC, and 3,618 at most. */
    plates: (more: Partial<CheckoutInput> = {}): CheckoutInput => ({
      lines: [shop.plateLine(5)],
      payer: shop.wallet.address,
      accept: { totalMinor: '3600000000' },
      ...more,
    }),
    taken: async (limitId: string): Promise<bigint> => {
      const rows = await prisma.client.spendingCounter.findMany({ where: { limitId } });
      return rows.reduce((sum, { takenMinor }) => sum + takenMinor, 0n);
    },
    /** To whom letters go that wait in the outbox, with their subjects, oldest first. */
    letters: async (): Promise<string[]> => {
      const { rows } = await database.sql.query<{ letter: string }>(
        `SELECT (payload -> 'to' ->> 0) || ' ' || (payload ->> 'subject') AS letter FROM outbox_message
          WHERE kind = 'mail' AND key LIKE 'approval:%' ORDER BY id`,
      );
      return rows.map(({ letter }) => letter);
    },
  };
}

export type ApprovalShop = Awaited<ReturnType<typeof openApprovals>>;
