import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  assembleBundle,
  packZip,
  unpackZip,
  verifyBundle,
  type BundledCredentials,
} from '@topsteel/chain/bundle';
import { blocksOver, rpcOver } from '@topsteel/chain/verify';
import { signJws } from '@topsteel/domain/credential';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { hashEvent } from '@topsteel/domain/epcis';
import { canonicalBytes, sha256Hex } from '@topsteel/domain/jcs';
import { acceptanceOf } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import fc from 'fast-check';
import { FETCHED_AT, ISSUER_KEY, lotCredentials, type Differences } from '../fixtures/lot-credentials.ts';
import { openWorld, type World } from '../fixtures/open-world.ts';
import { DAY, START } from '../fixtures/steel-chain.ts';
import { run, type Answer } from '../run.ts';

const NAMES =
  'conformity-credential, conformity-credential-0-7-0, inspection-certificate, product-passport, product-passport-0-7-0';
const PASSPORTS = 'product-passport, product-passport-0-7-0';

describe('verify, of the credentials and events in an evidence bundle', function () {
  this.timeout(120_000);
  let world: World;
  let honest: BundledCredentials;
  let bundle: Uint8Array;
  before(async () => {
    world = await openWorld();
    honest = await lotCredentials(world, world.lots.intact, world.certificates.intact);
    bundle = await bundleOf(world.lots.intact, honest);
  });
  after(() => world.close());

  const bundleOf = (lotId: bigint, credentials?: BundledCredentials): Promise<Uint8Array> =>
    assembleBundle({
      ...{ lotId, credentials, deployment: world.deployment, now: 0 },
      rpc: rpcOver({ urls: [world.rpcUrl] }).request,
      fetchBlock: blocksOver({ urls: [world.store.url] }).fetchBlock,
      eventOf: (hash) => Promise.resolve(world.events.get(hash)),
    });
  const verify = (bytes: Uint8Array, ...options: string[]): Promise<Answer> => {
    const path = join(mkdtempSync(join(tmpdir(), 'topsteel-bundle-')), 'evidence.zip');
    writeFileSync(path, bytes);
    return run(['verify', path, ...options]);
  };
  const judge = async (given: Parameters<typeof verifyBundle>[0]['bundle'], now = 0) => {
    const { lines } = await verifyBundle({ bundle: given, deploymentOf: () => world.deployment, now });
    return { acceptance: acceptanceOf(lines), lines };
  };
  /** The line of the credentials of an issuer that differs, and the exit code. */
  const said = async (differences: Differences, ...options: string[]): Promise<[number, string]> => {
    const given = await lotCredentials(world, world.lots.intact, world.certificates.intact, differences);
    const { code, stdout } = await verify(await bundleOf(world.lots.intact, given), ...options);
    const lines = stdout.split('\n');
    const how = lines.findIndex((each) => /each credential|chaque justificatif/.test(each));
    return [code, lines[how - 1] ?? ''];
  };
  /** The files with some of them changed, and a manifest that fits, as a forger would make it. */
  const forged = (of: Uint8Array, changes: Record<string, Uint8Array | undefined>): Uint8Array => {
    const files = unpackZip(of);
    for (const [path, bytes] of Object.entries(changes))
      if (bytes === undefined) files.delete(path);
      else files.set(path, bytes);
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as object;
    const listed = [...files]
      .filter(([name]) => name !== 'manifest.json')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => ({ path, bytes: content.length, sha256: sha256Hex(content) }));
    return packZip(files.set('manifest.json', canonicalBytes({ ...manifest, files: listed })));
  };

  describe('credentials', () => {
    it('agree with the register, in words that say what that proves', async () => {
      const { stdout, code } = await verify(bundle);
      const lines = stdout.split('\n');
      expect([code, lines[0]]).to.deep.equal([0, 'No problem found in 11 checks.']);
      expect(lines).to.include(
        '✓ Credentials agree (5). What they say of lot, document, mass and issuer is what the register says, and the issuer’s list of 11 March 2030 at 11:59 UTC withdraws none. They are signed with the key that this bundle shows as the issuer’s on steel.test. Whether it is the issuer’s, steel.test alone can say: the register does not know this key.',
      );
      expect((await said({}, '--language', 'fr'))[1]).to.equal(
        "✓ Justificatifs concordants (5). Ce qu'ils disent du lot, du document, de la masse et de l'émetteur est ce que dit le registre, et la liste de l'émetteur du 11 mars 2030 à 11:59 UTC n'en retire aucun. Ils sont signés avec la clé que ce dossier présente comme celle de l'émetteur chez steel.test. Si c'est bien la sienne, steel.test seul peut le dire\u00a0: le registre ne connaît pas cette clé.",
      );
    });

    it('travel with the did document and the list, their addresses and when they were fetched', () => {
      const files = unpackZip(bundle);
      const text = (path: string) => new TextDecoder().decode(files.get(path));
      expect([...files.keys()].filter((path) => path.startsWith('credentials/'))).to.deep.equal([
        'credentials/conformity-credential-0-7-0.jwt',
        'credentials/conformity-credential.jwt',
        'credentials/inspection-certificate.jwt',
        'credentials/issuer/did.json',
        'credentials/issuer/sources.json',
        'credentials/issuer/status-list.jwt',
        'credentials/product-passport-0-7-0.jwt',
        'credentials/product-passport.jwt',
      ]);
      expect(JSON.parse(text('credentials/issuer/sources.json'))).to.deep.equal({
        didDocument: 'https://steel.test/organisations/7f3c/did.json',
        fetchedAt: '2030-03-11T11:59:00.000Z',
        statusList: 'https://steel.test/status/7f3c/1',
      });
      expect(text('credentials/issuer/status-list.jwt')).to.equal(honest.statusList?.jwt);
      expect(JSON.parse(text('credentials/issuer/did.json'))).to.deep.equal(honest.did.document);
    });

    it('are the same bytes when the bundle is made again', async () => {
      expect(sha256Hex(await bundleOf(world.lots.intact, honest))).to.equal(sha256Hex(bundle));
    });

    it('are found when another key signed them', async () => {
      const other = [
        1,
        `✗ Not signed by the issuer. The signature of ${NAMES} is of no key that the issuer’s site gives in this bundle. Do not rely on it; ask the issuer for a new one.`,
      ];
      const signedWith = new Uint8Array(32).fill(4);
      expect(await said({ signedWith })).to.deep.equal(other);
      expect(await said({ signedWith, kid: 'did:web:steel.test:organisations:7f3c#key-2' })).to.deep.equal(
        other,
      );
    });

    it('are found when their key was given up before', async () => {
      expect(await said({ retiredAt: '2030-03-05T07:59:59.000Z' })).to.deep.equal([
        1,
        `✗ Signed too late. ${NAMES}: signed with a key that the issuer had given up before. Do not rely on it; ask the issuer for a new one.`,
      ]);
      // Signed in time; the list, which came later, is not.
      const [code, line] = await said({ retiredAt: '2030-03-05T08:00:01.000Z' });
      expect([code, line.slice(0, 14)]).to.deep.equal([2, '? Not checked.']);
    });

    it('are found when they are of another lot or certificate', async () => {
      const [code, line] = await said({
        material: (is) => ({ ...is, lot: { ...is.lot, code: 'W0K7XBA22XY6DSSV479T' } }),
      });
      expect([code, line]).to.deep.equal([
        1,
        `✗ Credential of another lot. conformity-credential, conformity-credential-0-7-0, ${PASSPORTS}: about another lot or certificate than this one. Do not rely on it.`,
      ]);
      const foreign = await said({
        material: (is) => ({ ...is, certificate: { ...is.certificate, id: `0x${'c1'.repeat(32)}` } }),
      });
      expect(foreign[0]).to.equal(1);
      expect(foreign[1]).to.include('conformity-credential-0-7-0, inspection-certificate: about another');
      const batch = await said({
        material: (is) => ({ ...is, certificate: { ...is.certificate, batch: '2' } }),
      });
      expect(batch[1]).to.include('another lot. inspection-certificate: about');
    });

    it('are found when they are a whole set of another lot of the same mill', async () => {
      const soldOut = await lotCredentials(world, world.lots.removed, world.certificates.intact);
      const { code, stdout } = await verify(await bundleOf(world.lots.intact, soldOut));
      expect(code).to.equal(1);
      expect(stdout).to.include(`✗ Credential of another lot. ${NAMES}: about another lot`);
    });

    it('are found when they name another document or another mass', async () => {
      const documentHash = `0x${'d9'.repeat(32)}`;
      expect(
        await said({ material: (is) => ({ ...is, certificate: { ...is.certificate, documentHash } }) }),
      ).to.deep.equal([
        1,
        '✗ Credential of another document. inspection-certificate: for a document that the register does not hold for this lot. Do not rely on it; ask the issuer.',
      ]);
      expect(
        (await said({ material: (is) => ({ ...is, lot: { ...is.lot, evidence: documentHash } }) }))[1],
      ).to.include(`another document. ${PASSPORTS}: for`);
      expect(
        await said({ material: (is) => ({ ...is, lot: { ...is.lot, massGrams: 40_000_001n } }) }),
      ).to.deep.equal([
        1,
        `✗ Credential of another mass. ${PASSPORTS}: the mass is not the one in the register. Do not rely on it; ask the issuer.`,
      ]);
      expect(
        (
          await said({
            material: (is) => ({ ...is, certificate: { ...is.certificate, massGrams: 56_480_001n } }),
          })
        )[1],
      ).to.include('another mass. inspection-certificate: the');
    });

    it('are found when their issuer does not go by the account that registered the lot', async () => {
      const account = world.certificates.unknownIssuer.certificate.issuer;
      expect(await said({ account })).to.deep.equal([
        1,
        `✗ Credential of another issuer. ${NAMES}: the issuer named there does not go by ${world.orne.address.toLowerCase()}, the account that registered this lot. Do not rely on it; ask the issuer.`,
      ]);
      const body = { id: 'did:web:other.test', name: 'Lloyd', account, signedAt: START };
      const countersigned = await said({
        material: (is) => ({ ...is, certificate: { ...is.certificate, countersignature: body } }),
      });
      expect(countersigned[1]).to.include('another issuer. inspection-certificate: the issuer named');
      const claimed = await said({ material: (is) => ({ ...is, issuer: { ...is.issuer, account } }) });
      expect(claimed[1]).to.include(
        'another issuer. conformity-credential, inspection-certificate, product-passport: the',
      );
    });

    it('are found when they are not in force yet, or expired', async () => {
      const dated = (validUntil: number) =>
        said({ material: (is) => ({ ...is, certificate: { ...is.certificate, validUntil } }) });
      expect(await dated(START + 3 * DAY)).to.deep.equal([
        1,
        `✗ Credential expired. ${NAMES}: ended on 7 March 2030. Ask the issuer for a new one.`,
      ]);
      expect((await dated(FETCHED_AT + 120))[0]).to.equal(0);
    });

    it('are found when the list withdraws them', async () => {
      expect(await said({ isRevoked: true })).to.deep.equal([
        1,
        `✗ Credential withdrawn. The issuer’s list of 11 March 2030 at 11:59 UTC withdraws ${NAMES}. Do not rely on it; ask the issuer.`,
      ]);
    });

    it('are not checked by a list that is older than the block by its whole time', async () => {
      const unread = `? Not checked. What these credentials are checked with is not in the bundle: the issuer’s keys, or its list of withdrawn ones at that time (${NAMES}). Ask for the bundle again.`;
      expect(await said({ listSignedAt: FETCHED_AT - DAY })).to.deep.equal([2, unread]);
      expect((await said({ listSignedAt: FETCHED_AT - DAY + 120 }))[0]).to.equal(0);
      expect((await said({ listSignedAt: FETCHED_AT + DAY }))[0]).to.equal(0);
      for (const path of ['credentials/issuer/did.json', 'credentials/issuer/status-list.jwt'])
        expect((await judge(forged(bundle, { [path]: undefined }))).acceptance, path).to.equal('unclear');
    });

    it('count by the addresses that they name themselves', async () => {
      const path = 'credentials/issuer/sources.json';
      const sources = JSON.parse(new TextDecoder().decode(unpackZip(bundle).get(path))) as object;
      const named = async (change: object): Promise<string[]> => {
        const { lines } = await judge(forged(bundle, { [path]: canonicalBytes({ ...sources, ...change }) }));
        return lines.filter(({ question }) => question === 'credentials').map(({ key }) => key);
      };
      expect(await named({})).to.deep.equal(['credentialsAgree']);
      expect(await named({ didDocument: 'https://other.test/did.json' })).to.deep.equal([
        'credentialOtherKey',
      ]);
      expect(await named({ statusList: 'https://steel.test/status/7f3c/2' })).to.deep.equal([
        'credentialsUnread',
      ]);
    });

    it('say nothing when they speak of no lot and no certificate', async () => {
      const [, payload = ''] = honest.credentials[0]?.jwt.split('.') ?? [];
      const content = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const bare = { ...content, type: ['VerifiableCredential'], credentialSubject: { grade: 'S355J2+N' } };
      const kid = 'did:web:steel.test:organisations:7f3c#key-1';
      const jwt = signJws({ typ: 'vc+jwt', kid }, bare, ISSUER_KEY);
      const given = await bundleOf(world.lots.intact, { ...honest, credentials: [{ name: 'Grade', jwt }] });
      const { lines } = await judge(given);
      expect(lines.find(({ question }) => question === 'credentials')).to.deep.include({
        key: 'credentialOtherLot',
        params: { names: 'grade' },
      });
    });

    it('may be missing', async () => {
      expect(
        (await judge(forged(bundle, { 'credentials/product-passport.jwt': undefined }))).acceptance,
      ).to.equal('yes');
      const none = Object.fromEntries(
        [...unpackZip(bundle).keys()]
          .filter((path) => path.startsWith('credentials/'))
          .map((path) => [path, undefined]),
      );
      expect((await judge(forged(bundle, none))).acceptance).to.equal('yes');
    });
  });

  describe('events', () => {
    it('tell of the whole chain: made, handed over, transformed', async () => {
      const whole = await bundleOf(world.lots.parts);
      const events = [...unpackZip(whole)]
        .filter(([path]) => /^events\/.*\.json$/.test(path))
        .map(([, bytes]) => JSON.parse(new TextDecoder().decode(bytes)) as { type: string; bizStep: string });
      expect(events.map(({ type, bizStep }) => `${type} ${bizStep}`).sort()).to.deep.equal([
        'ObjectEvent commissioning',
        'ObjectEvent receiving',
        'ObjectEvent receiving',
        'TransformationEvent commissioning',
        'TransformationEvent commissioning',
      ]);
      // The lot that was sold out and used up is of another chain.
      expect(JSON.stringify(events)).to.not.include(lotCodeOf(world.lots.soldOut));
      const { stdout, code } = await verify(whole);
      expect(code).to.equal(0);
      expect(stdout.split('\n')).to.include(
        'i Events: 5 of 5. Each is the one that an act of this lot’s chain names in the register: made, handed over, transformed, recalled (EPCIS).',
      );
    });

    it('count only when a proven act of this chain names them', async () => {
      const [path = ''] = [...unpackZip(bundle).keys()].filter((name) => /^events\/.*\.json$/.test(name));
      const [foreign] = [...world.events.values()].slice(-1);
      for (const event of [foreign, { ...world.events.values().next().value, bizStep: 'shipping' }]) {
        const name = `events/${hashEvent(event).hash.slice(2, 18)}.json`;
        const { lines } = await judge(forged(bundle, { [name]: canonicalBytes(event) }));
        expect(lines.map(({ key, params }) => [key, params['what']])).to.deep.equal([
          ['bundleAltered', name],
        ]);
      }
      const text = new TextEncoder().encode('eventType=ObjectEvent');
      const name = `events/${sha256Hex(text).slice(2, 18)}.txt`;
      expect((await judge(forged(bundle, { [name]: text }))).acceptance).to.equal('no');
      expect((await judge(forged(bundle, { [path]: undefined }))).acceptance).to.equal('yes');
    });
  });

  it('finds a flipped bit in every new file', async () => {
    const files = [...unpackZip(bundle)].filter(([path]) => /^(credentials|events)\//.test(path));
    expect(files).to.have.length(10);
    for (const [path, bytes] of files) {
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (place, bit) => {
          const changed = Uint8Array.from(bytes);
          changed[place] = (changed[place] ?? 0) ^ (1 << bit);
          const { acceptance } = await judge(unpackZip(bundle).set(path, changed));
          expect(acceptance, `${path} at ${place}`).to.equal('no');
        }),
        { numRuns: 12 },
      );
    }
  });

  it('accepts no token and no list that a forger changed along with the manifest', async () => {
    const tokens = [...unpackZip(bundle)].filter(([path]) => path.endsWith('.jwt'));
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tokens),
        fc.nat(),
        fc.constantFrom(...Array.from(letters)),
        async ([path, bytes], place, letter) => {
          const changed = Uint8Array.from(bytes);
          const code = letter.charCodeAt(0);
          const at = place % bytes.length;
          fc.pre(changed[at] !== code);
          changed[at] = code;
          const { acceptance } = await judge(forged(bundle, { [path]: changed }));
          expect(acceptance, `${path} at ${at}`).to.not.equal('yes');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes no file that the register and the evidence do not name', async () => {
    const text = new TextEncoder().encode('%PDF-1.7 another certificate');
    const hash = sha256Hex(text).slice(2, 18);
    for (const path of [
      `documents/${hash}.pdf`,
      `evidence/${hash}.json`,
      'certificate.pdf',
      'credentials/more.json',
      'credentials/issuer/more.jwt',
    ]) {
      const { lines } = await judge(forged(bundle, { [path]: text }));
      expect(lines.map(({ key, params }) => [key, params['what']])).to.deep.equal([['bundleAltered', path]]);
    }
  });
});
