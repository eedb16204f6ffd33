import { expect } from 'chai';
import { PrismaService } from '../../src/platform/database/index.ts';
import type { Rail } from '../../src/rail/rail.ts';
import { openCardWorld, type CardWorld } from './card-world.ts';
import { openPayments, type PaymentBench } from './open-payments.ts';

const AMOUNT = 361_800n;
const DELIVERED = 358_704n;
const REFUND = 10_000n;

/** Where the process dies: counted over every transaction and every call to the provider, before or after it. */
interface Crash {
  point: number;
  seen: number;
}

class Death extends Error {}

describe('a payment whose process dies', () => {
  const crash: Crash = { point: Infinity, seen: 0 };
  const step = <T>(work: () => Promise<T>) => {
    const here = (crash.seen += 2);
    if (here - 1 === crash.point) return Promise.reject(new Death());
    return work().then((result) => {
      if (here === crash.point) throw new Death();
      return result;
    });
  };
  let bench: PaymentBench;
  let world: CardWorld;

  before(async () => {
    bench = await openPayments(
      async () => {
        world = await openCardWorld();
        const { rail } = world;
        const dying: Rail = {
          ...rail,
          open: (attempt) => step(() => rail.open(attempt)),
          read: (attempt) => step(() => rail.read(attempt)),
          capture: (attempt, command) => step(() => rail.capture(attempt, command)),
          refund: (attempt, command) => step(() => rail.refund(attempt, command)),
        };
        return [dying];
      },
      (prisma) =>
        Object.assign(Object.create(prisma) as PrismaService, {
          transact: ((work, options) =>
            step(() => prisma.transact(work, options))) satisfies PrismaService['transact'],
        }),
    );
  });
  after(async () => {
    await world.close();
    await bench.close();
  });

  /** Runs until nothing waits, as a supervisor that starts the process again does. */
  const untilDone = async (id: string) => {
    for (let starts = 0; starts < 6; starts += 1) {
      await bench.hurry();
      const hasDied = await bench.commands
        .run()
        .then(() => bench.payments.observe(id, 'start'))
        .then(
          () => false,
          () => true,
        );
      const waiting = (await bench.commandsOf({ id })).some(({ status }) => status === 'waiting');
      if (!hasDied && !waiting) break;
    }
    return bench.attempt(id);
  };

  /** Pays, captures and refunds an order, dying at one point. @returns how many points there were */
  const live = async (point: number): Promise<number> => {
    Object.assign(crash, { point: Infinity, seen: 0 });
    const order = await bench.market.order();
    Object.assign(crash, { point, seen: 0 });
    const begin = () =>
      bench.beginFor(order.id, 'card', 'EUR', AMOUNT).catch(async () => {
        const [known] = await bench.payments.attemptsOf(bench.market.database.prisma.client, order.id);
        return known ?? bench.beginFor(order.id, 'card', 'EUR', AMOUNT);
      });
    const { id } = await begin();
    await world.pay(await untilDone(id));
    const ask = async (verb: 'capture' | 'refund', amountMinor: bigint) => {
      const again = async () => bench.ask(await bench.attempt(id), verb, amountMinor);
      await again().catch(() => again());
      await untilDone(id);
    };
    await untilDone(id);
    await ask('capture', DELIVERED);
    await ask('refund', REFUND);
    const points = crash.seen;
    const attempt = await untilDone(id);

    const { capturedMinor, refundedMinor, voidedMinor } = attempt.snapshot;
    expect([capturedMinor, refundedMinor, voidedMinor], `point ${point}`).to.deep.equal([
      DELIVERED,
      REFUND,
      AMOUNT - DELIVERED,
    ]);
    expect((await bench.books(attempt)).order_liability, `point ${point}`).to.equal(DELIVERED - REFUND);
    expect(world.countOf(attempt), `point ${point}`).to.deep.equal({ sessions: 1, captures: 1, refunds: 1 });
    expect((await bench.commandsOf(attempt)).map(({ status }) => status)).to.deep.equal([
      'done',
      'done',
      'done',
    ]);
    return points;
  };

  it('has one effect whichever step it dies at, and ends after the next start', async function () {
    this.timeout(300_000);
    const points = await live(Infinity);
    expect(points).to.be.greaterThan(30);
    for (let point = 1; point <= points; point += 1) await live(point);
  });
});
