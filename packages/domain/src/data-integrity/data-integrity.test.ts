import { existsSync, readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  decodeBase58,
  decodeBase64Url,
  decodeMultibase,
  encodeBase58,
  encodeBase64Url,
  hashForProof,
  keyOfDidKey,
  multikeyOf,
  readEd25519Secret,
  readMultikey,
  signDocument,
  verifyDocument,
  type JsonObject,
} from './index.ts';

const vectors = new URL('../../../../../shared/vectors/eddsa-jcs-2022/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, vectors), 'utf8').trim();
const json = (name: string): JsonObject => JSON.parse(text(name)) as JsonObject;

const secret = hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const didOf = (key: Uint8Array): string => {
  const multikey = multikeyOf({ type: 'Ed25519', bytes: ed25519.getPublicKey(key) });
  return `did:key:${multikey}#${multikey}`;
};
const verificationMethod = didOf(secret);
const statement = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://steel.example/context/v1'],
  type: ['VerifiableCredential'],
  issuer: 'did:web:steel.example',
  credentialSubject: { heatNumber: 'F26-41873', grade: 'S355J2+N', massGrams: '56480000' },
};
const signed = signDocument(
  statement,
  {
    verificationMethod,
    created: '2026-11-20T08:00:00Z',
    id: 'urn:uuid:4f6f2f05-5f0b-4a55-a8f8-52c3f8b0d1ab',
  },
  secret,
);
const reasonOf = (document: JsonObject, options = {}): string | undefined => {
  const [result] = verifyDocument(document, options);
  return result?.verified === false ? result.reason : undefined;
};

describe('base58, base64url and multibase', () => {
  it('write known bytes as others do', () => {
    expect(encodeBase58(new TextEncoder().encode('Hello World!'))).to.equal('2NEpo7TZRRrLZSi2U');
    expect(encodeBase58(hexToBytes('0000287fb4cd'))).to.equal('11233QC4');
    expect(encodeBase64Url(hexToBytes('fbff00'))).to.equal('-_8A');
  });

  it('read back what they write', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(decodeBase58(encodeBase58(bytes))).to.deep.equal(bytes);
        expect(decodeBase64Url(encodeBase64Url(bytes))).to.deep.equal(bytes);
      }),
    );
  });

  it('refuse a second spelling, another alphabet and endless text', () => {
    expect(() => decodeBase64Url('-_9')).to.throw('bits that belong to no byte');
    expect(() => decodeBase64Url('-_8=')).to.throw('it is not base64url');
    expect(() => decodeBase58('0OIl')).to.throw('"0" is no letter of base58');
    expect(() => decodeBase58('2'.repeat(513))).to.throw('more than 512 characters');
    expect(() => decodeMultibase('f00')).to.throw('begins with neither');
  });
});

describe('multikeys', () => {
  it('hold Ed25519 and P-256, and nothing else', () => {
    const p256 = { type: 'P-256' as const, bytes: Uint8Array.from([2, ...Array<number>(32).fill(7)]) };
    expect(multikeyOf(p256).slice(0, 4)).to.equal('zDna');
    expect(readMultikey(multikeyOf(p256))).to.deep.equal(p256);
    expect(() => readMultikey('z12')).to.throw('no Ed25519 or P-256 public key');
    expect(() => readEd25519Secret('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2')).to.throw(
      'secret key',
    );
  });

  it('are found in a did:key whose fragment repeats them', () => {
    expect(keyOfDidKey(verificationMethod)?.bytes).to.deep.equal(ed25519.getPublicKey(secret));
    expect(keyOfDidKey(verificationMethod.replace(/#.*/, '#z12'))).to.equal(undefined);
    expect(keyOfDidKey('did:web:steel.example#key-1')).to.equal(undefined);
  });
});

describe('eddsa-jcs-2022', () => {
  it('signs and verifies, and says what was signed', () => {
    const [result] = verifyDocument(signed);
    expect(result).to.include({ verified: true, verificationMethod });
    expect(signed.proof).to.include({ cryptosuite: 'eddsa-jcs-2022', proofPurpose: 'assertionMethod' });
  });

  it('finds a change in any field, of the document or of the proof', () => {
    const { proof } = signed as { proof: Record<string, unknown> };
    const wrong = 'the signature does not belong to this document and key';
    expect(reasonOf({ ...signed, issuer: 'did:web:other.example' })).to.equal(wrong);
    expect(reasonOf({ ...signed, note: 'added' })).to.equal(wrong);
    expect(reasonOf({ ...signed, proof: { ...proof, created: '2026-11-20T08:00:01Z' } })).to.equal(wrong);
    expect(reasonOf({ ...signed, proof: { ...proof, domain: 'steel.example' } })).to.equal(wrong);
    const other = didOf(Uint8Array.from(secret, (byte) => byte ^ 1));
    expect(reasonOf({ ...signed, proof: { ...proof, verificationMethod: other } })).to.equal(wrong);
  });

  it('says what is missing or of another kind', () => {
    const { proof } = signed as { proof: Record<string, unknown> };
    const withProof = (change: object): JsonObject => ({ ...signed, proof: { ...proof, ...change } });
    expect(reasonOf(statement)).to.equal('the document has no proof');
    expect(reasonOf(withProof({ cryptosuite: 'eddsa-rdfc-2022' }))).to.equal(
      'the proof is not of the suite eddsa-jcs-2022',
    );
    expect(reasonOf(withProof({ proofPurpose: 'authentication' }))).to.equal(
      "the proof's purpose is not assertionMethod",
    );
    expect(reasonOf(withProof({ proofValue: 'z12' }))).to.equal(
      '"proofValue" is no Ed25519 signature in base58 multibase',
    );
    expect(reasonOf(withProof({ created: 'yesterday' }))).to.equal('"created" is no time with a zone');
    expect(reasonOf(withProof({ verificationMethod: 'did:web:steel.example#k' }))).to.equal(
      'the key did:web:steel.example#k is not known',
    );
    expect(reasonOf({ ...signed, proof: [] })).to.equal('the document has no proof');
    expect(reasonOf({ ...signed, proof: [null] })).to.equal('the proof is not of the suite eddsa-jcs-2022');
  });

  it("wants the document's context to begin with the proof's, and signs the proof's", () => {
    const context = [...statement['@context'], 'https://added.example'];
    expect(verifyDocument({ ...signed, '@context': context })[0]?.verified).to.equal(true);
    expect(reasonOf({ ...signed, '@context': context.slice(1) })).to.equal(
      "the document's @context does not begin with the proof's",
    );
  });

  it('knows when a proof has run out', () => {
    const short = signDocument(statement, { verificationMethod, expires: '2026-11-21T00:00:00Z' }, secret);
    const end = Date.parse('2026-11-21T00:00:00Z') / 1_000;
    expect(verifyDocument(short, { now: end - 1 })[0]?.verified).to.equal(true);
    expect(reasonOf(short, { now: end })).to.equal('the proof expired at 2026-11-21T00:00:00Z');
  });

  it('chains proofs: one that confirms another fails with it', () => {
    const second = Uint8Array.from(secret, (byte) => byte ^ 2);
    const id = 'urn:uuid:4f6f2f05-5f0b-4a55-a8f8-52c3f8b0d1ab';
    const both = signDocument(signed, { verificationMethod: didOf(second), previousProof: id }, second);
    expect(verifyDocument(both).map(({ verified }) => verified)).to.deep.equal([true, true]);
    const [first, last] = both.proof as [JsonObject, JsonObject];
    const changed = { ...both, proof: [{ ...first, created: '2026-11-20T09:00:00Z' }, last] };
    expect(verifyDocument(changed).map(({ verified }) => verified)).to.deep.equal([false, false]);
    expect(reasonOf({ ...both, proof: [last] })).to.equal(
      'a previous proof that the proof names is not there',
    );
    expect(() => signDocument(signed, { verificationMethod, previousProof: 'urn:none' }, secret)).to.throw(
      'a previous proof is named',
    );
  });

  it('gives the published hashes and signature', function () {
    if (!existsSync(vectors)) this.skip();
    const hashes = hashForProof(json('unsigned.json'), json('proofConfigJCS.json'));
    expect(hashes.documentHash).to.equal(text('docHashJCS.txt'));
    expect(hashes.proofHash).to.equal(text('proofHashJCS.txt'));
    expect(bytesToHex(hashes.bytes)).to.equal(text('combinedHashJCS.txt'));
    const keys = json('keyPair.json') as { publicKeyMultibase: string; privateKeyMultibase: string };
    const { created, verificationMethod: method } = json('proofConfigJCS.json') as Record<string, string>;
    const made = signDocument(
      json('unsigned.json'),
      { created, verificationMethod: method ?? '' },
      readEd25519Secret(keys.privateKeyMultibase),
    );
    expect(made).to.deep.equal(json('signedJCS.json'));
    const { proofValue } = made.proof as { proofValue: string };
    expect(bytesToHex(decodeMultibase(proofValue))).to.equal(text('sigHexJCS.txt'));
    expect(verifyDocument(json('signedJCS.json'))[0]?.verified).to.equal(true);
  });
});
