import { expect } from 'chai';
import { bookRootOf, entryDigest, FIRST_HASH, judgeClosings, sealHash, type Closing } from './index.ts';

type Hash = `0x${string}`;

/** The links of a book of so many entries. */
function linksOf(count: number, text = 'entry'): Map<bigint, Hash> {
  const links = new Map<bigint, Hash>();
  let hash: Hash = FIRST_HASH;
  for (let place = 1n; place <= BigInt(count); place += 1n) {
    hash = sealHash(hash, place, entryDigest(`${text} ${place}`));
    links.set(place, hash);
  }
  return links;
}

const closingOf = (
  links: ReadonlyMap<bigint, Hash>,
  number: string,
  first: bigint,
  last: bigint,
): Closing => {
  const hashes = [...links].filter(([place]) => place >= first && place <= last).map(([, hash]) => hash);
  return { number, first, last, root: bookRootOf(hashes) ?? FIRST_HASH };
};
const links = linksOf(9);
const monday = closingOf(links, '1795478400', 1n, 4n);
const tuesday = closingOf(links, '1795564800', 5n, 9n);
const anchored = (...closings: Closing[]) => closings.map(({ number, root }) => ({ number, root }));

describe('closings of a book', () => {
  it('hold when the chain has them all, and it vouches up to the last place of the newest', () => {
    expect(judgeClosings([monday, tuesday], links, anchored(monday, tuesday))).to.deep.equal({
      ...{ findings: [], compared: 2, vouchedTo: 9n, open: [] },
    });
  });

  it('are followed from the links alone when the chain was not asked', () => {
    expect(judgeClosings([monday, tuesday], links)).to.deep.equal({
      ...{ findings: [], compared: 0, vouchedTo: 0n, open: [] },
    });
    const { findings } = judgeClosings([monday], linksOf(9, 'other'));
    expect(findings).to.deep.equal([
      {
        sequence: '1',
        sentence:
          'Closing 1795478400 (places 1 to 4) does not follow from the links: one of them is not what it was.',
      },
    ]);
  });

  it('that are on chain and not in the book were taken away', () => {
    expect(judgeClosings([], links, anchored(monday)).findings).to.deep.equal([
      {
        sequence: null,
        sentence:
          'Closing 1795478400 is on chain and no longer in the book: it was taken away after it was put there.',
      },
    ]);
  });

  it('that follow from rewritten links have another root on chain', () => {
    const rewritten = linksOf(9, 'other');
    const forged = closingOf(rewritten, monday.number, 1n, 4n);
    expect(judgeClosings([forged], rewritten, anchored(monday))).to.deep.equal({
      findings: [
        {
          sequence: '1',
          sentence:
            'Closing 1795478400 (places 1 to 4) has another root on chain: the book was rewritten after it was put there.',
        },
      ],
      ...{ compared: 0, vouchedTo: 0n, open: [] },
    });
  });

  it('that the chain has not are untold while nothing later vouches for their places', () => {
    expect(judgeClosings([monday, tuesday], links, anchored(monday))).to.deep.include({
      ...{ findings: [], compared: 1, vouchedTo: 4n, open: [tuesday.number] },
    });
    const refused = closingOf(links, '1795500000', 5n, 8n);
    expect(judgeClosings([monday, refused, tuesday], links, anchored(monday, tuesday))).to.deep.include({
      ...{ findings: [], compared: 2, vouchedTo: 9n, open: [] },
    });
  });

  it('over more places than there are links do not hold, however many they claim', () => {
    const wide = { ...monday, last: 9_223_372_036_854_775_807n };
    expect(judgeClosings([wide], links).findings.map(({ sentence }) => sentence)).to.deep.equal([
      'Closing 1795478400 (places 1 to 9223372036854775807) has links that are gone.',
    ]);
  });
});
