/**
 * Attack: figures at the edge of their words.
 *
 * EAS had a nonce overflow (PR #101, onchain.md 2.1), SmartInvoice underflows at 10,001 bps (1.4), refund-protocol's
 * over-withdrawal makes a later subtraction revert for ever (1.2). Here every sum is taken in 256 bits and compared
 * before it is narrowed, and what does not fit is refused with the figure.
 */
import { expect } from 'chai';
import { EVENT } from '../provenance/rails.ts';
import { certificatesOf, commissionOf, issue } from '../steel.ts';
import { fiatTermsOf, open, orderIdOf, receive } from '../fiat/orders.ts';
import { weigh } from '../payment.ts';
import { hash, world, type World } from '../world.ts';

const MAX = 2n ** 128n - 1n;

/** Two lots of 2^128 − 1 grams each. */
async function giants(w: World, emissionsGrams: bigint) {
  const certificates = certificatesOf(w.mill.address, 2).map((each) => ({ ...each, massGrams: MAX }));
  const { evidenceOf } = await issue(w, w.mill, certificates);
  const ledger = w.ledger.connect(w.mill);
  const lots: bigint[] = [];
  for (const index of [0, 1]) {
    const terms = commissionOf(w.mill.address, { massGrams: MAX, emissionsGrams });
    const args = [certificates[index]!, evidenceOf(index), terms] as const;
    lots.push(await ledger.commission.staticCall(...args));
    await ledger.commission(...args);
  }
  return {
    ledger,
    lots,
    again: () =>
      ledger.commission(certificates[0]!, evidenceOf(0), commissionOf(w.mill.address, { massGrams: 1n })),
  };
}

describe('Attack: extreme figures', () => {
  it('a certificate of the largest mass takes not a gram more', async () => {
    const w = await world();
    const { again } = await giants(w, 0n);
    await expect(again())
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_CommissionAboveCertified')
      .withArgs(2n ** 128n, MAX);
  });

  it('two giants are cut together, to the gram of mass and carbon', async () => {
    const w = await world();
    const { ledger, lots } = await giants(w, MAX / 2n);
    const inputs = lots.map((lotId) => ({ lotId, grams: MAX }));
    const outputs = [MAX, MAX].map((massGrams) => ({ to: w.mill.address, massGrams }));
    const args = [inputs, outputs, 0, 1n, EVENT, EVENT] as const;
    const ids = (await ledger.transform.staticCall(...args)) as bigint[];
    await ledger.transform(...args);
    const made = await Promise.all(ids.map((id) => w.ledger.lotOf(id)));
    const carbon = made.map((lot: { emissionsGrams: bigint }) => lot.emissionsGrams);
    // MAX is odd: twice its half and the process's gram are MAX again, shared by equal mass, remainder to the last.
    expect(carbon).to.deep.equal([MAX / 2n, MAX / 2n + 1n]);
    expect(await w.ledger.remainingOf(lots[0]!)).to.deep.equal([0n, 0n]);
  });

  it('more carbon than fits is refused, with the figure', async () => {
    const w = await world();
    const { ledger, lots } = await giants(w, MAX);
    const inputs = lots.map((lotId) => ({ lotId, grams: MAX }));
    const outputs = [MAX, MAX].map((massGrams) => ({ to: w.mill.address, massGrams }));
    await expect(ledger.transform(inputs, outputs, 0, 5n, EVENT, EVENT))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_EmissionsAboveLimit')
      .withArgs(2n * MAX + 5n, MAX);
    const one = [{ to: w.mill.address, massGrams: MAX }];
    await expect(ledger.transform(inputs.slice(0, 1), one, 0, 1n, EVENT, EVENT))
      .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_EmissionsAboveLimit')
      .withArgs(2n ** 128n, MAX);
    await ledger.transform(inputs.slice(0, 1), one, 0, 0n, EVENT, EVENT);
  });

  it('a gram taken of a giant carries the floor of its share', async () => {
    const w = await world();
    const { ledger, lots } = await giants(w, MAX);
    const outputs = [{ to: w.mill.address, massGrams: 1n }];
    await ledger.transform([{ lotId: lots[0]!, grams: 1n }], outputs, 0, 0, EVENT, EVENT);
    expect(await w.ledger.remainingOf(lots[0]!)).to.deep.equal([MAX - 1n, MAX - 1n]);
  });

  it('the dearest order through the bank is released to the last gram', async () => {
    const w = await world();
    const { lots } = await giants(w, 0n);
    const amountMinor = 2n ** 120n - 1n;
    const terms = await fiatTermsOf(w, lots[0]!, { maxGrams: MAX, amountMinor, orderRef: hash('giant') });
    await open(w, terms);
    const id = orderIdOf(w, terms);
    await receive(w, id, amountMinor - 1n);
    await weigh(w, id, MAX);
    const fiat = w.fiat.connect(w.relayer);
    await expect(fiat.release(terms, MAX, EVENT))
      .to.be.revertedWithCustomError(w.fiat, 'FiatSettlement_ReleaseAboveReceived')
      .withArgs(amountMinor, amountMinor - 1n);
    await receive(w, id, amountMinor, 2);
    await fiat.release(terms, MAX, EVENT);
    expect(await w.ledger.balanceOf(w.buyer.address, lots[0]!)).to.equal(MAX);
  });
});
