import { expect } from 'chai';
import fc from 'fast-check';
import { bookRootOf, entryDigest, FIRST_HASH, sealHash } from '../ledger/index.ts';
import {
  differencesOf,
  judgeTrail,
  trailText,
  type KeptTrail,
  type TrailEntry,
  type TrailSeal,
} from './index.ts';

const entryOf = (id: number): TrailEntry => ({
  id: id.toString(),
  atUs: '1795424400000000',
  actor: 'system',
  organisationId: null,
  action: 'order.create',
  subject: `order:${id}`,
  details: '{"massGrams": "24300000"}',
});

/** A log of so many entries, all sealed, closed over the first half. */
function trailOf(count: number): KeptTrail & { entries: TrailEntry[]; seals: TrailSeal[] } {
  const entries = Array.from({ length: count }, (_, index) => entryOf(index + 1));
  let hash: `0x${string}` = FIRST_HASH;
  const seals = entries.map((entry, index): TrailSeal => {
    const digest = entryDigest(trailText(entry));
    hash = sealHash(hash, BigInt(index + 1), digest);
    return { sequence: BigInt(index + 1), entryId: entry.id, digest, hash };
  });
  const last = BigInt(Math.max(1, Math.floor(count / 2)));
  const root = bookRootOf(seals.slice(0, Number(last)).map((seal) => seal.hash)) ?? FIRST_HASH;
  return {
    ...{ entries, seals, waiting: [], head: { sequence: BigInt(count), hash } },
    closings: [{ number: '1795478400', first: 1n, last, root }],
  };
}

describe('the audit log', () => {
  it('is hashed as PostgreSQL writes an array of its fields', () => {
    expect(trailText(entryOf(1))).to.equal(
      '["1", "1795424400000000", "system", null, "order.create", "order:1", {"massGrams": "24300000"}]',
    );
  });

  it('holds as it was kept, and is compared with the chain where that was asked', () => {
    const trail = trailOf(4);
    expect(judgeTrail(trail).findings).to.deep.equal([]);
    const [closing] = trail.closings;
    const saidOf = (root: `0x${string}`) => judgeTrail(trail, [{ number: '1795478400', root }]);
    expect(saidOf(closing!.root)).to.deep.include({
      onChain: { compared: 1, vouchedTo: 2n, open: [] },
      findings: [],
    });
    expect(saidOf(FIRST_HASH).findings).to.deep.equal([
      {
        ...{ kind: 'root', entryId: null, sequence: '1' },
        sentence:
          'Closing 1795478400 (places 1 to 2) has another root on chain: the book was rewritten after it was put there.',
      },
    ]);
  });

  it('names a seal before the first place, and a gap of any width in one sentence', () => {
    const trail = trailOf(2);
    const [first, second] = trail.seals;
    const before = { ...first!, sequence: -3n, entryId: '-3' };
    const far = { ...second!, sequence: 4_611_686_018_427_387_904n };
    const saidOf = (seals: TrailSeal[]) =>
      judgeTrail({ ...trail, seals, closings: [] }).findings.map(({ sentence }) => sentence);
    expect(saidOf([before, first!, second!])).to.deep.equal([
      'The seal in place -3 was slipped in: the first place is 1.',
    ]);
    expect(saidOf([first!, far])[0]).to.equal('The seals in places 2 to 4611686018427387903 were removed.');
  });

  it('names whichever entry was changed or removed, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.boolean(), (count, pick, isRemoved) => {
        const trail = trailOf(count);
        const id = ((pick % count) + 1).toString();
        const entries = isRemoved
          ? trail.entries.filter((entry) => entry.id !== id)
          : trail.entries.map((entry) => (entry.id === id ? { ...entry, actor: 'mallory' } : entry));
        const { findings } = judgeTrail({ ...trail, entries });
        expect(findings.map(({ kind, entryId }) => [kind, entryId])).to.deep.equal([
          [isRemoved ? 'removed' : 'changed', id],
        ]);
      }),
    );
  });

  it('differs from an earlier copy only where something of it was touched', () => {
    const earlier = trailOf(3);
    expect(differencesOf(earlier, trailOf(5))).to.deep.equal([]);
    const now = trailOf(3);
    now.seals[1] = { ...now.seals[1]!, digest: FIRST_HASH };
    expect(differencesOf(earlier, now).map(({ kind, entryId }) => [kind, entryId])).to.deep.equal([
      ['changed', '2'],
    ]);
    expect(
      differencesOf(earlier, { ...now, seals: now.seals.slice(0, 1) }).map(({ kind }) => kind),
    ).to.deep.equal(['removed', 'removed']);
  });
});
