import { expect } from 'chai';
import fc from 'fast-check';
import { isAppError } from '../errors/index.ts';
import { stripOfTwoCoils } from './fixtures/strip-of-two-coils.ts';
import { readGenealogy, sharesOfLot } from './index.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

type Path = (string | number)[];

/** Every value inside, by its path: lists and objects as well as what is in them. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsOf(inner, [...at, key])]);
}

function put(root: object, path: Path, value: unknown): void {
  let at = root as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1) ?? ''] = value;
}

const paths = pathsOf(stripOfTwoCoils).filter((path) => path.length > 0);
const conserved = paths.filter(
  (path) =>
    ['lossGrams', 'processEmissionsGrams'].includes(String(path.at(-1))) ||
    (['transformations', 'heats'].includes(String(path[0])) &&
      ['massGrams', 'emissionsGrams'].includes(String(path.at(-1)))),
);
const odd = fc.oneof(
  fc.constantFrom(
    '',
    '-1',
    '1e9',
    '0x10',
    '9'.repeat(78),
    '9'.repeat(5_000),
    null,
    [],
    {},
    0,
    -0,
    NaN,
    true,
    '5',
    '1',
  ),
  fc.bigInt({ min: 0n, max: 2n ** 130n }).map(String),
  fc.string({ maxLength: 40 }),
  fc
    .constantFrom(...paths)
    .map((path) => path.reduce<unknown>((at, key) => (at as never)[key], stripOfTwoCoils)),
);

describe('a mutated genealogy', () => {
  it('is read or refused in a sentence, whatever was done to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths), odd), { minLength: 1, maxLength: 5 }),
        (changes) => {
          const forged = structuredClone(stripOfTwoCoils);
          for (const [path, value] of changes) {
            try {
              put(forged, path, structuredClone(value));
            } catch {
              // An earlier change took away what this one would have changed.
            }
          }
          try {
            const { genealogy, answer } = readGenealogy(forged);
            const shares = sharesOfLot(genealogy, answer.lotId);
            const lot = genealogy.lots.find((each) => each.lotId === answer.lotId);
            expect(shares.reduce((total, share) => total + share.massGrams, 0n)).to.equal(lot?.massGrams);
          } catch (error) {
            if (!isAppError(error)) throw error;
            expect(error.message).to.match(/\.$|[a-z]/);
          }
        },
      ),
      { numRuns },
    );
  });

  it('never adds up when one conserved figure was changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...conserved), fc.bigInt({ min: 1n, max: 2n ** 100n }), (path, more) => {
        const forged = structuredClone(stripOfTwoCoils);
        const before = path.reduce<unknown>((at, key) => (at as never)[key], stripOfTwoCoils) as string;
        put(forged, path, (BigInt(before) + more).toString());
        expect(readGenealogy(forged).faults).not.to.deep.equal([]);
      }),
      { numRuns },
    );
  });
});
