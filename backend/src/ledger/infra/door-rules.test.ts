import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';

type Refusal = { code: string; message: string };

describe('ledger: what the door asks of a transfer', () => {
  const purse = randomUUID();
  const shop = randomUUID();
  const dollars = randomUUID();
  const id = randomUUID();
  let database: TestDatabase;

  before(async () => {
    database = await openDatabase();
    for (const [account, code, currency, limit] of [
      [purse, 'purse', 'EUR', 'none'],
      [shop, 'shop', 'EUR', 'debits-within-credits'],
      [dollars, 'purse', 'USD', 'none'],
    ]) {
      await database.sql.query(
        `INSERT INTO ledger.account (id, code, currency, scale, normal_side, balance_limit) VALUES ($1, $2, $3, 2, 'debit', $4)`,
        [account, code, currency, limit],
      );
    }
  });
  after(async () => database.close());

  const good = {
    id,
    kind: 'single',
    debit_account_id: purse,
    credit_account_id: shop,
    amount: '5',
    code: 'receive',
  };
  const enter = (...transfers: object[]): Promise<Refusal | 'entered'> =>
    database.sql
      .query('INSERT INTO ledger.posting (document) VALUES ($1)', [
        JSON.stringify({
          id: randomUUID(),
          size: transfers.length,
          external_ref: 'test',
          effective_at: '2026-11-23T09:00:00Z',
          accounts: [],
          transfers: transfers.map((transfer, position) => ({ ...good, position, ...transfer })),
        }),
      ])
      .then(
        () => 'entered' as const,
        (error: unknown) => error as Refusal,
      );

  const broken: [string, object, string][] = [
    ['moves nothing', { amount: '0' }, `Transfer ${id} moves 0; it must move more than 0.`],
    ['moves less than nothing', { amount: '-5' }, `Transfer ${id} moves -5; it must move more than 0.`],
    ['goes nowhere', { credit_account_id: purse }, `Transfer ${id} goes from an account to itself.`],
    [
      'has no word for it',
      { code: 'Receive|1' },
      `Transfer ${id} has the code "Receive|1"; use a-z and "-".`,
    ],
    [
      'names an unknown account',
      { credit_account_id: randomUUID() },
      `Transfer ${id} names an account that is not open.`,
    ],
    [
      'changes the currency',
      { debit_account_id: dollars },
      'A transfer stays in one currency; USD and EUR were given.',
    ],
    [
      'expires though nothing is claimed',
      { expires_at: '2026-11-24T09:00:00Z' },
      `Transfer ${id} is not pending and cannot expire.`,
    ],
    ['is of no kind', { kind: 'gift' }, `Transfer ${id} is of kind "gift" and names no claim.`],
    ['resolves nothing', { kind: 'post' }, `Transfer ${id} is of kind "post" and names no claim.`],
    [
      'names a claim that it cannot resolve',
      { pending_id: randomUUID() },
      `Transfer ${id} is of kind "single" and cannot resolve a claim.`,
    ],
  ];
  for (const [what, transfer, sentence] of broken) {
    it(`refuses one that ${what}`, async () => {
      const refused = await enter(transfer);
      expect(refused).to.include({ code: 'TS002', message: sentence });
    });
  }

  it('tells of an account that falls short how it stands at that step, whatever follows', async () => {
    expect(await enter({ id: randomUUID(), amount: '7' })).to.equal('entered');
    const back = { debit_account_id: shop, credit_account_id: purse };
    const refused = await enter(
      { id: randomUUID(), kind: 'pending', amount: '2' },
      { id: randomUUID(), ...back, amount: '8' },
      { id: randomUUID(), amount: '100' },
    );
    expect(refused).to.include({
      code: 'TS001',
      message: 'Account shop  would fall below zero: debits 8 (0 pending), credits 7 (2 pending).',
    });
  });
});
