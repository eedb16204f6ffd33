import { expect } from 'chai';
import fc from 'fast-check';
import { openApprovals, type ApprovalShop } from '../../test/checkout/open-approvals.ts';
import { problemOf } from '../../test/market/open-market.ts';

const REASON = 'Plates for hall 7; the site waits.';

describe('approvals: an order above a limit goes to a colleague', () => {
  let shop: ApprovalShop;
  beforeEach(async () => (shop = await openApprovals()));
  afterEach(async () => shop.close());

  const ask = (more = {}) => shop.ask.run(shop.buyer, { checkout: shop.plates(more), reason: REASON });
  const accept = { accept: { totalMinor: '3600000000' } };
  const reasonOf = async (work: Promise<unknown>) => {
    const problem = await problemOf(work);
    return problem && `${problem.code} ${String(problem.details.reason)}`;
  };
  const counts = async () => {
    const { rows } = await shop.database.sql.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM purchase_order) AS orders, (SELECT count(*)::int FROM order_group) AS groups,
              (SELECT coalesce(sum(committed_grams), 0)::int FROM lot) AS committed`,
    );
    return rows[0];
  };

  it('is asked with the lines of the basket, which leave it, and orders nothing', async () => {
    const basket = await shop.addLine.run(shop.member, 'current', shop.plateLine(5));
    const { totalMinor } = { totalMinor: basket.totals.grossMinor };
    const asked = await shop.ask.run(shop.buyer, {
      checkout: {
        basketId: basket.id ?? '',
        payer: shop.wallet.address,
        reference: 'PO-4711',
        accept: { totalMinor },
      },
      reason: REASON,
    });
    expect(asked.number).to.match(/^TA-\d{4}-000001$/);
    expect(asked).to.deep.include({
      state: 'waiting',
      requestedBy: 'Anke Brandt',
      isMine: true,
      reason: REASON,
      reference: 'PO-4711',
      totalMinor,
      approvers: ['Paul Huber', 'Vera Lang'],
      mayDecide: false,
      whyNot: 'own-request',
      mayWithdraw: true,
      now: { totalMinor, isHeld: true, changes: [] },
    });
    expect(asked.limits).to.deep.equal([
      {
        whose: 'requester',
        costCentreCode: null,
        period: 'day',
        currency: 'USDC',
        limitMinor: '1000000000',
        leftMinor: '1000000000',
        // 3,096.96 EUR are 3,600.002310 USDC at the rate, up.
        orderMinor: '3618002322',
        isPassed: true,
      },
    ]);
    expect((await shop.baskets.read(shop.member, 'current')).lineCount).to.equal(0);
    expect(await counts()).to.deep.equal({ orders: 0, groups: 0, committed: 0 });
    expect(await shop.audited('approval.ask')).to.equal(1);
    expect(await shop.letters()).to.deep.equal([
      `paul@alpen.test ${asked.number}\u00a0: une commande de 3\u202f096,96\u00a0EUR attend votre accord`,
      `vera@alpen.test ${asked.number}: an order of 3,096.96\u00a0EUR waits for your approval`,
    ]);
  });

  it('is approved: the order stands in the name of who asked, and counts against the approver’s limit', async () => {
    const own = await shop.limit('paul', 4_000_000_000n);
    const { id, number } = await ask({ reference: 'PO-4711' });
    const approved = await shop.decide.approve(shop.paul, id, accept);
    expect(approved).to.include({
      state: 'approved',
      decidedBy: 'Paul Huber',
      orderedMinor: '3600000000',
      mayDecide: false,
    });
    const group = await shop.groups.read(shop.buyer, approved.groupId ?? '');
    expect(group).to.include({ reference: 'PO-4711', status: 'awaiting-payment' });
    const orderId = group.toPay[0] ?? '';
    const order = await shop.orders.read(shop.buyer, orderId);
    expect(order.approval).to.deep.equal({
      id,
      number,
      requestedBy: 'Anke Brandt',
      approvedBy: 'Paul Huber',
      approvedAt: approved.decidedAt,
    });
    expect(order.payment.typedData).to.not.equal(null);
    expect((await shop.orders.read(shop.seller, orderId)).approval).to.equal(null);
    const { rows } = await shop.database.sql.query('SELECT created_by FROM purchase_order');
    expect(rows).to.deep.equal([{ created_by: shop.buyer.userId }]);
    const mine = await shop.database.prisma.client.spendingLimit.findFirst({
      where: { userId: shop.buyer.userId },
    });
    expect([await shop.taken(own.id), await shop.taken(mine?.id ?? '')]).to.deep.equal([3_618_000_000n, 0n]);
    expect(
      (await shop.letters()).slice(2).map((letter) => letter.replace(number, 'TA').replaceAll('\u00a0', ' ')),
    ).to.deep.equal([
      'anke@alpen.test TA: Ihre Bestellung über 3.600,00 USDC ist freigegeben',
      'paul@alpen.test TA : vous avez approuvé une commande de 3 600,00 USDC'.replace('3 600', '3\u202f600'),
    ]);
    expect([await shop.audited('approval.approve'), await shop.audited('order.create')]).to.deep.equal([
      1, 1,
    ]);
    await shop.cancelGroup.run(shop.buyer, group.id, { reason: 'Not needed.' });
    expect(await shop.taken(own.id)).to.equal(0n);
  });

  it('is decided by nobody who asked, and by nobody without both roles', async () => {
    await shop.limit('paul', 1_000_000_000n);
    const { id } = await shop.ask.run(shop.paul, { checkout: shop.plates(), reason: REASON });
    expect([
      await reasonOf(shop.decide.approve(shop.paul, id, accept)),
      await reasonOf(shop.decide.refuse(shop.paul, id, { sentence: 'No.' })),
      await reasonOf(shop.decide.approve(shop.lena, id, accept)),
      await reasonOf(shop.decide.approve(shop.buyer, id, accept)),
      await reasonOf(shop.decide.approve({ ...shop.vera, apiKeyId: 'k' }, id, accept)),
      await reasonOf(shop.withdraw.run(shop.vera, id)),
    ]).to.deep.equal([
      'forbidden own-request',
      'forbidden own-request',
      'forbidden not-approver',
      'forbidden not-approver',
      'forbidden not-approver',
      'forbidden not-requester',
    ]);
    expect(await counts()).to.deep.equal({ orders: 0, groups: 0, committed: 0 });
    const stranger = { ...shop.vera, organisationId: shop.ids.seller };
    expect((await problemOf(shop.decide.approve(stranger, id, accept)))?.code).to.equal('not-found');
    expect((await problemOf(shop.reading.read(stranger, id)))?.code).to.equal('not-found');
    expect((await shop.decide.approve(shop.vera, id, accept)).state).to.equal('approved');
  });

  it('that a key asks is not decided by who made the key', async () => {
    const { id: keyId } = await shop.database.prisma.client.apiKey.create({
      data: {
        publicId: 'abc',
        organisationId: shop.ids.buyer,
        name: 'ERP',
        scopes: ['trade'],
        secretHash: 'hash',
        createdBy: 'paul',
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    await shop.limit('paul', 1_000_000_000n);
    const key = { ...shop.buyer, userId: `key:${keyId}`, apiKeyId: keyId, name: 'ERP' };
    const { id, requestedBy } = await shop.ask.run(key, { checkout: shop.plates(), reason: REASON });
    expect(requestedBy).to.equal('Paul Huber');
    expect(await reasonOf(shop.decide.approve(shop.paul, id, accept))).to.equal('forbidden own-request');
  });

  it('is refused with a sentence, and its lines lie in a basket again', async () => {
    const { id, number } = await ask();
    const sentence = 'Order it from the frame contract of March.';
    const refused = await shop.decide.refuse(shop.paul, id, { sentence });
    expect(refused).to.include({ state: 'refused', sentence, basketId: null, decidedBy: 'Paul Huber' });
    const mine = await shop.reading.read(shop.buyer, id);
    const basket = await shop.baskets.read(shop.member, mine.basketId ?? '');
    expect(basket).to.include({ name: number, lineCount: 1 });
    expect(basket.totals.grossMinor).to.equal('3600000000');
    expect(basket.vendors[0]?.lines[0]?.changes).to.deep.equal([]);
    expect(await reasonOf(shop.decide.approve(shop.vera, id, accept))).to.equal('conflict approval-decided');
    const again = await shop.ask.run(shop.buyer, {
      checkout: { basketId: basket.id ?? '', payer: shop.wallet.address, ...accept },
      reason: 'The frame contract has no plates left.',
    });
    expect(again.state).to.equal('waiting');
  });

  it('is not asked for what nobody has to approve, or nobody could', async () => {
    const small = { lines: [shop.plateLine(1)], accept: { totalMinor: '720000000' } };
    expect(await reasonOf(ask(small))).to.equal('conflict within-limits');
    await shop.limit('paul', 3_617_999_999n);
    await shop.limit('vera', 3_000_000_000n, 'order');
    expect((await problemOf(ask()))?.message).to.equal(
      'The limits of those who approve in your company do not cover this order: Paul Huber, Vera Lang. Ask an admin to raise one, or order less.',
    );
    const { client } = shop.database.prisma;
    const centre = await client.costCentre.create({
      data: { organisationId: shop.ids.buyer, code: 'HALL-7', name: 'Hall 7' },
    });
    await client.spendingLimit.create({
      data: {
        organisationId: shop.ids.buyer,
        costCentreId: centre.id,
        period: 'year',
        currency: 'USDC',
        amountMinor: 10n,
        createdBy: 'vera',
      },
    });
    expect(await reasonOf(ask({ costCentreId: centre.id }))).to.equal('conflict budget-passed');
    expect(await counts()).to.deep.equal({ orders: 0, groups: 0, committed: 0 });
  });

  it('holds its prices while quotes hold, and asks for the total of now afterwards', async () => {
    const { id } = await ask();
    await shop.database.sql.query(
      'UPDATE offer SET price_per_tonne_minor = 730000000, price_minor = NULL WHERE id = $1',
      [shop.ids.offer],
    );
    expect((await shop.reading.read(shop.paul, id)).now).to.deep.include({
      isHeld: true,
      totalMinor: '3600000000',
    });
    await shop.database.sql.query(`UPDATE approval SET prices_until = now() - interval '1 second'`);
    const seen = await shop.reading.read(shop.paul, id);
    expect(seen.now).to.deep.equal({
      isHeld: false,
      totalMinor: '3650000000',
      changes: [{ line: 0, beforeMinor: '3600000000', nowMinor: '3650000000', reason: null, sentence: null }],
    });
    expect(await reasonOf(shop.decide.approve(shop.paul, id, accept))).to.equal('conflict price-changed');
    expect((await shop.reading.read(shop.paul, id)).state).to.equal('waiting');
    const approved = await shop.decide.approve(shop.paul, id, { accept: { totalMinor: '3650000000' } });
    expect(approved).to.include({ state: 'approved', totalMinor: '3600000000', orderedMinor: '3650000000' });
  });

  it('asks vendor, steel and limits again, tells what has changed, and waits on', async () => {
    const own = await shop.limit('paul', 4_000_000_000n);
    const { id } = await ask();
    const { sql } = shop.database;
    await sql.query('UPDATE organisation SET is_suspended = true WHERE id = $1', [shop.ids.seller]);
    const suspended = await shop.reading.read(shop.paul, id);
    expect(suspended.now?.totalMinor).to.equal(null);
    expect(suspended.now?.changes[0]).to.include({ line: 0, nowMinor: null, reason: 'seller-suspended' });
    expect(await reasonOf(shop.decide.approve(shop.paul, id, accept))).to.equal('conflict seller-suspended');
    await sql.query('UPDATE organisation SET is_suspended = false');
    await sql.query('UPDATE lot SET committed_grams = mass_grams - 1000 WHERE id = $1', [shop.ids.lot]);
    expect(await reasonOf(shop.decide.approve(shop.paul, id, accept))).to.equal(
      'conflict quantity-not-available',
    );
    await sql.query('UPDATE lot SET committed_grams = 0 WHERE id = $1', [shop.ids.lot]);
    await sql.query('UPDATE spending_limit SET amount_minor = 3617999999 WHERE id = $1', [own.id]);
    expect(await reasonOf(shop.decide.approve(shop.paul, id, accept))).to.equal('forbidden spending-limit');
    await sql.query(`UPDATE member SET roles = '{finance}' WHERE user_id = $1`, [shop.buyer.userId]);
    expect(await reasonOf(shop.decide.approve(shop.vera, id, accept))).to.equal('conflict requester-gone');
    await sql.query(`UPDATE member SET roles = '{buyer}' WHERE user_id = $1`, [shop.buyer.userId]);
    expect((await shop.reading.read(shop.vera, id)).state).to.equal('waiting');
    expect(await counts()).to.deep.equal({ orders: 0, groups: 0, committed: 0 });
    expect((await shop.decide.approve(shop.vera, id, accept)).state).to.equal('approved');
  });

  it('ends by its clock once, and is told to who asked', async () => {
    const { id, expiresAt, number } = await ask();
    const end = new Date(expiresAt);
    expect(await shop.expire.run(new Date(end.getTime() - 1))).to.equal(0);
    expect(await reasonOf(shop.decide.approve(shop.paul, id, accept, end))).to.equal(
      'conflict approval-expired',
    );
    expect([await shop.expire.run(end), await shop.expire.run(end)]).to.deep.equal([1, 0]);
    const over = await shop.reading.read(shop.buyer, id);
    expect(over).to.include({ state: 'expired', decidedBy: null });
    expect(over.basketId).to.not.equal(null);
    expect((await shop.letters()).slice(2)).to.deep.equal([
      `anke@alpen.test ${number}: niemand hat rechtzeitig entschieden`,
    ]);
    expect(await shop.audited('approval.expire')).to.equal(1);
  });

  it('is taken back by who asked, and the approvers are told', async () => {
    const { id, number } = await ask();
    expect(await shop.withdraw.run(shop.buyer, id)).to.include({ state: 'withdrawn', decidedBy: null });
    expect(await reasonOf(shop.decide.approve(shop.paul, id, accept))).to.equal('conflict approval-decided');
    expect((await shop.letters()).slice(2)).to.deep.equal([
      `paul@alpen.test ${number}\u00a0: plus rien à approuver`,
      `vera@alpen.test ${number}: nothing left to approve`,
    ]);
  });

  it('is listed for the company, counted for who may decide, and hidden from others', async () => {
    const first = await ask();
    const second = await shop.ask
      .run(shop.paul, { checkout: shop.plates(), reason: REASON })
      .catch(() => null);
    expect(second).to.equal(null);
    const waiting = { view: 'waiting' as const };
    const lists = await Promise.all(
      [shop.buyer, shop.paul, shop.lena, shop.vera].map((one) => shop.reading.list(one, waiting)),
    );
    expect(lists.map(({ items, waitingForMe }) => [items.map(({ id }) => id), waitingForMe])).to.deep.equal([
      [[first.id], 0],
      [[first.id], 1],
      [[first.id], 0],
      [[first.id], 1],
    ]);
    const stranger = { ...shop.vera, organisationId: shop.ids.seller };
    expect(await shop.reading.list(stranger, waiting)).to.deep.equal({
      items: [],
      nextCursor: null,
      waitingForMe: 0,
    });
    await shop.decide.refuse(shop.vera, first.id, { sentence: 'Too dear.' });
    expect((await shop.reading.list(shop.buyer, waiting)).items).to.deep.equal([]);
    const decided = await shop.reading.list(shop.buyer, { view: 'decided' });
    expect(decided.items.map(({ state, decidedBy }) => [state, decidedBy])).to.deep.equal([
      ['refused', 'Vera Lang'],
    ]);
    const known = await shop.reading.approvers(shop.buyer);
    expect(known.items.map(({ name, limits }) => [name, limits])).to.deep.equal([
      ['Paul Huber', null],
      ['Vera Lang', null],
    ]);
    expect((await shop.reading.approvers(shop.vera)).items.map(({ limits }) => limits)).to.deep.equal([
      [],
      [],
    ]);
  });

  it('never passes a limit of the approver, whatever is approved at once, and orders each request once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 2, max: 20 }),
        async (tonnes, fits) => {
          const { sql } = shop.database;
          await sql.query('TRUNCATE approval, spending_reservation, spending_counter');
          await sql.query(`DELETE FROM spending_limit WHERE user_id = 'paul'`);
          const requests: { id: string; totalMinor: string }[] = [];
          for (const one of tonnes) {
            const totalMinor = (720_000_000n * BigInt(one)).toString();
            const more = { lines: [shop.plateLine(one)], accept: { totalMinor } };
            requests.push({ id: (await ask(more)).id, totalMinor });
          }
          // A tonne takes 723.60 at most.
          const own = await shop.limit('paul', 723_600_000n * BigInt(fits));
          const twice = [...requests, ...requests];
          const ends = await Promise.all(
            twice.map(({ id, totalMinor }) =>
              reasonOf(shop.decide.approve(shop.paul, id, { accept: { totalMinor } })),
            ),
          );
          const passed = twice.filter((_one, index) => ends[index] === null);
          expect(new Set(passed.map(({ id }) => id)).size).to.equal(passed.length);
          const sum = passed.reduce((all, { totalMinor }) => all + BigInt(totalMinor) / 720_000_000n, 0n);
          expect(sum <= BigInt(fits)).to.equal(true);
          expect(await shop.taken(own.id)).to.equal(723_600_000n * sum);
          const { rows } = await sql.query(
            'SELECT count(*)::int AS n FROM approval WHERE group_id IS NOT NULL',
          );
          expect(rows).to.deep.equal([{ n: passed.length }]);
          for (const end of ends.filter((one) => one !== null)) {
            expect(end).to.be.oneOf(['forbidden spending-limit', 'conflict approval-decided']);
          }
          // Whatever was left over fits no limit that is left.
          for (const { id, totalMinor } of requests.filter(
            (one) => !passed.some((each) => each.id === one.id),
          )) {
            expect(BigInt(totalMinor) / 720_000_000n > BigInt(fits) - sum, id).to.equal(true);
          }
        },
      ),
      { numRuns: 5 },
    );
  }).timeout(120_000);
});
