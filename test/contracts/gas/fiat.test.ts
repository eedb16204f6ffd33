/** What orders paid through banks cost, beside the reports. */
import { acceptOrder, AMOUNT, DELIVERY, fiatTermsOf, MAX_GRAMS, orderIdOf, receive } from '../fiat/orders.ts';
import { weigh } from '../payment.ts';
import { EVENT } from '../provenance/rails.ts';
import { commissionedLot } from '../steel.ts';
import { world } from '../world.ts';
import { measure } from './measure.ts';

describe('Gas of fiat orders', () => {
  it('open, release, cancel', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    await w.ledger.connect(w.mill).transferTitle(lotId, w.buyer.address, 1n, EVENT);
    const terms = await fiatTermsOf(w, lotId);
    const acceptance = await acceptOrder(w, terms);
    const fiat = w.fiat.connect(w.relayer);
    await measure('open a fiat order', fiat.open(terms, w.mill.address, acceptance), 137_000);
    const id = orderIdOf(w, terms);
    await receive(w, id, AMOUNT);
    await weigh(w, id, MAX_GRAMS);
    await measure('release a fiat order', fiat.release(terms, 4_982_000n, DELIVERY), 78_000);
    await measure('cancel a fiat order', fiat.cancel(terms), 51_000);
  });
});
