/** What emission statements and carbon units cost. */
import { declared, OPINION, statementOf } from '../carbon/statements.ts';
import { CLASS, issue, issued, ISSUANCE, part, PURPOSE, registry } from '../carbon/units.ts';
import { measure } from './measure.ts';

describe('Gas of carbon', () => {
  it('statements: declare, correct, verify, withdraw', async () => {
    const d = await declared();
    const correction = statementOf(d.lotId, { emissionsGrams: 1n, supersedes: d.id });
    await measure('declare a correction', d.statements.connect(d.mill).declare(correction), 160_000);
    const id = await d.statements.idOf(correction);
    await measure('verify', d.statements.connect(d.verifier).verify(id, OPINION), 121_000);
    const withdrawn = d.statements.connect(d.verifier).withdrawVerification(id, 3);
    await measure('withdrawVerification', withdrawn, 36_000);
  });

  it('units: issue, transfer, split, merge, retire, cancel', async () => {
    const fresh = await registry();
    await measure('issue units, opening a class', issue(fresh, 1_000n, 2_000n), 144_000);
    await measure('issue units', issue(fresh, 2_000n, 3_000n), 86_000);
    const r = await issued();
    const to = r.buyer.address;
    await measure('transfer units, whole range', r.mine.transfer(part(1_000n, 2_000n), 1_000n, to), 34_000);
    const theirs = r.units.connect(r.buyer);
    await measure('transfer units, prefix', theirs.transfer(part(1_000n, 1_500n), 1_000n, to), 57_000);
    await measure('merge units', theirs.merge(CLASS, 1_000n), 33_000);
    const retired = theirs.retire(part(1_000n, 1_200n), 1_000n, to, PURPOSE, 0n);
    await measure('retire units, prefix', retired, 106_000);
    await measure('cancel units, prefix', theirs.cancel(part(1_200n, 1_300n), 1_200n, ISSUANCE), 63_000);
  });
});
