import { CARBON_FACTOR_KIND, carbonFactorSubjectOf, readLatestReport } from '@topsteel/chain';
import { businessKey } from '@topsteel/domain/bridge';
import type { FactorList } from '@topsteel/domain/carbon';
import { documentHash } from '@topsteel/domain/jcs';
import { expect } from 'chai';
import { CompactSign, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { demoFactorList } from '../../packages/sandbox/src/counterparties/factors/factor-routes.ts';
import { runCarbonFactorFeed } from '../src/feeds/carbon-factor/run-carbon-factor-feed.ts';
import { fetchText } from '../src/feeds/fetch-text.ts';
import { remoteKeys } from '../src/feeds/remote-keys.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { abandon, openProposals } from '../src/reports/report-store.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import { drive } from './acts.ts';
import { startCounterparties } from './counterparties.ts';
import type { Counterparties } from './counterparties.ts';
import { startSigners } from './signers.ts';
import type { Signers } from './signers.ts';
import { logger, startWorld } from './world.ts';
import type { World } from './world.ts';

describe('lists of emission factors', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let others: Counterparties;
  let signers: Signers;
  let publish: (list: FactorList) => Promise<string>;
  let keys: JWTVerifyGetKey;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    others = await startCounterparties({ now: () => new Date() });
    const pair = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'office', alg: 'ES256' };
    const own = createLocalJWKSet({ keys: [jwk] });
    const demo = remoteKeys(`${others.url}/carbon-factors/jwks.json`);
    keys = (header, token) => (header.kid === 'office' ? own(header, token) : demo(header, token));
    publish = (list) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(list)))
        .setProtectedHeader({ alg: 'ES256', kid: 'office' })
        .sign(pair.privateKey);
    signers = await startSigners(world, { factorKeys: keys });
  });
  after(async () => {
    await signers.stop();
    await others.stop();
    await world.stop();
  });

  async function feed(fetchList: () => Promise<string>): Promise<void> {
    const { database, client, deployment } = world;
    await runCarbonFactorFeed({ database, client, deployment, fetchList, keys, logger });
    await runReportDesk({ database, client, deployment, signers: signers.all, logger });
  }
  const onChain = () =>
    readLatestReport(world.client, world.deployment, {
      kind: CARBON_FACTOR_KIND,
      subject: carbonFactorSubjectOf('transport'),
    });
  const settled = (round: number) =>
    drive(
      world,
      relayer,
      businessKey.oracleReport('TopSteel.CarbonFactor', carbonFactorSubjectOf('transport'), round),
      'final',
    );
  const valueOf = (list: FactorList): bigint => BigInt(documentHash(list).slice(0, 34));

  it('are kept with their factors, and the first 128 bits of their hash go to the chain', async () => {
    const fetchList = () => fetchText(`${others.url}/carbon-factors/transport.jws`);
    await feed(fetchList);
    // Signed anew at each request: other bytes, the same edition.
    await feed(fetchList);
    await settled(1);
    expect(await onChain()).to.deep.include({ value: valueOf(demoFactorList), round: 1 });
    const { rows } = await world.database.query(
      `SELECT f.id, f.unit, f.milligrams_co2e::text AS milligrams FROM bridge.carbon_factor f ORDER BY f.id LIMIT 2`,
    );
    expect(rows).to.deep.equal([
      { id: 'transport/deep-sea-bulk', unit: 't.km', milligrams: '10000' },
      { id: 'transport/inland-waterway', unit: 't.km', milligrams: '35000' },
    ]);
  });

  it('go forward by editions, and an edition is never changed', async () => {
    const [first, ...rest] = demoFactorList.factors;
    const changed = { ...demoFactorList, factors: [{ ...first!, milligramsCo2e: '1' }, ...rest] };
    await feed(() => publish(changed));
    await feed(() => publish({ ...demoFactorList, edition: '2026-10' }));
    const next = { ...changed, edition: '2027-03' };
    await feed(() => publish(next));
    await settled(2);
    expect(await onChain()).to.deep.include({ value: valueOf(next), round: 2 });
    const { rows } = await world.database.query<{ reason: string }>(
      `SELECT reason FROM bridge.carbon_factor_list WHERE decision = 'rejected' ORDER BY reason`,
    );
    expect(rows.map(({ reason }) => reason)).to.deep.equal([
      'Edition 2026-11 counts already; this is the older 2026-10.',
      'Edition 2026-11 was published with other factors before. Publish a later edition.',
    ]);
  });

  it('whose report was dropped do not count, and are reported again by the next run', async () => {
    const { database, client, deployment } = world;
    const list = { ...demoFactorList, edition: '2027-04' };
    const jws = await publish(list);
    const run = () =>
      runCarbonFactorFeed({
        database,
        client,
        deployment,
        fetchList: () => Promise.resolve(jws),
        keys,
        logger,
      });
    await run();
    const { readable } = await openProposals(database);
    const [proposal] = readable;
    await abandon(database, proposal!, 'The signers refused.');
    const editions = async () => {
      const { rows } = await database.query<{ decision: string; reason: string | null; round: number }>(
        `SELECT decision, reason, round FROM bridge.carbon_factor_list WHERE edition = '2027-04'`,
      );
      return rows;
    };
    expect(await editions()).to.deep.equal([
      { decision: 'rejected', reason: 'The signers refused.', round: 3 },
    ]);
    await run();
    expect(await editions()).to.deep.equal([{ decision: 'reported', reason: null, round: 4 }]);
    await runReportDesk({ database, client, deployment, signers: signers.all, logger });
    await settled(4);
    expect(await onChain()).to.deep.include({ value: valueOf(list), round: 4 });
  });

  it('are refused from anyone but their publisher, and in another form', async () => {
    const jws = await publish({ ...demoFactorList, edition: '2027-06' });
    await feed(() => Promise.resolve(`${jws.slice(0, -4)}AAAA`));
    await feed(() => publish({ ...demoFactorList, edition: 'spring' }));
    expect((await onChain())?.round).to.equal(4);
    const { rows } = await world.database.query<{ reason: string }>(
      `SELECT reason FROM bridge.carbon_factor_list WHERE decision = 'rejected' AND reason LIKE 'The %' ORDER BY reason`,
    );
    expect(rows.map(({ reason }) => reason)).to.deep.equal([
      'The list is signed, but not in the agreed form: edition must be a year and a month, such as 2026-11.',
      'The signature does not hold.',
    ]);
  });
});
