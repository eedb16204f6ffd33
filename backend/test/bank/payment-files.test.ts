import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { TransferChange } from '../../src/bank/index.ts';
import { sendPaymentFile } from '../../src/bank/index.ts';
import { MARKETPLACE_ACCOUNT } from '../../../packages/sandbox/src/counterparties/bank/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { SendFiles } from '../../src/bank/send-files.ts';
import type { PrismaService } from '../../src/platform/database/index.ts';
import { openBankDesk, type BankDesk } from './open-bank-desk.ts';

const MILL = 'FR7630006000011234567890189';
const STOCKIST = 'IT60X0542811101000000123456';

const OTHER_FILE =
  '<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>another</OrgnlMsgId><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A process whose first reading of payment files is answered, and goes on only when it is released. */
function holdAfter(prisma: PrismaService, reading: 'findMany' | 'findUnique') {
  const isReached = Promise.withResolvers<undefined>();
  const isReleased = Promise.withResolvers<undefined>();
  const { client } = prisma;
  const read = client.bankFile[reading].bind(client.bankFile) as (args: object) => Promise<unknown>;
  const held = async (args: object): Promise<unknown> => {
    const rows = await read(args);
    isReached.resolve(undefined);
    await isReleased.promise;
    return rows;
  };
  const bankFile = new Proxy(client.bankFile, {
    get: (target, name) => (name === reading ? held : (Reflect.get(target, name) as unknown)),
  });
  const slow = new Proxy(client, {
    get: (target, name) => (name === 'bankFile' ? bankFile : (Reflect.get(target, name) as unknown)),
  });
  return {
    prisma: {
      client: slow,
      transact: (work: Parameters<PrismaService['transact']>[0]) => prisma.transact(work),
    } as unknown as PrismaService,
    reached: isReached.promise,
    release: () => {
      isReleased.resolve(undefined);
    },
  };
}

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

  it('are carried out once and stay accepted when a second process had loaded them before the first one sent', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await send('batch:2', order('payout:2', 700n, STOCKIST));
    const late = holdAfter(database.prisma, 'findMany');
    const second = new SendFiles(desk.config, late.prisma, desk.transfers).run();
    await late.reached;
    expect(await desk.sendFiles.run()).to.equal(2);
    late.release();
    const looked = await second;
    await desk.settle();
    expect(told).to.have.deep.members([
      ['payout:1', 'accepted', null, null],
      ['payout:2', 'accepted', null, null],
      ['payout:1', 'settled', null, '2026-11-26'],
      ['payout:2', 'settled', null, '2026-11-26'],
    ]);
    expect([looked, ours(), ofUs('debit').length]).to.deep.equal([0, '8759300', 2]);
  });

  it('have the bytes that were kept first, whoever sends them after its time was over', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    const slow = holdAfter(database.prisma, 'findUnique');
    const first = new SendFiles(desk.config, slow.prisma, desk.transfers).run();
    await slow.reached;
    await database.sql.query('UPDATE bank_file SET next_at = now()');
    await desk.sendFiles.run();
    slow.release();
    await first;
    const { rows } = await database.sql.query<{ xml: string; status: string }>(
      'SELECT xml, status FROM bank_file',
    );
    expect(rows[0]!.status).to.equal('done');
    expect(sha256(rows[0]!.xml)).to.equal(desk.bank.state.files[0]!.sha256);
    expect(told).to.deep.equal([['payout:1', 'accepted', null, null]]);
    expect([ours(), ofUs('debit').length]).to.deep.equal(['8760000', 1]);
  });

  it('are asked after, and not given up, when the bank refuses what it has taken already', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await desk.sendFiles.run();
    await database.sql.query(
      "UPDATE bank_file SET status = 'waiting', sent_at = NULL, next_at = now(), xml = xml || ' '; UPDATE bank_transfer SET status = 'waiting'",
    );
    told = [];
    await desk.settle();
    expect(told).to.deep.equal([
      ['payout:1', 'accepted', null, null],
      ['payout:1', 'settled', null, '2026-11-26'],
    ]);
    expect([ours(), ofUs('debit').length]).to.deep.equal(['8760000', 1]);
  });

  it('reach the bank once when the database was restored to a time before they were ordered', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    await desk.settle();
    await database.sql.query(
      'TRUNCATE bank_file, bank_transfer, bank_allocation, bank_entry, bank_statement, bank_document, journal_entry, journal_line',
    );
    await desk.settle();
    told = [];
    await send('batch:1', order('payout:1', 1_240_000n));
    await desk.settle();
    expect(told).to.deep.equal([
      ['payout:1', 'accepted', null, null],
      ['payout:1', 'settled', null, '2026-11-26'],
    ]);
    expect([ours(), ofUs('debit').length]).to.deep.equal(['8760000', 1]);
  });

  for (const [what, answer] of [
    ['nothing', ''],
    ['JSON', '{"status":"accepted"}'],
    ['a page of a proxy', '<html><body>Bad gateway</body></html>'],
    ['a word on another file', OTHER_FILE],
  ] as const) {
    it(`wait when the bank takes them and answers ${what}, and arrive once`, async () => {
      await send('batch:1', order('payout:1', 1_240_000n));
      desk.garble(answer);
      await desk.sendFiles.run();
      expect(told).to.deep.equal([]);
      const { rows } = await database.sql.query<{ status: string; attempts: number }>(
        'SELECT status, attempts FROM bank_file',
      );
      expect(rows).to.deep.equal([{ status: 'waiting', attempts: 1 }]);
      await desk.fetchMessages.run();
      await desk.matchEntries.run();
      expect(told).to.deep.equal([['payout:1', 'settled', null, '2026-11-26']]);
      desk.garble(null);
      await desk.settle();
      const after = await database.sql.query('SELECT status FROM bank_file');
      expect(after.rows).to.deep.equal([{ status: 'done' }]);
      expect(told).to.have.lengthOf(1);
      expect([ours(), ofUs('debit').length]).to.deep.equal(['8760000', 1]);
    });
  }

  it('are not given up when nobody is there to take them again and the first answer was lost', async () => {
    await send('batch:1', order('payout:1', 1_240_000n));
    desk.garble('');
    await desk.sendFiles.run();
    desk.garble('<html>no route</html>', 404);
    await database.sql.query('UPDATE bank_file SET next_at = now(), attempts = 7');
    await desk.sendFiles.run();
    const { rows } = await database.sql.query('SELECT status, attempts FROM bank_file');
    expect([told, rows]).to.deep.equal([[], [{ status: 'waiting', attempts: 8 }]]);
    const work = async () => {
      const found = await database.sql.query<{ outcome: string | null }>(
        "SELECT outcome FROM work_item WHERE key LIKE 'bank-file:%:waits'",
      );
      return found.rows;
    };
    expect(await work()).to.deep.equal([{ outcome: null }]);
    desk.garble(null);
    await desk.settle();
    expect(await work()).to.deep.equal([{ outcome: 'The bank has answered.' }]);
    expect(told).to.deep.equal([
      ['payout:1', 'accepted', null, null],
      ['payout:1', 'settled', null, '2026-11-26'],
    ]);
    expect(ours()).to.equal('8760000');
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
