import { expect } from 'chai';
import fc from 'fast-check';
import { claimsOf } from './index.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);
const types = ['InspectionCertificateCredential', 'DigitalConformityCredential', 'DigitalProductPassport'];
const names = [
  ...['id', 'product', 'batchNumber', 'dimensions', 'weight', 'value', 'unit', 'document', 'sha256'],
  ...['registerEntry', 'account', 'countersignedBy', 'assessment', 'assessedProduct', 'hashDigest'],
  ...['digestMultibase', 'materialsProvenance', 'massFraction', 'mass', 'certifiedMassGrams', '__proto__'],
];
/** JSON with the names that are read, in any place. */
const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom('', 'KGM', '0xAB', 'zz', 'W0K7XBA22XY6DSSV479T', 'did:pkh:eip155:1:0x'),
    fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('node'), { maxKeys: 6 }),
  ),
}));

describe('fuzz: what a credential says', function () {
  this.timeout(0);
  it('is read from any payload without a crash, and never in upper case hex', () => {
    fc.assert(
      fc.property(node, node, (credentialSubject, issuer) => {
        const claims = claimsOf({ types, payload: { credentialSubject, issuer } });
        for (const text of [...claims.documents, ...claims.accounts, ...claims.bodies, ...claims.entries])
          expect(text).to.equal(text.toLowerCase());
        for (const grams of [...claims.lotGrams, ...claims.certifiedGrams])
          expect(grams >= -1n).to.equal(true);
      }),
      { numRuns: RUNS },
    );
  });
});
