import { expect } from 'chai';
import { listOffers } from '../catalogue/infra/read-offers.ts';
import { problemOf } from '../../test/market/open-market.ts';
import { openPayouts, now, type Payouts } from '../../test/payout/open-payouts.ts';
import { SuspendOrganisation } from './suspend-organisation.ts';

const reason = 'The certificate of ISO 9001 has ended and no new one came.';

describe('suspension: a vendor that may sell nothing new', () => {
  let world: Payouts;
  let suspensions: SuspendOrganisation;
  beforeEach(async () => {
    world = await openPayouts();
    suspensions = new SuspendOrganisation(world.market.database.prisma);
  });
  afterEach(() => world.market.close());

  const shown = async (): Promise<number> => {
    const filter = {
      words: [],
      gradeKey: null,
      form: null,
      country: null,
      organisationId: null,
      after: null,
      take: 9,
    };
    return (await listOffers(world.market.database.prisma.client, filter)).length;
  };
  const quote = () =>
    world.market.makeQuote.run(world.market.ids.buyer, {
      offerId: world.market.ids.offer,
      massGrams: '1000000',
    });

  it('hides its offers and takes no orders at once, also of a quote that was made before', async () => {
    const { market } = world;
    const made = await quote();
    expect(await shown()).to.equal(1);
    await suspensions.suspend(world.approver, market.ids.seller, { reason });
    expect(await shown()).to.equal(0);
    expect((await problemOf(quote()))?.code).to.be.oneOf(['conflict', 'not-found']);
    const order = market.createOrder.run(market.buyer, { quoteId: made.id, payer: market.wallet.address });
    expect((await problemOf(order))?.details.reason).to.equal('seller-suspended');
    await suspensions.lift(world.approver, market.ids.seller, { reason: 'A new certificate was accepted.' });
    expect(await shown()).to.equal(1);
    expect(
      (await market.createOrder.run(market.buyer, { quoteId: made.id, payer: market.wallet.address })).status,
    ).to.equal('awaiting-payment');
  });

  it('holds its payouts with the reason, and pays them when it is lifted', async () => {
    const { market } = world;
    await world.giveAccount();
    await world.earn('EUR', 500_000n);
    await suspensions.suspend(world.approver, market.ids.seller, { reason });
    expect((await problemOf(world.propose()))?.details.reason).to.equal('nothing-due');
    const { leftOut } = await world.due.plan(market.database.prisma.client, null, now);
    expect(leftOut.map(({ why }) => why)).to.deep.equal([
      'The vendor is suspended; it is paid when the suspension is lifted.',
    ]);
    await suspensions.lift(world.approver, market.ids.seller, { reason: 'A new certificate was accepted.' });
    expect((await world.propose()).payouts.map(({ amountMinor }) => amountMinor)).to.deep.equal(['495000']);
  });

  it('lets running orders go on', async () => {
    const { market } = world;
    const order = await market.order();
    await suspensions.suspend(world.approver, market.ids.seller, { reason });
    expect((await market.pay(order)).status).to.equal('payment-pending');
  });

  it('happens once at a time, to vendors only, and stays on record', async () => {
    const { market } = world;
    const { seller } = market.ids;
    await suspensions.suspend(world.approver, seller, { reason });
    const again = problemOf(suspensions.suspend(world.approver, seller, { reason }));
    expect((await again)?.details.reason).to.equal('suspension-unchanged');
    await suspensions.lift(world.approver, seller, { reason: 'A new certificate was accepted.' });
    const idle = problemOf(suspensions.lift(world.approver, seller, { reason: 'And once more, lifted.' }));
    expect((await idle)?.details.reason).to.equal('suspension-unchanged');
    const { items } = await suspensions.history(seller);
    expect(items.map(({ suspendedBy, liftReason }) => [suspendedBy, liftReason])).to.deep.equal([
      ['user-of-approver', 'A new certificate was accepted.'],
    ]);
    const { rows } = await market.database.sql.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE subject = $1 AND action LIKE 'organisation.%' ORDER BY id",
      [`organisation:${seller}`],
    );
    expect(rows.map(({ action }) => action)).to.deep.equal([
      'organisation.suspend',
      'organisation.lift-suspension',
    ]);
  });
});
