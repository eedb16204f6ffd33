/**
 * What the directory costs, receipt gas with the 21,000 of the transaction and its calldata. The limits are a little
 * above what was measured; a change that costs more has to move them knowingly.
 */
import { accreditBody } from '../steel.ts';
import { FOREVER, MILL, now, profile, STOCKIST, time, world } from '../world.ts';
import { measure } from './measure.ts';

describe('Gas of the directory', () => {
  it('organisations and signers', async () => {
    const w = await world();
    const directory = w.directory.connect(w.mill);
    await measure('register', w.directory.register(w.buyer.address, profile), 75_000);
    await measure('setProfile', directory.setProfile(w.mill.address, profile), 30_000);
    const added = directory.addSigner(w.mill.address, w.hosted.address, 0, FOREVER);
    await measure('addSigner', added, 52_000);
    const marked = directory.markCompromised(w.mill.address, w.hosted.address, await now());
    await measure('markCompromised', marked, 31_000);
    await measure('removeSigner', directory.removeSigner(w.mill.address, w.hosted.address), 31_000);
    const args = [w.hosted.address, w.hosted.address, profile] as const;
    await measure('create an organisation account', w.factory.create(...args), 1_200_000);
  });

  it('capabilities', async () => {
    const w = await world();
    const granted = w.directory.grantCapability(w.mill.address, STOCKIST, 0, FOREVER);
    await measure('grantCapability', granted, 58_000);
    await measure('revokeCapability', w.directory.revokeCapability(w.mill.address, STOCKIST, 0), 34_000);
    await time.increase(10);
    const again = w.directory.grantCapability(w.mill.address, STOCKIST, 0, FOREVER);
    await measure('grantCapability, after one that ended', again, 83_000);
  });

  it('the question that every other contract asks', async () => {
    const w = await world();
    await accreditBody(w, w.fund.address);
    await w.directory.connect(w.processor).addSigner(w.processor.address, w.hosted.address, 0, FOREVER);
    const manufacturer = MILL | 2n;
    const at = await now();
    for (const [who, organisation, signer, mask] of [
      ['a mill itself', w.mill.address, w.mill.address, manufacturer],
      ["a processor's key", w.processor.address, w.hosted.address, manufacturer],
      ['an inspection body', w.fund.address, w.fund.address, 16n],
      ['any signer', w.mill.address, w.mill.address, 0n],
    ] as const) {
      const asked = w.directory.isAuthorised.send(organisation, signer, mask, at);
      await measure(`isAuthorised of ${who}`, asked, 31_000);
    }
  });
});
