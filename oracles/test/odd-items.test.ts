import { fxSubjectOf, readPaymentState, refundPayment, usdcAbi } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { CompactSign, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { encodeFunctionData } from 'viem';
import type { Address } from 'viem';
import { readList } from '../src/feeds/read-list.ts';
import { runWeightFeed } from '../src/feeds/weight/run-weight-feed.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import { SignerRefusal } from '../src/reports/report-signer.ts';
import type { ReportSigner } from '../src/reports/report-signer.ts';
import { commissionLot, drive, intentOf, letRetry, registerMill, request, signAdvance } from './acts.ts';
import { openFiatOrder } from './fiat-orders.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

/** What cannot be dealt with waits, is told of, and holds up nothing else. */
describe('an odd item among others', function () {
  this.timeout(120_000);
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  afterEach(() => {
    world.closeRelayers();
  });
  after(() => world.stop());

  it('of the intents: those behind three of them are sent in the next pass, and they once they can be', async () => {
    const oddOnes = ['1', '2', '3', '4'].map((place): Address => `0x${place.repeat(40)}`);
    const good: Address = `0x${'a'.repeat(40)}`;
    for (const to of [...oddOnes, good]) {
      const profile = `0x${'ee'.repeat(32)}` as const;
      const payload = { organisation: to, profile, capabilities: ['mill' as const], name: 'A mill' };
      await request(world, businessKey.registerOrganisation(to), 'register-organisation', payload);
    }
    const asked: string[] = [];
    let isOdd = true;
    const relayer = world.relayer((chain) => ({
      ...chain,
      estimateGas(from, call) {
        const odd = oddOnes.find((to) => call.data.includes(to.slice(2)));
        asked.push(odd ?? good);
        return isOdd && odd !== undefined ? Promise.reject(new Error('odd')) : chain.estimateGas(from, call);
      },
    }));
    const pass = async (): Promise<string[]> => {
      asked.length = 0;
      await relayer.relay().catch((error: unknown) => asked.push((error as Error).message));
      return [...asked];
    };
    const [one, two, three, four] = oddOnes;
    expect(await pass()).to.deep.equal([one, two, three, 'odd']);
    expect(await pass()).to.deep.equal([four, good, one, two, three]);
    expect((await intentOf(world, businessKey.registerOrganisation(good))).status).to.equal('sent');
    expect(await pass()).to.deep.equal([four, one, two]);
    expect(await pass()).to.deep.equal([three, four, one]);
    isOdd = false;
    for (const to of [...oddOnes, good]) {
      await drive(world, relayer, businessKey.registerOrganisation(to), 'final');
    }
  });

  it('of the acts: one that the seller did itself fails once that is final, and the money went back once', async () => {
    const seller = demoAccount('mill2');
    const buyer = demoAccount('buyer1');
    const relayer = world.relayer();
    const order = await signAdvance(world, seller.address, 'PO-1');
    const { paymentId, terms, payload } = order;
    await request(world, order.key, 'authorize-payment', payload);
    await drive(world, relayer, order.key, 'mined');
    const capture = businessKey.captureAmount(paymentId, 700_000_000n);
    await request(world, capture, 'capture-amount', {
      ...{ paymentId, terms: payload.terms, amount: '700000000', key: 'delivered' },
    });
    await drive(world, relayer, capture, 'final');
    const { usdc, settlementEscrow } = world.deployment;
    const allowance = [settlementEscrow, 10n ** 12n] as const;
    const data = encodeFunctionData({ abi: usdcAbi, functionName: 'approve', args: allowance });
    for (const account of [seller, demoAccount('treasury')]) await world.send(account, { to: usdc, data });
    const held = () =>
      world.client.readContract({
        address: usdc,
        abi: usdcAbi,
        functionName: 'balanceOf',
        args: [buyer.address],
      });
    const before = await held();
    const refund = { terms, amount: 200_000_000n, refundableBefore: 700_000_000n };
    await world.send(seller, refundPayment(world.deployment, refund));

    const key = businessKey.refundPayment(paymentId, 1);
    await request(world, key, 'refund-payment', {
      ...{ paymentId, terms: payload.terms, amount: '200000000', refundableBefore: '700000000' },
    });
    const turn = async (): Promise<void> => {
      await letRetry(world, key);
      await relayer.relay();
      await world.watchAll();
    };
    // The watcher has not read the seller's refund; then it has, and it is not final.
    for (let turns = 0; turns < 3; turns += 1) await turn();
    expect((await intentOf(world, key)).status).to.equal('requested');
    await world.node.increaseTime({ seconds: 5 });
    for (let turns = 0; turns < 4; turns += 1) {
      await world.mine(1);
      await world.watchAll();
      await turn();
    }
    const { status, error } = await intentOf(world, key);
    expect([status, error?.code]).to.deep.equal(['failed', 'DoneOtherwise']);
    expect((await held()) - before).to.equal(200_000_000n);
    expect((await readPaymentState(world.client, world.deployment, paymentId)).refundable).to.equal(
      500_000_000n,
    );
  });

  it('of the reports: one that this version cannot read leaves the others to the desk', async () => {
    const { database, client, deployment, logger } = world;
    for (const [base, evidence] of [
      ['EUR', '{"kind": "TopSteel.Fx", "base": "EUR", "of": "another version"}'],
      ['GBP', '{"kind": "TopSteel.Fx", "base": "GBP"}'],
    ] as const) {
      await database.query(
        `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence)
         VALUES ('TopSteel.Fx', $1, 1, 108000000, now(), now() + interval '1 day', $2)`,
        [fxSubjectOf(base), evidence],
      );
    }
    const asked: unknown[] = [];
    const signer: ReportSigner = {
      name: 'a signer',
      sign({ evidence }) {
        asked.push(evidence);
        return Promise.reject(new Error('not today'));
      },
    };
    await runReportDesk({ database, client, deployment, signers: [signer], logger });
    expect(asked).to.deep.equal([{ kind: 'TopSteel.Fx', base: 'GBP' }]);
    const { rows } = await database.query<{ state: string; asked: number; refusals: { reason: string }[] }>(
      `SELECT state, asked, refusals FROM bridge.oracle_report WHERE subject = $1`,
      [fxSubjectOf('EUR')],
    );
    expect(rows[0]).to.include({ state: 'proposed', asked: 1 });
    expect(rows[0]?.refusals[0]?.reason).to.match(/^Its evidence cannot be read: /);
  });

  it('of the reports: refusals that pass drop none, refusals for good drop it at the eighth', async () => {
    const { database, client, deployment, logger } = world;
    const refusals = { EUR: 'subject-not-found', GBP: 'round-signed-otherwise' } as const;
    await database.query('DELETE FROM bridge.oracle_report');
    for (const base of ['EUR', 'GBP'] as const) {
      await database.query(
        `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence)
         VALUES ('TopSteel.Fx', $1, 1, 108000000, now(), now() + interval '1 day', $2)`,
        [fxSubjectOf(base), JSON.stringify({ kind: 'TopSteel.Fx', base })],
      );
    }
    const signer: ReportSigner = {
      name: 'a signer',
      sign({ evidence }) {
        const code = 'base' in evidence && evidence.base === 'EUR' ? refusals.EUR : refusals.GBP;
        return Promise.reject(new SignerRefusal({ code, sentence: 'I do not stand for it.' }));
      },
    };
    const states: string[][] = [];
    for (let turn = 0; turn < 9; turn += 1) {
      await database.query('UPDATE bridge.oracle_report SET next_at = now()');
      await runReportDesk({ database, client, deployment, signers: [signer], logger });
      const { rows } = await database.query<{ state: string }>(
        'SELECT state FROM bridge.oracle_report ORDER BY subject = $1 DESC',
        [fxSubjectOf('EUR')],
      );
      states.push(rows.map(({ state }) => state));
    }
    expect(states.slice(6)).to.deep.equal([
      ['proposed', 'proposed'],
      ['proposed', 'abandoned'],
      ['proposed', 'abandoned'],
    ]);
    await database.query('DELETE FROM bridge.oracle_report');
  });

  it('of a list: entries that are none, and a ticket that cannot be kept, leave the others to the feed', async () => {
    const scale = await openScale('scale-of-lists');
    const ticket = (ticketNo: string, weighedAt: string) =>
      scale.sign({
        ...{ ticketNo, deliveryRef: ticketNo, weighbridge: 'Linz Hafen 2' },
        ...{ paymentId: `0x${'7e'.repeat(32)}`, netGrams: '2000000', grossGrams: '18560000' },
        ...{ tareGrams: '16560000', weighedAt, iss: 'urn:topsteel:carrier:spedition-donau-rhein' },
      });
    const { timestamp } = await world.client.getBlock();
    const list = readList([
      { seq: 1 },
      'a ticket',
      { seq: 2, jws: await ticket('WB-900', '0000-01-01T00:00:00Z') },
      { seq: 3, jws: await ticket('WB-901\u0000', new Date(Number(timestamp) * 1_000).toISOString()) },
      { seq: 4, jws: await ticket('WB-902', new Date(Number(timestamp) * 1_000).toISOString()) },
    ]);
    await runWeightFeed({
      ...{
        database: world.database,
        client: world.client,
        deployment: world.deployment,
        logger: world.logger,
      },
      fetchTickets: () => Promise.resolve(list),
      keys: createLocalJWKSet({ keys: [scale.jwk] }),
    });
    const { rows } = await world.database.query(
      'SELECT seq::int, ticket_no, decision, reason FROM bridge.weigh_ticket ORDER BY seq',
    );
    const unkept = 'The ticket says what cannot be kept: a number or a time out of every range.';
    const entry = (what: string) => `The entry of the list cannot be read: ${what}.`;
    const rejected = (seq: number, reason: string) => ({
      seq,
      ticket_no: null,
      decision: 'rejected',
      reason,
    });
    expect(rows).to.deep.equal([
      rejected(0, entry(': Invalid input: expected object, received string')),
      rejected(1, entry('jws: Invalid input: expected string, received undefined')),
      rejected(2, unkept),
      rejected(3, unkept),
      { seq: 4, ticket_no: 'WB-902', decision: 'waiting', reason: null },
    ]);
    await world.database.query('DELETE FROM bridge.weigh_ticket');
  });

  it('of the tickets: one whose earlier load does not verify any more leaves the other orders to the feed', async () => {
    const relayer = world.relayer();
    const mill = await registerMill(world, relayer, 'Voralpen Stahl');
    const { lotId } = await commissionLot(world, relayer, mill, 1n);
    const open = (reference: string) => openFiatOrder(world, relayer, { mill, lotId, reference });
    const [odd, other] = [await open('PO-2'), await open('PO-3')];
    const scales = await Promise.all(['scale-1', 'scale-2'].map(openScale));
    const published: JWK[] = [scales[0]!.jwk];
    let seq = 0;
    const tickets: { seq: number; jws: string }[] = [];
    const weigh = async (scale: number, paymentId: string, delivery: string): Promise<void> => {
      const { timestamp } = await world.client.getBlock();
      seq += 1;
      const ticket = {
        ...{
          ticketNo: `WB-${seq.toString()}`,
          deliveryRef: delivery,
          paymentId,
          weighbridge: 'Linz Hafen 2',
        },
        ...{ netGrams: '2000000', grossGrams: '18560000', tareGrams: '16560000' },
        weighedAt: new Date((Number(timestamp) + seq) * 1_000).toISOString(),
        iss: 'urn:topsteel:carrier:spedition-donau-rhein',
      };
      tickets.push({ seq, jws: await scales[scale]!.sign(ticket) });
    };
    const feed = (): Promise<unknown> =>
      runWeightFeed({
        ...{
          database: world.database,
          client: world.client,
          deployment: world.deployment,
          logger: world.logger,
        },
        fetchTickets: () => Promise.resolve(tickets),
        keys: createLocalJWKSet({ keys: published }),
      });
    await weigh(0, odd.fiatOrderId, 'D-1');
    await feed();
    // The weighbridge publishes its new key only.
    published.splice(0, 1, scales[1]!.jwk);
    await weigh(1, odd.fiatOrderId, 'D-2');
    await weigh(1, other.fiatOrderId, 'D-3');
    const error: unknown = await feed().catch((thrown: unknown) => thrown);
    expect(String(error)).to.contain(
      'A ticket that was reported does not hold any more: The ticket is signed with a key that the weighbridge does not publish.',
    );
    const { rows } = await world.database.query<{ row: string }>(
      `SELECT delivery_ref || ' ' || decision AS row FROM bridge.weigh_ticket ORDER BY seq`,
    );
    expect(rows.map(({ row }) => row)).to.deep.equal(['D-1 reported', 'D-2 waiting', 'D-3 reported']);
  });
});

async function openScale(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256' },
    sign: (ticket: object): Promise<string> =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(ticket)))
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey),
  };
}
