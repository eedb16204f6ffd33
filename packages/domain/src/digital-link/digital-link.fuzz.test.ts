import { expect } from 'chai';
import fc from 'fast-check';
import {
  elementString,
  parseDigitalLink,
  readElementString,
  readLabelTarget,
  writeDigitalLink,
} from './index.ts';

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

const bases = [
  'https://id.gs1.org/01/09520123456788/22/2A/10/H4711/21/B7?3103=024650&17=270101#label',
  'https://steel.example/a/b/00/095201230000000172?02=09520123456788&37=25&10=H4711',
  'https://steel.example/01/09520123456788/10/00000000000000000001/21/A%2F7',
  'https://steel.example/v/00000000000000000001?21=B2',
  'https://id.gs1.org/8006/040123451234560102/22/ABCD/10/XYZ?99=a&98=b',
  'HTTP://[2001:db8::1]:8080/gtin/9520123456788/ser/x?linkType=gs1:pip&11=260300',
  'https://id.gs1.org/414/4012345000054/254/1?4309=09000000000180000000',
];
const pieces = [
  ...['/', '//', '?', '#', '&', '=', '%', '%00', '%2F', '%zz', '+', '~', '\u0000', 'é', '😀', '..', '@', ';'],
  ...['/01/', '/10/', '/21/', '/235/', '/gtin/', '/ser/', '&01=', '&10=', '&3103=', '&8013=', '&89=', '99=A'],
  ...['09520123456788', '9520123456788', '02345673', '0', '9'.repeat(40), 'A'.repeat(91)],
];

/** A real link with parts cut out, doubled, swapped for others, or broken in the middle. */
const mutated = fc
  .tuple(
    fc.constantFrom(...bases),
    fc.array(
      fc.tuple(fc.nat(200), fc.nat(12), fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 }))),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([base, edits]) =>
    edits.reduce((text, [at, cut, piece]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + piece + text.slice(start + cut);
    }, base),
  );

describe('mutated Digital Links', () => {
  it('are read or refused with a reason, and what is read can be written and read again', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        readLabelTarget(text);
        const read = parseDigitalLink(text);
        if (!read.ok) {
          expect(read.reason).to.match(/^\S.+\S$/);
          return;
        }
        const scanned = elementString(read.link);
        const elements = readElementString(scanned);
        expect(elements).to.deep.equal(read.link.elements);
        const [key] = elements;
        // A key with AI 235 or a second primary key may be written in another way than it came.
        if (elements.some(({ ai }) => ai === '235') || key === undefined) return;
        const again = parseDigitalLink(writeDigitalLink(elements));
        expect(again.ok && new Set(again.link.elements.map(({ ai, value }) => ai + value))).to.deep.equal(
          new Set(elements.map(({ ai, value }) => ai + value)),
        );
      }),
      { numRuns },
    );
  }).timeout(600_000);

  it('never break the reader of element strings', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      mutated.map((link) => `^01${link.slice(20)}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        try {
          expect(readElementString(given)).to.be.an('array');
        } catch (error) {
          expect(error).to.have.property('code', 'invalid-input');
        }
      }),
      { numRuns },
    );
  }).timeout(600_000);
});
