import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { unpackZip, verifyBundle } from '@topsteel/chain/bundle';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { hashEvent } from '@topsteel/domain/epcis';
import { AppError } from '@topsteel/domain/errors';
import { headlineOf } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import { lotCredentials } from '../../../packages/cli/src/fixtures/lot-credentials.ts';
import { openWorld, type World } from '../../../packages/cli/src/fixtures/open-world.ts';
import { createApp } from '../../src/create-app.ts';
import { Passports } from '../../src/passport/index.ts';
import { ReadEvents } from '../../src/traceability/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';

describe('The evidence of a lot', () => {
  let world: World;
  let database: TestDatabase;
  let app: NestFastifyApplication;

  before(async () => {
    world = await openWorld();
    database = await openDatabase({
      IPFS_API_URL: world.store.url,
      RPC_URL: world.rpcUrl,
      PUBLIC_URL: 'http://steel.test',
    });
    app = await createApp(database.config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  after(async () => {
    await app.close();
    await database.close();
    await world.close();
  });

  const get = (code: string) => app.inject({ method: 'GET', url: `/v2/lots/${code}/evidence.zip` });

  it('is given to anybody, and holds by itself', async () => {
    const code = lotCodeOf(world.lots.intact);
    const { statusCode, headers, rawPayload } = await get(code);
    expect([statusCode, headers['content-type'], headers['content-disposition']]).to.deep.equal([
      200,
      'application/zip',
      `attachment; filename="evidence-${code}.zip"`,
    ]);
    const report = await verifyBundle({
      bundle: new Uint8Array(rawPayload),
      deploymentOf: () => world.deployment,
      now: 0,
    });
    expect(headlineOf(report.lines).key).to.equal('clear');
    const readme = new TextDecoder().decode(unpackZip(new Uint8Array(rawPayload)).get('README.txt'));
    expect(readme).to.include('Heat:               F30-1');
  });

  it('holds the credentials of a lot that is sold here, what they are checked with, and its events', async () => {
    const { lots, certificates, deployment, events } = world;
    const { credentials, did, statusList } = await lotCredentials(world, lots.soldOut, certificates.soldOut);
    const passports = app.get(Passports, { strict: false });
    const asked: string[] = [];
    passports.credentialsOf = (code) => {
      asked.push(code);
      return Promise.resolve(
        credentials.map((each) => ({ ...each, mediaType: 'application/vc+jwt' })) as Awaited<
          ReturnType<Passports['credentialsOf']>
        >,
      );
    };
    passports.didDocumentOf = () => Promise.resolve(did.document);
    passports.statusListOf = () => Promise.resolve(statusList ?? null);
    app.get(ReadEvents, { strict: false }).one = (viewer, name) => {
      const found = [...events.values()].find((event) => hashEvent(event).eventId === name);
      return viewer === null && found !== undefined
        ? Promise.resolve(found as Record<string, unknown>)
        : Promise.reject(new AppError('not-found', { message: 'There is no such event.' }));
    };
    const code = lotCodeOf(lots.soldOut);
    const { rawPayload } = await get(code);
    const bundle = new Uint8Array(rawPayload);
    const { lines } = await verifyBundle({ bundle, deploymentOf: () => deployment, now: 0 });
    expect(asked).to.deep.equal([code]);
    expect(
      lines
        .filter(({ key }) => /^credential|bundleEvents/.test(key))
        .map(({ key, params }) => [key, params.n]),
    ).to.deep.equal([
      ['credentialsAgree', 5],
      ['bundleEvents', 1],
    ]);
    const sources = JSON.parse(
      new TextDecoder().decode(unpackZip(bundle).get('credentials/issuer/sources.json')),
    ) as { didDocument: string; fetchedAt: string };
    expect(sources.didDocument).to.equal('https://steel.test/organisations/7f3c/did.json');
    expect(Math.abs(Date.parse(sources.fetchedAt) - Date.now())).to.be.lessThan(60_000);
  });

  it('is the same bytes for whoever asks at once', async () => {
    const code = lotCodeOf(world.lots.revoked);
    const [first, second] = await Promise.all([get(code), get(code.toLowerCase())]);
    expect(first.rawPayload.equals(second.rawPayload)).to.equal(true);
  });

  it('is 404 for a number that no lot carries, and for what is no number', async () => {
    for (const code of [lotCodeOf(5n), 'nothing']) {
      const { statusCode, headers } = await get(code);
      expect([statusCode, headers['content-type']]).to.deep.equal([
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });
});
