import { expect } from 'chai';
import { compareFigures, surplusOf } from './compare-figures.ts';

const equal = {
  chainMinor: 5_000_000n,
  contractStateMinor: 5_000_000n,
  ledgerMinor: 5_000_000n,
  subgraphMinor: 5_000_000n,
};

describe('audit: comparing the escrow’s figures', () => {
  it('says nothing when all agree, or when the subgraph has no figure', () => {
    expect(compareFigures(equal)).to.deep.equal([]);
    expect(compareFigures({ ...equal, subgraphMinor: null })).to.deep.equal([]);
  });

  it('says who differs, by how much and in which direction, to the base unit', () => {
    expect(
      compareFigures({ ...equal, ledgerMinor: 4_999_999n, contractStateMinor: 7_000_000n }),
    ).to.deep.equal([
      'The contract’s own state says 2.00 USDC more than the token.',
      'The ledger says 0.000001 USDC less than the token.',
    ]);
  });

  it('calls what was sent straight to the escrow a surplus, and holds the others against what it owes', () => {
    const sent = { ...equal, chainMinor: 5_000_001n };
    expect([surplusOf(sent), compareFigures(sent)]).to.deep.equal([1n, []]);
    expect(compareFigures({ ...sent, ledgerMinor: 5_000_001n })).to.deep.equal([
      'The ledger says 0.000001 USDC more than the contract.',
    ]);
    const missing = { ...equal, chainMinor: 4_999_999n };
    expect(surplusOf(missing)).to.equal(0n);
    expect(compareFigures(missing)).to.deep.equal([
      'The contract’s own state says 0.000001 USDC more than the token.',
      'The ledger says 0.000001 USDC more than the token.',
      'The subgraph says 0.000001 USDC more than the token.',
    ]);
  });
});
