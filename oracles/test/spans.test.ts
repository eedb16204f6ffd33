import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploymentOf, FX_KIND, WEIGHT_KIND } from '@topsteel/chain';
import { demoAccount } from '@topsteel/chain/deploy';
import { inSpan } from '@topsteel/tracing';
import { startTracing } from '@topsteel/tracing/start';
import { expect } from 'chai';
import { pino } from 'pino';
import { collectSpans, saidBy } from '../../test/tracing/collect-spans.ts';
import { traced } from '../src/database.ts';
import type { Queryable } from '../src/database.ts';
import { connectSigner, SignerRefusal } from '../src/reports/report-signer.ts';
import { connectChain } from '../src/rpc/connect-chain.ts';
import { connectNode } from '../src/rpc/json-rpc.ts';
import { createSigner } from '../src/signer/create-signer.ts';
import type { Eyes } from '../src/signer/judge-report.ts';
import { serveSigner } from '../src/signer/serve-signer.ts';
import { openSignedJournal } from '../src/signer/signed-journal.ts';

const TOKEN = 'token-of-the-coordinator';

describe('spans of the oracles', () => {
  let node: Server;
  let nodeUrl: string;
  let answer: object;
  before(async () => {
    node = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const calls = [JSON.parse(text) as { id: number } | { id: number }[]];
        const told = calls.flat().map(({ id }) => ({ jsonrpc: '2.0', id, ...answer }));
        response.end(JSON.stringify(Array.isArray(calls[0]) ? told : told[0]));
      });
    });
    await new Promise<void>((listening) => node.listen(0, '127.0.0.1', listening));
    nodeUrl = `http://127.0.0.1:${(node.address() as AddressInfo).port.toString()}`;
  });
  after(() => {
    node.closeAllConnections();
    node.close();
  });

  it('stand below the piece of work that asked, with the statement and without its values', async () => {
    const collector = await collectSpans();
    const tracing = await startTracing(collector.url, 'topsteel-oracles');
    const database = traced({ query: () => Promise.resolve({ rows: [] }) } as unknown as Queryable);
    answer = { result: '0x1' };
    await database.query('SELECT 1 FROM lonely');
    await inSpan('read blocks', { 'block.from': 42 }, async () => {
      await connectNode(nodeUrl).request({ method: 'eth_blockNumber' });
      await database.query('INSERT INTO bridge.block VALUES ($1)', ['a secret']);
    });
    await tracing.stop();
    collector.stop();
    const spans = collector.spans();
    expect(spans.map(({ name, kind }) => [name, kind])).to.deep.equal([
      ['eth_blockNumber', 3],
      ['INSERT', 3],
      ['read blocks', 1],
    ]);
    const [call, statement, work] = spans;
    expect([call?.parentSpanId, statement?.parentSpanId]).to.deep.equal([work?.spanId, work?.spanId]);
    expect(saidBy(statement!)).to.deep.equal({
      'db.system.name': 'postgresql',
      'db.query.text': 'INSERT INTO bridge.block VALUES ($1)',
    });
    expect(collector.text()).not.to.contain('a secret');
  });

  it('of a signer go on from whoever asks it, and say what it looked at and why it refused', async () => {
    const collector = await collectSpans();
    const tracing = await startTracing(collector.url, 'topsteel-test');
    const key = demoAccount('reportSigner1');
    const journal = openSignedJournal(join(mkdtempSync(join(tmpdir(), 'topsteel-spans-')), 'journal'));
    const eyes = { client: connectChain(nodeUrl, { tries: 1 }), deployment: deploymentOf(31337) } as Eyes;
    const server = await serveSigner({
      signer: createSigner(key, eyes, journal),
      token: TOKEN,
      port: 0,
      logger: pino({ level: 'silent' }),
    });
    const signer = connectSigner(server.url, TOKEN);
    const report = {
      kind: WEIGHT_KIND,
      subject: `0x${'5c'.repeat(32)}` as const,
      value: 4_982_000n,
      observedAt: 1_795_684_380,
      validUntil: 1_798_276_380,
      round: 3,
      signerSet: 2,
    };
    const evidence = { kind: 'TopSteel.Fx', base: 'EUR' } as const;
    answer = { error: { code: 3, message: 'execution reverted' } };
    const outcomes = await inSpan('settle report', {}, async () => [
      await signer.sign({ report, evidence }).catch((error: unknown) => error),
      await signer.sign({ report: { ...report, kind: FX_KIND }, evidence }).catch((error: unknown) => error),
      await connectSigner(server.url, 'token-of-somebody-else')
        .sign({ report, evidence })
        .catch((error: unknown) => error),
    ]);
    await server.stop();
    await tracing.stop();
    collector.stop();
    journal.close();

    const [refusal, away] = outcomes;
    expect(refusal).to.be.instanceOf(SignerRefusal);
    expect(refusal).to.deep.include({
      code: 'evidence-of-other-kind',
      message: 'The evidence is of another kind than the report.',
    });
    expect((away as Error).message).to.equal(`The signer at ${server.url} answered 503.`);

    const spans = collector.spans();
    const named = (name: string, kind: number) =>
      spans.filter((span) => span.name === name && span.kind === kind);
    const [desk] = named('settle report', 1);
    const questions = named('POST /sign', 3);
    const [refused, unable, ...more] = named('POST /sign', 2);
    // Who has no token begins no span here.
    expect([questions.length, more.length]).to.deep.equal([3, 0]);
    expect(questions.map(({ parentSpanId }) => parentSpanId)).to.deep.equal(Array(3).fill(desk?.spanId));
    expect([refused?.parentSpanId, unable?.parentSpanId]).to.deep.equal(
      questions.slice(0, 2).map(({ spanId }) => spanId),
    );
    const said = {
      'signer.address': key.address,
      'report.kind': 'TopSteel.Fx',
      'report.subject': report.subject,
      'report.round': 3,
    };
    expect(saidBy(refused!)).to.deep.equal({
      ...said,
      'signature.outcome': 'refused',
      'refusal.code': 'evidence-of-other-kind',
      'http.response.status_code': 422,
    });
    expect(saidBy(unable!)).to.deep.equal({
      ...said,
      'signature.outcome': 'unable',
      'http.response.status_code': 503,
    });
    expect([refused?.status?.code, unable?.status?.code]).to.deep.equal([0, 2]);
    const looks = named('check report', 1);
    expect(looks.map(({ parentSpanId }) => parentSpanId)).to.deep.equal([refused?.spanId, unable?.spanId]);
    const calls = spans.filter(({ parentSpanId }) => parentSpanId === looks[1]?.spanId);
    expect(calls.map(({ name }) => name)).to.include('eth_call');
    expect(new Set(spans.map(({ traceId }) => traceId)).size).to.equal(1);
    expect(collector.text()).not.to.contain('token-of');
  });
});
