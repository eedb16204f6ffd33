import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { canonicalBytes } from '@topsteel/domain/jcs';
import { judgeReadings } from '@topsteel/domain/scan';
import { expect } from 'chai';
import { serve } from '../fixtures/file-store.ts';
import { openWorld, type World } from '../fixtures/open-world.ts';
import { plateCertificate } from '../fixtures/plate-certificate.ts';
import { run, type Answer } from '../run.ts';

const CLEAR = 'No problem found in 7 checks.';
const ATTENTION = 'Check before you use this steel: 1 point needs your attention.';
const STOP = 'Do not use this steel on the strength of this certificate.';
/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:9';

describe('verify', function () {
  this.timeout(60_000);
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const sources = () => ['--rpc', world.rpcUrl, '--ipfs', world.store.url, '--deployment', '31337'];
  const lot = (id: bigint, ...options: string[]): Promise<Answer> =>
    run(['verify', lotCodeOf(id), ...sources(), ...options]);
  const file = (bytes: Uint8Array, ...options: string[]): Promise<Answer> => {
    const path = join(mkdtempSync(join(tmpdir(), 'topsteel-verify-')), 'file');
    writeFileSync(path, bytes);
    return run(['verify', path, ...sources(), ...options]);
  };
  const expectSaid = async (asked: Promise<Answer>, code: number, headline: string, line: string) => {
    const { stdout, stderr, code: answered } = await asked;
    expect(stderr).to.equal('');
    const lines = stdout.split('\n');
    expect(lines[0]).to.equal(headline);
    expect(lines).to.include(line);
    expect(answered).to.equal(code);
    return lines;
  };

  it('intact: says so, and who made it, that it stands, meets its grade and is counted', async () => {
    const lines = await expectSaid(
      lot(world.lots.intact),
      0,
      CLEAR,
      "✓ Intact. This certificate is exactly the one Aciéries du Val d'Orne registered on 4 March 2030.",
    );
    expect(lines.filter((line) => /^[✓i!?✗] /.test(line)).slice(1)).to.deep.equal([
      "✓ Issued by Aciéries du Val d'Orne, mill. Identity confirmed by Bureau Fer Europe on 4 March 2030.",
      '✓ In force. Neither revoked nor replaced as of 11 March 2030 at 12:00 UTC.',
      '✓ Meets S355J2+N (EN 10025-2:2019). 11 of 11 required values are within limits.',
      '✓ 40.000 t of 56.480 t certified. 56.480 t remain to be sold.',
      "i Melted in France by Aciéries du Val d'Orne, route BF-BOF; 1 step to here.",
      "i 0.50 t CO2e per tonne, declared by Aciéries du Val d'Orne. Nobody independent has checked this figure. This bundle: 20.000 t CO2e.",
    ]);
  });

  it('intact: the same in French, and of the file in hand in any formatting', async () => {
    await expectSaid(
      lot(world.lots.intact, '--language', 'fr'),
      0,
      'Aucun problème détecté sur 7 contrôles.',
      "✓ Intact. Ce certificat est exactement celui que Aciéries du Val d'Orne a enregistré le 4 mars 2030.",
    );
    const pretty = JSON.stringify(plateCertificate('AVO-2030-1', 'F30-1'), null, 4);
    await expectSaid(
      file(new TextEncoder().encode(pretty)),
      0,
      CLEAR,
      "✓ Intact. This certificate is exactly the one Aciéries du Val d'Orne registered on 4 March 2030.",
    );
  });

  const altered =
    "✗ Altered. This file differs from the one Aciéries du Val d'Orne registered. Do not rely on it. Open the registered certificate or ask Aciéries du Val d'Orne.";

  it('altered byte: one byte of the file in hand is another', async () => {
    const bytes = Uint8Array.from(world.certificates.intact.documentBytes);
    const place = Buffer.from(bytes).indexOf('Ferramenta');
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await expectSaid(file(bytes), 1, STOP, altered);
  });

  it('altered byte: of a file that cannot be read, when the lot is named', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 changed');
    await expectSaid(file(bytes, '--lot', lotCodeOf(world.lots.intact)), 1, STOP, altered);
  });

  it('altered field: a better yield strength', async () => {
    const better = canonicalBytes(plateCertificate('AVO-2030-1', 'F30-1', { yieldMpa: 444 }));
    await expectSaid(file(better), 1, STOP, altered);
  });

  it('revoked', async () => {
    const lines = await expectSaid(
      lot(world.lots.revoked),
      1,
      STOP,
      "✗ Revoked by Aciéries du Val d'Orne on 5 March 2030: the material does not conform. Set the material aside and contact Aciéries du Val d'Orne.",
    );
    expect(lines.join('\n')).to.not.include('In force.');
  });

  it('superseded: names the new certificate and what changed', () =>
    expectSaid(
      lot(world.lots.superseded),
      1,
      ATTENTION,
      '! Replaced on 5 March 2030 by AVO-2030-3B. Use the new one. Changed: Certificate.CommercialTransaction.A03, Certificate.Inspection.0.TensileTest.C11.Value.',
    ));

  it('expired', () =>
    expectSaid(
      lot(world.lots.expired),
      1,
      ATTENTION,
      '! Out of date since 5 March 2030. It was in force from 4 March 2030 to 5 March 2030.',
    ));

  it('not yet valid', () =>
    expectSaid(
      file(world.certificates.notYetValid.evidenceBytes),
      1,
      ATTENTION,
      '! Not in force yet. It comes into force on 1 April 2030.',
    ));

  it('unknown issuer: a batch that anybody registered', () =>
    expectSaid(
      file(world.certificates.unknownIssuer.evidenceBytes),
      1,
      STOP,
      '✗ Unknown issuer. The signature is consistent, but nobody we recognise vouches for who made it. Anyone can make such a certificate. Ask for one from a recognised manufacturer.',
    ));

  it('removed issuer: what it issued before stands', async () => {
    const lines = await expectSaid(
      lot(world.lots.removed),
      0,
      ATTENTION,
      '! Issuer no longer listed. Laminoirs de Sambre was removed from the directory on 6 March 2030. What it issued before then stands.',
    );
    expect(lines).to.include('✓ In force. Neither revoked nor replaced as of 11 March 2030 at 12:00 UTC.');
  });

  it('compromised issuer', () =>
    expectSaid(
      lot(world.lots.compromised),
      1,
      STOP,
      '✗ Signed with a key reported stolen. Stahlwerk Leine disowns anything signed after 4 March 2030.',
    ));

  it('quantity exhausted, and used up', async () => {
    const lines = await expectSaid(
      lot(world.lots.soldOut),
      1,
      'Check before you use this steel: 2 points need your attention.',
      '! Nothing left. All 56.480 t are allocated to other lots. If you are offered steel under this certificate outside those lots, refuse it.',
    );
    expect(lines).to.include(
      '! Used up before this reading. All of this steel was made into other lots by 6 March 2030. The label may be on other steel. Compare the heat stamped on the steel and report your bundle.',
    );
  });

  it('suspected clone: as the site counts the readings of the label', async () => {
    const readings = [
      { at: 1_000_000, country: 'NL', reader: 'a' },
      { at: 1_007_800, country: 'TR', reader: 'b' },
      { at: 1_002_400, country: 'TR', reader: 'c' },
    ];
    const site = await serve((path) =>
      path === `/v2/scans/${lotCodeOf(world.lots.intact)}`
        ? { signal: judgeReadings(readings) ?? null, tag: 'none' }
        : undefined,
    );
    await expectSaid(
      lot(world.lots.intact, '--readings', site.url),
      1,
      ATTENTION,
      '! This label may have been copied. It was scanned in Netherlands and Türkiye 40 min apart. One label is a copy; the certificate itself may be genuine. Compare the heat stamped on the steel and report your bundle.',
    );
    await site.close();
    await expectSaid(
      lot(world.lots.intact, '--readings', site.url),
      0,
      CLEAR,
      '✓ In force. Neither revoked nor replaced as of 11 March 2030 at 12:00 UTC.',
    );
  });

  it('chain unreachable: nothing is called good', async () => {
    const asked = lot(world.lots.intact, '--rpc', NOBODY);
    const lines = await expectSaid(
      asked,
      2,
      'Not fully checked: 7 of 7 checks could not be made.',
      '? Not checked. The register could not be reached, so we cannot say whether this certificate still stands. This is no sign against the certificate. Try again.',
    );
    expect(lines.filter((line) => line.startsWith('✓'))).to.deep.equal([]);
  });

  it('chain unreachable: a node of another chain is no register', async () => {
    const other = await serve((_, body) => ({
      jsonrpc: '2.0',
      id: 1,
      result: body.includes('chainId') ? '0x1' : {},
    }));
    const answer = await lot(world.lots.intact, '--rpc', other.url);
    expect([answer.code, answer.stdout.split('\n')[0]]).to.deep.equal([
      2,
      'Not fully checked: 7 of 7 checks could not be made.',
    ]);
    await other.close();
  });

  it('IPFS unreachable: the register is read, the file is not', async () => {
    const lines = await expectSaid(
      lot(world.lots.intact, '--ipfs', NOBODY),
      2,
      'Not fully checked: 6 of 7 checks could not be made.',
      '? Not checked. The certificate file could not be fetched. Its registration is shown below.',
    );
    expect(lines).to.include(
      '? Not checked. Nothing in the register speaks against it, but the proof that belongs to it could not be fetched. Try again.',
    );
  });

  it('IPFS unreachable: a revoked certificate is revoked all the same', () =>
    expectSaid(
      lot(world.lots.revoked, '--ipfs', NOBODY),
      1,
      STOP,
      '✗ Revoked by 0xbcd4…4096 on 5 March 2030: the material does not conform. Set the material aside and contact 0xbcd4…4096.',
    ));

  it('IPFS returns other bytes: they are not used', async () => {
    const liar = await serve(() => world.certificates.source.documentBytes);
    await expectSaid(
      lot(world.lots.intact, '--ipfs', liar.url),
      2,
      'Not fully checked: 6 of 7 checks could not be made.',
      '? Not checked. The file store answered with another file than the registered one. We did not use it. Try again, or ask the seller for the file.',
    );
    await liar.close();
  });

  it('subgraph behind: by how much, and since when it knows nothing', async () => {
    const indexAt = (number: number) =>
      serve(() => ({
        data: {
          _meta: { block: { number, timestamp: Date.UTC(2030, 2, 6, 8) / 1_000 } },
          titleTransfers: [{ id: '0x1' }],
        },
      }));
    const latest = Number(await world.test.getBlockNumber({ cacheTime: 0 }));
    const behind = await indexAt(latest - 3);
    await expectSaid(
      lot(world.lots.intact, '--graph', behind.url),
      2,
      'Not fully checked: 1 of 8 checks could not be made.',
      '? History not up to date. The index of past events is 3 blocks behind the register and knows nothing after 6 March 2030 at 08:00 UTC. Every other line was asked of the register itself.',
    );
    await behind.close();
    await expectSaid(
      lot(world.lots.intact, '--graph', behind.url),
      2,
      'Not fully checked: 1 of 8 checks could not be made.',
      '? Not checked. The index of past events did not answer, so what happened to this lot since is not known. Try again.',
    );
    const level = await indexAt(latest);
    await expectSaid(
      lot(world.lots.intact, '--graph', level.url),
      0,
      'No problem found in 8 checks.',
      'i Acts on record: 1. The index of past events is level with the register and lists what happened to this lot.',
    );
    await level.close();
  });

  it('subgraph level: every act once, however many', async () => {
    const ids = Array.from({ length: 2_300 }, (_, index) => `0x${(0x1000 + index).toString(16)}-0`);
    const latest = Number(await world.test.getBlockNumber({ cacheTime: 0 }));
    const asked: string[] = [];
    const index = await serve((_path, body) => {
      const { query, variables } = JSON.parse(body) as {
        query: string;
        variables: { lot: string; after: string };
      };
      asked.push(query);
      const titleTransfers = ids
        .filter((id) => id > variables.after && variables.lot === world.lots.intact.toString())
        .slice(0, 1_000)
        .map((id) => ({ id }));
      return { data: { _meta: { block: { number: latest, timestamp: 0 } }, titleTransfers } };
    });
    await expectSaid(
      lot(world.lots.intact, '--graph', index.url),
      0,
      'No problem found in 8 checks.',
      'i Acts on record: 2,300. The index of past events is level with the register and lists what happened to this lot.',
    );
    await index.close();
    expect(asked.map((query) => query.includes(`block: { number: ${latest} }`))).to.deep.equal([
      ...[false, true, true],
    ]);
    expect(asked.join(' ')).not.to.contain('consumptions');
  });

  it('a made lot: by the certified lots behind it', async () => {
    const lines = await expectSaid(
      lot(world.lots.parts),
      0,
      CLEAR,
      'i Made by Centre de Service Acier Nord. Heats it was made from: F30-7, F30-8; 3 steps to here.',
    );
    expect(lines).to.include(
      '✓ 4.900 t of 56.480 t certified. This bundle is counted. Nothing more can be sold under this certificate.',
    );
    const { number } = await world.test.getBlock();
    expect(lines).to.include(
      `    Certified lots behind this steel: 2. Each was checked at ${new URL(world.rpcUrl).host}, block ${number}; shown is the weakest answer, of heat F30-7.`,
    );
  });

  it('says everything as JSON', async () => {
    const { stdout, code } = await lot(world.lots.revoked, '--json');
    const said = JSON.parse(stdout) as {
      verdict: string;
      accepted: string;
      lines: { key: string; tone: string }[];
    };
    expect([code, said.verdict, said.accepted]).to.deep.equal([1, 'stop', 'no']);
    expect(said.lines.map(({ key, tone }) => `${key} ${tone}`)).to.deep.equal([
      ...['intact good', 'issuerKnown good', 'revoked bad', 'conforms good'],
      ...['quantityOk good', 'origin info', 'carbonSelfDeclared info'],
    ]);
  });

  it('an unknown number, and a label that names no lot', async () => {
    await expectSaid(
      lot(1n),
      1,
      STOP,
      '✗ Unknown label. No lot carries this number. The label was not made through TopSteel, or it is misprinted.',
    );
    const { code, stderr } = await run(['verify', 'https://steel.example/01/09521001001014', ...sources()]);
    expect([code, stderr]).to.deep.equal([
      2,
      'https://steel.example/01/09521001001014 names no lot. A label of ours reads …/v/LOT or …/01/GTIN/10/LOT; give the whole address under the code.\n',
    ]);
  });

  it('a label: asks where its site says, by contracts that are known here', async () => {
    const site = await serve((path) =>
      path === '/config.json'
        ? { chainId: 31337, rpcUrl: world.rpcUrl, ipfsGatewayUrl: world.store.url }
        : undefined,
    );
    const label = `${site.url}/01/09521001001014/10/${lotCodeOf(world.lots.intact)}`;
    const { code, stdout } = await run(['verify', label]);
    expect([code, stdout.split('\n')[0]]).to.deep.equal([0, CLEAR]);
    const unknown = await run(['verify', `${label}/21/NOT-OURS`]);
    expect(unknown.stdout.split('\n')).to.include(
      '✗ Unknown bundle. The lot exists, but no bundle with this number was delivered from it. Do not rely on the label; ask who sold it.',
    );
    expect(unknown.code).to.equal(1);
    await site.close();
  });
});
