import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { unpackZip, verifyBundle, type ObjectManifest } from '@topsteel/chain/bundle';
import { demoAccount } from '@topsteel/chain/deploy';
import { headlineOf } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import { openObjectWorld, type ObjectWorld } from '../../../packages/cli/src/fixtures/object-world.ts';
import { openApp, openWorld, type Persona } from './open-personas.ts';

type Test = Awaited<ReturnType<typeof openApp>>;

interface Problem {
  code: string;
  detail: string;
  reason: string;
  remedy: string;
  errors?: { field: string; message: string }[];
}

/** One order of one lot, by its number. */
const orderOf = (number: string, paymentId: string, rail: string): string => `
  WITH q AS (
    INSERT INTO quote (id, offer_id, buyer_id, seller_id, lot_id, lot_code, description, grade, heat_number, mass_grams, max_grams,
                       price_per_tonne_minor, goods_minor, tax_minor, total_minor, max_amount_minor, tax_rule, commission,
                       inspection_seconds, expires_at)
    SELECT uuidv7(), uuidv7(), b.id, s.id, '1', 'CODE', 'Plate', 'S355J2+N', 'F30-1', 5000000, 5250000, 700000000, 3675000000, 0,
           3675000000, 3675000000, '{}', '{}', 259200, now()
      FROM organisation b, organisation s WHERE b.name = 'Buyer' AND s.name = 'Mill' RETURNING *
  ), o AS (
    INSERT INTO purchase_order (id, number, quote_id, offer_id, buyer_id, seller_id, created_by, fulfilment, held_grams, updated_at)
    SELECT uuidv7(), '${number}', q.id, q.offer_id, q.buyer_id, q.seller_id, 'system', 'received', 0, now() FROM q RETURNING *
  )
  INSERT INTO payment (order_id, payment_id, chain_id, payer, terms, state, is_final, authorize_before, capture_before, seller_signs,
                       rail, currency, amount_minor, updated_at)
  SELECT o.id, '${paymentId}', 31337, '${demoAccount('buyer1').address}', '{}', 'authorized', true, now(), now(), false, '${rail}', 'USDC', 3675000000, now() FROM o`;

/** The node, which may be told that it keeps the state of the newest blocks only. */
async function openNode(rpcUrl: string) {
  const told = { isForgetful: false };
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const isAboutState = /"eth_getStorageAt"|"eth_getProof"/.test(body);
      const error = { code: -32000, message: 'missing trie node 5e8b (path ) state 0x5e8b is not available' };
      response.end(
        told.isForgetful && isAboutState
          ? JSON.stringify({ jsonrpc: '2.0', id: 1, error })
          : await (
              await fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
            ).text(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    told,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('The evidence of an object of the record', () => {
  let world: ObjectWorld;
  let node: Awaited<ReturnType<typeof openNode>>;
  let test: Test;
  let people: Awaited<ReturnType<typeof openWorld>>;
  before(async function () {
    this.timeout(120_000);
    world = await openObjectWorld();
    node = await openNode(world.rpcUrl);
    test = await openApp({ env: { RPC_URL: node.url, IPFS_API_URL: world.store.url } });
    people = await openWorld(test, 'Moselle', 'CANARY');
    await fill();
    await test.database.sql.query('UPDATE "user" SET "emailVerified" = true');
  });
  after(async () => {
    await test.close();
    await node.close();
    await world.close();
  });

  const fill = async (): Promise<void> => {
    const { payments, fresh, classId, sold, kept } = world;
    const accounts = { Mill: 'mill2', Buyer: 'buyer1', Registry: 'treasury' } as const;
    const organisations = Object.entries(accounts).map(
      ([name, account]) => `
      INSERT INTO organisation (id, name, legal_name, country, city, roles, custody, account, profile, profile_cid, state, updated_at)
      VALUES (uuidv7(), '${name}', '${name} SA', 'FR', 'Metz', '{mill}', 'own-key', '${demoAccount(account).address}', '', '', 'registered', now())`,
    );
    const { built, issuedAt, signer } = sold;
    const batch = `
      INSERT INTO certificate_batch (id, organisation_id, number, state, issuer, root, depth, count, issued_at, signer, tx_hash, steps, updated_at)
      SELECT uuidv7(), id, 1, 'final', account, '${built.root}', ${built.depth}, ${built.count}, ${issuedAt}, '${signer}', '0x', '[]', now()
        FROM organisation WHERE name = 'Mill'`;
    const certificates = [sold, kept].map(({ certificate, id }, index) => {
      const { documentHash, subject, salt, massGrams, validFrom, validUntil } = certificate;
      const { siblings } = built.evidenceOf(index, { issuedAt, signer });
      return `
      INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams, summary, findings,
                               document_hash, salt, valid_from, valid_until, leaf, batch_id, batch_index, siblings, updated_at)
      SELECT uuidv7(), organisation_id, 'final', 'AVO-2030-${index + 1}', 31, 'F30-${index + 1}', 'S355J2+N', '${subject}', ${massGrams},
             '{}', '[]', '${documentHash}', '${salt}', ${validFrom}, ${validUntil}, '${id}', id, ${index}, '{${siblings.join(',')}}', now()
        FROM certificate_batch`;
    });
    const opened = {
      classId,
      issuer: demoAccount('treasury').address,
      programme: '0x56',
      project: '0x56',
      vintage: '2029',
    };
    await test.database.sql.query(
      [
        'BEGIN',
        'SET LOCAL session_replication_role = replica',
        ...organisations,
        batch,
        ...certificates,
        orderOf('O-1', payments.ruled, 'usdc-escrow'),
        orderOf('O-2', payments.bankOrder, 'sepa'),
        orderOf('O-3', fresh, 'usdc-escrow'),
        orderOf('O-4', payments.delivered, 'usdc-escrow'),
        `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
         VALUES (31337, 1, '0x01', 0, '0x01', 'carbonUnits', 'ClassOpened', '${JSON.stringify(opened)}', '2030-03-05T08:00:00Z', 'final')`,
        'COMMIT',
      ].join(';\n'),
    );
  };
  const get = async <T = Problem>(persona: Persona, path: string) =>
    test.send<T>({
      method: 'GET',
      url: `/v2/audit/objects/${path}`,
      headers: await people.sender(persona).headers(),
    });
  const grant = async (company: string, subjects: string[], from: string, until: string): Promise<void> => {
    await test.database.sql.query('DELETE FROM audit_grant');
    await test.database.sql.query(
      `INSERT INTO audit_grant (email, organisation_id, subjects, period_from, period_until, expires_at, granted_by)
       SELECT $1, id, $2, $3, $4, now() + interval '1 day', 'system' FROM organisation WHERE name = $5`,
      [`${people.sender('buyer: auditor').userId ?? ''}@steel.test`, subjects, from, until, company],
    );
  };
  const judge = (bytes: Uint8Array) =>
    verifyBundle({ bundle: bytes, deploymentOf: () => world.deployment, now: 0 });
  const manifestIn = (bytes: Uint8Array) =>
    JSON.parse(new TextDecoder().decode(unpackZip(bytes).get('manifest.json'))) as ObjectManifest;

  it('is given to an auditor, by any name of the object, and holds by itself', async () => {
    for (const [path, name, id] of [
      ['payment/O-1', 'payment', world.payments.ruled],
      ['payment/O-2', 'payment', world.payments.bankOrder],
      ['certificate/AVO-2030-1', 'certificate', world.certificates.sold],
      [`certificate/${world.certificates.kept}`, 'certificate', world.certificates.kept],
      [`unit/${world.classId}`, 'unit', world.classId],
    ] as const) {
      const { status, headers, raw } = await get('auditor: auditor', `${path}/evidence.zip`);
      expect([
        status,
        headers['content-type'],
        headers['content-disposition'],
        headers['cache-control'],
      ]).to.deep.equal([
        200,
        'application/zip',
        `attachment; filename="evidence-${name}-${id.slice(2, 18)}.zip"`,
        'private, no-store',
      ]);
      const report = await judge(new Uint8Array(raw));
      expect([headlineOf(report.lines).key, report.object?.kind, report.object?.id], path).to.deep.equal([
        'clear',
        name,
        id,
      ]);
    }
  });

  it('is closed as the object itself is: without a grant, to a stranger, and for a company that the grant does not name', async () => {
    await test.database.sql.query('DELETE FROM audit_grant');
    for (const path of ['payment/O-1', 'payment/O-1/evidence.zip']) {
      const refused = await get('buyer: auditor', path);
      expect([refused.status, refused.body.reason], path).to.deep.equal([403, 'role-missing']);
      expect((await get('stranger', path)).status, path).to.equal(401);
    }
    await grant('Registry', ['money', 'carbon'], '2030-01-01', '2031-01-01');
    const [json, zip] = [
      await get('buyer: auditor', 'payment/O-1'),
      await get('buyer: auditor', 'payment/O-1/evidence.zip'),
    ];
    const { code, detail, reason, errors } = zip.body;
    expect([json.status, zip.status]).to.deep.equal([404, 404]);
    expect({ code, detail, reason, errors }).to.deep.equal({
      code: 'not-found',
      detail: 'There is no such payment, or it is not yours to see. Check the address.',
      reason: 'object-unknown',
      errors: [{ field: 'id', message: 'No payment that you may see goes by this.' }],
    });
    expect(json.body).to.include({ code, detail, reason });
    const unknown = await get('auditor: auditor', 'payment/O-99/evidence.zip');
    expect([unknown.status, unknown.body.remedy]).to.deep.equal([
      404,
      'Look for it by any of its numbers, names or hashes: GET /v2/audit/search?q=.',
    ]);
  });

  it('holds under a grant the acts of its period, and the read is kept in the audit log', async () => {
    await grant('Registry', ['carbon'], '2030-01-01', '2030-03-05T08:30:00Z');
    const { raw } = await get('buyer: auditor', `unit/${world.classId}/evidence.zip`);
    const part = new Uint8Array(raw);
    const { lines } = await judge(part);
    expect([manifestIn(part).acts, headlineOf(lines).key]).to.deep.equal(['part', 'incomplete']);
    expect(lines.find(({ key }) => key === 'recordActs')?.params).to.deep.equal({ n: 3 });
    // Whoever may see all of them is not given the bytes that were made for somebody who may not.
    const whole = await get('auditor: auditor', `unit/${world.classId}/evidence.zip`);
    expect(manifestIn(new Uint8Array(whole.raw)).acts).to.equal('all');
    const { rows } = await test.database.sql.query<{ subject: string; as: string }>(
      `SELECT subject, details ->> 'as' AS as FROM audit_entry WHERE action = 'audit.read' AND actor = $1 ORDER BY id DESC LIMIT 1`,
      [people.sender('buyer: auditor').userId],
    );
    expect(rows).to.deep.equal([{ subject: `audit-object:unit:${world.classId}`, as: 'evidence' }]);
  });

  it('says which kinds there is evidence of, and when an object is too new', async () => {
    const account = await get('auditor: auditor', 'account/0x1/evidence.zip');
    const problem = ({ status, body }: typeof account) => [
      status,
      ...[body.code, body.reason, body.errors?.[0]?.field, body.remedy],
    ];
    expect(problem(account)).to.deep.equal([
      ...[400, 'invalid-input', 'evidence-kind', 'kind'],
      'Take the archives of the payments, certificates, carbon units and lots that it leads to.',
    ]);
    const lot = await get('auditor: auditor', 'lot/1/evidence.zip');
    expect(lot.body.remedy).to.equal('Take the archive of the lot: GET /v2/lots/{code}/evidence.zip.');
    expect(problem(await get('auditor: auditor', 'payment/O-3/evidence.zip'))).to.deep.equal([
      ...[409, 'conflict', 'not-final-yet', 'id'],
      'Ask again in some minutes, once its first act is final.',
    ]);
    for (const path of ['nothing/1', 'nothing/1/acts.csv', 'nothing/1/evidence.zip'])
      expect(problem(await get('auditor: auditor', path)), path).to.deep.equal([
        ...[404, 'not-found', 'kind-unknown', 'kind'],
        'Ask for one of: organisation, certificate, lot, payment, unit, transaction, account.',
      ]);
  });

  it('says what helps when the node keeps no state of the final block', async () => {
    node.told.isForgetful = true;
    const { status, body } = await get(
      'auditor: auditor',
      `payment/${world.payments.delivered}/evidence.zip`,
    );
    node.told.isForgetful = false;
    expect([status, body.code, body.reason, body.remedy]).to.deep.equal([
      ...[503, 'unavailable', 'block-state-gone'],
      'Have the marketplace ask an archive node (RPC_URL). JSON and CSV answer all the same.',
    ]);
  });
});
