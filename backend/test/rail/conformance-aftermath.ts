import { expect } from 'chai';
import type { Stage } from './conformance.ts';

/** What comes after a capture, and what comes when it should not. */
export function describeAftermath(stage: Stage): void {
  const captured = async () => {
    const attempt = await stage.bench.ask(await stage.paid(), 'capture', stage.world.amountMinor);
    await stage.world.settle();
    return stage.see(attempt);
  };
  /** Lets the money go back, looked at twice on the way: asked for once all the same. */
  const givenBackOnce = async (attempt: Awaited<ReturnType<Stage['begin']>>) => {
    const { commands } = stage.bench;
    await commands.run();
    await stage.see(attempt);
    await commands.run();
    await stage.world.settle();
    const after = await stage.see(attempt);
    const given = (await stage.bench.commandsOf(after)).filter(({ key }) => key.includes(':give-back:'));
    expect(given).to.have.length(1);
    return after;
  };

  it('refunds in part, in full, and never more; a refunded payment does not read paid', async function () {
    const { bench, world } = stage;
    if (world.refundsByHand) this.skip();
    const attempt = await captured();
    await bench.ask(attempt, 'refund', 100_000n);
    await world.settle();
    const part = await stage.see(attempt);
    expect([part.state, part.snapshot.refundedMinor]).to.deep.equal(['partially-refunded', 100_000n]);
    await bench.ask(attempt, 'refund', world.amountMinor, `too-much:${attempt.id}`);
    const work = await bench.work(attempt);
    expect(work.map(({ kind }) => kind)).to.deep.equal(['refund-failed']);
    await bench.ask(attempt, 'refund', world.amountMinor - 100_000n);
    await world.settle();
    const full = await stage.see(attempt);
    expect([full.state, full.snapshot.refundedMinor]).to.deep.equal(['refunded', world.amountMinor]);
    await stage.expectBooks(full);
  });

  it('refunds once, by key, whatever is lost in between', async function () {
    const { bench, world } = stage;
    if (world.refundsByHand) this.skip();
    const attempt = await captured();
    const key = `refund:${attempt.id}:200000`;
    await world.rail.refund(attempt, { key, amountMinor: 200_000n, reason: 'Short delivery.' });
    await bench.ask(attempt, 'refund', 200_000n, key);
    await bench.ask(attempt, 'refund', 200_000n, key);
    await world.settle();
    expect((await stage.see(attempt)).snapshot.refundedMinor).to.equal(200_000n);
    await stage.expectBooks(attempt);
  });

  it('takes a refund that came back for what it is, and gives it to a person', async function () {
    const { bench, world } = stage;
    if (!world.failRefund) this.skip();
    const attempt = await captured();
    await bench.ask(attempt, 'refund', 100_000n);
    await world.settle();
    await stage.see(attempt);
    await world.failRefund(attempt);
    const after = await stage.see(attempt);
    expect([after.state, after.snapshot.refundedMinor]).to.deep.equal(['captured', 0n]);
    expect((await bench.work(attempt)).map(({ kind }) => kind)).to.deep.equal(['refund-failed']);
    await stage.expectBooks(after);
  });

  it('books a dispute that is won and one that is lost', async function () {
    const { bench, world } = stage;
    if (!world.dispute || !world.decide) this.skip();
    for (const [outcome, state] of [
      ['won', 'captured'],
      ['lost', 'reversed'],
    ] as const) {
      const attempt = await captured();
      await world.dispute(attempt);
      const disputed = await stage.see(attempt);
      expect([disputed.state, disputed.snapshot.disputedMinor]).to.deep.equal([
        'disputed',
        world.amountMinor,
      ]);
      await stage.expectBooks(disputed);
      await world.decide(attempt, outcome);
      const decided = await stage.see(attempt);
      expect(decided.state).to.equal(state);
      await stage.expectBooks(decided);
      const [item] = await bench.work(attempt);
      expect([item?.kind, item?.outcome]).to.deep.equal(['dispute', `The dispute was ${outcome}.`]);
    }
  });

  it('does not discard a failure after a success: money that was taken back is not settled', async function () {
    const { bench, world } = stage;
    if (!world.takeBack) this.skip();
    const attempt = await captured();
    await world.takeBack(attempt);
    const after = await stage.see(attempt);
    expect([after.state, after.snapshot.reversedMinor]).to.deep.equal(['reversed', world.amountMinor]);
    expect((await bench.work(attempt)).map(({ kind }) => kind)).to.include('payment-reversed');
    await stage.expectBooks(after);
  });

  it('waits for the rest of an underpayment, and says what is missing', async function () {
    const { bench, world } = stage;
    if (!world.paysFreely) this.skip();
    const attempt = await stage.begin();
    await world.pay(attempt, world.amountMinor - 800n);
    await world.settle();
    const short = await stage.see(attempt);
    expect(short.snapshot.authorizedMinor).to.equal(world.amountMinor - 800n);
    await stage.expectBooks(short);
    const [item] = await bench.work(attempt);
    expect([item?.kind, item?.details.shortMinor]).to.deep.equal(['payment-amount', '800']);
  });

  it('captures no more than was asked for, and gives an overpayment back', async function () {
    const { bench, world } = stage;
    if (!world.paysFreely) this.skip();
    const attempt = await stage.begin();
    await world.pay(attempt, world.amountMinor + 5_000n);
    await world.settle();
    await stage.see(attempt);
    await bench.ask(attempt, 'capture', world.amountMinor);
    await world.settle();
    const after = await stage.see(attempt);
    expect(after.snapshot.capturedMinor).to.equal(world.amountMinor);
    if (world.refundsByHand) {
      const [item] = await bench.work(attempt);
      expect([item?.kind, item?.details.amountMinor]).to.deep.equal(['payment-amount', '5000']);
      await world.refundByHand?.(attempt);
      const { state, snapshot } = await stage.see(attempt);
      expect([state, snapshot.voidedMinor, snapshot.refundedMinor]).to.deep.equal(['captured', 5_000n, 0n]);
      const [, asking] = await bench.work(attempt);
      expect([asking?.kind, asking?.details.amountMinor]).to.deep.equal(['payment-amount', '5000']);
      expect(asking?.reason).to.match(/ was refunded, and not how much\. /);
    } else {
      expect(after.snapshot.voidedMinor).to.equal(5_000n);
    }
    await stage.expectBooks(after);
  });

  it('reads what a person sent back of a payment without a rest as a refund of all', async function () {
    const { world } = stage;
    if (!world.refundsByHand || !world.refundByHand) this.skip();
    const attempt = await captured();
    await world.refundByHand(attempt);
    const { state, snapshot } = await stage.see(attempt);
    expect([state, snapshot.voidedMinor, snapshot.refundedMinor]).to.deep.equal([
      'refunded',
      0n,
      world.amountMinor,
    ]);
    await stage.expectBooks(attempt);
  });

  it('captures nothing of what a person has sent back', async function () {
    const { bench, world } = stage;
    if (!world.refundsByHand || !world.refundByHand) this.skip();
    const paid = await stage.paid();
    await world.refundByHand(paid);
    await bench.ask(paid, 'capture', world.amountMinor);
    const { state, snapshot } = await stage.see(paid);
    expect([state, snapshot.capturedMinor, snapshot.voidedMinor]).to.deep.equal([
      'voided',
      0n,
      world.amountMinor,
    ]);
    expect((await bench.work(paid)).map(({ kind }) => kind)).to.deep.equal(['settlement-stuck']);
    await stage.expectBooks(paid);
  });

  it('gives back, once, what comes for an order that has ended', async () => {
    const { bench, world } = stage;
    const attempt = await stage.begin();
    await bench.market.database.sql.query("UPDATE purchase_order SET closed_as = 'expired' WHERE id = $1", [
      attempt.orderId,
    ]);
    await world.pay(attempt);
    await world.settle();
    const late = await stage.see(attempt);
    expect(late.isUnwanted).to.equal(true);
    const after = await givenBackOnce(attempt);
    if (world.refundsByHand) {
      expect((await bench.work(after)).map(({ kind }) => kind)).to.deep.equal(['refund-failed']);
    } else {
      expect([after.state, after.closedAt === null]).to.deep.equal(['voided', false]);
    }
    await stage.expectBooks(after);
  });

  it('loses no money that comes to an attempt whose time was over', async function () {
    const { bench, world } = stage;
    if (!world.paysFreely) this.skip();
    if (!world.priceLapses) {
      const attempt = await stage.begin();
      await world.expire(attempt);
      await stage.see(attempt);
      await world.pay(attempt);
      await world.settle();
      const late = await stage.see(attempt);
      expect([late.state, late.closedAt, late.isUnwanted]).to.deep.equal(['authorized', null, false]);
      await stage.expectBooks(late);
    }

    const twice = await stage.begin();
    await world.expire(twice);
    await stage.see(twice);
    await bench.beginFor(twice.orderId, world.rail.name, world.currency, world.amountMinor);
    await world.pay(twice);
    await world.settle();
    const second = await stage.see(twice);
    expect([second.isUnwanted, second.closedAt === null]).to.deep.equal([true, false]);
    await stage.expectBooks(second);
  });

  it('gives back what is paid after the price has lapsed, once, and another attempt may begin', async function () {
    const { bench, world } = stage;
    if (!world.priceLapses) this.skip();
    const attempt = await stage.begin();
    await world.expire(attempt);
    await stage.see(attempt);
    await world.pay(attempt);
    await world.settle();
    const late = await stage.see(attempt);
    expect([late.state, late.isUnwanted, late.snapshot.lateMinor]).to.deep.equal([
      'expired',
      true,
      world.amountMinor,
    ]);
    await stage.expectBooks(late);
    const after = await givenBackOnce(attempt);
    if (world.refundsByHand) {
      const [item] = await bench.work(after);
      expect([item?.kind, item?.details.amountMinor]).to.deep.equal([
        'refund-failed',
        world.amountMinor.toString(),
      ]);
    } else {
      expect([after.state, after.closedAt === null]).to.deep.equal(['voided', false]);
    }
    await stage.expectBooks(after);
    const again = await bench.beginFor(attempt.orderId, world.rail.name, world.currency, world.amountMinor);
    expect(again.state).to.equal('requires-action');
  });

  it('holds what was paid while the price held, however late it is seen', async function () {
    const { world } = stage;
    if (!world.payInTime) this.skip();
    const attempt = await stage.begin();
    await world.expire(attempt);
    const ended = await stage.see(attempt);
    await world.payInTime(attempt);
    await world.settle();
    const seen = await stage.see(attempt);
    expect([ended.state, seen.state, seen.closedAt, seen.isUnwanted, seen.snapshot.lateMinor]).to.deep.equal([
      'expired',
      'authorized',
      null,
      false,
      0n,
    ]);
    await stage.expectBooks(seen);
    // A surplus that comes when the price has lapsed takes nothing from it.
    await world.pay(attempt, 7n);
    await world.settle();
    const more = await stage.see(attempt);
    expect([more.state, more.isUnwanted, more.snapshot.lateMinor]).to.deep.equal(['authorized', false, 7n]);
    await stage.expectBooks(more);
  });
}
