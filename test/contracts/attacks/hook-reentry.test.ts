/**
 * Attack: a receiver's hook re-enters while something is created or split.
 *
 * hypercerts audit C-01 (@a606868, onchain.md 4): `splitFraction` minted the new fraction, and so called the receiver's
 * ERC-1155 hook, before it reduced the old one; the hook split again and units came out of nothing. Here every balance
 * and figure is written before the first hook runs, creating acts are guarded besides, a paid release calls no hook at
 * all, and carbon units have none.
 */
import { expect } from 'chai';
import { CLASS, issued as issuedUnits, part } from '../carbon/units.ts';
import { EVENT, PAYMENT, railed, reserve } from '../provenance/rails.ts';
import { certificateOf, commissionOf, issue } from '../steel.ts';
import { deploy, ethers, FOREVER, hash, PROCESSOR, profile } from '../world.ts';

/** A hostile processor: a contract with the capability, holding 10 t of the lot. */
async function hostile() {
  const r = await railed();
  const holder = await deploy('CallingHolder');
  await r.directory.register(holder.target, profile);
  await r.directory.grantCapability(holder.target, PROCESSOR, 0, FOREVER);
  await r.ledger.connect(r.mill).transferTitle(r.lotId, holder.target, 10_000_000n, EVENT);
  const encode = (verb: string, args: unknown[]): string => r.ledger.interface.encodeFunctionData(verb, args);
  const split = encode('transform', [
    [{ lotId: r.lotId, grams: 6_000_000n }],
    [3_000_000n, 3_000_000n].map((massGrams) => ({ to: holder.target, massGrams })),
    0,
    0,
    EVENT,
    EVENT,
  ]);
  return { ...r, holder, encode, split };
}

const REENTERED = ethers.id('ReentrancyGuardReentrantCall()').slice(0, 10);

describe('Attack: hook re-entry', () => {
  it('a split cannot be split again from its own hook', async () => {
    const { ledger, holder, split, lotId } = await hostile();
    await holder.callBack(ledger.target, split);
    const before = (await holder.received()) as bigint;
    await holder.act(ledger.target, split);
    expect(await holder.received()).to.equal(before + 2n);
    expect(await holder.succeeded()).to.equal(false);
    expect(await holder.answer()).to.equal(REENTERED);
    expect(await ledger.balanceOf(holder.target, lotId)).to.equal(4_000_000n);
    // floor(13,640,000 × 6 / 24.8) went along, once.
    expect(await ledger.remainingOf(lotId)).to.deep.equal([18_800_000n, 10_340_000n]);
  });

  it("the input is gone before the output's hook can move it away", async () => {
    const { ledger, holder, encode, split, lotId, stranger } = await hostile();
    const escape = [holder.target, stranger.address, lotId, 4_000_001n, '0x'];
    await holder.callBack(ledger.target, encode('safeTransferFrom', escape));
    await holder.act(ledger.target, split);
    expect(await holder.succeeded()).to.equal(false);
    expect(await ledger.balanceOf(stranger.address, lotId)).to.equal(0n);
  });

  it('a commission cannot be repeated from its hook', async () => {
    const r = await hostile();
    const certificate = certificateOf(r.holder.target, { subject: hash('heat 9'), batch: 9n });
    const { leaves } = await issueAs(r, certificate);
    const commission = r.encode('commission', [
      certificate,
      leaves,
      commissionOf(r.holder.target, { massGrams: 12_400_000n }),
    ]);
    await r.holder.callBack(r.ledger.target, commission);
    await r.holder.act(r.ledger.target, commission);
    expect(await r.holder.succeeded()).to.equal(false);
    expect(await r.holder.answer()).to.equal(REENTERED);
    const id = await r.registry.certificateId(certificate);
    expect(await r.ledger.certifiedUsedGrams(id)).to.equal(12_400_000n);
  });

  it('what a hook reads is already true', async () => {
    const { ledger, holder, encode, split, lotId } = await hostile();
    await holder.callBack(ledger.target, encode('remainingOf', [lotId]));
    await holder.act(ledger.target, split);
    expect(ledger.interface.decodeFunctionResult('remainingOf', await holder.answer())).to.deep.equal([
      18_800_000n,
      10_340_000n,
    ]);
  });

  it('a hook may cut what it was just given: mass and emissions still add up', async () => {
    const r = await hostile();
    await r.holder.callBack(r.ledger.target, r.split);
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.holder.target, 1_000n, EVENT);
    expect(await r.holder.succeeded()).to.equal(true);
    expect(await r.ledger.balanceOf(r.holder.target, r.lotId)).to.equal(4_001_000n);
    expect((await r.ledger.remainingOf(r.lotId)).massGrams).to.equal(18_800_000n);
  });

  it('a paid release gives no hook a chance', async () => {
    const r = await hostile();
    const before = await r.holder.received();
    await reserve(r, 1_000n);
    await r.ledger
      .connect(r.escrowRail)
      .release(PAYMENT, r.lotId, r.mill.address, 1_000n, r.holder.target, EVENT);
    expect(await r.holder.received()).to.equal(before);
  });

  it('units are given to a contract without calling it', async () => {
    const r = await issuedUnits();
    const holder = await deploy('CallingHolder');
    const again = r.units.interface.encodeFunctionData('transfer', [
      part(1_100n, 1_200n),
      1_000n,
      holder.target,
    ]);
    await holder.callBack(r.units.target, again);
    await r.mine.transfer(part(1_000n, 1_100n), 1_000n, holder.target);
    expect(await holder.received()).to.equal(0n);
    expect((await r.units.totalsOf(CLASS)).active).to.equal(1_000n);
  });
});

/** Issues one certificate as the hostile contract, and gives its evidence. */
async function issueAs(
  r: Awaited<ReturnType<typeof hostile>>,
  certificate: ReturnType<typeof certificateOf>,
) {
  const own = new Proxy(r.registry, {
    get: (registry, key) =>
      key === 'connect'
        ? () => ({
            issue: (...args: unknown[]) =>
              r.holder.act(registry.target, registry.interface.encodeFunctionData('issue', args)),
          })
        : Reflect.get(registry, key),
  });
  const signer = { address: r.holder.target } as typeof r.mill;
  const issued = await issue({ ...r, registry: own }, signer, [certificate]);
  return { leaves: issued.evidenceOf(0) };
}
