import { expect } from 'chai';
import type { Stage } from './conformance.ts';
import type { SentWebhook } from './rail-world.ts';

/** Webhooks: verified, kept once, believed never. */
export function describeWebhooks(stage: Stage): void {
  const take = (
    { raw, sign }: SentWebhook,
    at = new Date(),
    secret: 'current' | 'previous' | 'unknown' = 'current',
  ) => stage.bench.takeWebhook.run(stage.world.rail.name, raw, sign(at, secret));
  const counted = async (table: 'webhook_inbox' | 'audit_entry'): Promise<number> => {
    const where = table === 'audit_entry' ? "WHERE action = 'webhook.refuse'" : '';
    const { rows } = await stage.bench.market.database.sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table} ${where}`,
    );
    return rows[0]?.count ?? 0;
  };
  /** A payment, and the webhooks about it, not yet delivered. */
  const paidUnseen = async () => {
    stage.world.webhooks();
    const attempt = await stage.begin();
    await stage.world.pay(attempt);
    await stage.world.settle();
    return { attempt, sent: stage.world.webhooks() };
  };

  it('settles once when the same webhook comes three times at once', async function () {
    const { bench, world } = stage;
    if (!world.rail.verifyWebhook) this.skip();
    const { attempt, sent } = await paidUnseen();
    expect(sent.length).to.be.greaterThan(0);
    const before = await counted('webhook_inbox');
    const news = await Promise.all([...sent, ...sent, ...sent].map((webhook) => take(webhook)));
    expect(news.filter((isNew) => isNew)).to.have.length(sent.length);
    expect(await counted('webhook_inbox')).to.equal(before + sent.length);
    await Promise.all([bench.inbox.run(), bench.inbox.run(), bench.inbox.run()]);
    const after = await bench.attempt(attempt.id);
    expect([after.state, after.version]).to.deep.equal(['authorized', attempt.version + 1]);
    await stage.expectBooks(after);
  });

  it('takes no webhook that is forged, altered or old, and keeps nothing of it but an audit row', async function () {
    const { world } = stage;
    if (!world.rail.verifyWebhook) this.skip();
    const { sent } = await paidUnseen();
    const webhook = firstOf(sent);
    const [inbox, audit] = [await counted('webhook_inbox'), await counted('audit_entry')];
    const altered = { ...webhook, raw: Buffer.from(webhook.raw.toString('utf8').replace(/\d/u, '7') + ' ') };
    const tries: Promise<unknown>[] = [
      take(webhook, new Date(), 'unknown'),
      stage.bench.takeWebhook.run(world.rail.name, altered.raw, webhook.sign(new Date(), 'current')),
      stage.bench.takeWebhook.run(world.rail.name, webhook.raw, {}),
      ...(world.hasSignedTime ? [take(webhook, new Date(Date.now() - 600_000))] : []),
    ];
    for (const refused of await Promise.all(tries.map((one) => one.catch((error: unknown) => error)))) {
      expect(refused).to.include({ code: 'unauthenticated' });
    }
    expect(await counted('webhook_inbox')).to.equal(inbox);
    expect(await counted('audit_entry')).to.equal(audit + tries.length);
  });

  it('takes both secrets while they are rotated', async function () {
    if (!stage.world.rail.verifyWebhook) this.skip();
    const { sent } = await paidUnseen();
    expect(await take(firstOf(sent), new Date(), 'previous')).to.equal(true);
    expect(await take(firstOf(sent), new Date(), 'current')).to.equal(false);
  });

  it('does nothing again to an order that is done: no refund, no second posting', async function () {
    const { bench, world } = stage;
    if (!world.rail.verifyWebhook) this.skip();
    const { attempt, sent } = await paidUnseen();
    await stage.see(attempt);
    const captured = await bench.ask(attempt, 'capture', world.amountMinor);
    await world.settle();
    const done = await stage.see(captured);
    const books = await bench.books(done);
    for (const webhook of [...sent, ...world.webhooks()]) await take(webhook);
    await bench.inbox.run();
    const after = await bench.attempt(attempt.id);
    expect([after.state, after.version]).to.deep.equal(['captured', done.version]);
    expect(await bench.books(after)).to.deep.equal(books);
    expect((await bench.commandsOf(after)).map(({ verb }) => verb)).to.deep.equal(['open', 'capture']);
  });

  it('is not needed: a webhook that never comes is made up for by asking', async () => {
    const { bench } = stage;
    const { attempt } = await paidUnseen();
    await bench.market.database.sql.query('UPDATE payment_attempt SET observe_at = now() WHERE id = $1', [
      attempt.id,
    ]);
    expect(await bench.polling.run()).to.be.greaterThan(0);
    expect((await bench.attempt(attempt.id)).state).to.equal('authorized');
  });
}

function firstOf(sent: readonly SentWebhook[]): SentWebhook {
  const [first] = sent;
  if (!first) throw new Error('The provider has sent no webhook.');
  return first;
}
