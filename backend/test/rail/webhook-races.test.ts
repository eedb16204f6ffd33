import { expect } from 'chai';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { Opened, Rail } from '../../src/rail/rail.ts';
import { openCardWorld } from './card-world.ts';
import { openCoinbaseWorld } from './coinbase-world.ts';
import { openPayments, type PaymentBench } from './open-payments.ts';
import type { RailWorld } from './rail-world.ts';

const worlds: Readonly<Record<string, () => Promise<RailWorld>>> = {
  card: openCardWorld,
  'coinbase by Business checkouts': () => openCoinbaseWorld('business'),
  'coinbase by Commerce charges': () => openCoinbaseWorld('commerce'),
};

for (const [name, openWorld] of Object.entries(worlds)) {
  describe(`a payment by ${name} that is made before we know the provider’s answer to the checkout`, () => {
    let bench: PaymentBench;
    let world: RailWorld;
    /** Holds the provider’s answer back, and says when it is there. */
    const between: { onOpened: ((opened: Opened) => Promise<void>) | null } = { onOpened: null };
    before(async () => {
      bench = await openPayments(async () => {
        world = await openWorld();
        const rail: Rail = {
          ...world.rail,
          async open(attempt) {
            const opened = await world.rail.open(attempt);
            await between.onOpened?.(opened);
            return opened;
          },
        };
        return [rail];
      });
    });
    afterEach(() => {
      between.onOpened = null;
    });
    after(async () => {
      await world.close();
      await bench.close();
    });

    const begin = async (): Promise<StoredAttempt> => {
      world.webhooks();
      const order = await bench.market.order();
      const { rail, currency, amountMinor } = world;
      return bench.market.database.prisma.transact((tx) =>
        bench.payments.begin(tx, {
          ...{ orderId: order.id, rail: rail.name, currency, amountMinor, expiresAt: null },
        }),
      );
    };
    /** The payer pays, and the provider tells us three times of all that has happened. */
    const payAndTell = async (attempt: StoredAttempt, { providerRef }: Opened): Promise<void> => {
      await world.pay({ ...attempt, providerRef });
      await world.settle();
      const sent = world.webhooks();
      expect(sent).to.not.deep.equal([]);
      const take = ({ raw, sign }: (typeof sent)[number]) =>
        bench.takeWebhook.run(world.rail.name, raw, sign(new Date(), 'current'));
      await Promise.all([...sent, ...sent, ...sent].map(take));
      await Promise.all([bench.inbox.run(), bench.inbox.run(), bench.inbox.run()]);
    };
    const expectOnce = async (begun: StoredAttempt): Promise<void> => {
      const attempt = await bench.attempt(begun.id);
      expect([attempt.state, attempt.version, attempt.snapshot.authorizedMinor]).to.deep.equal([
        ...['authorized', 1],
        world.amountMinor,
      ]);
      expect((await bench.commandsOf(attempt)).map(({ verb, status }) => `${verb} ${status}`)).to.deep.equal([
        'open done',
      ]);
      const again = await world.rail.open(begun);
      expect(again.providerRef).to.equal(attempt.providerRef);
      const { rows } = await bench.market.database.sql.query<{ status: string; count: number }>(
        `SELECT status, count(*)::int AS count FROM webhook_inbox WHERE status = 'waiting' GROUP BY 1`,
      );
      expect(rows).to.deep.equal([]);
      // A hold on a card is in no book; coins that came in are.
      const held = world.rail.abilities.holds === 'authorization' ? 0n : world.amountMinor;
      expect((await bench.books(attempt)).order_liability ?? 0n).to.equal(held);
      expect(await bench.work(attempt)).to.deep.equal([]);
    };

    it('settles once when its webhooks come before we ask', async () => {
      const begun = await begin();
      await payAndTell(begun, await world.rail.open(begun));
      const unseen = await bench.attempt(begun.id);
      expect([unseen.state, unseen.version, unseen.providerRef]).to.deep.equal(['requires-action', 0, null]);
      await bench.commands.run();
      await expectOnce(begun);
    });

    it('settles once when its webhooks come while the answer is on its way', async () => {
      const begun = await begin();
      let letGo: () => void = () => undefined;
      const answer = new Promise<void>((resolve) => (letGo = resolve));
      const asked = new Promise<Opened>((resolve) => {
        between.onOpened = (opened) => {
          resolve(opened);
          return answer;
        };
      });
      const opening = bench.commands.run();
      await payAndTell(begun, await asked);
      // Another process looks for work: the open checkout is not its to take.
      expect(await bench.commands.run()).to.equal(0);
      await Promise.all([1, 2, 3, 4].map((look) => bench.payments.observe(begun.id, `poll-${look}`)));
      const unseen = await bench.attempt(begun.id);
      expect([unseen.state, unseen.version, unseen.providerRef]).to.deep.equal(['requires-action', 0, null]);
      letGo();
      await opening;
      await expectOnce(begun);
    });

    it('settles once when its webhooks come as the answer does', async () => {
      const begun = await begin();
      // Not awaited: they are taken in while the answer is noted.
      let telling: Promise<void> | undefined;
      between.onOpened = (opened) => {
        telling = payAndTell(begun, opened);
        return Promise.resolve();
      };
      await bench.commands.run();
      await telling;
      await bench.inbox.run();
      const attempt = await bench.attempt(begun.id);
      expect([attempt.state, attempt.snapshot.authorizedMinor]).to.deep.equal([
        'authorized',
        world.amountMinor,
      ]);
      const held = world.rail.abilities.holds === 'authorization' ? 0n : world.amountMinor;
      expect((await bench.books(attempt)).order_liability ?? 0n).to.equal(held);
    });
  });
}
