import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Certificate, CredentialKeyList, DisclosureAnswer, Lot } from '@topsteel/domain/api';
import { faultsOfUntp, keysOfDocuments, verifyCredential } from '@topsteel/domain/credential';
import { verifyDisclosure } from '@topsteel/domain/disclosure';
import { statusOf } from '@topsteel/domain/status-list';
import { expect } from 'chai';
import { Passports } from '../../src/passport/index.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { registerCertificate } from './register-certificate.ts';

const bytes32 = (): `0x${string}` => `0x${randomBytes(32).toString('hex')}`;
const part = (jwt: string, index: number): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[index] ?? '', 'base64url').toString('utf8')) as Record<
    string,
    unknown
  >;
interface Entry {
  statusListIndex: string;
  statusListCredential: string;
}
const names = [
  'inspection-certificate',
  'conformity-credential',
  'product-passport',
  'conformity-credential-0.7.0',
  'product-passport-0.7.0',
];

describe('Credentials of a lot', () => {
  let test: TestApp;
  let mill: Member;
  let rival: Member;
  let certificate: Certificate;
  let lot: Lot;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    rival = await test.join('Rivale', ['mill']);
    certificate = await registerCertificate(test, mill, 'fr-plate-s355j2-20');
    const { body } = await mill.browser.post<Lot>('/v2/lots', {
      certificateId: certificate.id,
      massGrams: '40000000',
      emissionsGramsPerKg: '621',
    });
    lot = body;
  });
  after(() => test.close());

  const stranger = () => test.browserOf();
  const credential = async (name: string) => stranger().get(`/v2/lots/${lot.lotCode}/credentials/${name}`);
  const jwtOf = async (name: string): Promise<string> => (await credential(name)).raw.toString('utf8');
  const didDocument = async () =>
    (await stranger().get(`/organisations/${mill.organisationId}/did.json`)).body as {
      id: string;
      alsoKnownAs: string[];
      verificationMethod: { id: string; publicKeyJwk: { kty: string; crv: string; x: string; y: string } }[];
      assertionMethod: string[];
    };
  const entryOf = (jwt: string): Entry => part(jwt, 1).credentialStatus as Entry;
  const listOf = async (jwt: string): Promise<string> =>
    (await stranger().get(entryOf(jwt).statusListCredential.replace('http://steel.test', ''))).raw.toString(
      'utf8',
    );
  /** By the platform's own ECDSA and gzip, knowing nothing of the code under test. */
  const isSigned = async (jwt: string): Promise<boolean> => {
    const { verificationMethod } = await didDocument();
    const jwk = verificationMethod.find(({ id }) => id === part(jwt, 0).kid)?.publicKeyJwk;
    if (!jwk) return false;
    const key = createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y }, format: 'jwk' });
    const [head = '', payload = '', signature = ''] = jwt.split('.');
    return verify(
      'sha256',
      Buffer.from(`${head}.${payload}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
  };
  const isRevoked = async (jwt: string): Promise<boolean> => {
    const subject = part(await listOf(jwt), 1).credentialSubject as { encodedList: string };
    const bits = gunzipSync(Buffer.from(subject.encodedList.slice(1), 'base64url'));
    const index = Number(entryOf(jwt).statusListIndex);
    return ((bits[index >> 3] ?? 0) & (128 >> (index % 8))) !== 0;
  };

  it('are not issued before the lot is on the ledger', async () => {
    const { status, body } = await credential('product-passport');
    expect([status, body.reason]).to.deep.equal([409, 'lot-not-commissioned']);
  });

  it('are not issued while the register does not say in force, or does not answer', async () => {
    await commissioned();
    test.node.certificateStatus = 6;
    const { status, body } = await credential('product-passport');
    expect([status, body.reason]).to.deep.equal([409, 'certificate-not-in-force']);
    expect(body.detail).to.contain('signer compromised');
    test.node.certificateStatus = undefined;
    const away = await credential('product-passport');
    expect([away.status, away.body.reason]).to.deep.equal([503, 'chain-away']);
    expect((await didDocument()).verificationMethod).to.deep.equal([]);
    test.node.certificateStatus = 1;
  });

  it('are listed, and signed by the key that their issuer’s did document shows', async () => {
    const { body } = await stranger().get<{ items: { name: string; url: string }[] }>(
      `/v2/lots/${lot.lotCode}/credentials`,
    );
    expect(body.items.map(({ name }) => name)).to.deep.equal(names);
    for (const { url } of body.items) {
      const answer = await stranger().get(url.replace('http://steel.test', ''));
      const jwt = answer.raw.toString('utf8');
      expect(answer.headers['content-type']).to.equal('application/vc+jwt');
      expect(part(jwt, 0)).to.deep.equal({
        alg: 'ES256',
        typ: 'vc+jwt',
        cty: 'vc',
        kid: `did:web:steel.test:organisations:${mill.organisationId}#key-1`,
      });
      expect(await isSigned(jwt), url).to.equal(true);
      expect(await isSigned(`${jwt.slice(0, -6)}AAAAAA`)).to.equal(false);
    }
  });

  it('hold by the rules of the domain as well, and have the shapes of UNTP', async () => {
    const keyOf = keysOfDocuments([await didDocument()]);
    const now = Math.floor(Date.now() / 1_000) + 1;
    for (const name of names) {
      const jwt = await jwtOf(name);
      const result = verifyCredential(jwt, { keyOf, now });
      expect(result.holds, name).to.equal(true);
      if (!result.holds) continue;
      const [entry = {}] = result.credential.statuses;
      expect(await statusOf(entry, result.credential.issuer, await listOf(jwt), { keyOf, now })).to.include({
        status: 'clear',
      });
    }
    expect(faultsOfUntp(part(await jwtOf('product-passport'), 1))).to.deep.equal([]);
    expect(faultsOfUntp(part(await jwtOf('conformity-credential'), 1))).to.deep.equal([]);
  });

  it('say what the certificate and the lot say', async () => {
    const passport = part(await jwtOf('product-passport'), 1).credentialSubject as Record<string, unknown>;
    expect(passport.id).to.equal(lot.digitalLink);
    expect(passport.emissionsScorecard).to.include({ carbonFootprint: 621, declaredUnit: 'TNE' });
    const [claim] = passport.conformityClaim as {
      conformance: boolean;
      conformityEvidence: { hashDigest: string };
    }[];
    expect(claim?.conformance).to.equal(true);
    expect(claim?.conformityEvidence.hashDigest).to.equal(certificate.documentHash.slice(2));
    const subject = part(await jwtOf('inspection-certificate'), 1).credentialSubject;
    expect(subject).to.include({ documentHash: certificate.documentHash, certifiedMassGrams: '56480000' });
  });

  it('bind the did to the account in the register', async () => {
    expect((await didDocument()).alsoKnownAs).to.deep.equal([`did:pkh:eip155:31337:${mill.account}`]);
    const { body } = await stranger().get('/.well-known/did.json');
    expect(body.id).to.equal('did:web:steel.test');
    expect((await stranger().get(`/organisations/${randomUuid}/did.json`)).status).to.equal(404);
  });

  it('are issued once, and found by their id', async () => {
    const [first, second] = await Promise.all([jwtOf('product-passport'), jwtOf('product-passport')]);
    expect(second).to.equal(first);
    const id = String(part(first, 1).id);
    const found = await stranger().get(id.replace('http://steel.test', ''));
    expect(found.raw.toString('utf8')).to.equal(first);
    expect(found.headers['cache-control']).to.contain('immutable');
    expect((await stranger().get(`/credentials/${randomUuid}`)).status).to.equal(404);
    expect((await stranger().get('/credentials/x')).status).to.equal(404);
  });

  it('come in the form that is asked for, or not at all', async () => {
    const url = `/v2/lots/${lot.lotCode}/credentials/product-passport`;
    const ask = (accept: string) => test.app.inject({ method: 'GET', url, headers: { accept } });
    const enveloped = await ask('application/vc');
    const jwt = await jwtOf('product-passport');
    expect(enveloped.json()).to.deep.equal({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      id: `data:application/vc+jwt,${jwt}`,
      type: 'EnvelopedVerifiableCredential',
    });
    expect((await ask('text/html,*/*;q=0.8')).headers['content-type']).to.equal('application/vc+jwt');
    const refused = await ask('application/pdf');
    expect([refused.statusCode, refused.json<{ code: string }>().code]).to.deep.equal([
      406,
      'not-acceptable',
    ]);
    expect((await credential('birth-certificate')).status).to.equal(404);
    expect((await stranger().get('/v2/lots/00000000000000000000/credentials')).status).to.equal(404);
  });

  it('show single fields of the certificate to whoever the issuer shows them', async () => {
    const path = '/Certificate/CommercialTransaction/A03';
    const url = `/v2/certificates/${certificate.id}/disclosures`;
    const { body, status } = await mill.browser.post<DisclosureAnswer>(url, { paths: [path] });
    expect(status).to.equal(200);
    const result = verifyDisclosure(body.disclosure);
    const subject = part(body.credential, 1).credentialSubject as {
      documentHash: string;
      fieldCommitment: { commitment: string };
    };
    expect(await isSigned(body.credential)).to.equal(true);
    expect(result.holds && [result.commitment, result.documentHash]).to.deep.equal([
      subject.fieldCommitment.commitment,
      subject.documentHash,
    ]);
    expect(result.holds && result.fields).to.deep.equal([{ path, value: certificate.summary.number }]);
    expect(JSON.stringify(body.disclosure)).not.to.contain('F26-41873');
    const wrong = await mill.browser.post(url, { paths: ['/Certificate/Nothing'] });
    expect([wrong.status, wrong.body.code]).to.deep.equal([400, 'invalid-input']);
    expect((await rival.browser.post(url, { paths: [path] })).status).to.equal(404);
  });

  it('are handed to other modules by their front door', async () => {
    const passports = test.app.get(Passports, { strict: false });
    const found = await passports.credentialsOf(lot.lotId);
    const entry = entryOf(found[2]?.jwt ?? '');
    expect((await passports.statusListOf(lot.lotCode))?.url).to.equal(entry.statusListCredential);
    expect((await passports.didDocumentOf(lot.id)).id).to.equal((await didDocument()).id);
    expect(found.map(({ name }) => name)).to.deep.equal(names);
    expect(found[2]?.jwt).to.equal(await jwtOf('product-passport'));
  });

  it('survive a new key, and are issued anew when the old one was stolen', async () => {
    const before = await jwtOf('product-passport');
    const rotate = (reason: string) =>
      mill.browser.post<CredentialKeyList>('/v2/credential-keys/rotations', { reason });
    expect((await rotate('scheduled')).body.items.map(({ state }) => state)).to.deep.equal([
      'retired',
      'active',
    ]);
    expect(await jwtOf('product-passport')).to.equal(before);
    expect(await isSigned(before)).to.equal(true);
    expect((await rotate('compromised')).body.items.map(({ state }) => state)).to.deep.equal([
      'retired',
      'compromised',
      'active',
    ]);
    expect((await didDocument()).assertionMethod.map((id) => id.split('#')[1])).to.deep.equal([
      'key-1',
      'key-3',
    ]);
    const { rows } = await test.database.sql.query<{ leaks: string }>(
      `SELECT count(*) AS leaks FROM credential_key WHERE encode(sealed_secret, 'escape') LIKE '%"d"%'`,
    );
    expect(rows[0]?.leaks).to.equal('0');
    expect((await rival.browser.get<CredentialKeyList>('/v2/credential-keys')).body.items).to.deep.equal([]);
  });

  it('name the inspection body of a 3.2 once the register knows its countersignature', async () => {
    const inspector = await test.join('Bureau Lorrain', ['inspection-body']);
    const attested = async () =>
      part(await jwtOf('conformity-credential'), 1).credentialSubject as {
        assessorLevel: string;
        authorisation?: { issuingAuthority: { id: string; name: string } }[];
      };
    await test.database.sql.query('UPDATE certificate SET kind = 32 WHERE id = $1', [certificate.id]);
    expect((await attested()).assessorLevel).to.equal('Self');
    await test.emit('certificateRegistry', 'CertificatesCountersigned', {
      issuer: mill.account as `0x${string}`,
      batch: certificate.batch?.number ?? '0',
      body: inspector.account as `0x${string}`,
      indices: ['0'],
      signer: inspector.account as `0x${string}`,
      signedAt: '1795400100',
    });
    const subject = await attested();
    expect(subject.assessorLevel).to.equal('3rdParty');
    expect(subject.authorisation?.[0]?.issuingAuthority).to.include({
      id: `did:web:steel.test:organisations:${inspector.organisationId}`,
      name: 'Bureau Lorrain SA',
    });
    await test.database.sql.query('UPDATE certificate SET kind = 31 WHERE id = $1', [certificate.id]);
  });

  it('turn to revoked with the register’s event and back with a replaced block, and no other does', async () => {
    const jwt = await jwtOf('product-passport');
    expect(await isRevoked(jwt)).to.equal(false);
    const event = await test.emit('certificateRegistry', 'CertificateRevoked', {
      issuer: mill.account as `0x${string}`,
      batch: certificate.batch?.number ?? '0',
      index: '0',
      reason: '4',
      replacedByBatch: '0',
      replacedByIndex: '0',
      actor: mill.account as `0x${string}`,
    });
    expect(await isRevoked(jwt)).to.equal(true);
    const subject = part(await listOf(jwt), 1).credentialSubject as { encodedList: string };
    const bits = gunzipSync(Buffer.from(subject.encodedList.slice(1), 'base64url'));
    expect(bits.length).to.equal(16_384);
    expect(bits.filter((byte) => byte !== 0)).to.have.length(1);
    const gone = await credential('product-passport');
    expect([gone.status, gone.body.code, gone.body.reason]).to.deep.equal([
      410,
      'gone',
      'certificate-revoked',
    ]);
    const kept = await test.app.get(Passports, { strict: false }).credentialsOf(lot.id);
    expect(kept[2]?.jwt).to.equal(jwt);
    await test.moveEvent(event, 'orphaned');
    expect(await isRevoked(jwt)).to.equal(false);
  });

  it('have no status list where none was issued', async () => {
    for (const path of [
      `${mill.organisationId}/2`,
      `${rival.organisationId}/1`,
      `${mill.organisationId}/0`,
      'x/1',
    ]) {
      expect((await stranger().get(`/status/${path}`)).status, path).to.equal(404);
    }
  });

  const randomUuid = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';
  const commissioned = () =>
    test.emit('materialLedger', 'LotCommissioned', {
      lotId: lot.lotId,
      certificate: lot.onChainCertificate as `0x${string}`,
      issuer: mill.account as `0x${string}`,
      to: mill.account as `0x${string}`,
      massGrams: '40000000',
      emissionsGrams: '24840000',
      documentHash: certificate.documentHash as `0x${string}`,
      subject: bytes32(),
      evidence: lot.evidence as `0x${string}`,
      epcisEvent: bytes32(),
      certificateUsedGrams: '40000000',
    });
});
