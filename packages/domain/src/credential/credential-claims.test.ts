import { expect } from 'chai';
import { claimsOf } from './index.ts';

const payload = (credentialSubject: unknown, issuer: unknown = 'did:web:steel.example') => ({
  issuer,
  credentialSubject,
});
const none = {
  ...{ lots: [], certificates: [], entries: [], documents: [] },
  ...{ lotGrams: [], certifiedGrams: [], accounts: [], bodies: [] },
};
const code = 'W0K7XBA22XY6DSSV479T';
const hash = (digits: string): string => `0x${digits.repeat(32)}`;

describe('what a credential says', () => {
  it('is read from the certificate’s own credential', () => {
    const subject = {
      id: `urn:topsteel:certificate:${hash('C1')}`,
      ...{ documentHash: hash('d0'), certifiedMassGrams: '56480000' },
      document: [{ sha256: hash('d0') }, { sha256: hash('d1') }],
      registerEntry: { chainId: '31337', registry: '0xAB', account: '0xCD', batch: '7', index: '3' },
      countersignedBy: { account: '0xEF' },
    };
    const types = ['VerifiableCredential', 'InspectionCertificateCredential'];
    expect(claimsOf({ types, payload: payload(subject) })).to.deep.equal({
      ...none,
      certificates: [hash('c1')],
      entries: ['31337 0xab 7 3'],
      documents: [hash('d0'), hash('d0'), hash('d1')],
      certifiedGrams: [56_480_000n],
      accounts: ['0xcd'],
      bodies: ['0xef'],
    });
  });

  it('is read from a passport in both forms: lot by number and by link, mass to the gram, every digest', () => {
    const id = `https://steel.example/01/09521001001014/10/${code}`;
    const product = { id, batchNumber: code, dimensions: { weight: { value: 40_000.501, unit: 'KGM' } } };
    const account = 'did:pkh:eip155:31337:0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
    const types = ['DigitalProductPassport', 'VerifiableCredential'];
    const old = {
      product,
      materialsProvenance: [{ massFraction: 1, mass: { value: 40_000, unit: 'KGM' } }],
      traceabilityInformation: [{ traceabilityEvent: [{ hashDigest: 'e0'.repeat(32) }] }],
    };
    const issuer = { id: 'did:web:steel.example', issuerAlsoKnownAs: [{ id: account }] };
    expect(claimsOf({ types, payload: payload(old, issuer) })).to.deep.equal({
      ...none,
      lots: [code, code],
      documents: [hash('e0')],
      lotGrams: [40_000_501n, 40_000_000n],
      accounts: ['0x70997970c51812dc3a010c7d01b50e0d17dc79c8'],
    });
    const digest = { digestMultibase: 'zQmcThV25KeNKYykZhFCdtWU82RXfpfQw44rbJzsbmXMKUk' };
    expect(claimsOf({ types, payload: payload({ ...product, relatedDocument: [digest] }) })).to.deep.equal({
      ...none,
      lots: [code, code],
      documents: [hash('d1')],
      lotGrams: [40_000_501n],
    });
  });

  it('is read from a conformity credential: certificate and products', () => {
    const subject = {
      id: `urn:topsteel:certificate:${hash('c1')}`,
      assessment: [
        { assessedProduct: [{ product: { id: 'https://steel.example/v/nothing', batchNumber: code } }] },
      ],
    };
    expect(claimsOf({ types: ['DigitalConformityCredential'], payload: payload(subject) })).to.deep.equal({
      ...none,
      certificates: [hash('c1')],
      lots: [code, ''],
    });
  });

  it('agrees with nothing when it cannot be read', () => {
    const subject = {
      ...{ id: 'urn:other', documentHash: 7, certifiedMassGrams: '1e6', countersignedBy: {} },
      ...{ dimensions: { weight: { value: 40, unit: 'TNE' } }, more: { digestMultibase: 'zz' } },
    };
    const types = ['InspectionCertificateCredential', 'DigitalProductPassport'];
    expect(claimsOf({ types, payload: payload([subject]) })).to.deep.equal({
      ...none,
      ...{ certificates: [''], documents: ['', ''], certifiedGrams: [-1n], bodies: [''] },
      ...{ lots: ['', ''], lotGrams: [-1n] },
    });
  });
});
