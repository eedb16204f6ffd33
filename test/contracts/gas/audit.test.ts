/** What anchoring the books costs: first of a book, and each one after it. */
import { quorum } from '../reports/quorum.ts';
import { ethers, hash, now } from '../world.ts';
import { measure } from './measure.ts';

describe('Gas of audit anchors', () => {
  it('anchor', async () => {
    const q = await quorum();
    const anchors = q.anchors.connect(q.publisher);
    const book = ethers.id('TopSteel.Ledger');
    const at = await now();
    await measure('anchor books, first', anchors.anchor(book, 1, hash('Monday'), at - 1), 74_000);
    await measure('anchor books, next', anchors.anchor(book, 2, hash('Tuesday'), at), 57_000);
  });
});
