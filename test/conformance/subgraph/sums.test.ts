import { expect } from 'chai';
import { buildSubgraph } from './build-subgraph.ts';
import { authorized } from './payment-terms.ts';
import { Mappings } from './run-mapping.ts';
import { eventOf, logOf, type Told } from './told.ts';
import { hashOf, platform, operator, usdc, zero } from './words.ts';

/** The last amount whose double fits 63 bits, and one that fits no word at all. */
const WORD = 2n ** 62n - 1n;
const LONG = 2n ** 100n + 7n;

describe('sums of the mappings', function () {
  this.timeout(300_000);
  before(() => buildSubgraph());

  it('are the same within a word, across its end and far beyond', () => {
    const mappings = new Mappings();
    let place = 0;
    const tell = ([name, params]: Told) => {
      const { topics, data } = logOf('settlementEscrow', name, params);
      const log = { contract: platform, sender: operator, transaction: zero, block: 1n, at: 1_900_000_000n };
      place += 1;
      return mappings.handle('SettlementEscrow', eventOf('settlementEscrow', name), {
        ...{ ...log, logIndex: place, topics, data },
      });
    };
    const valueOf = (calls: ReturnType<typeof tell>, entity: string, field: string) =>
      calls.findLast((call) => call.kind === 'set' && call.entity === entity)?.row?.[field];
    tell(['TokenAccepted', { token: usdc, cap: 2n ** 120n - 1n }]);
    const held = [WORD, WORD, 2n, LONG].map((maxAmount, order) =>
      valueOf(tell(authorized(hashOf(`order ${order}`), { maxAmount })), 'EscrowBalance', 'heldMinor'),
    );
    expect(held).to.deep.equal([WORD, 2n * WORD, 2n * WORD + 2n, 2n * WORD + 2n + LONG]);
    // 2.5 % of both, rounded down: one is worked out in the mapping, the other by the node.
    const fees = [WORD - 10n, LONG - 10n].map((refundable, order) => {
      const paymentId = hashOf(`order ${order === 0 ? 0 : 3}`);
      const calls = tell(['PaymentCaptured', { paymentId, amount: refundable, refundable }]);
      return [valueOf(calls, 'Payment', 'feeMinor'), valueOf(calls, 'Payment', 'openMinor')];
    });
    expect(fees).to.deep.equal([
      [((WORD - 10n) * 250n) / 10_000n, 10n],
      [((LONG - 10n) * 250n) / 10_000n, 10n],
    ]);
    const small = tell(authorized(hashOf('small'), { maxAmount: 1_999n }));
    expect(valueOf(small, 'EscrowBalance', 'authorizedMinor')).to.equal(2n * WORD + 2n + LONG + 1_999n);
    const captured = tell([
      'PaymentCaptured',
      { paymentId: hashOf('small'), amount: 1_999n, refundable: 1_999n },
    ]);
    expect(valueOf(captured, 'Payment', 'feeMinor')).to.equal(49n);
    expect(valueOf(captured, 'EscrowBalance', 'openMinor')).to.equal(20n + WORD + 2n);
  });
});
