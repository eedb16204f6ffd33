import { expect } from 'chai';
import fc from 'fast-check';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { Stage } from './conformance.ts';
import type { SentWebhook } from './rail-world.ts';

const RUNS = 12;
const SEED = 20_261_127;

/**
 * What happens next. `act`: at the provider; `deliver`: a webhook comes and is acted on; `race`: both at once; `keep`: one
 * comes and is not acted on yet; `again`: one comes that came before.
 */
const choice = fc.record({
  kind: fc.constantFrom('act', 'act', 'act', 'deliver', 'race', 'keep', 'again'),
  pick: fc.nat(1_000),
});
/** Acts that are left over happen at the end, as webhooks come that did not. */
const history = fc.record({
  isWon: fc.boolean(),
  choices: fc.array(choice, { minLength: 24, maxLength: 24 }),
});

type Act = () => Promise<unknown> | undefined;

/** What the provider does, and says by webhooks, in any order to each other. */
export function describeInterleavings(stage: Stage): void {
  /** The life of a payment at its provider, some of it behind the core's back: only webhooks tell of that. */
  const lifeOf = (attempt: StoredAttempt, isWon: boolean): Act[] => {
    const { bench, world } = stage;
    const { rail, amountMinor } = world;
    const behind =
      (verb: 'capture' | 'refund', minor: bigint): Act =>
      async () =>
        rail[verb](await bench.attempt(attempt.id), {
          key: `${verb}:${attempt.id}:${minor}`,
          amountMinor: minor,
          reason: '',
        });
    const settle: Act = () => world.settle();
    // Coins are captured by us alone.
    const capture: Act =
      rail.abilities.holds === 'authorization'
        ? behind('capture', amountMinor - 3_096n)
        : async () => bench.ask(await stage.see(attempt), 'capture', amountMinor);
    const pay =
      (minor?: bigint): Act =>
      () =>
        world.pay(attempt, minor);
    const paid = world.paysFreely ? [pay(amountMinor - 800n), settle, pay(800n), settle] : [pay(), settle];
    const back = world.refundsByHand
      ? [pay(5_000n), settle]
      : [behind('refund', 5n), settle, behind('refund', 7n), settle];
    return [
      ...[...paid, capture, ...back],
      ...(world.failRefund ? [() => world.failRefund?.(attempt)] : []),
      ...(world.dispute
        ? [() => world.dispute?.(attempt), () => world.decide?.(attempt, isWon ? 'won' : 'lost')]
        : []),
      ...(world.refundsByHand ? [() => world.refundByHand?.(attempt)] : []),
    ];
  };
  const take = ({ raw, sign }: SentWebhook) =>
    stage.bench.takeWebhook.run(stage.world.rail.name, raw, sign(new Date(), 'current'));
  /** What was kept by a webhook's word, and not as the last thing. */
  const keptOnTheWay = async (attempt: StoredAttempt): Promise<number> => {
    const { rows } = await stage.bench.market.database.sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM payment_event
        WHERE attempt_id = $1 AND cause LIKE 'webhook:%'
          AND version < (SELECT max(version) FROM payment_event WHERE attempt_id = $1)`,
      [attempt.id],
    );
    return rows[0]?.count ?? 0;
  };

  it('is read right at every webhook, in any order of them among what happens at the provider', async function () {
    const { bench, world } = stage;
    if (!world.rail.verifyWebhook) this.skip();
    this.timeout(300_000);
    let onTheWay = 0;
    let outOfOrder = 0;

    const live = async ({
      isWon,
      choices,
    }: {
      isWon: boolean;
      choices: { kind: string; pick: number }[];
    }) => {
      world.webhooks();
      const attempt = await stage.begin();
      const acts = lifeOf(attempt, isWon);
      const pending = world.webhooks();
      const delivered: SentWebhook[] = [];
      const act = async (): Promise<void> => {
        await acts.shift()?.();
        pending.push(...world.webhooks());
      };
      const next = (pick: number): SentWebhook | undefined => {
        const place = pick % Math.max(pending.length, 1);
        if (place > 0) outOfOrder += 1;
        const [webhook] = pending.splice(place, 1);
        if (webhook) delivered.push(webhook);
        return webhook;
      };
      const come = async (webhook: SentWebhook | undefined): Promise<void> => {
        if (webhook) expect(await take(webhook)).to.equal(true);
      };
      const expectRight = async (): Promise<void> => {
        const kept = await bench.attempt(attempt.id);
        expect(kept.snapshot).to.deep.equal(await world.rail.read(kept));
      };
      const go: Readonly<Record<string, (pick: number) => Promise<void>>> = {
        act,
        async deliver(pick) {
          const webhook = next(pick);
          await come(webhook);
          await bench.inbox.run();
          if (webhook) await expectRight();
        },
        async race(pick) {
          await come(next(pick));
          await Promise.all([bench.inbox.run(), act(), bench.inbox.run()]);
        },
        keep: (pick) => come(next(pick)),
        async again(pick) {
          const webhook = delivered[pick % Math.max(delivered.length, 1)];
          if (webhook) expect(await take(webhook)).to.equal(false);
        },
      };
      for (const { kind, pick } of choices) await go[kind]?.(pick);
      while (acts.length > 0) await act();
      for (const { pick } of choices) await come(next(pick));
      expect(pending).to.deep.equal([]);
      await bench.inbox.run();
      await expectRight();
      await stage.expectBooks(await bench.attempt(attempt.id));
      onTheWay += await keptOnTheWay(attempt);
    };

    await fc.assert(fc.asyncProperty(history, live), { numRuns: RUNS, seed: SEED, endOnFailure: true });
    expect(onTheWay).to.be.greaterThan(RUNS / 2);
    expect(outOfOrder).to.be.greaterThan(0);
  });
}
