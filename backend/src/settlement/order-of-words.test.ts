import { expect } from 'chai';
import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type { Order } from '@topsteel/domain/api';
import type { Market } from '../../test/market/open-market.ts';
import { CAPTURED, MOST, openRailTrade, type RailTrade } from '../../test/market/open-rail-trade.ts';
import { BUYER_ACCOUNT, LOT_ID, SELLER_ACCOUNT } from '../../test/market/stock-market.ts';
import { openCardWorld } from '../../test/rail/card-world.ts';

type Word = 'provider' | 'receipt' | 'title' | 'rest';
const words: readonly Word[] = ['provider', 'receipt', 'title', 'rest'];
const GRAMS = 4_982_000n;
/** 1 % of 3,085.82 is 30.85; French VAT of 20 % on it, 6.17. */
const [FEE, VAT] = [3_085n, 617n];

/** Every order of a few things. */
function permutations<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, index) =>
    permutations(things.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}

describe('settlement: the words about an order that is paid by card', () => {
  let trade: RailTrade;
  let market: Market;
  before(async () => {
    trade = await openRailTrade('card', openCardWorld);
    ({ market } = trade);
    await market.database.sql.query('UPDATE lot SET mass_grams = 900000000, held_grams = 900000000');
  });
  after(() => trade.close());

  /** Weighed and received: the provider has captured, and nobody has heard of it. */
  const received = async (block: number): Promise<Order> => {
    const reserved = await trade.opened(await trade.paid(), block);
    await market.announceShipment.run(market.seller, reserved.id, { carrier: 'Transports Lorrains' });
    const order = await trade.report(reserved, WEIGHT_KIND, GRAMS, block + 1);
    await market.signReceipt.run(market.buyer, order.id, { grams: GRAMS.toString() });
    await market.settlements.run(new Date(Date.now() + 1_000));
    const attempt = await trade.attemptOf(order);
    const { rows } = await market.database.sql.query<{ key: string; amount: string }>(
      `SELECT key, amount_minor::text AS amount FROM payment_command WHERE attempt_id = $1 AND verb = 'capture'`,
      [attempt.id],
    );
    expect(rows.map(({ amount }) => amount)).to.deep.equal([CAPTURED.toString()]);
    await trade.world.rail.capture(attempt, {
      key: rows[0]?.key ?? '',
      amountMinor: CAPTURED,
      reason: '',
    });
    return order;
  };
  const eventOf = (order: Order, word: Exclude<Word, 'provider'>, block: number): Promise<string> => {
    const orderId = order.payment.paymentId as `0x${string}`;
    const at = { block, status: 'seen' } as const;
    const grams = GRAMS.toString();
    if (word === 'title') {
      return market.emit(
        'TitleReleased',
        {
          ...{ paymentId: orderId, lotId: LOT_ID.toString(), to: BUYER_ACCOUNT, from: SELLER_ACCOUNT },
          ...{ grams, releasedTotal: grams, epcisEvent: `0x${'00'.repeat(32)}` },
        },
        at,
      );
    }
    if (word === 'rest') {
      return market.emit('OrderCancelled', { orderId, releasedGrams: grams, actor: SELLER_ACCOUNT }, at);
    }
    const times = { observedAt: '1795424000', acceptedAt: '1795424000', round: '1', signerSet: '1' };
    return market.emit(
      'ReportAccepted',
      { kind: FIAT_RECEIPT_KIND, subject: orderId, value: CAPTURED.toString(), ...times },
      at,
    );
  };
  const balances = async (): Promise<bigint[]> => [
    await trade.balance('order_liability'),
    await trade.balance('vendor_payable'),
    await trade.balance('commission_revenue'),
  ];
  const shown = ({ status, settlementState, payment, settlement, nextMove, steps }: Order) => {
    const { state, isFinal, capturedMinor, returnedMinor, failure } = payment;
    return {
      ...{ status, settlementState, payment: { state, isFinal, capturedMinor, returnedMinor, failure } },
      // A step that was taken back by a word that came too early is taken again.
      ...{ settlement, nextMove, steps: [...new Set(steps.map((step) => step.state))] },
    };
  };

  it('end the same in each of their orders, and said again', async function () {
    this.timeout(300_000);
    const ends: { said: string; end: ReturnType<typeof shown> }[] = [];
    for (const [index, order] of permutations(words).entries()) {
      const block = 1_000 * (index + 1);
      const trading = await received(block);
      const before = await balances();
      const grams = await market.committedGrams();
      const hear: Record<Word, () => Promise<unknown>> = {
        provider: () => market.commands.run(),
        ...{ receipt: onChain('receipt', 10), title: onChain('title', 20), rest: onChain('rest', 30) },
      };
      const final: string[] = [];
      function onChain(word: Exclude<Word, 'provider'>, offset: number) {
        return async () => {
          final.push(await eventOf(trading, word, block + offset));
          await market.hear();
          // Every other word is final before the next one comes, the rest only when all have come.
          if (offset % 20 === 0) await market.turn('final', ...final);
          await market.hear();
        };
      }
      for (const [place, word] of order.entries()) {
        await hear[word]();
        // In half of the orders settlement looks after each word, else after the last one alone.
        if (index % 2 === 0 || place === order.length - 1)
          await market.settlements.run(new Date(Date.now() + 1_000));
      }
      await market.turn('final', ...final);
      const once = shown(await trade.goOn(trading));

      await market.turn('seen', ...final);
      await market.hear();
      await market.turn('final', ...final);
      await market.database.sql.query('UPDATE settlement SET look_at = now() WHERE order_id = $1', [
        trading.id,
      ]);
      await Promise.all([1, 2, 3].map(() => market.settlements.run(new Date())));
      const twice = shown(await trade.goOn(trading));
      const said = order.join(', ');
      expect(twice, said).to.deep.equal(once);
      ends.push({ said, end: once });

      const [liability = 0n, payable = 0n, revenue = 0n] = before;
      expect(await balances(), said).to.deep.equal([
        liability,
        payable + CAPTURED - FEE - VAT,
        revenue + FEE,
      ]);
      expect(await market.committedGrams(), said).to.equal(grams - 5_025_000n + GRAMS);
    }
    expect(ends).to.have.length(24);
    const [first] = ends;
    for (const { said, end } of ends) expect(end, said).to.deep.equal(first?.end);
    expect(first?.end).to.deep.include({
      status: 'completed',
      settlementState: 'commission-posted',
      payment: {
        state: 'captured',
        isFinal: true,
        capturedMinor: CAPTURED.toString(),
        returnedMinor: (MOST - CAPTURED).toString(),
        failure: null,
      },
    });
    expect(await trade.work()).to.deep.equal([]);
    expect((await market.books.trialBalance()).replayAgrees).to.equal(true);
  });
});
