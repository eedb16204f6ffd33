import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { didDocument, signJws } from '@topsteel/domain/credential';
import { encodeBase64Url, multikeyOf, signDocument } from '@topsteel/domain/data-integrity';
import { commitFields, disclose } from '@topsteel/domain/disclosure';
import {
  emptyBitstring,
  encodeList,
  setBit,
  statusEntry,
  statusListCredential,
} from '@topsteel/domain/status-list';
import { expect } from 'chai';
import type { Outcome } from '../command.ts';
import { verifyCredential } from './verify-credential.ts';

const did = 'did:web:steel.example:organisations:7f3c';
const url = 'https://steel.example/status/7f3c/1';
const secret = new Uint8Array(32).fill(5);
const point = p256.getPublicKey(secret, false);
const jwk = {
  kty: 'EC',
  crv: 'P-256',
  x: encodeBase64Url(point.slice(1, 33)),
  y: encodeBase64Url(point.slice(33)),
};
const header = { typ: 'vc+jwt', cty: 'vc', kid: `${did}#key-1` };
const certificate = { Certificate: { A03: 'AVO-2026-004711', C00: 'F26-41873', A06: 'Stahlbau Nord GmbH' } };
const seed = new Uint8Array(32).fill(6);
const commitment = commitFields(certificate, seed);
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'InspectionCertificateCredential'],
  issuer: did,
  validFrom: '2026-11-20T08:00:00Z',
  credentialStatus: statusEntry(url, 41),
  credentialSubject: {
    id: 'urn:topsteel:certificate:1',
    documentHash: commitment.documentHash,
    fieldCommitment: { commitment: commitment.commitment },
  },
};
const at = '2026-11-26T12:00:00Z';

describe('topsteel verify-credential', () => {
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-credential-'));
  const file = (name: string, content: string | object): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const list = async (revoked: number[]): Promise<string> => {
    const bits = emptyBitstring();
    for (const index of revoked) setBit(bits, index);
    const facts = {
      url,
      issuer: { id: did, name: 'Aciéries' },
      ttlMs: 60_000,
      validFrom: '2026-11-26T11:59:00Z',
      validUntil: '2026-11-27T00:00:00Z',
    };
    return signJws(header, statusListCredential({ ...facts, encodedList: await encodeList(bits) }), secret);
  };
  const run = (content: string | object, values: Record<string, string> = {}): Promise<Outcome> =>
    verifyCredential.run({
      arguments: [file('c.jwt', content)],
      values: { at, ...values },
      flags: new Set(),
    });
  const jwt = signJws(header, credential, secret);
  const didFile = file('did.json', didDocument(did, [{ fragment: 'key-1', jwk }]));
  after(() => rmSync(folder, { recursive: true }));

  it('says in lines that it holds, and by what', async () => {
    const outcome = await run(`${jwt}\n`, { did: didFile, status: file('s.jwt', await list([40])) });
    expect(outcome.code).to.equal(0);
    expect(outcome.text.split('\n')).to.deep.equal([
      'The credential holds.',
      'Type: InspectionCertificateCredential',
      `Issuer: ${did}`,
      'Period: from 2026-11-20T08:00:00Z, no end',
      `Signature: made with ${did}#key-1`,
      'Revocation: not revoked by the list of 2026-11-26T11:59:00Z',
    ]);
  });

  it('ends with 1 when it is revoked, altered or not yet valid', async () => {
    const status = file('s.jwt', await list([41]));
    const revoked = await run(jwt, { did: didFile, status });
    expect([revoked.code, revoked.text.split('\n')[0]]).to.deep.equal([1, 'The credential is revoked.']);
    const altered = await run(`${jwt.slice(0, -6)}AAAAAA`, { did: didFile, status });
    expect(altered.text.split('\n').slice(0, 2)).to.deep.equal([
      'The credential does not hold.',
      'The signature is not the issuer’s for this content.',
    ]);
    expect(altered.code).to.equal(1);
    expect((await run(jwt, { did: didFile, at: '2026-11-01T00:00:00Z' })).code).to.equal(1);
  });

  it('ends with 2, and never says that it holds, without the key or the status list', async () => {
    const keyless = await run(jwt);
    expect([keyless.code, keyless.text.split('\n')[0]]).to.deep.equal([
      2,
      'Not checked. The key of the issuer is not known.',
    ]);
    expect(keyless.text).to.contain('Give the did document of its issuer with --did FILE.');
    const listless = await run(jwt, { did: didFile });
    expect([listless.code, listless.text.split('\n').at(-1)]).to.deep.equal([
      2,
      `Revocation: not checked. Fetch ${url} and give it with --status FILE`,
    ]);
    const broken = await run(jwt, { did: didFile, status: file('s.jwt', 'a.b.c') });
    expect(broken.code).to.equal(2);
  });

  it('shows the fields that a disclosure proves, and refuses those of another certificate', async () => {
    const values = { did: didFile, status: file('s.jwt', await list([])) };
    const shown = {
      credential: jwt,
      disclosure: disclose(certificate, seed, ['/Certificate/C00', '/Certificate/A03']),
    };
    const outcome = await run(shown, values);
    expect(outcome.code).to.equal(0);
    expect(outcome.text.split('\n').slice(-3)).to.deep.equal([
      'Fields shown: 2; hidden: 1',
      '  /Certificate/A03 = "AVO-2026-004711"',
      '  /Certificate/C00 = "F26-41873"',
    ]);
    const other = { credential: jwt, disclosure: disclose({ C00: 'F26-99999' }, seed, ['/C00']) };
    const refused = await run(other, values);
    expect([refused.code, refused.text.split('\n')[0]]).to.deep.equal([
      1,
      'The fields do not belong to the certificate of this credential.',
    ]);
  });

  it('reads a token that is enveloped in JSON', async () => {
    const enveloped = { id: `data:application/vc+jwt,${jwt}`, type: 'EnvelopedVerifiableCredential' };
    expect((await run(enveloped, { did: didFile, status: file('s.jwt', await list([])) })).code).to.equal(0);
  });

  it('reads a document with its proof inside, and says whose key made it', async () => {
    const multikey = multikeyOf({ type: 'Ed25519', bytes: ed25519.getPublicKey(secret) });
    const signer = `did:key:${multikey}`;
    const sign = (issuer: string) =>
      signDocument(
        { issuer, heatNumber: 'F26-41873' },
        { verificationMethod: `${signer}#${multikey}` },
        secret,
      );
    const own = await run(sign(signer));
    expect([own.code, own.text.split('\n')]).to.deep.equal([
      0,
      ['The document holds.', `Issuer: ${signer}`, `Signature: made with ${signer}#${multikey}`],
    ]);
    expect((await run(sign(did))).code).to.equal(2);
    const altered = await run({ ...sign(signer), heatNumber: 'F26-41874' });
    expect([altered.code, altered.text]).to.deep.equal([
      1,
      'The document does not hold.\nThe signature does not belong to this document and key.',
    ]);
    const unknown = {
      ...sign(signer),
      proof: { ...(sign(signer).proof as object), verificationMethod: `${did}#k` },
    };
    expect((await run(unknown)).code).to.equal(2);
  });

  it('refuses what is no credential with a sentence', async () => {
    const reason = (content: string | object) =>
      run(content).then(
        () => 'read',
        (error: unknown) => (error as Error).message,
      );
    expect(await reason('hello')).to.equal('This is no credential: it does not have three parts.');
    expect(await reason({ a: 1 })).to.contain('neither a credential');
    expect(await reason('{')).to.contain('neither a credential');
  });
});
