import { expect } from 'chai';
import type { TransferChange } from '../../src/bank/index.ts';
import { sendPaymentFile } from '../../src/bank/index.ts';
import { MARKETPLACE_ACCOUNT } from '../../../packages/sandbox/src/counterparties/bank/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { openBankDesk, type BankDesk } from './open-bank-desk.ts';

const MILL = 'FR7630006000011234567890189';
const STOCKIST = 'IT60X0542811101000000123456';

describe('payment files', () => {
  let database: TestDatabase;
  let desk: BankDesk;
  let told: [string, string, string | null, string | null][];
  beforeEach(async () => {
    database = await openDatabase();
    desk = await openBankDesk(database);
    told = [];
    desk.transfers.onTransferStatus((_tx, { key, status, reason, bookedOn }: TransferChange) => {
      told.push([key, status, reason?.code ?? null, bookedOn]);
      return Promise.resolve();
    });
    desk.pay(10_000_000n, 'Money to pay with');
    await desk.settle();
  });
  afterEach(async () => {
    await desk.close();
    await database.close();
  });

  const order = (key: string, amountMinor: bigint, iban = MILL) => ({
    key,
    creditor: { name: "Aciéries du Val d'Orne SAS", iban, bic: null },
    currency: 'EUR' as const,
    amountMinor,
    remittance: 'TopSteel payout',
  });
  const send = (key: string, ...transfers: ReturnType<typeof order>[]) =>
    database.prisma.transact((tx) => sendPaymentFile(tx, { key, transfers, executeOn: '2026-11-26' }));
  const ours = () => desk.bank.state.accounts[0]!.balance;
  const ofUs = (direction: string) =>
    desk.bank.state.lines.filter(
      (line) =>
        line.iban === MARKETPLACE_ACCOUNT.iban && line.direction === direction && line.returns === null,
    );

  it('reach the bank once, and each transfer is told of once', async () => {
    const first = await send('batch:1', order('payout:1', 1_240_000n), order('payout:2', 5n, STOCKIST));
    expect(await send('batch:1', order('payout:1', 1_240_000n))).to.deep.equal(first);
    await desk.settle();
    await desk.settle();
    expect(ours()).to.equal('8759995');
    expect(told).to.have.deep.members([
      ['payout:1', 'accepted', null, null],
      ['payout:2', 'accepted', null, null],
      ['payout:1', 'settled', null, '2026-11-26'],
      ['payout:2', 'settled', null, '2026-11-26'],
    ]);
  });

  it('are carried out once when our process ends between the bank’s answer and our note of it', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await desk.sendFiles.run();
    await database.sql.query(
      "UPDATE bank_file SET status = 'waiting', next_at = now(); UPDATE bank_transfer SET status = 'waiting'",
    );
    await desk.settle();
    expect(ours()).to.equal('8760000');
    expect(ofUs('debit')).to.have.length(1);
  });

  it('wait while the bank is away, as the same bytes', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await desk.setAway(true);
    await desk.sendFiles.run();
    const waiting = await database.sql.query<{ xml: string; attempts: number }>(
      'SELECT xml, attempts FROM bank_file',
    );
    await desk.setAway(false);
    await desk.settle();
    const sent = await database.sql.query<{ xml: string; status: string }>(
      'SELECT xml, status FROM bank_file',
    );
    expect([waiting.rows[0]!.attempts, sent.rows[0]!.status]).to.deep.equal([1, 'done']);
    expect(sent.rows[0]!.xml).to.equal(waiting.rows[0]!.xml);
    expect(ours()).to.equal('8760000');
  });

  it('come back in part: one item is rejected, the other arrives', async () => {
    desk.bank.setHolding(true);
    await send('batch:1', order('payout:1', 1_240_000n), order('payout:2', 700n, STOCKIST));
    await desk.sendFiles.run();
    const { messageId, items } = desk.bank.state.files[0]!;
    const idOf = (amount: string) => items.find((item) => item.amount === amount)!.endToEndId;
    desk.bank.decide(messageId, idOf('1240000'), 'reject');
    desk.bank.decide(messageId, idOf('700'), 'carry-out');
    await desk.settle();
    expect(told).to.have.deep.members([
      ['payout:1', 'rejected', 'AC04', null],
      ['payout:2', 'accepted', null, null],
      ['payout:2', 'settled', null, '2026-11-26'],
    ]);
    expect(ours()).to.equal('9999300');
  });

  it('come back after days: settled is not the end', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await desk.settle();
    desk.clock.now = new Date('2026-11-30T09:00:00Z');
    desk.bank.sendBack(ofUs('debit')[0]!.bankReference, 'AC04');
    await desk.settle();
    await desk.settle();
    expect(told.slice(2)).to.deep.equal([['payout:1', 'returned', 'AC04', '2026-11-30']]);
    expect(ours()).to.equal('10000000');
  });

  it('are matched to a return that comes before their own booking was read', async () => {
    desk.bank.setClosed(MILL, true);
    await send('batch:1', order('payout:1', 1_240_000n));
    await desk.settle();
    expect(told.map(([, status]) => status)).to.deep.equal(['accepted', 'settled', 'returned']);
  });

  it('are not sent when the bank refuses them as a whole, and say so', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await database.sql.query("UPDATE bank_file SET message_id = 'refused', xml = '<nothing/>'");
    await desk.settle();
    expect(told).to.deep.equal([['payout:1', 'rejected', null, null]]);
    const { rows } = await database.sql.query<{ kind: string; reason: string }>(
      "SELECT kind, reason FROM work_item WHERE key LIKE 'bank-file:%'",
    );
    expect(rows).to.have.length(1);
    expect(rows[0]!.reason).to.contain('The bank refused payment file refused: The bank refuses: ');
  });

  it('do not leave while money is stopped', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await database.sql.query(
      "INSERT INTO bridge.head (chain_id, latest, finalized, alarm) VALUES (31337, 0, 0, 'Two nodes disagree.') ON CONFLICT (chain_id) DO UPDATE SET alarm = excluded.alarm",
    );
    await desk.settle();
    expect(ofUs('debit')).to.deep.equal([]);
    await database.sql.query('UPDATE bridge.head SET alarm = NULL');
    await desk.settle();
    expect(ofUs('debit')).to.have.length(1);
  });

  it('refuse an account that cannot be reached before anything is kept', async () => {
    const refused = await send('batch:1', order('payout:1', 1n, 'FR7630006000011234567890188')).catch(
      (error: unknown) => error,
    );
    expect(refused).to.include({ code: 'invalid-input' });
    expect(await database.prisma.client.bankFile.count()).to.equal(0);
  });
});
