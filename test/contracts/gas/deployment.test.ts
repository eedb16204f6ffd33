/** What the settlement system adds to the cost of the three contracts that it creates. */
import { standIns, system, systemFor } from '../deployment/system.ts';
import { measure } from './measure.ts';

describe('Gas of the settlement system', () => {
  it('itself, with two caps, and the creation of a contract of 600 bytes', async () => {
    const code = await standIns();
    const created = await systemFor(code);
    await measure(
      'create the settlement system',
      Promise.resolve(created.deploymentTransaction()),
      1_000_000,
    );
    const { system: s } = await system();
    await measure('create a small ledger in the system', s.createLedger(code.ledger), 185_000);
  });
});
