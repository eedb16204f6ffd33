import { expect } from 'chai';
import { sourceOf } from './source-of.ts';

const ID = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';

describe('sourceOf', () => {
  it('tells events of the chain, bank lines, payouts, orders, journal entries, payments and conversions apart', () => {
    expect(sourceOf(`31337:0x${'ab'.repeat(32)}:3`)).to.deep.equal({ kind: 'chain' });
    expect(sourceOf(`bank-entry:${ID}:receive`)).to.deep.equal({ kind: 'bank', id: ID });
    expect(sourceOf(`payout:${ID}:settle`)).to.deep.equal({ kind: 'payout', id: ID });
    expect(sourceOf(`escrow-vat:${ID}:2`)).to.deep.equal({ kind: 'order', id: ID });
    expect(sourceOf(`distribute:${ID}:EUR:1`)).to.deep.equal({ kind: 'order', id: ID });
    expect(sourceOf(`attempt:${ID}:1:in`)).to.deep.equal({ kind: 'payment' });
    expect(sourceOf(`journal:${ID}:reversal`)).to.deep.equal({ kind: 'journal', id: ID });
    expect(sourceOf('quote:17')).to.deep.equal({ kind: 'conversion' });
  });

  it('leads nowhere from a reference that it does not know', () => {
    expect(sourceOf('payout:17')).to.deep.equal({ kind: 'other' });
  });
});
