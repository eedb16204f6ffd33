import { expect } from 'chai';
import pg from 'pg';
import { BridgeEvents } from '../../src/platform/bridge/index.ts';
import { observeIntents } from '../../src/platform/bridge/observe-intents.ts';
import { HearTransfers, sweepDeposit, unsweptWei } from '../../src/rail/eth/index.ts';
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
    new HearTransfers(bench.market.config, events).onModuleInit();
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
    expect((await see(unseen)).snapshot).to.include({
      refundPendingMinor: 0n,
      refundedMinor: 0n,
      refundFailedMinor: 100_000n,
    });
    expect((await bench.work(unseen)).map((item) => item.reason)).to.deep.equal([
      `0.0000000000001 ETH of order ${unseen.orderNumber} could not be sent back: The key is not held.`,
    ]);
  });

  /** A second deposit: seen, and final once its block is. */
  const send = async (attempt: StoredAttempt, wei: bigint, isFinal: boolean) => {
    await world.oracles.query(
      'UPDATE bridge.native_deposit SET seen_wei = seen_wei + $2 WHERE address = $1',
      [attempt.providerRef, isFinal ? '0' : wei.toString()],
    );
    if (isFinal) {
      await world.oracles.query(
        'UPDATE bridge.native_deposit SET seen_wei = seen_wei - $2 WHERE address = $1',
        [attempt.providerRef, wei.toString()],
      );
      await world.pay(attempt, wei);
    }
  };

  it('gives back what is final without waiting for a second deposit, and that one when it is', async () => {
    const attempt = await paid(DEPOSIT + 1_000n);
    await send(attempt, SECOND, false);
    await bench.ask(attempt, 'capture', DEPOSIT);
    expect(await transfersOf(attempt)).to.deep.equal(['1000']);
    await send(attempt, SECOND, true);
    await see(attempt);
    await bench.commands.run();
    await world.settle();
    const { snapshot } = await see(attempt);
    expect(await transfersOf(attempt)).to.deep.equal(['1000', SECOND.toString()]);
    expect([snapshot.authorizedMinor, snapshot.capturedMinor, snapshot.voidedMinor]).to.deep.equal([
      DEPOSIT + 1_000n + SECOND,
      DEPOSIT,
      SECOND + 1_000n,
    ]);
  });

  it('of which a part went back is not completed by what comes then: that is booked, and goes back too', async () => {
    const attempt = await paid(DEPOSIT - SECOND);
    await bench.market.database.sql.query("UPDATE purchase_order SET closed_as = 'expired' WHERE id = $1", [
      attempt.orderId,
    ]);
    await world.pay(attempt, 1n);
    await see(attempt);
    await bench.commands.run();
    await world.settle();
    expect((await see(attempt)).state).to.equal('voided');
    await bench.market.database.sql.query('UPDATE purchase_order SET closed_as = NULL WHERE id = $1', [
      attempt.orderId,
    ]);
    await world.oracles.query(
      "UPDATE payment_attempt SET observe_at = now() + interval '1 day' WHERE id = $1",
      [attempt.id],
    );

    await world.pay(attempt, SECOND);
    expect((await bench.books(attempt)).order_liability).to.equal(undefined);
    // It is looked at at once, and not when its turn comes tomorrow.
    expect(await bench.polling.run()).to.equal(1);
    expect((await bench.books(attempt)).order_liability).to.equal(SECOND);
    await bench.commands.run();
    expect((await transfersOf(attempt)).at(-1)).to.equal(SECOND.toString());
    await world.settle();
    const { state, snapshot } = await see(attempt);
    expect([state, snapshot.voidedMinor]).to.deep.equal(['voided', DEPOSIT + 1n]);
    expect((await bench.books(attempt)).order_liability).to.equal(undefined);
  });

  /** The oracles have carried out every transfer, at a cost of 21,000 gas at 2 gwei each. */
  const FEE = 42_000_000_000_000n;
  const carryOut = async () => {
    await world.oracles.query(
      `UPDATE bridge.intent SET status = 'final', tx_hash = '0x${'cd'.repeat(32)}', block_number = 2, result = $1, updated_at = now()
        WHERE kind = 'send-native' AND status = 'requested'`,
      [JSON.stringify({ feeWei: FEE.toString() })],
    );
    await observeIntents(bench.market.database.prisma, events.intentSubscriptions);
  };
  const balanceOf = async (code: 'native_wallet', owner: string): Promise<string | undefined> =>
    (await bench.market.books.accounts({ code })).items.find(
      (account) => account.currency === 'ETH' && account.owner === owner.toLowerCase(),
    )?.balanceMinor;

  it('moves its captured coin to the treasury, and is refunded from there', async () => {
    const { treasury } = bench.market.config.settings.settlement;
    const { prisma } = bench.market.database;
    const attempt = await bench.ask(await paid(), 'capture', DEPOSIT - 1_000n);
    await carryOut();
    await bench.ask(attempt, 'refund', 5_000n);
    await carryOut();
    const refunded = await see(attempt);
    const sweep = () => prisma.transact((tx) => sweepDeposit(tx, refunded, treasury));
    await sweep();
    await sweep();
    const swept = DEPOSIT - 6_000n;
    expect(await transfersOf(attempt)).to.deep.equal(['1000', '5000', swept.toString()]);
    expect(await prisma.transact((tx) => unsweptWei(tx, refunded))).to.equal(0n);

    // On its way there it is nowhere to be refunded from.
    await bench.ask(attempt, 'refund', 7_000n);
    expect((await bench.commandsOf(attempt)).at(-1)?.status).to.equal('waiting');
    await carryOut();
    expect(await balanceOf('native_wallet', attempt.providerRef ?? '')).to.equal('0');
    expect(await balanceOf('native_wallet', treasury)).to.equal(swept.toString());

    await bench.hurry();
    await bench.commands.run();
    const { rows } = await world.oracles.query<{ payload: Record<string, string> }>(
      "SELECT payload FROM bridge.intent WHERE kind = 'send-native' ORDER BY created_at DESC, id DESC LIMIT 1",
    );
    expect(rows[0]?.payload).to.include({ amountWei: '7000', outOf: 'treasury' });
    await carryOut();
    expect((await see(attempt)).snapshot.refundedMinor).to.equal(12_000n);
    expect(await balanceOf('native_wallet', attempt.providerRef ?? '')).to.equal('0');
    expect(await balanceOf('native_wallet', treasury)).to.equal((swept - 7_000n).toString());
    expect((await bench.work(attempt)).map(({ kind }) => kind)).to.deep.equal([]);
  });

  it('sweeps again what a refund that failed has left, and a refused sweep under its own name', async () => {
    const { treasury } = bench.market.config.settings.settlement;
    const attempt = await bench.ask(await paid(), 'capture', DEPOSIT);
    const sweep = () => bench.market.database.prisma.transact((tx) => sweepDeposit(tx, attempt, treasury));
    const keys = async () => {
      const { rows } = await world.oracles.query<{ key: string }>(
        "SELECT payload ->> 'key' AS key FROM bridge.intent WHERE kind = 'send-native' AND payload ->> 'key' LIKE $1 ORDER BY created_at, id",
        [`sweep:${attempt.orderId}:%`],
      );
      return rows.map(({ key }) => key);
    };
    await sweep();
    await refuse(attempt, 'The key is not held.');
    expect(await bench.work(attempt)).to.deep.equal([]);
    await bench.ask(attempt, 'refund', 5_000n);
    await sweep();
    expect(await transfersOf(attempt)).to.deep.equal([(DEPOSIT - 5_000n).toString(), '5000']);
    await world.oracles.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"UnknownRevert","message":"No."}', updated_at = now()
        WHERE kind = 'send-native' AND payload ->> 'amountWei' = '5000' AND status = 'requested'`,
    );
    await carryOut();
    await sweep();
    expect(await keys()).to.deep.equal([`sweep:${attempt.orderId}:1`, `sweep:${attempt.orderId}:2`]);
    expect((await transfersOf(attempt)).at(-1)).to.equal('5000');
  });

  it('is held against what moved on the chain, account by account, and says what the books still lack', async () => {
    const { treasury } = bench.market.config.settings.settlement;
    const { prisma } = bench.market.database;
    await carryOut();
    const attempt = await bench.begin('eth', 'ETH', DEPOSIT);
    const deposit = attempt.providerRef ?? '';
    const { rows: before } = await world.oracles.query<{ wei: string }>(
      'SELECT ledger_wei::text AS wei FROM bridge.ether_at(31337, 99) WHERE address = $1',
      [treasury.toLowerCase()],
    );
    const had = BigInt(before[0]?.wei ?? 0);
    await world.oracles.query(
      `INSERT INTO bridge.own_account (chain_id, address, part, opened_block, opened_nonce, read_block)
       VALUES (31337, $1, 'treasury', 0, 0, 99) ON CONFLICT DO NOTHING`,
      [treasury.toLowerCase()],
    );
    /** By the books, what they lack, and how much of it. */
    const said = async (address: string): Promise<string> => {
      const { rows } = await world.oracles.query<{ ledger: string; wei: string; waiting: number }>(
        `SELECT ledger_wei::text AS ledger, waiting_wei::text AS wei, waiting FROM bridge.ether_at(31337, 99)
          WHERE address = $1`,
        [address.toLowerCase()],
      );
      const { ledger = '0', wei = '0', waiting = 0 } = rows[0] ?? {};
      const own = BigInt(ledger) - (address === treasury ? had : 0n);
      return `${own.toString()} ${wei} ${waiting.toString()}`;
    };
    const both = async () => [await said(deposit), await said(treasury)];
    let count = 0;
    /** The newest transfer is in a final block, as the oracles keep it: the books have not heard of it. */
    const mined = async (): Promise<void> => {
      count += 1;
      const hash = `0x${'e7'.repeat(31)}0${count.toString()}`;
      const { rows } = await world.oracles.query<{ id: string; to: string; wei: string; from: string }>(
        `SELECT i.id, lower(i.payload ->> 'to') AS to, i.payload ->> 'amountWei' AS wei,
                CASE WHEN i.payload ? 'outOf' THEN $2 ELSE d.address END AS from
           FROM bridge.intent i JOIN bridge.native_deposit d ON d.index = (i.payload ->> 'from')::bigint
          WHERE i.kind = 'send-native' AND d.address = $1 ORDER BY i.created_at DESC, i.id DESC LIMIT 1`,
        [deposit, treasury.toLowerCase()],
      );
      const { id, to, wei, from } = rows[0] ?? { id: '', to: '', wei: '0', from: '' };
      await world.oracles.query(
        `INSERT INTO bridge.transaction (intent_id, chain_id, signer, nonce, raw, hash, max_fee, max_priority_fee)
         VALUES ($1, 31337, $2, $3, '0x', $4, 1, 1)`,
        [id, from, count, hash],
      );
      const move = `INSERT INTO bridge.own_move (chain_id, address, kind, tx_hash, block_number, block_hash, moved_at, wei)
                    VALUES (31337, $1, 'transfer', $2, 9, '0xb9', now(), $3)`;
      await world.oracles.query(move, [from, hash, `-${wei}`]);
      if (to === treasury.toLowerCase()) await world.oracles.query(move, [to, hash, wei]);
    };

    await world.pay(attempt, DEPOSIT);
    expect(await both()).to.deep.equal([`0 ${DEPOSIT} 1`, '0 0 0']);
    await see(attempt);
    expect(await both()).to.deep.equal([`${DEPOSIT} 0 0`, '0 0 0']);

    // 1,000 wei go back to the buyer.
    const captured = await bench.ask(attempt, 'capture', DEPOSIT - 1_000n);
    await mined();
    expect(await both()).to.deep.equal([`${DEPOSIT} -1000 1`, '0 0 0']);
    await carryOut();
    const held = await see(captured);
    const kept = DEPOSIT - 1_000n;
    expect(await both()).to.deep.equal([`${kept} 0 0`, '0 0 0']);

    // The rest goes to the treasury.
    await prisma.transact((tx) => sweepDeposit(tx, held, treasury));
    await mined();
    expect(await both()).to.deep.equal([`${kept} -${kept} 1`, `0 ${kept} 1`]);
    await carryOut();
    expect(await both()).to.deep.equal(['0 0 0', `${kept} 0 0`]);

    // And 7,000 wei of it from there to the buyer: out of the deposit's books, which the treasury makes up for.
    await bench.ask(held, 'refund', 7_000n);
    await bench.hurry();
    await bench.commands.run();
    await mined();
    expect(await both()).to.deep.equal(['0 0 2', `${kept} -7000 1`]);
    await carryOut();
    await see(held);
    expect(await both()).to.deep.equal(['0 0 0', `${kept - 7_000n} 0 0`]);
  });
});
