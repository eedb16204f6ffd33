import { createSign, generateKeyPairSync } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { expect } from 'chai';
import { encodeBase64Url, multikeyOf } from '../data-integrity/index.ts';
import {
  didDocument,
  didWebOf,
  keyInDidDocument,
  keyOfJwk,
  keysOfDocuments,
  signJws,
  urlOfDidWeb,
  verifyCredential,
  type CredentialResult,
} from './index.ts';

const secret = hexToBytes('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721');
const point = p256.getPublicKey(secret, false);
const jwk = {
  kty: 'EC',
  crv: 'P-256',
  x: encodeBase64Url(point.slice(1, 33)),
  y: encodeBase64Url(point.slice(33)),
};
const did = 'did:web:steel.example:organisations:7f3c';
const document = didDocument(did, [{ fragment: 'key-1', jwk }], {
  account: 'did:pkh:eip155:31337:0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
});
const now = Date.parse('2026-11-26T12:00:00Z') / 1_000;
const header = { typ: 'vc+jwt', cty: 'vc', kid: `${did}#key-1` };
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'https://steel.example/credentials/1',
  type: ['VerifiableCredential', 'InspectionCertificateCredential'],
  issuer: { id: did, name: 'Aciéries du Val' },
  validFrom: '2026-11-20T08:00:00Z',
  validUntil: '2031-11-20T08:00:00Z',
  credentialSubject: { id: 'https://steel.example/v/0', heatNumber: 'F26-41873' },
};
const verify = (jwt: string, options: object = {}): CredentialResult =>
  verifyCredential(jwt, { keyOf: keysOfDocuments([document]), now, ...options });
const faultOf = (jwt: string, options = {}): string => {
  const result = verify(jwt, options);
  return result.holds ? 'holds' : result.fault;
};
const sign = (change: object = {}, headerChange: object = {}): string =>
  signJws({ ...header, ...headerChange }, { ...credential, ...change }, secret);

describe('did:web', () => {
  it('names an origin and a path, and is found there', () => {
    expect(didWebOf('https://steel.example')).to.equal('did:web:steel.example');
    expect(didWebOf('http://localhost:3000/', ['organisations', '7f3c'])).to.equal(
      'did:web:localhost%3A3000:organisations:7f3c',
    );
    expect(urlOfDidWeb(did)).to.equal('https://steel.example/organisations/7f3c/did.json');
    expect(urlOfDidWeb('did:web:localhost%3A3000')).to.equal('http://localhost:3000/.well-known/did.json');
    for (const wrong of [
      'did:key:z6Mk',
      'did:web:',
      'did:web:a/b',
      'did:web:steel.example:a:..:@',
      'did:web:a%2Fb',
    ]) {
      expect(() => urlOfDidWeb(wrong), wrong).to.throw('is no did:web');
    }
  });

  it('publishes keys that may assert, and the account of the register', () => {
    expect(document.alsoKnownAs).to.deep.equal([
      'did:pkh:eip155:31337:0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
    ]);
    expect(keyInDidDocument(document, did, `${did}#key-1`)?.key).to.deep.equal({
      type: 'P-256',
      bytes: point,
    });
    expect(keyInDidDocument(document, did, 'key-1')?.key.type).to.equal('P-256');
    expect(keyInDidDocument(document, did, `${did}#key-2`)).to.equal(undefined);
    expect(keyInDidDocument(document, 'did:web:other.example', 'key-1')).to.equal(undefined);
    expect(keyInDidDocument({ ...document, assertionMethod: [] }, did, 'key-1')).to.equal(undefined);
    expect(keyInDidDocument(document, did, 'did:web:other.example#key-1')).to.equal(undefined);
  });

  it('reads keys embedded as Multikey too, and no other curve', () => {
    const bytes = ed25519.getPublicKey(secret);
    const method = {
      id: '#k',
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: multikeyOf({ type: 'Ed25519', bytes }),
    };
    expect(keyInDidDocument({ id: did, assertionMethod: [method] }, did, 'k')?.key).to.deep.equal({
      type: 'Ed25519',
      bytes,
    });
    expect(keyOfJwk({ ...jwk, crv: 'P-384' })).to.equal(undefined);
    expect(keyOfJwk({ ...jwk, x: 'AA' })).to.equal(undefined);
  });
});

describe('a credential as vc+jwt', () => {
  it('holds with its issuer’s key, and says what it is', () => {
    const result = verify(sign());
    expect(result.holds && { ...result.credential, payload: undefined }).to.deep.equal({
      id: credential.id,
      issuer: did,
      types: credential.type,
      validFrom: Date.parse('2026-11-20T08:00:00Z') / 1_000,
      validUntil: Date.parse('2031-11-20T08:00:00Z') / 1_000,
      statuses: [],
      kid: `${did}#key-1`,
      payload: undefined,
    });
  });

  it('holds when the platform’s own ECDSA signed it, whichever half s lies in', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = keyOfJwk(pair.publicKey.export({ format: 'jwk' }));
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (let round = 0; round < 8; round += 1) {
      const signed = `${part({ ...header, alg: 'ES256' })}.${part({ ...credential, round })}`;
      const signature = createSign('sha256')
        .update(signed)
        .sign({ key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
      expect(faultOf(`${signed}.${signature.toString('base64url')}`, { keyOf: () => key })).to.equal('holds');
    }
  });

  it('holds with EdDSA', () => {
    const key = { type: 'Ed25519' as const, bytes: ed25519.getPublicKey(secret) };
    const jwt = signJws(header, credential, secret, 'Ed25519');
    expect(faultOf(jwt, { keyOf: () => key })).to.equal('holds');
    expect(faultOf(jwt)).to.equal('algorithm');
  });

  it('does not hold with a changed letter, another key, or no signature', () => {
    const [head = '', payload = '', signature = ''] = sign().split('.');
    const altered = sign({ credentialSubject: { id: 'https://steel.example/v/0', heatNumber: 'F26-41874' } });
    expect(faultOf(`${head}.${altered.split('.')[1] ?? ''}.${signature}`)).to.equal('signature');
    expect(faultOf(`${head}.${payload}.`)).to.equal('signature');
    expect(faultOf(`${head}.${payload}`)).to.equal('malformed');
    expect(faultOf(`${head}.${payload}.${signature}=`)).to.equal('malformed');
    const other = Uint8Array.from(secret, (byte) => byte ^ 1);
    expect(faultOf(signJws(header, credential, other))).to.equal('signature');
  });

  it('never lets the header choose how it is verified', () => {
    const part = (value: object): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
    const unsigned = (alg: unknown): string =>
      `${part({ ...header, alg: alg as string })}.${part(credential)}.`;
    expect([faultOf(unsigned('none')), faultOf(unsigned('HS256')), faultOf(unsigned(null))]).to.deep.equal([
      'algorithm',
      'algorithm',
      'algorithm',
    ]);
    for (const name of ['jwk', 'jku', 'x5c', 'x5u', 'crit', 'b64']) {
      expect(faultOf(sign({}, { [name]: jwk })), name).to.equal('header');
    }
    expect(faultOf(sign({}, { typ: 'JWT' }))).to.equal('header');
    expect(faultOf(sign({}, { cty: 'vp' }))).to.equal('header');
    expect(faultOf(sign({}, { kid: undefined }))).to.equal('header');
  });

  it('is its issuer’s alone', () => {
    expect(faultOf(sign({ issuer: 'did:web:other.example' }))).to.equal('issuer');
    expect(faultOf(sign({ iss: 'did:web:other.example' }))).to.equal('issuer');
    expect(faultOf(sign({ jti: 'urn:x' }))).to.equal('issuer');
    expect(faultOf(sign({ sub: 'urn:x' }))).to.equal('issuer');
    expect(faultOf(sign({ iss: did, jti: credential.id, sub: 'https://steel.example/v/0' }))).to.equal(
      'holds',
    );
    expect(faultOf(sign(), { expectedIssuer: 'did:web:other.example' })).to.equal('issuer');
    expect(faultOf(sign({}, { kid: `${did}#key-9` }))).to.equal('key-unknown');
    expect(faultOf(sign(), { keyOf: () => undefined })).to.equal('key-unknown');
  });

  it('has the shape of VC 2.0', () => {
    const wrong = [
      { '@context': ['https://www.w3.org/2018/credentials/v1'] },
      { type: ['DigitalProductPassport'] },
      { vc: {} },
      { issuer: 'Aciéries' },
      { credentialSubject: [] },
      { credentialSubject: 'x' },
      { validFrom: '2026-11-20' },
      { credentialStatus: 'x' },
    ];
    for (const change of wrong) expect(faultOf(sign(change)), JSON.stringify(change)).to.equal('shape');
  });

  it('holds from its first second to before its last', () => {
    const from = Date.parse('2026-11-20T08:00:00Z') / 1_000;
    const until = Date.parse('2031-11-20T08:00:00Z') / 1_000;
    expect([from - 1, from, until - 1, until].map((at) => faultOf(sign(), { now: at }))).to.deep.equal([
      'not-yet-valid',
      'holds',
      'holds',
      'expired',
    ]);
    expect(faultOf(sign({ exp: now }))).to.equal('expired');
    expect(faultOf(sign({ nbf: now + 1 }))).to.equal('not-yet-valid');
  });

  it('survives the rotation of its key, which signs nothing afterwards', () => {
    const retiredAt = '2026-11-22T00:00:00Z';
    const keyOf = keysOfDocuments([didDocument(did, [{ fragment: 'key-1', jwk, retiredAt }])]);
    expect(faultOf(sign(), { keyOf })).to.equal('holds');
    expect(faultOf(sign({ validFrom: '2026-11-22T00:00:00Z' }), { keyOf })).to.equal('key-revoked');
    expect(faultOf(sign({ iat: Date.parse(retiredAt) / 1_000 }), { keyOf })).to.equal('key-revoked');
  });
});
