import { expect } from 'chai';
import fc from 'fast-check';
import { commitFields, disclose, verifyDisclosure } from './index.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);
const seed = new Uint8Array(32).fill(9);
const document = {
  Certificate: {
    A03: 'AVO-2026-004711',
    Inspection: [
      { C00: 'F26-41873', C71: { Symbol: 'C', Actual: { Value: '0.16' } } },
      { C00: 'F26-41874', C71: { Symbol: 'C', Actual: { Value: '0.17' } } },
    ],
    Z02: '2026-11-02',
  },
};
const { commitment } = commitFields(document, seed);
const text = JSON.stringify(disclose(document, seed, ['/Certificate/Inspection/1', '/Certificate/Z02']));
const values = new Map([
  ['/Certificate/Inspection/1/C00', 'F26-41874'],
  ['/Certificate/Inspection/1/C71/Symbol', 'C'],
  ['/Certificate/Inspection/1/C71/Actual/Value', '0.17'],
  ['/Certificate/Z02', '2026-11-02'],
]);

describe('a mutated disclosure', function () {
  this.timeout(0);

  it('never shows for the signed commitment what the document does not say', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.nat({ max: text.length - 1 }),
            letter: fc.string({ minLength: 1, maxLength: 1 }),
          }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        (changes) => {
          const letters = Array.from(text);
          for (const { at, letter } of changes) letters[at] = letter;
          let value: unknown;
          try {
            value = JSON.parse(letters.join(''));
          } catch {
            return;
          }
          const result = verifyDisclosure(value);
          if (!result.holds || result.commitment !== commitment) return;
          for (const { path, value: shown } of result.fields) expect(shown).to.equal(values.get(path));
        },
      ),
      { numRuns },
    );
  });

  it('of any other shape is refused without a crash', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(verifyDisclosure(value).holds).to.equal(false);
      }),
      { numRuns },
    );
  });
});
