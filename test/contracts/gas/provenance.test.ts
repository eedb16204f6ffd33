/**
 * What the acts of the material ledger cost. Receivers hold some of the lot already, as in trade. The rails are
 * accounts here, so reserve, release and cancel are whole transactions: in a settlement they cost 21,000 and their
 * calldata less.
 */
import { EVENT, PAYMENT, railed, release, reserve } from '../provenance/rails.ts';
import { certificatesOf, commissionOf, issue } from '../steel.ts';
import { hash } from '../world.ts';
import { measure } from './measure.ts';

describe('Gas of the material ledger', () => {
  it('commission: the first lot of a certificate, and a later one', async () => {
    const r = await railed();
    const certificates = certificatesOf(r.mill.address, 1_000, 2n);
    const { evidenceOf } = await issue(r, r.mill, certificates);
    const terms = commissionOf(r.mill.address, { massGrams: 1_000_000n });
    const commission = () => r.ledger.connect(r.mill).commission(certificates[0]!, evidenceOf(0), terms);
    await measure('commission, first lot, proof of depth 10', commission(), 303_000);
    await measure('commission, later lot', commission(), 266_000);
  });

  it('transform: one into one, one into two, two into one', async () => {
    const r = await railed();
    const ledger = r.ledger.connect(r.mill);
    const transform = (inputs: [bigint, bigint][], masses: bigint[]) =>
      ledger.transform(
        inputs.map(([lotId, grams]) => ({ lotId, grams })),
        masses.map((massGrams) => ({ to: r.mill.address, massGrams })),
        0,
        7n,
        EVENT,
        EVENT,
      );
    await measure('transform, one into one', transform([[r.lotId, 1_000n]], [1_000n]), 205_000);
    await measure('transform, one into two', transform([[r.lotId, 1_000n]], [600n, 400n]), 269_000);
    const pair = [
      [r.lotId, 1_000n],
      [r.lotId, 2_000n],
    ] as [bigint, bigint][];
    await measure('transform, two into one', transform(pair, [3_000n]), 180_000);
  });

  it('title: transfer, transferTitle, recall', async () => {
    const r = await railed();
    const ledger = r.ledger.connect(r.mill);
    await ledger.transferTitle(r.lotId, r.buyer.address, 1n, EVENT);
    const sent = ledger.safeTransferFrom(r.mill.address, r.buyer.address, r.lotId, 1_000n, '0x');
    await measure('safeTransferFrom', sent, 41_000);
    await measure('transferTitle', ledger.transferTitle(r.lotId, r.buyer.address, 1_000n, EVENT), 43_000);
    await measure('recall', ledger.recall(r.lotId, 4, EVENT), 31_000);
  });

  it('reservation: reserve, release, cancel', async () => {
    const r = await railed();
    await r.ledger.connect(r.mill).transferTitle(r.lotId, r.buyer.address, 1n, EVENT);
    await measure('reserve, first of an order', reserve(r, 5_250_000n), 83_000);
    await measure('reserve, later of an order', reserve(r, 1_000n, hash('second')), 61_000);
    await measure('release', release(r, 4_982_000n), 50_000);
    const ledger = r.ledger.connect(r.escrowRail);
    const cancelled = ledger.cancelReservation(PAYMENT, r.lotId, r.mill.address);
    await measure('cancelReservation', cancelled, 37_000);
  });
});
