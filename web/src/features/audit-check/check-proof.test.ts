import type { Hex, Rpc } from '@topsteel/chain/verify';
import { bookProofOf, bookRootOf, entryDigest, FIRST_HASH, sealHash } from '@topsteel/domain/ledger';
import { expect } from 'chai';
import { checkProof, rootOver, type EntryProof } from './check-proof.ts';

const ANCHORS: Hex = `0x${'aa'.repeat(20)}`;
const texts = ['one|authorize|3548037500', 'two|capture|3483258000', 'three|void|64779500'];
const hashes = texts.reduce<Hex[]>(
  (done, text, index) => [...done, sealHash(done.at(-1) ?? FIRST_HASH, BigInt(index + 1), entryDigest(text))],
  [],
);
const root = bookRootOf(hashes) ?? FIRST_HASH;
const [first = FIRST_HASH, second = FIRST_HASH] = hashes;
const proof: EntryProof = {
  sequence: '2',
  text: 'two|capture|3483258000',
  digest: entryDigest('two|capture|3483258000'),
  previousHash: first,
  hash: second,
  anchor: {
    book: `0x${'bb'.repeat(32)}`,
    number: '1795435200',
    root,
    proof: bookProofOf(hashes, second) ?? [],
    publisher: `0x${'cc'.repeat(20)}`,
  },
};
const nodeWith =
  (answer: string): Rpc =>
  () =>
    Promise.resolve(answer);

describe('checkProof', () => {
  it('comes from the text of an entry to the root that the contract holds', async () => {
    expect(await checkProof(nodeWith(root), ANCHORS, proof)).to.equal(null);
  });

  it('names the first step that does not hold', async () => {
    const check = (changed: Partial<EntryProof>, answer: string = root) =>
      checkProof(nodeWith(answer), ANCHORS, { ...proof, ...changed });
    expect(await check({ text: 'two|capture|3483258001' })).to.equal('text');
    expect(await check({ previousHash: second })).to.equal('link');
    expect(await check({ anchor: proof.anchor && { ...proof.anchor, proof: [] } })).to.equal('path');
    expect(await check({ anchor: null })).to.equal('path');
    expect(await check({}, `0x${'0'.repeat(64)}`)).to.equal('root');
  });

  it('sorts each pair, as the library does that made the root', () => {
    expect(rootOver(second, proof.anchor?.proof ?? [])).to.equal(root);
  });
});
