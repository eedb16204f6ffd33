import { expect } from 'chai';
import type { JournalEntryView, JournalInput, LedgerEntry, Page, TrialBalance } from '@topsteel/domain/api';
import { openApp, type Member, type TestApp } from './open-app.ts';

const capital: JournalInput = {
  date: '2026-11-20',
  currency: 'EUR',
  reference: 'AG 2026-11-20',
  reason: 'Capital paid in by the shareholders.',
  lines: [
    { code: 'suspense', owner: 'notary', side: 'debit', amountMinor: '3000000' },
    { code: 'capital', side: 'credit', amountMinor: '3000000' },
  ],
};

describe('journal entries over HTTP', () => {
  let app: TestApp;
  let mill: Member;
  before(async () => {
    app = await openApp();
    mill = await app.join('Acierie du Val', ['mill']);
  });
  after(() => app.close());

  const operator = () => app.signIn('operator@steel.test');
  const path = '/v2/finance/journal-entries';
  const key = (name: string) => ({ 'idempotency-key': name });
  /** Another person of the marketplace had proposed it. */
  const byAnother = (id: string) =>
    app.database.sql.query(
      `ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_is_kept;
       UPDATE journal_entry SET proposed_by = 'somebody-else' WHERE id = '${id}';
       ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_is_kept`,
    );

  it('are proposed once under a key, and booked by the second person into ledger and trial balance', async () => {
    const desk = await operator();
    const first = await desk.post<JournalEntryView>(path, capital, key('propose-1'));
    expect([first.status, first.body.state, first.body.mayDecide]).to.deep.equal([201, 'waiting', false]);
    const again = await desk.post<JournalEntryView>(path, capital, key('propose-1'));
    expect([again.status, again.body.id]).to.deep.equal([201, first.body.id]);
    expect((await desk.post(path, { ...capital, reason: 'Other.' }, key('propose-1'))).status).to.equal(422);
    expect((await desk.post(path, capital)).status).to.equal(400);

    const decision = `${path}/${first.body.id}/decision`;
    const own = await desk.post<{ reason: string }>(decision, { approve: true }, key('decide-1'));
    expect([own.status, own.body.reason]).to.deep.equal([403, 'four-eyes']);
    await byAnother(first.body.id);
    const booked = await desk.post<JournalEntryView>(decision, { approve: true }, key('decide-2'));
    expect([booked.status, booked.body.state, booked.body.mayReverse]).to.deep.equal([200, 'booked', true]);
    const repeated = await desk.post<JournalEntryView>(decision, { approve: true }, key('decide-2'));
    expect([repeated.status, repeated.body.decidedAt]).to.deep.equal([200, booked.body.decidedAt]);

    const { body: entry } = await desk.get<LedgerEntry>(`/v2/ledger/transfers/${booked.body.transferId}`);
    expect([entry.transfer.debit.code, entry.transfer.credit.code, entry.transfer.amountMinor]).to.deep.equal(
      ['suspense', 'capital', '3000000'],
    );
    const { body: trial } = await desk.get<TrialBalance>('/v2/ledger/trial-balance');
    expect(
      trial.lines.map(({ code, debitsMinor, creditsMinor }) => [code, debitsMinor, creditsMinor]),
    ).to.deep.equal([
      ['capital', '0', '3000000'],
      ['suspense', '3000000', '0'],
    ]);
    const listed = await desk.get<Page<JournalEntryView>>(`${path}?state=booked&month=2026-11&code=capital`);
    expect(listed.body.items.map(({ id }) => id)).to.deep.equal([first.body.id]);
    expect((await desk.get(`${path}?month=November`)).status).to.equal(400);
  });

  it('are refused at every field that is wrong', async () => {
    const desk = await operator();
    const refusal = async (change: object, name: string) => {
      const { status, body } = await desk.post<{
        reason?: string;
        errors?: { field: string; message: string }[];
      }>(path, { ...capital, ...change }, key(name));
      return [status, body.reason, ...(body.errors ?? []).map(({ field }) => field)];
    };
    const [, credit] = capital.lines;
    expect(
      await refusal(
        { lines: [{ code: 'escrow_liability', owner: '0xab', side: 'debit', amountMinor: '2' }, credit] },
        'refused-1',
      ),
    ).to.deep.equal([400, 'journal-wrong', 'lines.0.code', 'lines']);
    expect((await refusal({ lines: [credit] }, 'refused-2'))[0]).to.equal(400);
    expect((await refusal({ date: '2026-13-01' }, 'refused-3'))[0]).to.equal(400);
    expect(
      (
        await refusal(
          { lines: [{ code: 'gold', side: 'debit', amountMinor: '3000000' }, credit] },
          'refused-4',
        )
      )[0],
    ).to.equal(400);
    expect((await refusal({ bankEntryId: '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee' }, 'refused-5'))[0]).to.equal(
      404,
    );
  });

  it('are nobody’s outside the marketplace', async () => {
    const { browser } = mill;
    const one = `${path}/0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee`;
    for (const url of [path, one]) expect((await browser.get(url)).status, url).to.equal(403);
    const acts = [
      [path, capital],
      [`${one}/decision`, { approve: true }],
      [`${one}/reversal`, { date: '2026-11-20', reason: 'Not ours.' }],
    ] as const;
    for (const [place, [url, body]] of acts.entries())
      expect((await browser.post(url, body, key(`mill-${place}`))).status, url).to.equal(403);
    const desk = await operator();
    for (const [place, [url, body]] of acts.slice(1).entries())
      expect((await desk.post(url, body, key(`desk-${place}`))).status, url).to.equal(404);
  });
});
