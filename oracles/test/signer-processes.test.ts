import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  decodeRevert,
  FIAT_RECEIPT_KIND,
  oracleReportsAbi,
  readAnnouncedSignerSet,
  readFiatOrder,
  readLatestReport,
  readSignerSet,
  readTitle,
  reportTypedData,
  submitReport,
  WEIGHT_KIND,
} from '@topsteel/chain';
import type { Call, Report } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { businessKey, fiatTermsJson } from '@topsteel/domain/bridge';
import { startTracing } from '@topsteel/tracing/start';
import { expect } from 'chai';
import { keccak256, toBytes, toHex } from 'viem';
import type { Address, BaseError, Hex, LocalAccount } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { collectSpans, saidBy } from '../../test/tracing/collect-spans.ts';
import type { Collector } from '../../test/tracing/collect-spans.ts';
import { fetchTickets } from '../src/feeds/weight/fetch-tickets.ts';
import { runWeightFeed } from '../src/feeds/weight/run-weight-feed.ts';
import { remoteKeys } from '../src/feeds/remote-keys.ts';
import type { Relayer } from '../src/relayer/relay-intents.ts';
import { connectSigner } from '../src/reports/report-signer.ts';
import type { ReportSigner } from '../src/reports/report-signer.ts';
import { runReportDesk } from '../src/reports/run-report-desk.ts';
import { commissionLot, drive, intentOf, registerMill, request } from './acts.ts';
import { startCounterparties } from './counterparties.ts';
import type { Counterparties } from './counterparties.ts';
import { openFiatOrder } from './fiat-orders.ts';
import type { FiatOrder } from './fiat-orders.ts';
import { CHAIN_ID, logger, startWorld } from './world.ts';
import type { World } from './world.ts';

const TOKEN = 'token-of-the-coordinator';
const main = fileURLToPath(new URL('../src/signer-main.ts', import.meta.url));
const cli = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
const keyOf = (name: Parameters<typeof demoAccount>[0]): Hex =>
  toHex(demoAccount(name).getHdKey().privateKey!);

describe('report signers in processes of their own', function () {
  this.timeout(180_000);
  let world: World;
  let relayer: Relayer;
  let others: Counterparties;
  let mill: Address;
  let lotId: bigint;
  let folder: string;
  let chainNow: Date;
  let collector: Collector;
  const running = new Map<string, { child: ChildProcess; signer: ReportSigner; url: string }>();

  before(async () => {
    collector = await collectSpans();
    world = await startWorld();
    relayer = world.relayer();
    others = await startCounterparties({ now: () => chainNow });
    mill = await registerMill(world, relayer, 'Voralpen Stahl');
    ({ lotId } = await commissionLot(world, relayer, mill, 1n));
    folder = await mkdtemp(join(tmpdir(), 'topsteel-keys-'));
    await Promise.all(
      (['reportSigner1', 'reportSigner2', 'reportSigner3'] as const).map((name, i) =>
        start(`report-${String(i + 1)}`, keyOf(name)),
      ),
    );
  });
  after(async () => {
    for (const role of running.keys()) await stop(role);
    await others.stop();
    await world.stop();
    collector.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Each signer has a folder with its own key and journal, and can read no other's. */
  async function start(role: string, privateKey: Hex): Promise<void> {
    const own = await mkdtemp(join(folder, `${role}-`));
    const { address } = privateKeyToAccount(privateKey);
    await writeFile(join(own, `${role}.json`), JSON.stringify({ address, privateKey }), { mode: 0o600 });
    const port = await freePort();
    const child = spawn(process.execPath, [main, '--role', role, '--port', String(port)], {
      env: {
        PATH: process.env.PATH,
        SIGNER_TOKEN: TOKEN,
        ORACLE_KEYSTORE_DIR: own,
        RPC_URL: world.rpcUrl,
        CHAIN_ID: String(CHAIN_ID),
        CARRIER_URL: others.url,
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    const url = `http://127.0.0.1:${String(port)}`;
    running.set(role, { child, url, signer: connectSigner(url, TOKEN) });
    for (let tries = 0; tries < 600; tries += 1) {
      if (
        await fetch(`${url}/health`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        return;
      await pause(50);
    }
    throw new Error(`The signer ${role} did not come up.`);
  }
  async function stop(role: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = running.get(role)!;
    running.delete(role);
    if (child.exitCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }

  async function topsteel(...words: string[]): Promise<{ code: number | null; text: string }> {
    const child = spawn(process.execPath, [cli, ...words], {
      env: {
        PATH: process.env.PATH,
        RPC_URL: world.rpcUrl,
        CHAIN_ID: String(CHAIN_ID),
        REGISTRAR_KEY: keyOf('deployer'),
      },
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, text };
  }

  /** An order that was weighed at 3,000 kg, its ticket in the list. */
  async function weighed(reference: string): Promise<Hex> {
    const { fiatOrderId } = await openOrder(reference);
    chainNow = new Date(Number((await world.client.getBlock()).timestamp) * 1000);
    others.weighbridge.announce({
      deliveryRef: `DLV-${reference}`,
      paymentId: fiatOrderId,
      consignee: 'Nordkai Stahlbau',
      product: 'Plate S355J2+N 20 mm',
      expectedGrams: '5000000',
    });
    await others.weighbridge.weigh(`DLV-${reference}`, { grossGrams: 17_500_000n, tareGrams: 14_500_000n });
    return fiatOrderId;
  }
  async function feed(): Promise<void> {
    const { database, client, deployment } = world;
    const keys = remoteKeys(`${others.url}/.well-known/jwks.json`);
    const tickets = (after: number) => fetchTickets(others.url, after);
    await runWeightFeed({ database, client, deployment, fetchTickets: tickets, keys, logger });
    await database.query(`UPDATE bridge.oracle_report SET next_at = now() WHERE state = 'proposed'`);
    const signers = [...running.values()].map(({ signer }) => signer);
    await runReportDesk({ database, client, deployment, signers, logger });
  }
  const weightOf = async (subject: Hex): Promise<bigint | undefined> =>
    (await readLatestReport(world.client, world.deployment, { kind: WEIGHT_KIND, subject }))?.value;
  const stateOf = async (subject: Hex): Promise<string | undefined> => {
    const { rows } = await world.database.query<{ state: string }>(
      `SELECT state FROM bridge.oracle_report WHERE subject = $1`,
      [subject],
    );
    return rows[0]?.state;
  };
  /** A report that nobody observed, as the contract wants it; anybody may submit it. */
  async function forge(
    subject: Hex,
    value: bigint,
    by: readonly LocalAccount[],
    kind = WEIGHT_KIND,
  ): Promise<Call> {
    const { signerSet } = await readSignerSet(world.client, world.deployment);
    const observedAt = Number((await world.client.getBlock()).timestamp);
    const report: Report = {
      ...{ kind, subject, value, signerSet, round: 77 },
      ...{ observedAt, validUntil: observedAt + 3_600 },
    };
    const signatures = await Promise.all(
      by.map(async (signer) => ({
        signer: signer.address,
        signature: await signer.signTypedData(reportTypedData(world.deployment, report)),
      })),
    );
    return submitReport(world.deployment, report, signatures);
  }
  const judged = (call: Call): Promise<string> =>
    world.client.call({ ...call, account: demoAccount('buyer1') }).then(() => 'accepted', nameOfRevert);
  const forged = async (...report: Parameters<typeof forge>): Promise<string> =>
    judged(await forge(...report));

  const openOrder = (reference: string) => openFiatOrder(world, relayer, { mill, lotId, reference });
  /** What the operator asks for an order that is paid and weighed, by all appearances. */
  async function askRelease({ fiatOrderId, terms }: FiatOrder, grams: bigint): Promise<string> {
    const key = businessKey.releaseFiatOrder(fiatOrderId, grams);
    await request(world, key, 'release-fiat-order', {
      ...{ fiatOrderId, terms: fiatTermsJson(terms), totalGrams: grams.toString() },
      epcisEvent: keccak256(toBytes('delivery')),
    });
    return key;
  }
  async function refusalOf(key: string) {
    await world.watchAll();
    await relayer.relay();
    return (await intentOf(world, key)).error;
  }
  async function titleOfBuyer(): Promise<bigint> {
    const holder = demoAccount('buyer1').address;
    return (await readTitle(world.client, world.deployment, { holder, lotId })).balanceGrams;
  }

  it('sign what two of them have verified, while one is away', async () => {
    await stop('report-3');
    const order = await weighed('PO-1');
    await feed();
    await drive(world, relayer, businessKey.weightReport(order, 1), 'final');
    expect(await weightOf(order)).to.equal(3_000_000n);
  });

  it('send what they looked at and signed as spans below the desk’s, the last of them when they end', async () => {
    const tracing = await startTracing(collector.url, 'topsteel-oracles');
    const order = await weighed('PO-7');
    await feed();
    await tracing.stop();
    await stop('report-1', 'SIGTERM');
    await start('report-1', keyOf('reportSigner1'));
    await drive(world, relayer, businessKey.weightReport(order, 1), 'final');
    const spans = collector.spans();
    const desk = spans.find(
      ({ name, service }) => name === 'settle report' && service === 'topsteel-oracles',
    );
    const asked = spans.filter(({ parentSpanId }) => parentSpanId === desk?.spanId);
    const signers = spans.filter(({ service }) => service === 'topsteel-signer-report-1');
    const request = signers.find(({ name, traceId }) => name === 'POST /sign' && traceId === desk?.traceId)!;
    expect(asked.filter(({ name }) => name === 'POST /sign').map(({ spanId }) => spanId)).to.include(
      request.parentSpanId,
    );
    expect(saidBy(request)).to.deep.equal({
      'signer.address': demoAccount('reportSigner1').address,
      'report.kind': 'TopSteel.Weight',
      'report.subject': order,
      'report.round': 1,
      'signature.outcome': 'signed',
      'http.response.status_code': 200,
    });
    const below = signers.filter(({ parentSpanId }) => parentSpanId === request.spanId);
    expect(below.map(({ name }) => name)).to.deep.equal(['check report', 'sign report']);
    const calls = signers.filter(({ parentSpanId }) => parentSpanId === below[0]?.spanId);
    expect(new Set(calls.map(({ name }) => name))).to.include.keys(
      'eth_call',
      'eth_getBlockByNumber',
      'eth_getLogs',
    );
    for (const secret of [TOKEN, keyOf('reportSigner1').slice(2)])
      expect(collector.text()).not.to.contain(secret);
  });

  it('do not sign alone: the report waits, and is signed when the second is back', async () => {
    await stop('report-2');
    const order = await weighed('PO-2');
    await feed();
    expect(await stateOf(order)).to.equal('proposed');
    await start('report-2', keyOf('reportSigner2'));
    await feed();
    await drive(world, relayer, businessKey.weightReport(order, 1), 'final');
    expect(await weightOf(order)).to.equal(3_000_000n);
    await start('report-3', keyOf('reportSigner3'));
  });

  it('answer to the coordinator only, and only what they can read', async () => {
    const { url } = running.get('report-1')!;
    const post = (authorization: string, body: string) =>
      fetch(`${url}/sign`, { method: 'POST', headers: { authorization }, body });
    expect((await post('Bearer somebody-else-entirely', '{}')).status).to.equal(401);
    expect((await post(`Bearer ${TOKEN}`, '{"report":')).status).to.equal(400);
    expect((await post(`Bearer ${TOKEN}`, 'x'.repeat(600_000))).status).to.equal(413);
    expect((await fetch(`${url}/keys`)).status).to.equal(404);
  });

  it('lose nothing to one stolen key: it makes no quorum, not even twice', async () => {
    const order = await weighed('PO-3');
    const stolen = demoAccount('reportSigner1');
    expect(await forged(order, 5_000_000n, [stolen])).to.equal('OracleReports_QuorumMissing');
    expect(await forged(order, 5_000_000n, [stolen, stolen])).to.equal('OracleReports_SignaturesUnsorted');
    // The honest ones refuse to complete it: the ticket says 3,000 kg.
    await world.database.query(
      `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence, business_key)
       SELECT 'TopSteel.Weight', $1, 1, 5000000, t.weighed_at, t.weighed_at + interval '30 days',
              jsonb_build_object('kind', 'TopSteel.Weight', 'jws', t.jws, 'block', e.block_number::text), 'forged'
       FROM bridge.weigh_ticket t, bridge.event e
       WHERE t.payment_id = $1 AND e.name = 'OrderOpened' AND e.args->>'orderId' = $1`,
      [order],
    );
    await feed();
    expect(await weightOf(order)).to.equal(undefined);
    await world.database.query(`DELETE FROM bridge.oracle_report WHERE business_key = 'forged'`);
  });

  it('bar a stolen key in one block, and go on with the others', async () => {
    const stolen = demoAccount('reportSigner1').address;
    const barred = await topsteel('rotate-signers', 'bar', '--signer', stolen);
    expect([barred.code, barred.text]).to.deep.equal([
      0,
      `Done in block ${String(await world.client.getBlockNumber())}.\n`,
    ]);
    const order = await weighed('PO-4');
    expect(
      await forged(order, 5_000_000n, [demoAccount('reportSigner1'), demoAccount('reportSigner2')]),
    ).to.equal('OracleReports_NotSigner');
    await feed();
    const { rows } = await world.database.query<{ signatures: { signer: string }[] }>(
      `SELECT signatures FROM bridge.oracle_report WHERE subject = $1`,
      [order],
    );
    expect(rows[0]!.signatures.map(({ signer }) => signer)).to.have.members([
      demoAccount('reportSigner2').address,
      demoAccount('reportSigner3').address,
    ]);
    await drive(world, relayer, businessKey.weightReport(order, 1), 'final');
  });

  it('are replaced slowly: the new set counts after seven days, and reports under way are signed anew', async () => {
    const fresh = generatePrivateKey();
    const next = [
      privateKeyToAccount(fresh).address,
      demoAccount('reportSigner2').address,
      demoAccount('reportSigner3').address,
    ];
    const announced = await topsteel(
      'rotate-signers',
      'announce',
      '--signers',
      next.join(','),
      '--threshold',
      '2',
    );
    expect(announced.code, announced.text).to.equal(0);
    const early = await topsteel('rotate-signers', 'activate');
    expect([early.code, early.text]).to.satisfy(
      ([code, text]: [number, string]) => code === 2 && text.startsWith('The announced signers count from '),
    );
    // Signed by the old set; its transaction is sent only after the new set counts.
    const order = await weighed('PO-5');
    await feed();
    expect(await stateOf(order)).to.equal('signed');
    const { activeFrom } = (await readAnnouncedSignerSet(world.client, world.deployment))!;
    await world.node.setNextBlockTimestamp({ timestamp: BigInt(activeFrom) });
    await world.mine(1);
    expect((await topsteel('rotate-signers', 'activate')).code).to.equal(0);
    expect((await topsteel('rotate-signers', 'show')).text).to.equal(
      'Set 2 counts: 2 of 3 signers must sign.\nNothing is announced.\n',
    );
    const key = businessKey.weightReport(order, 1);
    const refused = await drive(world, relayer, key, 'final').catch((error: unknown) => error);
    expect(refused).to.have.property('message').that.includes('signed by signer set 1; set 2 counts now');
    await stop('report-1');
    await start('report-4', fresh);
    await stop('report-2');
    await feed();
    await drive(world, relayer, key, 'final');
    expect(await weightOf(order)).to.equal(3_000_000n);
    const isOld = await world.client.readContract({
      address: world.deployment.oracleReports,
      abi: oracleReportsAbi,
      functionName: 'isSigner',
      args: [2, demoAccount('reportSigner1').address],
    });
    expect(isOld).to.equal(false);
  });

  it('lose no more than one order to two stolen keys, though they forge its weight and its receipt', async () => {
    const thieves = [demoAccount('reportSigner2'), demoAccount('reportSigner3')];
    const submit = (call: Call) => world.send(demoAccount('buyer2'), call);
    const [robbed, other] = [await openOrder('PO-6'), await openOrder('PO-8')];
    const titleBefore = await titleOfBuyer();
    await submit(await forge(robbed.fiatOrderId, 2n ** 127n, thieves));
    await submit(await forge(robbed.fiatOrderId, 2n ** 127n, thieves, FIAT_RECEIPT_KIND));
    expect(await weightOf(robbed.fiatOrderId)).to.equal(2n ** 127n);

    expect(await refusalOf(await askRelease(robbed, 5_000_001n))).to.deep.include({
      code: 'FiatSettlement_ReleaseAboveMaximum',
      args: { totalGrams: '5000001', maxGrams: '5000000' },
    });
    await drive(world, relayer, await askRelease(robbed, 5_000_000n), 'final');
    expect((await titleOfBuyer()) - titleBefore).to.equal(5_000_000n);
    const stateOfOrder = ({ fiatOrderId }: FiatOrder) =>
      readFiatOrder(world.client, world.deployment, fiatOrderId);
    expect(await stateOfOrder(robbed)).to.deep.equal({ phase: 'closed', releasedGrams: 5_000_000n });

    const late = await forge(other.fiatOrderId, 5_000_000n, thieves);
    expect(await judged(late)).to.equal('accepted');
    for (const thief of thieves) {
      expect((await topsteel('rotate-signers', 'bar', '--signer', thief.address)).code).to.equal(0);
    }
    expect(await submit(late).catch(nameOfRevert)).to.equal('OracleReports_NotSigner');
    expect((await refusalOf(await askRelease(other, 1n)))?.code).to.equal(
      'FiatSettlement_ReleaseAboveWeighed',
    );
    expect(await stateOfOrder(other)).to.deep.equal({ phase: 'open', releasedGrams: 0n });
    expect((await titleOfBuyer()) - titleBefore).to.equal(5_000_000n);
  });
});

function nameOfRevert(error: unknown): string {
  const found = (error as BaseError).walk((cause) => typeof (cause as { data?: unknown }).data === 'string');
  return decodeRevert((found as unknown as { data: Hex }).data).name;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
