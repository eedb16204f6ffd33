import { expect } from 'chai';
import pg from 'pg';
import { BridgeEvents } from '../../src/platform/bridge/index.ts';
import { observeIntents } from '../../src/platform/bridge/observe-intents.ts';
import { HearTransfers } from '../../src/rail/eth/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { RailTools } from '../../src/rail/rail-registry.ts';
import { describeRail } from './conformance.ts';
import { openEthWorld } from './eth-world.ts';
import { openPayments, type PaymentBench } from './open-payments.ts';

const openWorld = async (tools: RailTools) => {
  // The oracles' own connection: the marketplace's role may not write what they saw.
  const oracles = new pg.Client({ connectionString: tools.config.settings.databaseUrl });
  await oracles.connect();
  return { ...openEthWorld(tools, oracles), close: () => oracles.end(), oracles };
};

describeRail('eth', openWorld);

const DEPOSIT = 1_200_000_000_000_000_000n;
const SECOND = 500_000_000_000_000_000n;

/** What only native coin has: transfers of ours that a chain may refuse, and money that is seen before it is final. */
describe('a payment in native coin, as the chain has it', () => {
  let bench: PaymentBench;
  let world: Awaited<ReturnType<typeof openWorld>>;
  const events = new BridgeEvents();

  before(async () => {
    bench = await openPayments(async (tools) => {
      world = await openWorld(tools);
      return [world.rail];
    });
    new HearTransfers(events).onModuleInit();
  });
  after(async () => {
    await world.close();
    await bench.close();
  });

  const see = (attempt: StoredAttempt) => bench.payments.observe(attempt.id, 'test');
  const paid = async (amountMinor = DEPOSIT) => {
    const attempt = await bench.begin('eth', 'ETH', DEPOSIT);
    await world.pay(attempt, amountMinor);
    return see(attempt);
  };
  const transfersOf = async (attempt: StoredAttempt): Promise<string[]> => {
    const { rows } = await world.oracles.query<{ wei: string }>(
      `SELECT i.payload ->> 'amountWei' AS wei FROM bridge.intent i JOIN bridge.native_deposit d ON d.index = (i.payload ->> 'from')::bigint
        WHERE i.kind = 'send-native' AND d.address = $1 ORDER BY i.created_at, i.id`,
      [attempt.providerRef],
    );
    return rows.map(({ wei }) => wei);
  };
  const refuse = async (attempt: StoredAttempt, message: string) => {
    await world.oracles.query(
      `UPDATE bridge.intent i SET status = 'failed', error = $2, updated_at = now() FROM bridge.native_deposit d
        WHERE i.kind = 'send-native' AND d.index = (i.payload ->> 'from')::bigint AND d.address = $1`,
      [attempt.providerRef, JSON.stringify({ code: 'UnknownRevert', message })],
    );
    await observeIntents(bench.market.database.prisma, events.intentSubscriptions);
  };

  it('that cannot be given back is told to a person, with the reason and the account', async () => {
    const attempt = await bench.ask(await paid(), 'void', DEPOSIT);
    await bench.polling.run();
    await refuse(attempt, 'The receiver is a contract that refuses.');
    const items = await bench.work(attempt);
    expect(items.map(({ kind, reason, details }) => [kind, reason, details.amountMinor])).to.deep.equal([
      [
        'refund-failed',
        `1.20 ETH of order ${attempt.orderNumber} could not be sent back: The receiver is a contract that refuses.`,
        DEPOSIT.toString(),
      ],
    ]);
    expect(items[0]?.action).to.match(new RegExp(` from the deposit account ${attempt.providerRef} `));
    expect(await bench.polling.run()).to.equal(1);
    expect((await bench.attempt(attempt.id)).snapshot.voidedMinor).to.equal(0n);
  });

  it('whose refund is refused is told once, also when the refund was never seen on its way', async () => {
    const captured = async () => bench.ask(await paid(), 'capture', DEPOSIT);
    const seen = await bench.ask(await captured(), 'refund', 100_000n);
    expect(seen.snapshot.refundPendingMinor).to.equal(100_000n);
    await refuse(seen, 'The key is not held.');
    expect((await see(seen)).snapshot.refundPendingMinor).to.equal(0n);
    expect((await bench.work(seen)).map(({ kind }) => kind)).to.deep.equal(['refund-failed']);

    const unseen = await captured();
    const reason = 'Short delivery.';
    await world.rail.refund(unseen, { key: `refund:${unseen.id}`, amountMinor: 100_000n, reason });
    await refuse(unseen, 'The key is not held.');
    await see(unseen);
    expect((await bench.work(unseen)).map((item) => item.reason)).to.deep.equal([
      `0.0000000000001 ETH of order ${unseen.orderNumber} could not be sent back: The key is not held.`,
    ]);
  });

  it('sends nothing back while a second deposit is not final, and then all of both', async () => {
    const attempt = await paid(DEPOSIT + 1_000n);
    await world.oracles.query(
      'UPDATE bridge.native_deposit SET seen_wei = seen_wei + $2 WHERE address = $1',
      [attempt.providerRef, SECOND.toString()],
    );
    await bench.ask(attempt, 'capture', DEPOSIT);
    expect([await transfersOf(attempt), (await bench.commandsOf(attempt)).at(-1)?.status]).to.deep.equal([
      [],
      'waiting',
    ]);
    await world.oracles.query('UPDATE bridge.native_deposit SET final_wei = seen_wei WHERE address = $1', [
      attempt.providerRef,
    ]);
    await bench.hurry();
    await bench.commands.run();
    await world.settle();
    const { snapshot } = await see(attempt);
    expect(await transfersOf(attempt)).to.deep.equal([(SECOND + 1_000n).toString()]);
    expect([snapshot.authorizedMinor, snapshot.capturedMinor, snapshot.voidedMinor]).to.deep.equal([
      DEPOSIT + 1_000n + SECOND,
      DEPOSIT,
      SECOND + 1_000n,
    ]);
  });

  it('waits for no deposit that came after a transfer of ours: it is not read any more', async () => {
    const attempt = await bench.ask(await paid(), 'capture', DEPOSIT - 1_000n);
    expect(await transfersOf(attempt)).to.deep.equal(['1000']);
    await world.oracles.query('UPDATE bridge.native_deposit SET seen_wei = seen_wei + 7 WHERE address = $1', [
      attempt.providerRef,
    ]);
    await bench.ask(attempt, 'refund', 5_000n);
    expect(await transfersOf(attempt)).to.deep.equal(['1000', '5000']);
  });
});
