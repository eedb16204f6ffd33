import { expect } from 'chai';
import fc from 'fast-check';
import {
  capabilitiesOf,
  capabilityMask,
  certificateJson,
  certificateSchema,
  certificateStatusOf,
  certificateTuple,
  evidenceBlockSchema,
  kindOfType,
  normaliseIdentification,
  profileBlockSchema,
  subjectOf,
  subjectTexts,
  typeOfKind,
} from './index.ts';

const issuer = `0x${'11'.repeat(20)}` as const;
const hash = `0x${'ab'.repeat(32)}` as const;
const certificate = {
  issuer,
  batch: '7',
  index: '3',
  documentHash: hash,
  subject: hash,
  kind: '31',
  massGrams: '56480000',
  validFrom: '1791244800',
  validUntil: '281474976710655',
  salt: hash,
};

describe('subject of a certificate', () => {
  it('is keccak256 of issuer, heat and batches, as Solidity encodes them', () => {
    // Hash of abi.encode(0x1111…, "A", "A\nB"), computed with viem's encodeAbiParameters and keccak256.
    expect(subjectOf({ issuer, heatNumber: 'a', batchIdentifications: ['b', 'a'] })).to.equal(
      '0xc63ea5846119a62e039b7a22ce66e0a651c8b53ac9a5f2706c1ab04c1cbd0ecf',
    );
  });

  it('does not depend on spelling, order or repetition', () => {
    expect(normaliseIdentification('  f26- 41873\u00a0')).to.equal('F26- 41873');
    expect(normaliseIdentification('cafe\u0301')).to.equal('CAFÉ');
    expect(subjectTexts('a1', ['p2', 'P1', ' p1 ', ''])).to.deep.equal({ heat: 'A1', batches: 'P1\nP2' });
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 8 }), { maxLength: 6 }), (batches) => {
        const straight = subjectOf({ issuer, heatNumber: 'H1', batchIdentifications: batches });
        const turned = subjectOf({
          issuer,
          heatNumber: ' h1',
          batchIdentifications: [...batches, ...batches].reverse(),
        });
        expect(turned).to.equal(straight);
      }),
    );
  });

  it('differs between issuers and between heats, and needs a heat', () => {
    const of = (account: `0x${string}`, heatNumber: string) =>
      subjectOf({ issuer: account, heatNumber, batchIdentifications: [] });
    expect(new Set([of(issuer, 'H1'), of(issuer, 'H2'), of(`0x${'22'.repeat(20)}`, 'H1')]).size).to.equal(3);
    expect(() => of(issuer, '  ')).to.throw('needs a heat number');
  });
});

describe('fields of a certificate', () => {
  it('go to call arguments and back without loss', () => {
    const json = certificateSchema.parse(certificate);
    expect(certificateJson(certificateTuple(json))).to.deep.equal(certificate);
    expect(certificateTuple(json).validUntil).to.equal(281_474_976_710_655);
  });

  it('refuse what does not fit the contract', () => {
    const faults = [
      { kind: '256' },
      { batch: '-1' },
      { massGrams: (2n ** 128n).toString() },
      { validUntil: (2n ** 48n).toString() },
      { index: '01' },
      { documentHash: '0xab' },
      { issuer: '0x11' },
      { extra: '1' },
    ];
    for (const fault of faults) {
      expect(
        certificateSchema.safeParse({ ...certificate, ...fault }).success,
        JSON.stringify(fault),
      ).to.equal(false);
    }
  });

  it('name type and status as the contracts number them', () => {
    expect([kindOfType['3.1'], typeOfKind(31), typeOfKind(30)]).to.deep.equal([31, '3.1', undefined]);
    expect([certificateStatusOf(1), certificateStatusOf(4n), certificateStatusOf(8)]).to.deep.equal([
      'in-force',
      'revoked',
      undefined,
    ]);
    expect(capabilitiesOf(capabilityMask(['mill', 'verifier']))).to.deep.equal(['mill', 'verifier']);
    expect(capabilityMask(['mill', 'inspection-body'])).to.equal(17n);
  });
});

describe('public blocks', () => {
  const block = {
    type: 'topsteel/certificate-evidence/1',
    chainId: '31337',
    registry: issuer,
    certificate,
    batch: { root: hash, depth: '2', count: '3', issuedAt: '1791244800', signer: issuer },
    siblings: [hash, hash],
    documents: [
      {
        role: 'certificate-json',
        mediaType: 'application/json',
        sha256: hash,
        cid: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
      },
    ],
    lot: {
      heatNumber: 'F26-41873',
      grade: 'S355J2+N',
      norm: 'EN 10025-2:2019',
      product: 'Hot rolled plate',
      dimensions: '20 × 2500 × 12000 mm',
      marking: 'AVO S355J2+N F26-41873',
      countryOfMelt: 'FR',
      route: 'BF-BOF',
      emissions: { gramsCo2ePerKg: '2180', status: 'self-declared', method: 'EN 15804', boundary: 'A1-A3' },
    },
  };

  it('hold the evidence of a lot and nothing undeclared', () => {
    expect(evidenceBlockSchema.parse(block)).to.deep.equal(block);
    expect(evidenceBlockSchema.safeParse({ ...block, price: '742' }).success).to.equal(false);
    expect(evidenceBlockSchema.safeParse({ ...block, documents: [] }).success).to.equal(false);
  });

  it('hold the profile of an organisation', () => {
    const profile = {
      type: 'topsteel/organisation-profile/1',
      name: 'A',
      legalName: 'A SAS',
      country: 'FR',
      city: 'B',
      roles: ['mill'],
    };
    expect(profileBlockSchema.parse(profile)).to.deep.equal(profile);
    expect(profileBlockSchema.safeParse({ ...profile, country: 'France' }).success).to.equal(false);
  });
});
