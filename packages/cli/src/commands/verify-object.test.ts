import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  assembleObject,
  packZip,
  unpackZip,
  verifyBundle,
  type EvidenceKind,
  type ObjectManifest,
} from '@topsteel/chain/bundle';
import { blocksOver, rpcOver, RpcRefusal, type Rpc } from '@topsteel/chain/verify';
import { groupedLotCode, lotCodeOf } from '@topsteel/domain/digital-link';
import { canonicalBytes, sha256Hex } from '@topsteel/domain/jcs';
import { acceptanceOf } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import { openObjectWorld, type ObjectWorld } from '../fixtures/object-world.ts';
import { START } from '../fixtures/steel-chain.ts';
import { run, type Answer } from '../run.ts';

type Hex = `0x${string}`;

describe('verify, of the evidence of an object of the record', function () {
  this.timeout(120_000);
  let world: ObjectWorld;
  before(async () => {
    world = await openObjectWorld();
  });
  after(() => world.close());

  const archiveOf = (
    kind: EvidenceKind,
    id: Hex,
    more: { evidence?: Uint8Array; isShown?: (at: number) => boolean; rpc?: Rpc } = {},
  ): Promise<Uint8Array> =>
    assembleObject({
      ...{ kind, id, deployment: world.deployment, now: 0 },
      rpc: rpcOver({ urls: [world.rpcUrl] }).request,
      fetchBlock: blocksOver({ urls: [world.store.url] }).fetchBlock,
      eventOf: (hash) => Promise.resolve(world.events.get(hash)),
      ...more,
    });
  const verify = (bytes: Uint8Array, ...options: string[]): Promise<Answer> => {
    const path = join(mkdtempSync(join(tmpdir(), 'topsteel-object-')), 'evidence.zip');
    writeFileSync(path, bytes);
    return run(['verify', path, ...options]);
  };
  /** The lines without those that say how each was checked. */
  const saidOf = ({ stdout }: Answer): string[] =>
    stdout.split('\n').filter((text) => text !== '' && !text.startsWith('    '));
  const textIn = (bytes: Uint8Array, path: string): string =>
    new TextDecoder().decode(unpackZip(bytes).get(path));
  const manifestIn = (bytes: Uint8Array) =>
    JSON.parse(textIn(bytes, 'manifest.json')) as ObjectManifest & { type: string };

  /** The archive with some files changed or taken out, and a manifest that fits, as a forger would make it. */
  const forged = (
    bytes: Uint8Array,
    changes: Readonly<Record<string, Uint8Array | undefined>>,
    manifestChanges: object = {},
  ): Uint8Array => {
    const files = unpackZip(bytes);
    for (const [path, content] of Object.entries(changes)) {
      if (content === undefined) files.delete(path);
      else files.set(path, content);
    }
    const listed = [...files]
      .filter(([name]) => name !== 'manifest.json')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, content]) => ({ path: name, bytes: content.length, sha256: sha256Hex(content) }));
    const manifest = { ...manifestIn(bytes), files: listed, ...manifestChanges };
    return packZip(files.set('manifest.json', canonicalBytes(manifest)));
  };

  it('says of a payment for steel what its acts add up to, and that the contract holds the same', async () => {
    const bytes = await archiveOf('payment', world.payments.delivered);
    const answer = await verify(bytes);
    const { number, hash } = manifestIn(bytes).block;
    const lot = lotCodeOf(world.lotId);
    expect(answer.code).to.equal(0);
    expect(saidOf(answer)).to.deep.equal([
      'No problem found in 5 checks.',
      '✓ Evidence complete. All 13 files of this bundle are as they were packed.',
      '✓ The acts add up to the contract’s record. Authorised 3,675.00 USDC, captured 3,487.40, returned to the payer 187.60, refunded 0.00; in escrow now 0.00.',
      'i Acts: 7. Each stands in a receipt that its block commits to.',
      'i Events: 1 of 1. Each is the one that an act of this lot’s chain names in the register: made, handed over, transformed, recalled (EPCIS).',
      `i As of 5 March 2030 at 09:00 UTC. What came after block ${number} cannot be known offline. The block is the network’s if an explorer shows it with this hash: ${hash}.`,
      `Payment ${world.payments.delivered}.`,
      `Its steel is lot ${groupedLotCode(lot)}, whose own evidence is at /v2/lots/${lot}/evidence.zip.`,
      `Register: the bundle (block ${number}). File store: the bundle.`,
    ]);
  });

  it('says so in the language of the reader', async () => {
    const bytes = await archiveOf('payment', world.payments.ruled);
    const { payments } = world;
    const last = async (language: string): Promise<(string | undefined)[]> => {
      const lines = saidOf(await verify(bytes, '--language', language));
      return [lines[2], lines.find((line) => line.includes(` ${payments.ruled}.`))];
    };
    expect(await last('de')).to.deep.equal([
      '✓ Die Vorgänge ergeben, was der Vertrag führt. Autorisiert 3.675,00 USDC, eingezogen 1.400,00, an den Zahler zurück 1.500,00, erstattet 200,00; jetzt im Treuhandkonto 775,00.',
      `Zahlung ${payments.ruled}.`,
    ]);
    const named = await Promise.all(
      ['fr', 'es', 'it', 'nl'].map(async (language) => (await last(language))[1]),
    );
    expect(named).to.deep.equal(
      ['Paiement', 'Pago', 'Pagamento', 'Betaling'].map((word) => `${word} ${payments.ruled}.`),
    );
  });

  it('adds up milestones, rulings and refunds', async () => {
    const answer = await verify(await archiveOf('payment', world.payments.ruled));
    expect(answer.code).to.equal(0);
    // 900 of the first milestone, 500 of the second by a ruling that gave the rest of it, 1,500, back; the third is in dispute.
    expect(saidOf(answer)).to.include(
      '✓ The acts add up to the contract’s record. Authorised 3,675.00 USDC, captured 1,400.00, returned to the payer 1,500.00, refunded 200.00; in escrow now 775.00.',
    );
  });

  it('knows an order that was paid through a bank', async () => {
    const answer = await verify(await archiveOf('payment', world.payments.bankOrder));
    expect(answer.code).to.equal(0);
    expect(saidOf(answer)).to.include(
      '✓ The acts add up to the contract’s record. Title to 4.982 t of 5.250 t was released against the bank’s receipts.',
    );
    expect(saidOf(answer)).to.include('i Acts: 6. Each stands in a receipt that its block commits to.');
  });

  it('adds up a class of carbon units, and counts the documents that are published', async () => {
    const answer = await verify(await archiveOf('unit', world.classId));
    expect(answer.code).to.equal(0);
    expect(saidOf(answer).slice(2, 5)).to.deep.equal([
      '✓ The acts add up to the contract’s record. Issued 5.000 t CO2e: active 3.000, retired 1.500, cancelled 0.500.',
      'i Acts: 5. Each stands in a receipt that its block commits to.',
      'i Documents: 2 of 3. Each has the SHA-256 that a proven act names.',
    ]);
  });

  it('checks a certificate as the register does, with the evidence of its lot, and without one by the proof alone', async () => {
    const sold = await archiveOf('certificate', world.certificates.sold, {
      evidence: world.sold.evidenceBytes,
    });
    const answer = await verify(sold);
    expect(answer.code).to.equal(0);
    expect(saidOf(answer).slice(2, 8)).to.deep.equal([
      "✓ Intact. This certificate is exactly the one Aciéries du Val d'Orne registered on 4 March 2030.",
      "✓ Issued by Aciéries du Val d'Orne, mill. Identity confirmed by Bureau Fer Europe on 4 March 2030.",
      '✓ In force. Neither revoked nor replaced as of 5 March 2030 at 09:00 UTC.',
      '✓ Meets S355J2+N (EN 10025-2:2019). 11 of 11 required values are within limits.',
      '✓ 56.480 t of 56.480 t certified. 46.248 t remain to be sold.',
      'i Acts: 2. Each stands in a receipt that its block commits to.',
    ]);
    expect(
      unpackZip(sold).get(`evidence/${sha256Hex(world.sold.evidenceBytes).slice(2, 18)}.json`),
    ).to.deep.equal(world.sold.evidenceBytes);
    const kept = await archiveOf('certificate', world.certificates.kept, {
      evidence: world.kept.evidenceBytes,
    });
    const [evidence = ''] = [...unpackZip(kept).keys()].filter((path) => path.startsWith('evidence/'));
    expect((await verify(kept)).code).to.equal(0);
    expect((JSON.parse(textIn(kept, evidence)) as { lot: object }).lot).to.deep.equal({});
  });

  it('names kind, id, contracts and the final block in its manifest, and is the same bytes when it is made again', async () => {
    const bytes = await archiveOf('payment', world.payments.ruled);
    const { type, kind, id, acts, chainId, contracts, block } = manifestIn(bytes);
    const final = await world.test.getBlock({ blockTag: 'finalized' });
    expect({ type, kind, id, acts, chainId, block }).to.deep.equal({
      ...{ type: 'topsteel/object-evidence/1', kind: 'payment', id: world.payments.ruled, acts: 'all' },
      ...{ chainId: 31337, block: { number: final.number.toString(), hash: final.hash } },
    });
    expect(contracts['settlementEscrow']).to.equal(world.deployment.settlementEscrow.toLowerCase());
    expect(Object.keys(contracts)).to.have.members([
      ...['directory', 'certificateRegistry', 'materialLedger', 'oracleReports'],
      ...['settlementEscrow', 'fiatSettlement', 'carbonUnits'],
    ]);
    expect(sha256Hex(await archiveOf('payment', world.payments.ruled))).to.equal(sha256Hex(bytes));
  });

  it('compares its blocks with a node that is named', async () => {
    const { code, stdout } = await verify(await archiveOf('unit', world.classId), ...['--rpc', world.rpcUrl]);
    expect(code).to.equal(0);
    expect(stdout).to.include(`✓ Block confirmed. ${new URL(world.rpcUrl).host} has block`);
  });

  it('is not made of what no final block knows', async () => {
    const refused = await archiveOf('payment', world.fresh).catch((error: unknown) => error);
    expect(refused).to.include({
      code: 'conflict',
      message: 'No final block of the chain knows this object yet, so nothing of it can be proven.',
    });
    expect(refused).to.have.nested.property('details.reason', 'not-final-yet');
    const nothing = await archiveOf('unit', world.fresh).catch((error: unknown) => error);
    expect(nothing).to.include({ code: 'conflict' });
  });

  it('is not made when a node hides an act', async () => {
    const { request } = rpcOver({ urls: [world.rpcUrl] });
    const hiding: Rpc = async (method, params) => {
      const answer = await request(method, params);
      return method === 'eth_getLogs' && Array.isArray(answer) ? answer.slice(0, -1) : answer;
    };
    const refused = await archiveOf('payment', world.payments.ruled, { rpc: hiding }).catch(
      (error: unknown) => error,
    );
    expect(refused).to.include({ code: 'unavailable' });
  });

  it('tells why a node that has forgotten the block does not let it be made', async () => {
    const { request } = rpcOver({ urls: [world.rpcUrl] });
    const forgetful: Rpc = (method, params) =>
      method === 'eth_getStorageAt' || method === 'eth_getProof'
        ? Promise.reject(new RpcRefusal('missing trie node', undefined))
        : request(method, params);
    for (const refused of [
      await archiveOf('payment', world.payments.ruled, { rpc: forgetful }).catch((error: unknown) => error),
      await archiveOf('certificate', world.certificates.sold, {
        ...{ evidence: world.sold.evidenceBytes, rpc: forgetful },
      }).catch((error: unknown) => error),
    ]) {
      expect(refused).to.include({ code: 'unavailable' });
      expect(refused).to.have.nested.property('cause.message', 'missing trie node');
    }
  });

  it('finds an act that a forger left out', async () => {
    const bytes = await archiveOf('payment', world.payments.ruled);
    const receipts = [...unpackZip(bytes).keys()].filter((path) => path.startsWith('chain/receipt-'));
    expect(receipts).to.have.length(6);
    for (const path of receipts) {
      const answer = await verify(forged(bytes, { [path]: undefined }));
      expect([answer.code, saidOf(answer)[0]], path).to.deep.equal([1, 'Do not rely on this archive.']);
    }
    const [authorized = ''] = receipts;
    expect(saidOf(await verify(forged(bytes, { [authorized]: undefined })))).to.include(
      '✗ The acts do not add up to the contract’s record. phase is 2 by the acts and 1 by the contract. Do not rely on this archive; ask for it again.',
    );
    // Nor does it help to say that only a part is shown: then nothing is said of the sums.
    const part = await verify(forged(bytes, { [authorized]: undefined }, { acts: 'part' }));
    expect(part.code).to.equal(2);
  });

  it('does not say how much of a certificate was used when a lot under it was left out', async () => {
    const { evidenceBytes } = world.sold;
    const bytes = await archiveOf('certificate', world.certificates.sold, { evidence: evidenceBytes });
    const [, commissioned = ''] = [...unpackZip(bytes).keys()].filter((path) =>
      path.startsWith('chain/receipt-'),
    );
    // The evidence of the lot is proven by its commissioning: without one stands without the other.
    expect((await verify(forged(bytes, { [commissioned]: undefined }))).code).to.equal(1);
    const proof = JSON.parse(new TextDecoder().decode(evidenceBytes)) as Record<
      'certificate' | 'batch',
      object
    >;
    const lower = (values: object): object =>
      JSON.parse(JSON.stringify(values).replace(/0x[0-9a-fA-F]+/g, (hex) => hex.toLowerCase())) as object;
    const bare = canonicalBytes(lower({ ...proof, documents: [], lot: {} }));
    const answer = await verify(
      forged(bytes, {
        [commissioned]: undefined,
        [`evidence/${sha256Hex(evidenceBytes).slice(2, 18)}.json`]: undefined,
        [`evidence/${sha256Hex(bare).slice(2, 18)}.json`]: bare,
      }),
    );
    expect([answer.code, ...saidOf(answer).slice(0, 1)]).to.deep.equal([
      2,
      'Not fully checked: 1 of 8 checks could not be made.',
    ]);
    expect(saidOf(answer)).to.include(
      '? Not checked. We could not read how much has been sold under this certificate. Try again.',
    );
  });

  it('holds the acts of an agreed period only, and says that their sums say nothing', async () => {
    const bytes = await archiveOf('unit', world.classId, { isShown: (at) => at < START + 86_400 + 3_600 });
    const answer = await verify(bytes);
    expect([answer.code, manifestIn(bytes).acts]).to.deep.equal([2, 'part']);
    expect(saidOf(answer).slice(0, 4)).to.deep.equal([
      'Not fully checked: 1 of 5 checks could not be made.',
      '✓ Evidence complete. All 9 files of this bundle are as they were packed.',
      '? Not checked. The archive holds the acts of an agreed period only, so they cannot be added up to the contract’s record. Ask for one that holds them all.',
      'i Acts: 3. Each stands in a receipt that its block commits to.',
    ]);
    expect(textIn(bytes, 'README.txt'))
      .to.include('Only acts of an agreed period are in this archive.')
      .and.not.include('add up to the contract');
  });

  it('holds a certificate without the lots that came after an agreed period', async () => {
    const bytes = await archiveOf('certificate', world.certificates.sold, {
      ...{ evidence: world.sold.evidenceBytes, isShown: (at: number) => at < START + 3_600 },
    });
    const answer = await verify(bytes);
    expect([answer.code, manifestIn(bytes).acts]).to.deep.equal([2, 'part']);
    expect(saidOf(answer).slice(0, 9)).to.deep.equal([
      'Not fully checked: 2 of 9 checks could not be made.',
      '✓ Evidence complete. All 12 files of this bundle are as they were packed.',
      "✓ Intact. This certificate is exactly the one Aciéries du Val d'Orne registered on 4 March 2030.",
      "✓ Issued by Aciéries du Val d'Orne, mill. Identity confirmed by Bureau Fer Europe on 4 March 2030.",
      '✓ In force. Neither revoked nor replaced as of 5 March 2030 at 09:00 UTC.',
      '✓ Meets S355J2+N (EN 10025-2:2019). 11 of 11 required values are within limits.',
      '? Not checked. We could not read how much has been sold under this certificate. Try again.',
      '? Not checked. The archive holds the acts of an agreed period only, so they cannot be added up to the contract’s record. Ask for one that holds them all.',
      'i Acts: 1. Each stands in a receipt that its block commits to.',
    ]);
  });

  it('does not pass for another object, nor hold what no act names', async () => {
    const bytes = await archiveOf('payment', world.payments.ruled);
    const unit = await archiveOf('unit', world.classId);
    const kept = await archiveOf('certificate', world.certificates.kept, {
      evidence: world.kept.evidenceBytes,
    });
    const [document = ''] = [...unpackZip(unit).keys()].filter((path) => path.startsWith('documents/'));
    const content = unpackZip(unit).get(document);
    const [evidence = ''] = [...unpackZip(kept).keys()].filter((path) => path.startsWith('evidence/'));
    // The proof is right, and what is said of the steel beside it is nobody's word.
    const claimed = canonicalBytes({
      ...(JSON.parse(textIn(kept, evidence)) as object),
      lot: { heatNumber: 'F99-9' },
    });
    const other = `evidence/${sha256Hex(claimed).slice(2, 18)}.json`;
    const receipt = [...unpackZip(bytes).keys()].find((path) => path.startsWith('chain/receipt-')) ?? '';
    const spelled = new TextEncoder().encode(`${textIn(bytes, receipt)} `);
    for (const [name, archive] of Object.entries({
      spelled: forged(bytes, { [receipt]: spelled }),
      otherId: forged(bytes, {}, { id: world.payments.delivered }),
      noId: forged(bytes, {}, { id: '0x12' }),
      otherKind: forged(bytes, {}, { kind: 'unit' }),
      otherContracts: forged(bytes, {}, { contracts: { ...manifestIn(bytes).contracts, usdc: '0x' } }),
      stray: forged(bytes, { [document]: content }),
      credential: forged(bytes, { 'credentials/passport.jwt': new Uint8Array([1]) }),
      claimed: forged(kept, { [evidence]: undefined, [other]: claimed }),
    })) {
      expect((await verify(archive)).code, name).to.equal(1);
    }
  });

  it('refuses versions and kinds that it does not know, and says so', async () => {
    const bytes = await archiveOf('unit', world.classId);
    const newer = await verify(forged(bytes, {}, { type: 'topsteel/object-evidence/2' }));
    expect([newer.code, ...saidOf(newer).slice(0, 2)]).to.deep.equal([
      2,
      'Not fully checked: 1 of 1 checks could not be made.',
      '? Not checked. The archive says that it is “topsteel/object-evidence/2, unit”, and this program does not read that form. Check it with a newer one.',
    ]);
    const unknown = await verify(forged(bytes, {}, { kind: 'account' }));
    expect([unknown.code, saidOf(unknown)[1]]).to.deep.equal([
      2,
      '? Not checked. The archive says that it is “topsteel/object-evidence/1, account”, and this program does not read that form. Check it with a newer one.',
    ]);
    const report = await verifyBundle({ bundle: bytes, deploymentOf: () => undefined, now: 0 });
    expect(report.lines.map(({ key }) => key)).to.deep.equal(['bundleForeign']);
    const { settlementEscrow, ...others } = world.deployment;
    const lacking = await verifyBundle({ bundle: bytes, deploymentOf: () => others, now: 0 });
    expect([settlementEscrow.length, acceptanceOf(lacking.lines)]).to.deep.equal([42, 'no']);
  });
});
