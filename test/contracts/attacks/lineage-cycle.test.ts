/**
 * Attack: a lot becomes its own ancestor.
 *
 * EAS lets `refUID` point anywhere that exists (@aa47c22, onchain.md 2.1), and a lineage kept as free references can be
 * tied into a ring. Here inputs must exist before the act and outputs must not, so ancestry is ordered by time: there
 * is no act that closes a ring, not even for who knows the id of the lot to come.
 */
import { expect } from 'chai';
import { certificateOf, commissionOf, issue } from '../steel.ts';
import { EVENT, railed } from '../provenance/rails.ts';
import { deploy, ethers, world } from '../world.ts';

describe('Attack: lineage cycle', () => {
  it('an act cannot consume its own output, whose id is known beforehand', async () => {
    const r = await railed();
    const coder = ethers.AbiCoder.defaultAbiCoder();
    const act = ethers.keccak256(
      coder.encode(['uint256', 'address', 'address', 'uint256'], [31337, r.ledger.target, r.mill.address, 0]),
    );
    const toCome =
      BigInt(
        ethers.keccak256(
          coder.encode(['uint256', 'address', 'bytes32', 'uint256'], [31337, r.ledger.target, act, 0]),
        ),
      ) >> 156n;
    const ledger = r.ledger.connect(r.mill);
    const outputs = [{ to: r.mill.address, massGrams: 2n }];
    const closed = [
      { lotId: r.lotId, grams: 1n },
      { lotId: toCome, grams: 1n },
    ];
    await expect(ledger.transform(closed, outputs, 0, 0, EVENT, EVENT))
      .to.be.revertedWithCustomError(r.ledger, 'MaterialLedger_LotUnknown')
      .withArgs(toCome);
    const open = [{ lotId: r.lotId, grams: 2n }];
    expect(await ledger.transform.staticCall(open, outputs, 0, 0, EVENT, EVENT)).to.deep.equal([toCome]);
  });

  it('an output never takes the id of an ancestor, also when hashes collide', async () => {
    const w = await world();
    const ledger = (
      await deploy('CollidingLedger', [w.directory.target, w.registry.target, w.escrow.target, w.fiat.target])
    ).connect(w.mill);
    const certificate = certificateOf(w.mill.address);
    const issued = await issue(w, w.mill, [certificate]);
    await ledger.commission(certificate, issued.evidenceOf(0), commissionOf(w.mill.address));
    const inputs = [{ lotId: 7n, grams: 24_800_000n }];
    const outputs = [{ to: w.mill.address, massGrams: 24_800_000n }];
    await expect(ledger.transform(inputs, outputs, 0, 0, EVENT, EVENT))
      .to.be.revertedWithCustomError(ledger, 'MaterialLedger_LotExists')
      .withArgs(7n);
  });
});
