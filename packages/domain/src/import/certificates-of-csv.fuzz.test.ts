import { expect } from 'chai';
import fc from 'fast-check';
import { readCertificate } from '../en10168/index.ts';
import { certificatesOfCsv, csvColumns } from './index.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const names = csvColumns.map(({ name }) => name);
const example = csvColumns.map(({ example: value }) => value);
const orne = { name: "Aciéries du Val d'Orne SAS", vat: null };

const field = fc.oneof(
  fc.constantFrom(
    ...example,
    '',
    '0',
    '-1',
    '1e9',
    '0,165',
    '<0.005',
    '=1+1',
    '__proto__',
    '\u0000',
    ';;',
    '9'.repeat(50),
  ),
  fc.string({ maxLength: 20 }),
);
const header = fc.oneof(
  fc.constant(names),
  fc.shuffledSubarray(names),
  fc.constant(['number', 'item', 'value']),
  fc.array(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 12 })), { maxLength: 50 }),
);

describe('certificatesOfCsv, on mutated tables', function () {
  this.timeout(900_000);

  it('never throws, and every certificate that it makes can be read or is refused with a reason', () => {
    fc.assert(
      fc.property(header, fc.array(fc.array(field, { maxLength: 50 }), { maxLength: 4 }), (head, lines) => {
        const { certificates, findings } = certificatesOfCsv([head, ...lines], orne);
        expect(certificates.length).to.be.at.most(Math.max(lines.length, 0));
        for (const { document } of certificates) {
          const read = readCertificate(document);
          expect(read.certificate !== undefined || read.findings.length > 0).to.equal(true);
        }
        if (certificates.length === 0 && lines.flat().some((value) => value.trim() !== '')) {
          expect(findings.length).to.be.greaterThan(0);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps every value of the template that is changed alone', () => {
    fc.assert(
      fc.property(fc.nat(names.length - 1), field, (place, value) => {
        const line = example.map((given, index) => (index === place ? value : given));
        const { certificates, findings } = certificatesOfCsv([names, line], orne);
        expect(certificates.length + findings.filter(({ severity }) => severity === 'error').length).to.equal(
          1,
        );
      }),
      { numRuns: RUNS },
    );
  });
});
