import { expect } from 'chai';
import { applyMutant, parseMutant } from './mutants.ts';

const PATCH = `Invariant: INV-2
Suite: settlement/Settlement.t.sol

A payment can be captured beyond its amount.

--- a/contracts/settlement/SettlementEscrow.sol
+++ b/contracts/settlement/SettlementEscrow.sol
@@ @@
 captured = total;
-if (total > limit) revert TooMuch();
+if (total > limit + 1) revert TooMuch();
`;

describe('a mutant', () => {
  it('names what it breaks, and who must notice', () => {
    const { invariant, suite, file } = parseMutant('too-much', PATCH);
    expect([invariant, suite, file]).to.deep.equal([
      'INV-2',
      'settlement/Settlement.t.sol',
      'contracts/settlement/SettlementEscrow.sol',
    ]);
  });

  it('fits wherever its lines are', () => {
    const source = 'a();\ncaptured = total;\nif (total > limit) revert TooMuch();\nb();\n';
    expect(applyMutant(parseMutant('too-much', PATCH), source)).to.equal(
      'a();\ncaptured = total;\nif (total > limit + 1) revert TooMuch();\nb();\n',
    );
  });

  it('does not fit a source that has moved on, or says the same twice', () => {
    const mutant = parseMutant('too-much', PATCH);
    const once = 'captured = total;\nif (total > limit) revert TooMuch();\n';
    expect(() => applyMutant(mutant, 'captured = sum;')).to.throw('too-much.patch fits 0 places');
    expect(() => applyMutant(mutant, once + once)).to.throw('too-much.patch fits 2 places');
  });

  it('is refused without a header', () => {
    expect(() => parseMutant('nameless', PATCH.replace('Invariant', 'Number'))).to.throw(
      'nameless.patch has no line "Invariant: …".',
    );
  });
});
