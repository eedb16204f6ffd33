import { expect } from 'chai';
import type { LedgerAccount, LedgerEntry, Page, LedgerTransfer } from '@topsteel/domain/api';
import { accountOf } from '@topsteel/domain/ledger';
import { enterGroup } from '../../src/ledger/index.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { openApp, type Browser, type TestApp } from './open-app.ts';

const ORDER = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';
const BLOCK = `0x${'ab'.repeat(32)}`;
const TX = `0x${'cd'.repeat(32)}`;

describe('An entry of the books by the API', () => {
  let test: TestApp;
  let operator: Browser;
  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
    await test.database.sql.query(
      `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp) VALUES (31337, 7, $1, $1, now())`,
      [BLOCK],
    );
    await test.database.sql.query(
      `INSERT INTO bridge.event
         (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
       VALUES (31337, 7, $1, 3, $2, 'settlementEscrow', 'PaymentCaptured', '{}', now(), 'orphaned')`,
      [BLOCK, TX],
    );
    await test.app.get(PrismaService).transact(async (tx) => {
      await enterGroup(tx, {
        externalRef: `31337:${BLOCK}:3`,
        orderId: null,
        effectiveAt: new Date('2026-11-23T14:02:11Z'),
        legs: [
          {
            debit: accountOf('bank', 'LU28'),
            credit: accountOf('order_liability', ORDER),
            amountMinor: 311_244n,
            currency: 'EUR',
            code: 'receive',
          },
          {
            debit: accountOf('provider_fees', 'bank'),
            credit: accountOf('bank', 'LU28'),
            amountMinor: 120n,
            currency: 'EUR',
            code: 'provider-fee',
          },
        ],
      });
    });
  });
  after(() => test.close());

  it('is told with what was entered at once, in their order, and the transaction that it follows from', async () => {
    const list = await operator.get<Page<LedgerTransfer>>('/v2/ledger/transfers');
    const receipt = list.body.items.find(({ code }) => code === 'receive');
    const { status, body } = await operator.get<LedgerEntry>(`/v2/ledger/transfers/${receipt?.id ?? ''}`);
    expect(status).to.equal(200);
    expect(body.transfer).to.deep.equal(receipt);
    expect(body.group.map(({ code, amountMinor }) => `${code} ${amountMinor}`)).to.deep.equal([
      'receive 311244',
      'provider-fee 120',
    ]);
    expect(body.event).to.deep.equal({
      txHash: TX,
      blockNumber: '7',
      contract: 'settlementEscrow',
      name: 'PaymentCaptured',
    });
    const account = await operator.get<LedgerAccount>(
      `/v2/ledger/accounts/${receipt?.debit.accountId ?? ''}`,
    );
    expect([account.body.code, account.body.owner, account.body.balanceMinor]).to.deep.equal([
      'bank',
      'lu28',
      '311124',
    ]);
  });

  it('is found by the transaction that it follows from', async () => {
    const found = await operator.get<Page<LedgerTransfer>>(`/v2/ledger/transfers?txHash=${TX}`);
    expect(found.body.items.map(({ code }) => code)).to.deep.equal(['provider-fee', 'receive']);
    const none = await operator.get<Page<LedgerTransfer>>(`/v2/ledger/transfers?txHash=${BLOCK}`);
    expect(none.body.items).to.deep.equal([]);
  });

  it('is shown to nobody of an organisation that it does not concern', async () => {
    const list = await operator.get<Page<LedgerTransfer>>('/v2/ledger/transfers?limit=1');
    const [entry] = list.body.items;
    const mill = await test.join('Aciéries du Val', ['mill']);
    for (const path of [`transfers/${entry?.id ?? ''}`, `accounts/${entry?.debit.accountId ?? ''}`])
      expect((await mill.browser.get(`/v2/ledger/${path}`)).status, path).to.equal(404);
    expect((await operator.get(`/v2/ledger/transfers/${ORDER}`)).status).to.equal(404);
  });
});
