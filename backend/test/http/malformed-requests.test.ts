import { randomUUID } from 'node:crypto';
import { ModulesContainer } from '@nestjs/core';
import type { Problem } from '@topsteel/domain/api';
import { expect } from 'chai';
import { listRoutes } from '../../src/platform/http/index.ts';
import { openApp, type Browser, type TestApp } from './open-app.ts';

const HOLDS = 'This holds the character U+0000, or half a character. Remove it.';

describe('A request that cannot be read', () => {
  let test: TestApp;
  let operator: Browser;
  before(async () => {
    // Every route is called at once.
    test = await openApp({ env: { RATE_READ: '100000', RATE_SEARCH: '100000' } });
    operator = await test.signIn('operator@steel.test');
  });
  after(() => test.close());

  const problem = async (url: string) => {
    const { status, body, headers } = await operator.get<Problem>(url);
    expect(headers['content-type']).to.include('application/problem+json');
    expect(body.traceId).to.match(/^[0-9a-f-]{36}$/);
    return { ...body, status };
  };

  it('is refused for text that no database holds, with its field', async () => {
    for (const [url, reason, field] of [
      ['/v2/offers?q=%00', 'query-invalid', 'q'],
      ['/v2/audit/search?q=a%00', 'query-invalid', 'q'],
      ['/v2/audit/objects/payment/%00', 'path-invalid', 'id'],
      ['/v2/scans/C24U%00', 'path-invalid', 'code'],
    ] as const) {
      expect(await problem(url), url).to.deep.include({
        ...{ status: 400, code: 'invalid-input', reason },
        errors: [{ field, message: HOLDS }],
      });
    }
    for (const name of ['Acier\u0000', 'Acier\ud83d']) {
      const sent = await operator.post<Problem>('/v2/organisations', { name, member: { name: 'Nina' } });
      expect(sent.body, name).to.deep.include({
        ...{ status: 400, code: 'invalid-input', reason: 'body-invalid' },
        errors: [{ field: 'name', message: HOLDS }],
      });
    }
    const deep = await operator.post<Problem>('/v2/organisations', { member: { name: 'Nina\u0000' } });
    expect(deep.body.errors).to.deep.equal([{ field: 'member.name', message: HOLDS }]);
  });

  it('is no error of ours on any address with a part that the caller chooses', async () => {
    const reads = listRoutes(test.app.get(ModulesContainer)).filter(
      ({ method, path }) => method === 'get' && path.includes('{'),
    );
    expect(reads.length).to.be.greaterThan(60);
    const answers = await Promise.all(
      reads.map(async ({ path }) => {
        const { status, body } = await operator.get<Problem>(path.replaceAll(/\{\w+\}/g, 'a%00b'));
        return [path, status, body.code] as const;
      }),
    );
    const others = answers.filter(([, status]) => status !== 400 && status !== 403 && status !== 401);
    expect(others).to.deep.equal([]);
    expect(
      answers.filter(([, status]) => status === 400).every(([, , code]) => code === 'invalid-input'),
    ).to.equal(true);
  });

  it('is told as malformed where the address is, and never as a body that is no JSON', async () => {
    expect(await problem('/v2/offers/%E0%A4%A')).to.include({
      ...{ status: 400, code: 'invalid-input', reason: 'address-malformed' },
      detail:
        'The address cannot be read: a % begins no character there. Write each one in UTF-8, and % itself as %25.',
    });
    expect(await problem(`/v2/offers/${'a'.repeat(6_145)}`)).to.include({
      ...{ status: 400, code: 'invalid-input', reason: 'address-too-long' },
    });
    expect(await problem(`/epcis/events/${'a'.repeat(6_000)}`)).to.include({ status: 404 });
    const poisoned = await test.send<Problem>({
      ...{ method: 'POST', url: '/v2/sign-in/password' },
      headers: { origin: 'http://steel.test', 'content-type': 'application/x-www-form-urlencoded' },
      payload: '__proto__=1',
    });
    expect(poisoned.body).to.include({ status: 400, code: 'invalid-input', reason: 'request-unreadable' });
  });

  it('is refused for days and times that no calendar here has', async () => {
    for (const [url, field] of [
      ['/v2/orders?from=0000-01-01T00:00:00Z', 'from'],
      ['/v2/finance/bank-entries?day=0000-01-01', 'day'],
      ['/v2/finance/bank-entries?day=2026-02-30', 'day'],
      [
        '/v2/audit/questions/acts-of-signer?signer=0x70997970C51812dc3A010C7d01b50e0d17dc79C8&since=2026-02-30',
        'since',
      ],
      [
        '/v2/audit/questions/acts-of-signer?signer=0x70997970C51812dc3A010C7d01b50e0d17dc79C8&since=0000-01-01',
        'since',
      ],
      ['/epcis/events?GE_eventTime=2026-02-30T09:30:00Z', 'GE_eventTime'],
      ['/epcis/events?LT_recordTime=0000-01-01T09:30:00Z', 'LT_recordTime'],
      ['/epcis/events?LT_recordTime=2026-03-02T09:30:00%2B23:00', 'LT_recordTime'],
    ] as const) {
      const refused = await problem(url);
      expect([refused.status, refused.code, refused.errors?.map((error) => error.field)], url).to.deep.equal([
        400,
        'invalid-input',
        [field],
      ]);
    }
  });
});

describe('An id of nothing', () => {
  let test: TestApp;
  let operator: Browser;
  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
  });
  after(() => test.close());

  it('is not found, never found empty', async () => {
    for (const url of [
      `/v2/organisations/${randomUUID()}/figures`,
      `/v2/organisations/${randomUUID()}/suspensions`,
      `/v2/organisations/${randomUUID()}/conduct`,
      `/v2/sso/${randomUUID()}/metadata`,
      '/v2/scans/C24U93P7000000000000',
      '/v2/scans/00000000000000000000',
    ]) {
      const { status, body } = await operator.get<Problem>(url);
      expect([status, body.code], url).to.deep.equal([404, 'not-found']);
    }
  });
});

describe('A problem', () => {
  let test: TestApp;
  let operator: Browser;
  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
  });
  after(() => test.close());

  it('says what is wrong, where, and what to do', async () => {
    const long = '9'.repeat(19);
    const gets: readonly (readonly [url: string, code: string, reason: string, field: string])[] = [
      ['/v2/ledger/periods/2026-13', 'invalid-input', 'month-invalid', 'month'],
      ['/v2/audit/trail/abc/proof', 'invalid-input', 'entry-number-invalid', 'id'],
      [`/v2/audit/trail/${long}/proof`, 'invalid-input', 'entry-number-invalid', 'id'],
      ['/v2/audit/questions/who-did-it', 'not-found', 'question-unknown', 'question'],
      ['/v2/audit/questions/who-did-it/csv', 'not-found', 'question-unknown', 'question'],
      ['/v2/audit/objects/horse/1', 'not-found', 'kind-unknown', 'kind'],
      ['/v2/audit/objects/horse/1/acts.csv', 'not-found', 'kind-unknown', 'kind'],
      ['/v2/audit/objects/horse/1/evidence.zip', 'not-found', 'kind-unknown', 'kind'],
    ];
    for (const [url, code, reason, field] of gets) {
      const { body } = await operator.get<Problem>(url);
      expect([body.code, body.reason, body.errors?.map((error) => error.field)], url).to.deep.equal([
        code,
        reason,
        [field],
      ]);
      expect(body.remedy, url).to.match(/^[A-Z].{10,}\.$/);
    }
    const unknown = await operator.get<Problem>('/v2/audit/questions/who-did-it');
    expect(unknown.body.remedy).to.include('escrows-on-heat').and.to.include('documents-behind-invoice');
    const cursor = await operator.get<Problem>(`/v2/audit/trail?cursor=${long}`);
    expect([cursor.status, cursor.body.reason, cursor.body.errors]).to.deep.equal([
      400,
      'cursor-invalid',
      [{ field: 'cursor', message: 'Not a cursor of this list.' }],
    ]);
    const webhook = await test.send<Problem>({ method: 'POST', url: '/v2/webhooks/card' });
    expect([
      webhook.body.code,
      webhook.body.reason,
      webhook.body.errors?.map(({ field }) => field),
    ]).to.deep.equal(['invalid-input', 'body-missing', ['body']]);
    expect(webhook.body.remedy).to.match(/signed/);
  });
});
