import { expect } from 'chai';
import fc from 'fast-check';
import type { Hex } from 'viem';
import { capFees, planNonces, raiseFees } from './plan-nonces.ts';
import type { NonceView, TrackedTransaction, TransactionStatus } from './plan-nonces.ts';

const policy = { rebroadcastMs: 3_000, stuckMs: 60_000, dropMs: 10_000, maxFeePerGas: 200n };
const NOW = 1_000_000;

function transaction(
  name: string,
  nonce: bigint,
  changes: Partial<TrackedTransaction> = {},
): TrackedTransaction {
  return {
    hash: `0x${name}`,
    nonce,
    status: 'broadcast',
    maxFee: 100n,
    createdAtMs: NOW - 1_000,
    broadcastAtMs: NOW - 1_000,
    inclusion: null,
    ...changes,
  };
}

/** What the chain holds is final, where a test says nothing else. */
function plan(
  chainNonce: bigint,
  transactions: TrackedTransaction[],
  finalizedNumber = 90n,
  finalNonce = chainNonce,
) {
  return planNonces({ chainNonce, finalNonce, finalizedNumber, nowMs: NOW, transactions }, policy);
}

describe('nonce plan', () => {
  it('starts at the chain when nothing is stored', () => {
    expect(plan(7n, [])).to.deep.equal({ actions: [], nextNonce: 7n });
  });

  it('sends what was persisted and never sent: a crash before broadcast', () => {
    const prepared = transaction('a', 7n, { status: 'prepared', broadcastAtMs: null });
    expect(plan(7n, [prepared])).to.deep.equal({
      actions: [{ do: 'broadcast', hash: '0xa' }],
      nextNonce: 8n,
    });
  });

  it('leaves alone what was sent a moment ago, and sends it again after three seconds', () => {
    expect(plan(7n, [transaction('a', 7n)]).actions).to.deep.equal([]);
    const old = transaction('a', 7n, { broadcastAtMs: NOW - 3_000 });
    expect(plan(7n, [old]).actions).to.deep.equal([{ do: 'broadcast', hash: '0xa' }]);
  });

  it('replaces at a higher fee what is next in line and stuck, but nothing behind it', () => {
    const stuck = { createdAtMs: NOW - 60_000 };
    expect(plan(7n, [transaction('a', 7n, stuck), transaction('b', 8n, stuck)])).to.deep.equal({
      actions: [{ do: 'bump', hash: '0xa' }],
      nextNonce: 9n,
    });
  });

  it('settles what a block holds: mined first, final with its block', () => {
    const inclusion = { blockNumber: 91n, succeeded: true };
    expect(plan(8n, [transaction('a', 7n, { inclusion })], 90n).actions).to.deep.equal([
      { do: 'settle', hash: '0xa', status: 'mined', blockNumber: 91n },
    ]);
    expect(plan(8n, [transaction('a', 7n, { status: 'mined', inclusion })], 90n).actions).to.deep.equal([]);
    expect(plan(8n, [transaction('a', 7n, { status: 'mined', inclusion })], 91n).actions).to.deep.equal([
      { do: 'settle', hash: '0xa', status: 'final', blockNumber: 91n },
    ]);
  });

  it('calls a failed transaction reverted only when its block is final', () => {
    const inclusion = { blockNumber: 91n, succeeded: false };
    const mined = transaction('a', 7n, { status: 'mined', inclusion });
    expect(plan(8n, [mined], 90n).actions).to.deep.equal([]);
    expect(plan(8n, [mined], 91n).actions).to.deep.equal([
      { do: 'settle', hash: '0xa', status: 'reverted', blockNumber: 91n },
    ]);
  });

  it('sees the original win although it was replaced', () => {
    const inclusion = { blockNumber: 91n, succeeded: true };
    const original = transaction('a', 7n, { status: 'replaced', inclusion });
    const replacement = transaction('b', 7n, { maxFee: 113n });
    expect(plan(8n, [original, replacement]).actions).to.deep.equal([
      { do: 'settle', hash: '0xa', status: 'mined', blockNumber: 91n },
      { do: 'replace', hash: '0xb' },
    ]);
  });

  it('sends again what a reorg took out of its block', () => {
    const mined = transaction('a', 7n, { status: 'mined' });
    expect(plan(7n, [mined]).actions).to.deep.equal([
      { do: 'reopen', hash: '0xa' },
      { do: 'broadcast', hash: '0xa' },
    ]);
  });

  it('sends again, in order, what a node lost after it was final', () => {
    const final = { status: 'final' as const };
    expect(plan(7n, [transaction('a', 7n, final), transaction('b', 8n, final)])).to.deep.equal({
      actions: [
        { do: 'reopen', hash: '0xa' },
        { do: 'broadcast', hash: '0xa' },
        { do: 'reopen', hash: '0xb' },
        { do: 'broadcast', hash: '0xb' },
      ],
      nextNonce: 9n,
    });
  });

  it('gives up a nonce that a foreign transaction took, after ten seconds', () => {
    const fresh = transaction('a', 7n, { broadcastAtMs: NOW - 9_999 });
    expect(plan(8n, [fresh])).to.deep.equal({ actions: [], nextNonce: 8n });
    const old = transaction('a', 7n, { broadcastAtMs: NOW - 10_000 });
    expect(plan(8n, [old])).to.deep.equal({ actions: [{ do: 'drop', hash: '0xa' }], nextNonce: 8n });
  });

  it('fills a gap that later transactions wait for', () => {
    expect(plan(7n, [transaction('b', 9n)])).to.deep.equal({
      actions: [
        { do: 'fill', nonce: 7n },
        { do: 'fill', nonce: 8n },
      ],
      nextNonce: 10n,
    });
  });

  it('keeps a nonce that others took until that is final, and where nobody can tell', () => {
    const old = transaction('a', 7n, { broadcastAtMs: NOW - 10_000 });
    for (const finalNonce of [7n, 0n]) {
      expect(plan(8n, [old], 90n, finalNonce)).to.deep.equal({ actions: [], nextNonce: 8n });
    }
    expect(plan(8n, [old], 90n, 8n).actions).to.deep.equal([{ do: 'drop', hash: '0xa' }]);
  });

  it('raises the fee up to the ceiling, then waits and says so', () => {
    const stuck = { createdAtMs: NOW - 60_000, broadcastAtMs: NOW - 3_000 };
    expect(plan(7n, [transaction('a', 7n, { ...stuck, maxFee: 177n })]).actions).to.deep.equal([
      { do: 'bump', hash: '0xa' },
    ]);
    // 178 and an eighth, rounded up, are 201: one above the ceiling.
    expect(plan(7n, [transaction('a', 7n, { ...stuck, maxFee: 178n })]).actions).to.deep.equal([
      { do: 'wait-for-fees', hash: '0xa' },
      { do: 'broadcast', hash: '0xa' },
    ]);
  });

  it('never gives out a nonce that is used, whatever is stored', () => {
    const statuses: TransactionStatus[] = [
      'prepared',
      'broadcast',
      'mined',
      'final',
      'replaced',
      'dropped',
      'reverted',
    ];
    const stored = fc.record({
      nonce: fc.bigInt({ min: 0n, max: 12n }),
      status: fc.constantFrom(...statuses),
      maxFee: fc.bigInt({ min: 1n, max: 5n }),
      age: fc.integer({ min: 0, max: 120_000 }),
      included: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 12n }),
        fc.array(stored, { maxLength: 20 }),
        (chainNonce, rows) => {
          const taken = new Set<bigint>();
          const transactions = rows.map((row, index): TrackedTransaction => {
            const isIncluded = row.included && row.nonce < chainNonce && !taken.has(row.nonce);
            if (isIncluded) taken.add(row.nonce);
            return {
              hash: `0x${index.toString(16)}`,
              nonce: row.nonce,
              status: row.status,
              maxFee: row.maxFee,
              createdAtMs: NOW - row.age,
              broadcastAtMs: row.status === 'prepared' ? null : NOW - row.age,
              inclusion: isIncluded ? { blockNumber: row.nonce, succeeded: true } : null,
            };
          });
          const final = { finalNonce: chainNonce / 2n, finalizedNumber: 6n };
          const view: NonceView = { chainNonce, ...final, nowMs: NOW, transactions };
          const { actions, nextNonce } = planNonces(view, policy);

          expect(nextNonce >= chainNonce).to.equal(true);
          const live = transactions.filter(({ status }) => status === 'prepared' || status === 'broadcast');
          for (const one of live) expect(nextNonce > one.nonce || one.nonce < chainNonce).to.equal(true);
          const sent = new Map<bigint, number>();
          for (const action of actions) {
            const nonce = action.do === 'fill' ? action.nonce : byHash(transactions, action.hash).nonce;
            if (action.do === 'fill' || action.do === 'broadcast' || action.do === 'bump') {
              expect(nonce >= chainNonce && nonce < nextNonce).to.equal(true);
              sent.set(nonce, (sent.get(nonce) ?? 0) + 1);
            }
          }
          expect([...sent.values()].every((count) => count === 1)).to.equal(true);
        },
      ),
    );
  });
});

describe('replacement fees', () => {
  it('rise by an eighth, rounded up', () => {
    const old = { maxFeePerGas: 101n, maxPriorityFeePerGas: 10n };
    expect(raiseFees(old, { maxFeePerGas: 1n, maxPriorityFeePerGas: 1n }, 1_000n)).to.deep.equal({
      maxFeePerGas: 114n,
      maxPriorityFeePerGas: 12n,
    });
  });

  it('stay below the ceiling, tip included', () => {
    const today = { maxFeePerGas: 900n, maxPriorityFeePerGas: 600n };
    expect(capFees(today, 500n)).to.deep.equal({ maxFeePerGas: 500n, maxPriorityFeePerGas: 500n });
    const old = { maxFeePerGas: 400n, maxPriorityFeePerGas: 400n };
    expect(raiseFees(old, today, 500n)).to.deep.equal({ maxFeePerGas: 500n, maxPriorityFeePerGas: 500n });
  });

  it('never fall below what the chain asks today', () => {
    const old = { maxFeePerGas: 100n, maxPriorityFeePerGas: 10n };
    expect(raiseFees(old, { maxFeePerGas: 500n, maxPriorityFeePerGas: 20n }, 1_000n)).to.deep.equal({
      maxFeePerGas: 500n,
      maxPriorityFeePerGas: 20n,
    });
  });
});

function byHash(transactions: readonly TrackedTransaction[], hash: Hex): TrackedTransaction {
  const found = transactions.find((one) => one.hash === hash);
  if (found === undefined) throw new Error(`The plan speaks of ${hash}, which is not stored.`);
  return found;
}
