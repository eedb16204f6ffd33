/**
 * MaterialLedger.transform
 * ├── given a holder with the capability
 * │   ├── it burns inputs and mints outputs of the same mass, loss apart
 * │   ├── it carries the inputs' emissions and the process's onto the outputs, to the gram
 * │   ├── when the same lot is named twice: each time it takes of what is left
 * │   └── when mass does not balance, is zero, reserved or not held: it refuses
 * ├── given a recalled or unknown lot: it refuses
 * └── given anyone without the capability, or nothing to do: it refuses
 */
import { expect } from 'chai';
import { commissionedLot } from '../steel.ts';
import { deploy, ethers, hash, world, type World } from '../world.ts';
import { railed, reserve } from './rails.ts';

const EVIDENCE = hash('evidence of the cut');
const EVENT = hash('cutting event');

function cut(w: World, inputs: [bigint, bigint][], outputs: bigint[], loss = 0n, processEmissions = 0n) {
  const args = [
    inputs.map(([lotId, grams]) => ({ lotId, grams })),
    outputs.map((massGrams) => ({ to: w.mill.address, massGrams })),
    loss,
    processEmissions,
    EVIDENCE,
    EVENT,
  ] as const;
  const ledger = w.ledger.connect(w.mill);
  return { ids: () => ledger.transform.staticCall(...args), send: () => ledger.transform(...args) };
}

describe('MaterialLedger.transform', () => {
  it('INV-11, INV-13: carries mass and emissions, remainder to the last', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const act = cut(w, [[lotId, 10_000_001n]], [3_000_000n, 3_000_000n, 3_900_001n], 100_000n, 7n);
    const ids = await act.ids();
    const transformation = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'address', 'address', 'uint256'],
        [31337, w.ledger.target, w.mill.address, 0],
      ),
    );
    await expect(act.send())
      .to.emit(w.ledger, 'LotsTransformed')
      .withArgs(transformation, w.mill.address, 10_000_001n, 100_000n, 7n, EVIDENCE, EVENT)
      .and.to.emit(w.ledger, 'LotConsumed')
      .withArgs(lotId, transformation, w.mill.address, 10_000_001n, 5_500_000n, 14_799_999n, 8_140_000n)
      .and.to.emit(w.ledger, 'LotProduced')
      .withArgs(ids[0], transformation, w.mill.address, 3_000_000n, 1_666_668n)
      .and.to.emit(w.ledger, 'LotProduced')
      .withArgs(ids[2], transformation, w.mill.address, 3_900_001n, 2_166_671n);
    // floor(13,640,000 × 10,000,001 / 24,800,000) = 5,500,000 carried, and 7 of the process.
    const lots = await Promise.all(ids.map((id: bigint) => w.ledger.lotOf(id)));
    expect(lots.map((lot) => lot.massGrams)).to.deep.equal([3_000_000n, 3_000_000n, 3_900_001n]);
    expect(lots.map((lot) => lot.emissionsGrams)).to.deep.equal([1_666_668n, 1_666_668n, 2_166_671n]);
    expect(lots[0].issuer).to.equal(w.mill.address);
    expect(await w.ledger.remainingOf(lotId)).to.deep.equal([14_799_999n, 8_140_000n]);
    expect(await w.ledger.balanceOf(w.mill.address, lotId)).to.equal(14_799_999n);
    expect(await w.ledger.balanceOf(w.mill.address, ids[2])).to.equal(3_900_001n);
  });

  it('INV-13: the last gram takes all emissions that are left', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const act = cut(
      w,
      [
        [lotId, 8_266_667n],
        [lotId, 8_266_667n],
        [lotId, 8_266_666n],
      ],
      [24_800_000n],
    );
    const [id] = await act.ids();
    await act.send();
    expect((await w.ledger.lotOf(id)).emissionsGrams).to.equal(13_640_000n);
    expect(await w.ledger.remainingOf(lotId)).to.deep.equal([0n, 0n]);
  });

  it('refuses when mass does not balance', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await expect(cut(w, [[lotId, 1_000n]], [999n], 2n).send())
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_MassUnbalanced')
      .withArgs(1_000n, 1_001n);
    await expect(cut(w, [[lotId, 1_000n]], [999n]).send())
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_MassUnbalanced')
      .withArgs(1_000n, 999n);
  });

  it('refuses zero masses and nothing', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    for (const act of [cut(w, [[lotId, 0n]], [1n]), cut(w, [[lotId, 1n]], [1n, 0n])]) {
      await expect(act.send()).to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_MassZero');
    }
    for (const [act, inputs, outputs] of [
      [cut(w, [], [1n]), 0, 1],
      [cut(w, [[lotId, 1n]], [], 1n), 1, 0],
    ] as const) {
      await expect(act.send())
        .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_NothingToTransform')
        .withArgs(inputs, outputs);
    }
  });

  it('INV-9: refuses reserved grams', async () => {
    const w = await railed();
    const { lotId } = w;
    await reserve(w, 5_250_000n);
    await expect(cut(w, [[lotId, 19_550_001n]], [19_550_001n]).send())
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_AboveAvailable')
      .withArgs(lotId, 19_550_001n, 19_550_000n);
  });

  it('refuses more than is held', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await expect(cut(w, [[lotId, 24_800_001n]], [24_800_001n]).send()).to.be.revertedWithCustomError(
      w.ledger,
      'ERC1155InsufficientBalance',
    );
  });

  it('refuses a recalled and an unknown lot', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await w.ledger.connect(w.mill).recall(lotId, 4, EVENT);
    await expect(cut(w, [[lotId, 1n]], [1n]).send()).to.be.revertedWithCustomError(
      w.ledger,
      'MaterialLedger_LotRecalled',
    );
    await expect(cut(w, [[42n, 1n]], [1n]).send())
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_LotUnknown')
      .withArgs(42);
  });

  it('refuses anyone without the capability', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const inputs = [{ lotId, grams: 1n }];
    const outputs = [{ to: w.stranger.address, massGrams: 1n }];
    await expect(w.ledger.connect(w.stranger).transform(inputs, outputs, 0, 0, EVIDENCE, EVENT))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_NotAuthorised')
      .withArgs(w.stranger.address, w.stranger.address);
  });

  it('refuses an act without its EPCIS event', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const inputs = [{ lotId, grams: 1n }];
    const outputs = [{ to: w.mill.address, massGrams: 1n }];
    await expect(w.ledger.connect(w.mill).transform(inputs, outputs, 0, 0, EVIDENCE, ethers.ZeroHash))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_EpcisEventMissing')
      .withArgs(0);
  });

  it('asks every holder last, when all balances are written', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const holder = await deploy('CallingHolder');
    const outputs = [
      { to: holder.target, massGrams: 400n },
      { to: w.buyer.address, massGrams: 600n },
    ];
    const args = [[{ lotId, grams: 1_000n }], outputs, 0, 0, EVIDENCE, EVENT] as const;
    const ledger = w.ledger.connect(w.mill);
    const ids = (await ledger.transform.staticCall(...args)) as bigint[];
    const question = w.ledger.interface.encodeFunctionData('balanceOf', [w.buyer.address, ids[1]]);
    await holder.callBack(w.ledger.target, question);
    await ledger.transform(...args);
    expect(BigInt(await holder.answer())).to.equal(600n);
    await holder.feel(1);
    await expect(ledger.transform(...args)).to.be.revertedWithCustomError(holder, 'CallingHolder_Refused');
    expect(await w.ledger.remainingOf(lotId)).to.deep.equal([24_799_000n, 13_639_450n]);
  });
});
