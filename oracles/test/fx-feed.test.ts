import { FX_KIND, fxSubjectOf, readLatestReport } from '@topsteel/chain';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { createRateFetcher } from '../src/feeds/fx/fetch-rates.ts';
import { runFxFeed } from '../src/feeds/fx/run-fx-feed.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import type { Eyes } from '../src/signer/judge-report.ts';
import { drive } from './acts.ts';
import { startCounterparties } from './counterparties.ts';
import type { Counterparties } from './counterparties.ts';
import { startSigners } from './signers.ts';
import type { Signers } from './signers.ts';
import { logger, startWorld } from './world.ts';
import type { World } from './world.ts';

describe('exchange rates', function () {
  this.timeout(120_000);
  let world: World;
  let relayer: Relayer;
  let others: Counterparties;
  let signers: Signers;
  /** What the feed takes for now: rates are due when it says so. */
  let now: Date;

  before(async () => {
    world = await startWorld();
    relayer = world.relayer();
    others = await startCounterparties({ now: () => new Date() });
    signers = await startSigners(world, { fetchRates: createRateFetcher(others.rateSources) });
  });
  after(async () => {
    await signers.stop();
    await others.stop();
    await world.stop();
  });
  beforeEach(async () => {
    now = new Date();
    for (const source of ['ecb', 'ticker', 'table'] as const) await others.setManner(source, 'honest');
  });

  async function feed(): Promise<void> {
    const { database, client, deployment } = world;
    const fetchRates = createRateFetcher(others.rateSources);
    await runFxFeed({ database, client, deployment, fetchRates, now: () => now, logger });
  }
  async function desk(by: Signers = signers): Promise<void> {
    const { database, client, deployment } = world;
    await database.query(`UPDATE bridge.oracle_report SET next_at = now() WHERE state = 'proposed'`);
    await runReportDesk({ database, client, deployment, signers: by.all, logger });
  }
  /** As if all rates had been signed yesterday. */
  async function ageRates(): Promise<void> {
    await world.database.query(
      `UPDATE bridge.fx_rate SET observed_at = observed_at - interval '1 day', valid_until = valid_until - interval '1 day'`,
    );
  }
  interface RateRow {
    base: string;
    round: number;
    rate_e8: string;
    sources: { source: string; why: string | null }[];
    signatures: unknown[];
    seconds: string;
  }
  async function rates(where = 'true'): Promise<RateRow[]> {
    const { rows } = await world.database.query<RateRow>(
      `SELECT base, round, rate_e8::text, sources, signatures,
              extract(epoch FROM valid_until - observed_at)::int::text AS seconds
       FROM bridge.fx_rate WHERE ${where} ORDER BY base, round`,
    );
    return rows;
  }
  const isNear = (rateE8: string, middle: bigint): boolean => {
    const apart = BigInt(rateE8) - middle;
    return (apart < 0n ? -apart : apart) * 10_000n <= middle * 10n;
  };

  it('are signed by the quorum for five pairs, and the three of money go to the chain', async () => {
    await feed();
    await desk();
    const rows = await rates();
    expect(rows.map(({ base, round, seconds }) => [base, round, seconds])).to.deep.equal([
      ['BTC', 1, '3600'],
      ['CHF', 1, '7200'],
      ['ETH', 1, '3600'],
      ['EUR', 1, '7200'],
      ['GBP', 1, '7200'],
    ]);
    const euro = rows.find(({ base }) => base === 'EUR')!;
    expect(isNear(euro.rate_e8, 116_243_100n)).to.equal(true);
    expect(euro.signatures).to.have.length(2);
    expect(euro.sources.map(({ source, why }) => [source, why])).to.have.deep.members([
      ['ecb', null],
      ['ticker', null],
      ['table', null],
    ]);
    await drive(world, relayer, businessKey.oracleReport('TopSteel.Fx', fxSubjectOf('EUR'), 1), 'final');
    const onChain = await readLatestReport(world.client, world.deployment, {
      kind: FX_KIND,
      subject: fxSubjectOf('EUR'),
    });
    expect(onChain?.value).to.equal(BigInt(euro.rate_e8));
    const { rows: intents } = await world.database.query(
      `SELECT 1 FROM bridge.intent WHERE kind = 'submit-report'`,
    );
    expect(intents).to.have.length(3);
  });

  it('are not reported again before their heartbeat', async () => {
    await feed();
    await desk();
    expect(await rates()).to.have.length(5);
  });

  it('hold against a source that lies and one that is late', async () => {
    now = new Date(Date.now() + 1_800_000);
    const later = createRateFetcher(
      others.rateSources.map((source) => ({ ...source, maxAgeSeconds: 400_000 })),
    );
    await others.setManner('table', 'lying');
    await runFxFeed({
      database: world.database,
      client: world.client,
      deployment: world.deployment,
      fetchRates: later,
      now: () => now,
      logger,
    });
    await desk();
    const euro = (await rates(`base = 'EUR'`)).at(-1)!;
    expect(euro.round).to.equal(2);
    expect(isNear(euro.rate_e8, 116_243_100n)).to.equal(true);
    expect(euro.sources.find(({ source }) => source === 'table')?.why).to.equal('outlier');
    // Ether and bitcoin have two sources only: when one lies, nobody can tell which.
    expect((await rates(`base IN ('ETH', 'BTC')`)).map(({ round }) => round)).to.deep.equal([1, 1]);
  });

  it('are not made of one source', async () => {
    const before = await rates();
    await others.setManner('ticker', 'silent');
    await others.setManner('table', 'late');
    now = new Date(Date.now() + 7_200_000);
    await feed();
    await desk();
    expect(await rates()).to.deep.equal(before);
  });

  it('need a quorum that reads the same: one blind signer does not stop them, two do', async () => {
    await ageRates();
    await feed();
    const blind: Partial<Eyes> = { fetchRates: () => Promise.reject(new Error('The line is cut.')) };
    const seeing: Partial<Eyes> = { fetchRates: createRateFetcher(others.rateSources) };
    const wrong: Partial<Eyes> = {
      fetchRates: async (bases) => {
        const { rates: said, failures } = await createRateFetcher(others.rateSources)(bases);
        const shifted = [...said].map(
          ([base, list]) =>
            [base, list.map((one) => ({ ...one, rateE8: (one.rateE8 * 102n) / 100n }))] as const,
        );
        return { rates: new Map(shifted), failures };
      },
    };
    const half = await startSigners(world, [blind, wrong, seeing]);
    await desk(half);
    await half.stop();
    const { rows } = await world.database.query<{ refusals: { reason: string }[] }>(
      `SELECT refusals FROM bridge.oracle_report WHERE kind = 'TopSteel.Fx' AND state = 'proposed' AND subject = $1`,
      [fxSubjectOf('EUR')],
    );
    expect(
      rows[0]!.refusals.map(({ reason }) => reason.replace(/lies \d+/, 'lies N').replace(/http\S+/, 'URL')),
    ).to.deep.equal([
      'The signer at URL answered 503.',
      'The rate lies N hundredths of a percent from what I read; 50 are tolerated.',
    ]);
    const enough = await startSigners(world, [blind, seeing, seeing]);
    await desk(enough);
    await enough.stop();
    expect((await rates(`base = 'EUR'`)).at(-1)).to.include({ round: 3 });
  });

  it('are dropped when the quorum takes too long: an old rate is not the rate', async () => {
    await ageRates();
    await feed();
    await world.database.query(
      `UPDATE bridge.oracle_report SET created_at = created_at - interval '121 seconds' WHERE state = 'proposed'`,
    );
    await desk();
    const { rows } = await world.database.query<{ state: string }>(
      `SELECT state FROM bridge.oracle_report WHERE kind = 'TopSteel.Fx' AND subject = $1 ORDER BY round`,
      [fxSubjectOf('EUR')],
    );
    expect(rows.map(({ state }) => state)).to.deep.equal(['signed', 'signed', 'signed', 'abandoned']);
    await feed();
    await desk();
    expect((await rates(`base = 'EUR'`)).at(-1)).to.include({ round: 5 });
  });
});
