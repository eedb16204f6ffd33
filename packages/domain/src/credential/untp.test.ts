import { expect } from 'chai';
import {
  certificateCredential,
  conformityCredential061,
  conformityCredential070,
  faultsOfUntp,
  productPassport061,
  productPassport070,
  type CredentialMaterial,
} from './index.ts';

const hash = (digits: string): `0x${string}` => `0x${digits.repeat(32)}`;
const material: CredentialMaterial = {
  origin: 'https://steel.example',
  issuer: {
    id: 'did:web:steel.example:organisations:7f3c',
    name: 'Aciéries du Val SA',
    vat: 'FR12345678901',
    country: 'NL',
    account: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  },
  certificate: {
    number: 'AVO-2026-004711',
    type: '3.1',
    typeText: 'Inspection certificate 3.1 according to EN 10204:2004',
    date: '2026-11-02',
    id: hash('c1'),
    chainId: 31_337,
    registry: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
    batch: '7',
    index: '3',
    documentHash: hash('d0'),
    massGrams: 56_480_000n,
    validFrom: 1_793_577_600,
    validUntil: null,
    documents: [
      {
        role: 'certificate-json',
        mediaType: 'application/json',
        sha256: hash('d0'),
        url: 'https://ipfs.example/ipfs/bafj',
      },
      {
        role: 'certificate-pdf',
        mediaType: 'application/pdf',
        sha256: hash('d1'),
        url: 'https://ipfs.example/ipfs/bafp',
      },
    ],
  },
  lot: {
    code: 'W0K7XBA22XY6DSSV479T',
    digitalLink: 'https://steel.example/01/09521001001014/10/W0K7XBA22XY6DSSV479T',
    gtin: '09521001001014',
    massGrams: 40_000_500n,
    heatNumber: 'F26-41873',
    grade: 'S355J2+N',
    norm: 'EN 10025-2:2019',
    product: 'Hot rolled plate',
    dimensions: '20 × 2500 × 12000 mm',
    countryOfMelt: 'FR',
    route: 'BF-BOF',
    evidence: hash('e0'),
    evidenceUrl: 'https://ipfs.example/ipfs/bafe',
    epcisUrl: 'https://steel.example/epcis/events/x',
    emissions: {
      gramsCo2ePerKg: 2_180n,
      status: 'self-declared',
      method: 'EN 19694-2',
      boundary: 'EN 15804 A1-A3',
    },
  },
  conformance: {
    verdict: 'conforms',
    sentence: 'Meets S355J2+N (EN 10025-2:2019). 2 of 2 required values are within limits.',
    values: [
      {
        property: 'C',
        value: '0.16',
        unit: '%',
        limit: 'max 0.22 (EN 10025-2:2019 table 2)',
        conforms: true,
      },
      {
        property: 'ReH',
        value: '372',
        unit: 'MPa',
        limit: 'min 345 (EN 10025-2:2019 table 6)',
        conforms: true,
      },
      { property: 'S', value: '<0.005', unit: '%', limit: 'max 0.025', conforms: true },
    ],
  },
  disclosure: { commitment: hash('f0'), root: hash('f1'), fieldCount: 214 },
};
const envelope = {
  id: 'https://steel.example/credentials/1',
  issuedAt: 1_795_400_000,
  status: { type: 'BitstringStatusListEntry' },
};
const inspected: CredentialMaterial = {
  ...material,
  certificate: {
    ...material.certificate,
    type: '3.2',
    countersignature: {
      id: 'did:web:steel.example:organisations:9a',
      name: 'Bureau Lorrain',
      account: hash('aa').slice(0, 42),
      signedAt: 1_795_300_000,
    },
  },
};
/** The parts that a test reads. */
type Read = Record<string, never> & { credentialSubject: Record<string, never> };
const subjectOf = (credential: Record<string, unknown>) =>
  (credential as unknown as Read).credentialSubject as unknown as Record<string, unknown>;

describe('credentials of a lot', () => {
  it('have the shape of UNTP 0.6.1', () => {
    expect(faultsOfUntp(productPassport061(material, envelope))).to.deep.equal([]);
    expect(faultsOfUntp(conformityCredential061(material, envelope))).to.deep.equal([]);
    expect(faultsOfUntp(conformityCredential061(inspected, envelope))).to.deep.equal([]);
  });

  it('use no type but those that the contexts of UNTP define, so that they are JSON-LD without a gap', () => {
    const typesIn = (value: unknown): string[] => {
      if (Array.isArray(value)) return value.flatMap(typesIn);
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([name, item]) =>
        name === 'type' ? ([item].flat() as string[]) : typesIn(item),
      );
    };
    expect([...new Set(typesIn(productPassport061(material, envelope)))].sort()).to.deep.equal([
      'BitstringStatusListEntry',
      'Claim',
      'Classification',
      'CredentialIssuer',
      'Declaration',
      'DigitalProductPassport',
      'IdentifierScheme',
      'Product',
      'ProductPassport',
      'Standard',
      'VerifiableCredential',
    ]);
    expect([...new Set(typesIn(conformityCredential061(inspected, envelope)))].sort()).to.deep.equal([
      'Attestation',
      'BitstringStatusListEntry',
      'ConformityAssessment',
      'ConformityAttestation',
      'ConformityScheme',
      'CredentialIssuer',
      'Declaration',
      'DigitalConformityCredential',
      'Endorsement',
      'IdentifierScheme',
      'Standard',
      'VerifiableCredential',
    ]);
  });

  it('are refused by that shape when something is missing or of another kind', () => {
    const passport = productPassport061(material, envelope);
    const subject = subjectOf(passport);
    const [claim] = subject.conformityClaim as object[];
    expect(faultsOfUntp({ ...passport, issuer: 'did:web:steel.example' })).to.have.length(1);
    expect(faultsOfUntp({ ...passport, '@context': ['https://www.w3.org/ns/credentials/v2'] })[0]).to.contain(
      '@context',
    );
    const wrong = (change: object) =>
      faultsOfUntp({ ...passport, credentialSubject: { ...subject, ...change } });
    expect(wrong({ granularityLevel: 'lot' })[0]).to.contain('credentialSubject.granularityLevel');
    expect(wrong({ conformityClaim: [{ ...claim, conformityTopic: 'quality' }] })[0]).to.contain(
      'conformityTopic',
    );
    expect(wrong({ emissionsScorecard: { carbonFootprint: '2180' } })).to.have.length(4);
    expect(faultsOfUntp(null)).to.deep.equal([
      'type: is neither DigitalProductPassport nor DigitalConformityCredential',
    ]);
  });

  it('link claims to the registered documents by their hash', () => {
    const [claim] = subjectOf(productPassport061(material, envelope)).conformityClaim as {
      conformityEvidence: object;
    }[];
    expect(claim?.conformityEvidence).to.deep.equal({
      linkURL: 'https://ipfs.example/ipfs/bafj',
      linkName: 'Inspection document as data (JSON)',
      linkType: 'https://ref.gs1.org/voc/certificationInfo',
      hashDigest: 'd0'.repeat(32),
      hashMethod: 'SHA-256',
    });
  });

  it('give values as numbers where UNTP asks for numbers, and leave out what is none', () => {
    const subject = subjectOf(productPassport061(material, envelope));
    const [claim] = subject.conformityClaim as { declaredValue: object[] }[];
    expect(claim?.declaredValue).to.deep.equal([
      {
        metricName: 'C',
        metricValue: { value: 0.16, unit: 'P1' },
        score: 'max 0.22 (EN 10025-2:2019 table 2)',
      },
      {
        metricName: 'ReH',
        metricValue: { value: 372, unit: 'MPA' },
        score: 'min 345 (EN 10025-2:2019 table 6)',
      },
    ]);
    // Where it was made, and where it was melted, are two things.
    expect(subject.product).to.include({ countryOfProduction: 'NL' });
    expect(subject.materialsProvenance).to.deep.equal([
      {
        name: 'Steel S355J2+N, heat F26-41873',
        originCountry: 'FR',
        massFraction: 1,
        mass: { value: 40_000.5, unit: 'KGM' },
        hazardous: false,
      },
    ]);
    expect(subject.emissionsScorecard).to.include({
      carbonFootprint: 2_180,
      declaredUnit: 'TNE',
      primarySourcedRatio: 0,
    });
  });

  it('never blur who answers for the emissions', () => {
    const standardOf = (emissions: NonNullable<CredentialMaterial['lot']['emissions']>) =>
      (
        subjectOf(productPassport061({ ...material, lot: { ...material.lot, emissions } }, envelope)) as {
          emissionsScorecard: { reportingStandard: { name: string } };
        }
      ).emissionsScorecard.reportingStandard.name;
    const said = { gramsCo2ePerKg: 2_180n, method: 'EN 19694-2', boundary: 'EN 15804 A1-A3' };
    expect(standardOf({ ...said, status: 'self-declared' })).to.equal(
      'EN 19694-2; EN 15804 A1-A3; self-declared',
    );
    expect(
      standardOf({
        ...said,
        status: 'verified',
        verification: { verifier: 'Prüfwerk Wien GmbH', date: '2026-11-20', standard: 'ISO 14064-3:2019' },
      }),
    ).to.equal('EN 19694-2; EN 15804 A1-A3; verified by Prüfwerk Wien GmbH on 2026-11-20 (ISO 14064-3:2019)');
  });

  it('claim nothing where nothing could be judged or was declared', () => {
    const { emissions: _emissions, ...silentLot } = material.lot;
    const silent: CredentialMaterial = {
      ...material,
      lot: silentLot,
      conformance: { verdict: 'unknown', sentence: '', values: [] },
    };
    const subject = subjectOf(productPassport061(silent, envelope));
    expect(subject.conformityClaim).to.deep.equal([]);
    expect(subject).not.to.have.property('emissionsScorecard');
    expect(subjectOf(conformityCredential061(silent, envelope)).assessment).to.deep.equal([]);
    expect(subjectOf(productPassport070(silent, envelope)).performanceClaim).to.deep.equal([]);
  });

  it('say of a 3.1 that its maker assessed it, and of a 3.2 who inspected it', () => {
    expect(subjectOf(conformityCredential061(material, envelope))).to.include({
      assessorLevel: 'Self',
      assessmentLevel: 'Unspecified',
      attestationType: 'inspection',
    });
    const subject = subjectOf(conformityCredential061(inspected, envelope));
    expect(subject).to.include({ assessorLevel: '3rdParty', assessmentLevel: 'Verified' });
    const [endorsement] = subject.authorisation as { issuingAuthority: { name: string } }[];
    expect(endorsement?.issuingAuthority.name).to.equal('Bureau Lorrain');
    expect(subjectOf(conformityCredential070(inspected, envelope))).to.include({ assessorLevel: '3rdParty' });
    const plain = { ...material, certificate: { ...material.certificate, type: '2.2' as const } };
    expect(subjectOf(conformityCredential061(plain, envelope)).attestationType).to.equal('declaration');
  });

  it('come in the form of 0.7.0, whose subject is the product', () => {
    const subject = subjectOf(productPassport070(material, envelope));
    expect(subject).to.include({ idGranularity: 'batch', batchNumber: 'W0K7XBA22XY6DSSV479T' });
    expect(subject.countryOfProduction).to.deep.equal({ countryCode: 'NL' });
    const [document] = subject.relatedDocument as { digestMultibase: string }[];
    expect(document?.digestMultibase.slice(0, 3)).to.equal('zQm');
  });

  it('bind the certificate to its place in the register and to its fields', () => {
    const credential = certificateCredential(material, envelope);
    expect(subjectOf(credential)).to.deep.include({
      id: `urn:topsteel:certificate:${hash('c1')}`,
      documentHash: hash('d0'),
      registerEntry: {
        chainId: '31337',
        registry: '0x5FbDB2315678afecb367f032d93F642f64180aa3',
        account: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
        batch: '7',
        index: '3',
      },
      fieldCommitment: {
        scheme: 'topsteel/disclosure/1',
        commitment: hash('f0'),
        root: hash('f1'),
        fieldCount: 214,
      },
    });
    expect(credential).not.to.have.property('validUntil');
    const limited = { ...material, certificate: { ...material.certificate, validUntil: 1_900_000_000 } };
    expect(certificateCredential(limited, envelope)).to.include({ validUntil: '2030-03-17T17:46:40Z' });
  });
});
