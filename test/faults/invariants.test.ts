import type { BankLine } from '@topsteel/domain/reconciliation';
import { expect } from 'chai';
import pg from 'pg';
import { openBenchDatabase, type BenchDatabase } from '../../scripts/bench/open-database.ts';
import { compareBank } from './compare-bank.ts';
import { compareCards } from './compare-cards.ts';
import { compareChain } from './compare-chain.ts';
import { withPlanted, type Put } from './planted-rows.ts';
import { QUESTIONS } from './questions.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;
const [ORDER, PAYOUT] = [uuid(1), uuid(2)];
const SELLER = '0xAb00000000000000000000000000000000000001';
const IBAN = 'FR7630006000011234567890189';

const snapshotOf = (totals: Record<string, string>): string => {
  const names = ['authorized', 'captured', 'voided', 'refundPending', 'refunded', 'reversed', 'disputed'];
  return JSON.stringify(Object.fromEntries(names.map((name) => [`${name}Minor`, totals[name] ?? '0'])));
};
const account = (n: number, code: string, owner: string, more: Record<string, unknown> = {}) =>
  [
    'ledger.account',
    { id: uuid(n), code, owner, currency: 'EUR', normal_side: 'credit', balance_limit: 'none', ...more },
  ] as const;
const totals = (n: number, debits: number, credits: number, pending: [number, number] = [0, 0]) =>
  [
    'ledger.balance_stripe',
    {
      ...{ account_id: uuid(n), stripe: 0, debits_posted: debits, credits_posted: credits },
      ...{ debits_pending: pending[0], credits_pending: pending[1] },
    },
  ] as const;
const payment = (more: Record<string, unknown> = {}) =>
  [
    'payment',
    {
      ...{ order_id: ORDER, payment_id: '0x01', rail: 'sepa', currency: 'EUR', amount_minor: 500 },
      ...{ authorized_minor: 500, terms: '{}', ...more },
    },
  ] as const;
const attempt = (n: number, said: Record<string, string>, more: Record<string, unknown> = {}) =>
  [
    'payment_attempt',
    {
      ...{ id: uuid(n), order_id: ORDER, rail: 'sepa', currency: 'EUR', amount_minor: 500 },
      ...{ reference: `RF${n}`, state: 'captured', snapshot: snapshotOf(said), ...more },
    },
  ] as const;
const order = ['purchase_order', { id: ORDER, number: 'TS-2026-000001', quote_id: uuid(9) }] as const;
const event = (log: number, contract: string, name: string, args: object, status = 'final') =>
  [
    'bridge.event',
    {
      chain_id: 31337,
      block_hash: '0xb',
      log_index: log,
      contract,
      name,
      args: JSON.stringify(args),
      status,
    },
  ] as const;
const payout = (more: Record<string, unknown> = {}) =>
  [
    'payout',
    {
      ...{ id: PAYOUT, seller_account: SELLER, currency: 'EUR', method: 'sepa', state: 'settled' },
      ...{ payable_minor: 300, amount_minor: 300, destination: JSON.stringify({ iban: IBAN }), ...more },
    },
  ] as const;
const distribution = (more: Record<string, unknown> = {}) =>
  [
    'order_distribution',
    {
      ...{ order_id: ORDER, currency: 'EUR', seller_account: SELLER, captured_minor: 500 },
      ...{ commission_minor: 5, net_minor: 495, allocated_minor: 300, ...more },
    },
  ] as const;
const line = (more: Record<string, unknown> = {}) =>
  [
    'payout_line',
    { payout_id: PAYOUT, order_id: ORDER, currency: 'EUR', to_minor: 300, state: 'taken', ...more },
  ] as const;
const settlement = (state: string, more: Record<string, unknown> = {}) =>
  ['settlement', { order_id: ORDER, state, step: state, ...more }] as const;
const transfer = (n: number, group: number, debit: number, credit: number) =>
  [
    'ledger.transfer',
    {
      ...{ id: uuid(n), group_id: uuid(group), position: n, debit_account_id: uuid(debit), amount: 10 },
      ...{ credit_account_id: uuid(credit), kind: 'single', code: 'receive', entry: n },
    },
  ] as const;
const group = (n: number, size: number) =>
  ['ledger.transfer_group', { id: uuid(n), size, external_ref: `g${n}` }] as const;

const RELAYER = `0x${'7e'.repeat(20)}`;
const gas = (log: number, more: Record<string, unknown> = {}) =>
  [
    'bridge.own_move',
    {
      ...{ id: log, chain_id: 31337, address: RELAYER, kind: 'gas', tx_hash: `0x${log}`, block_number: log },
      ...{ block_hash: '0xb', wei: -10, booked_as: 'final', ...more },
    },
  ] as const;
/** One transaction whose gas of 10 wei is booked. */
const BURNED = [
  ['bridge.cursor', { chain_id: 31337, number: 9, hash: '0xb', finalized_number: 9 }],
  ['bridge.own_account', { chain_id: 31337, address: RELAYER, part: 'gas' }],
  ...[
    account(21, 'gas_expense', '', { currency: 'ETH' }),
    account(22, 'gas_wallet', RELAYER, { currency: 'ETH' }),
  ],
  ...[gas(1), transfer(11, 1, 21, 22)],
] as const;

type Planted = readonly [table: string, row: Record<string, unknown>];

/** For each question rows that are sound, then one that is not, and how many rows the answer has then. */
const PLANTS: Readonly<Record<string, { sound: Planted[]; wrong: Planted[] }[]>> = {
  'no settlement waits for a machine: each has ended, or waits for a person': [
    { sound: [payment()], wrong: [settlement('release-sent')] },
    {
      sound: [payment({ title_grams: 0 }), settlement('funded-final')],
      wrong: [['delivery', { order_id: ORDER, is_complete: true, receipt: 'agreed', weighed_grams: 996 }]],
    },
    { sound: [payment({ title_grams: 996 })], wrong: [settlement('funded-final')] },
    {
      sound: [payment(), settlement('commission-posted'), distribution({ allocated_minor: 495 }), line()],
      wrong: [payout()],
    },
    { sound: [payment()], wrong: [settlement('commission-posted', { look_at: '2026-01-01T00:00:00Z' })] },
    {
      sound: [payment({ seller_signs: true }), settlement('planned')],
      wrong: [
        ['settlement', { order_id: uuid(3), state: 'funding-seen' }],
        payment({ order_id: uuid(3), payment_id: '0x03' }),
      ],
    },
  ],
  'every settlement that is with a person says why, and what to do': [
    {
      sound: [
        settlement('manual', { step: 'funded-final' }),
        [
          'work_item',
          { key: `settlement:${ORDER}:funded-final:1`, reason: 'The money is held.', action: 'Read it.' },
        ],
      ],
      wrong: [['settlement', { order_id: uuid(3), state: 'manual', step: 'funded-final' }]],
    },
  ],
  'nothing that was asked of a provider, the bank or the chain for an order or a vendor is under way': [
    { sound: [payout()], wrong: [payout({ id: uuid(3), state: 'sent' })] },
    { sound: [], wrong: [['payment_command', { key: 'c', status: 'waiting' }]] },
    { sound: [], wrong: [['bank_file', { key: 'f', status: 'sent' }]] },
    { sound: [], wrong: [['bank_transfer', { key: 't', status: 'accepted' }]] },
  ],
  'every group is whole': [{ sound: [group(1, 1), transfer(11, 1, 21, 22)], wrong: [group(2, 2)] }],
  'every transfer stays in one currency, so every group balances to zero in each': [
    {
      sound: [account(21, 'bank', 'a'), account(22, 'order_liability', 'b'), transfer(11, 1, 21, 22)],
      wrong: [account(23, 'order_liability', 'c', { currency: 'USDC' }), transfer(12, 1, 21, 23)],
    },
  ],
  'a group of several currencies goes through the exchange position in each of them': [
    {
      sound: [
        ...[account(21, 'fx_liquidity', 'EUR/USDC'), account(22, 'bank', 'b'), transfer(11, 1, 21, 22)],
        ...[account(23, 'fx_liquidity', 'EUR/USDC', { currency: 'USDC' }), transfer(12, 1, 24, 23)],
        account(24, 'treasury_wallet', 't', { currency: 'USDC' }),
      ],
      wrong: [
        transfer(13, 2, 21, 22),
        account(25, 'bank', 'c', { currency: 'USDC' }),
        transfer(14, 2, 24, 25),
      ],
    },
  ],
  'the totals of every account equal its entries': [
    {
      sound: [
        ...[account(21, 'bank', 'a'), account(22, 'order_liability', 'b'), transfer(11, 1, 21, 22)],
        ...[totals(21, 10, 0), totals(22, 0, 10)],
      ],
      wrong: [account(23, 'bank', 'c'), totals(23, 1, 0)],
    },
  ],
  'the ether of every account of ours is, by the books, what moved on it, and nothing waits to be booked': [
    // Booked twice; not booked; a transfer of trade money of which the books know nothing.
    { sound: [...BURNED], wrong: [transfer(12, 2, 21, 22)] },
    { sound: [...BURNED], wrong: [gas(2, { booked_as: null })] },
    { sound: [...BURNED], wrong: [gas(3, { kind: 'transfer' })] },
  ],
  'of no order more is captured and returned than was authorized': [
    {
      sound: [payment({ captured_minor: 496, returned_minor: 4 })],
      wrong: [payment({ order_id: uuid(3), payment_id: '0x03', captured_minor: 500, returned_minor: 1 })],
    },
  ],
  'over all attempts to pay an order, at most its amount is captured, and by one of them': [
    {
      sound: [payment(), attempt(31, { captured: '500', refunded: '500' }), attempt(32, { captured: '500' })],
      wrong: [attempt(33, { captured: '1' })],
    },
    { sound: [payment()], wrong: [attempt(31, { captured: '501' })] },
  ],
  'at most one attempt to pay an order has kept its money': [
    {
      sound: [attempt(31, { authorized: '500', voided: '500' }), attempt(32, { authorized: '500' })],
      wrong: [attempt(33, { authorized: '500', voided: '499' })],
    },
  ],
  'what an order says to be paid is what its attempts say': [
    {
      sound: [
        payment({ captured_minor: 480 }),
        attempt(31, { captured: '500', refunded: '20' }),
        payment({ order_id: uuid(3), payment_id: '0x03', rail: 'usdc-escrow', captured_minor: 7 }),
      ],
      wrong: [payment({ order_id: uuid(4), payment_id: '0x04', captured_minor: 1 })],
    },
  ],
  'every act on chain happened once': [
    {
      sound: [
        event(1, 'fiatSettlement', 'OrderReleased', { orderId: '0x1', totalGrams: '10' }),
        event(2, 'fiatSettlement', 'OrderReleased', { orderId: '0x1', totalGrams: '20' }),
        event(3, 'settlementEscrow', 'PaymentAuthorized', { paymentId: '0x2' }, 'orphaned'),
        event(4, 'settlementEscrow', 'PaymentAuthorized', { paymentId: '0x2' }),
        event(5, 'usdc', 'AuthorizationUsed', { nonce: '0x3' }),
        event(6, 'usdc', 'AuthorizationUsed', { nonce: '0x4' }),
      ],
      wrong: [event(7, 'fiatSettlement', 'OrderReleased', { orderId: '0x1', totalGrams: '20' })],
    },
    ...(
      [
        ['settlementEscrow', 'PaymentAuthorized', { paymentId: '0x1' }],
        ['settlementEscrow', 'DeliveryCaptured', { paymentId: '0x1', totalGrams: '9', refundable: '9' }],
        ['settlementEscrow', 'PaymentVoided', { paymentId: '0x1' }],
        ['fiatSettlement', 'OrderOpened', { orderId: '0x1' }],
        ['fiatSettlement', 'OrderCancelled', { orderId: '0x1' }],
        ['usdc', 'AuthorizationUsed', { authorizer: '0x1', nonce: '0x2' }],
      ] as const
    ).map(([contract, name, args]) => ({
      sound: [event(1, contract, name, args)],
      wrong: [event(2, contract, name, args)],
    })),
  ],
  'no transaction of ours was mined twice at one nonce': [
    {
      sound: [
        ['bridge.transaction', { id: uuid(1), hash: '0x1', signer: '0xa', nonce: 7, status: 'final' }],
        ['bridge.transaction', { id: uuid(2), hash: '0x2', signer: '0xa', nonce: 7, status: 'replaced' }],
      ],
      wrong: [['bridge.transaction', { id: uuid(3), hash: '0x3', signer: '0xa', nonce: 7, status: 'mined' }]],
    },
  ],
  'what payouts have taken up of an order is what their lines say, and the escrow has paid the rest': [
    {
      sound: [
        ...[payment(), distribution(), line()],
        payment({ order_id: uuid(3), payment_id: '0x03', rail: 'usdc-escrow' }),
        distribution({ order_id: uuid(3), net_minor: 494, vat_minor: 1, allocated_minor: 495 }),
      ],
      // The same order is in two payouts, and its row knows of one.
      wrong: [line({ payout_id: uuid(5) })],
    },
  ],
  'a vendor has earned what it is owed less what it owes, what is on its way and what was paid, in each currency':
    [
      {
        sound: [
          ...[payment(), distribution({ allocated_minor: 450 }), payout()],
          ...[account(21, 'vendor_payable', SELLER.toLowerCase()), totals(21, 500, 555)],
          ...[account(22, 'vendor_debt', SELLER.toLowerCase()), totals(22, 10, 0)],
          ...[payout({ id: uuid(4), state: 'sent', amount_minor: 150 })],
          ...[account(23, 'payout_in_flight', uuid(4)), totals(23, 0, 150)],
          payment({ order_id: uuid(3), payment_id: '0x03', rail: 'usdc-escrow' }),
          // One that the escrow has paid 495, and that owes the tax of 10 on its commission.
          distribution({ order_id: uuid(3), net_minor: 495, allocated_minor: 495 }),
        ],
        wrong: [payout({ id: uuid(6) })],
      },
    ],
  'no limited account is below zero, neither by what is posted nor with what is pending': [
    {
      sound: [
        account(21, 'vendor_payable', 'a', { balance_limit: 'debits-within-credits' }),
        totals(21, 5, 10, [5, 0]),
      ],
      wrong: [account(22, 'bank', 'b', { balance_limit: 'credits-within-debits' }), totals(22, 10, 11)],
    },
    {
      sound: [],
      wrong: [
        account(21, 'vendor_payable', 'a', { balance_limit: 'debits-within-credits' }),
        totals(21, 5, 10, [6, 0]),
      ],
    },
  ],
  'the hash chain is intact': [
    { sound: [], wrong: [['ledger.seal', { sequence: 2, transfer_id: uuid(1), hash: '\\x01' }]] },
  ],
};

describe('The invariants that are asked after faults', function () {
  this.timeout(180_000);
  let database: BenchDatabase;
  let db: pg.Client;
  before(async () => {
    database = await openBenchDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
  });
  after(async () => {
    await db.end();
    await database.stop();
  });
  const plant = async (put: Put, rows: readonly Planted[]): Promise<void> => {
    for (const [table, row] of rows) await put(table, row);
  };

  for (const { what, sql } of QUESTIONS) {
    it(`find what breaks them: ${what}`, async () => {
      const plants = PLANTS[what] ?? [];
      expect(plants).not.to.deep.equal([]);
      for (const { sound, wrong } of plants) {
        await withPlanted(db, async (put) => {
          await plant(put, sound);
          expect((await db.query(sql)).rows, 'sound').to.deep.equal([]);
          await plant(put, wrong);
          expect((await db.query(sql)).rows, 'wrong').to.have.lengthOf(1);
        });
      }
    });
  }

  const booking = (
    id: string,
    direction: 'credit' | 'debit',
    amountMinor: bigint,
    more: Partial<BankLine> = {},
  ): BankLine => ({
    ...{ id, direction, amountMinor, bookedOn: '2026-11-27', counterpartyName: null, counterpartyIban: null },
    ...{
      rfReferences: [],
      texts: [],
      endToEndId: null,
      bankReferences: [],
      messageId: null,
      chargesMinor: 0n,
    },
    ...{ isReturn: false, returnReason: null, isCharges: false, ...more },
  });
  const received = booking('1', 'credit', 500n, { rfReferences: [['RF31']] });
  const paidOut = booking('2', 'debit', 300n, { endToEndId: 'E1', counterpartyIban: IBAN });
  const rest = booking('3', 'debit', 4n, { endToEndId: 'E2' });
  const atBank: Planted[] = [
    ...[order, payment(), attempt(31, { authorized: '500', captured: '496', voided: '4' })],
    ...[account(21, 'bank', 'lu28'), totals(21, 500, 304), payout()],
    ['payout_account', { iban: IBAN }],
    ['bank_claim', { id: uuid(41), attempt_id: uuid(31) }],
    ['bank_transfer', { id: uuid(42), key: `payout:${PAYOUT}`, end_to_end_id: 'E1' }],
    ['bank_transfer', { id: uuid(43), key: 'void:1', end_to_end_id: 'E2', kind: 'void', claim_id: uuid(41) }],
  ];
  const BY_BANK: [what: string, lines: BankLine[], differences: string[]][] = [
    ['nothing is wrong', [received, paidOut, rest], []],
    [
      'a payout that the bank carried out twice',
      [received, paidOut, rest, paidOut],
      [
        'The bank carried E1 out 2 times.',
        'The bank account: 196 by our books, -104 by the bank.',
        `Payout ${PAYOUT}: 300 by our books, 600 by the bank.`,
        `Paid to ${IBAN}: 300 by our books, 600 by the bank.`,
      ],
    ],
    [
      'a payout that left again under another name',
      [received, paidOut, rest, { ...paidOut, endToEndId: 'E9' }],
      [
        'The bank carried E9 out, which nobody here has ordered.',
        'The bank account: 196 by our books, -104 by the bank.',
        `Paid to ${IBAN}: 300 by our books, 600 by the bank.`,
      ],
    ],
    [
      'a rest that was sent back to the buyer twice',
      [received, paidOut, rest, rest],
      [
        'The bank carried E2 out 2 times.',
        'The bank account: 196 by our books, 192 by the bank.',
        'Sent back for TS-2026-000001: 4 by our books, 8 by the bank.',
      ],
    ],
    [
      'an order that the buyer paid twice, of which we know once',
      [received, received, paidOut, rest],
      [
        'The bank account: 196 by our books, 696 by the bank.',
        'Received for TS-2026-000001: 500 by our books, 1000 by the bank.',
      ],
    ],
  ];
  for (const [what, lines, differences] of BY_BANK) {
    it(`find at the bank: ${what}`, () =>
      withPlanted(db, async (put) => {
        await plant(put, atBank);
        expect(await compareBank(db, lines)).to.deep.equal(differences);
      }));
  }

  const atProvider: Planted[] = [
    ...[order, payment({ rail: 'card' }), account(21, 'card_clearing', 'stripe'), totals(21, 496, 20)],
    attempt(31, { authorized: '500', captured: '496', voided: '4', refunded: '20' }, { rail: 'card' }),
    attempt(32, {}, { rail: 'card' }),
  ];
  const captured = { id: 'pi_1', reference: 'RF31', capturedMinor: 496n, backMinor: 20n };
  const BY_PROVIDER: [string, (typeof captured)[], bigint, string[]][] = [
    ['nothing is wrong', [captured], 476n, []],
    [
      'an order that two attempts captured',
      [captured, { ...captured, id: 'pi_2', reference: 'RF32', backMinor: 0n }],
      972n,
      [
        'Captured for TS-2026-000001: 0 by our books, 496 by the provider.',
        'TS-2026-000001 was paid 2 times by card, 972 of 500 in all.',
        'EUR with the provider: 476 by our books, 972 by the provider.',
      ],
    ],
    [
      'a refund that was given twice',
      [{ ...captured, backMinor: 40n }],
      456n,
      [
        'Given back for TS-2026-000001: 20 by our books, 40 by the provider.',
        'EUR with the provider: 476 by our books, 456 by the provider.',
      ],
    ],
    [
      'a capture that pays nothing here',
      [captured, { ...captured, id: 'pi_2', reference: 'RF99' }],
      476n,
      ['The provider captured 496 by pi_2, which pays nothing here.'],
    ],
  ];
  for (const [what, payments, held, differences] of BY_PROVIDER) {
    it(`find at the card provider: ${what}`, () =>
      withPlanted(db, async (put) => {
        await plant(put, atProvider);
        const record = { payments, heldMinor: new Map([['EUR', held]]) };
        expect(await compareCards(db, record)).to.deep.equal(differences);
      }));
  }

  it('find what contracts and token say otherwise than orders and payouts', () =>
    withPlanted(db, async (put) => {
      await plant(put, [
        ...[order, payment({ rail: 'usdc-escrow', captured_minor: 400, returned_minor: 50 })],
        ['purchase_order', { id: uuid(3), number: 'TS-2026-000002', quote_id: uuid(8) }],
        payment({ order_id: uuid(3), payment_id: '0x03', title_grams: 996 }),
        account(21, 'treasury_wallet', '0x77', { currency: 'USDC' }),
        payout({ method: 'chain', currency: 'USDC', destination: JSON.stringify({ address: SELLER }) }),
      ]);
      const chainWith = (refundable: bigint, capturable: bigint, grams: bigint, sent: bigint[]) => ({
        readContract: ({ args }: { args: readonly string[] }) =>
          Promise.resolve(args[0] === '0x03' ? [1, grams] : [1, capturable, refundable, 0]),
        getContractEvents: () => Promise.resolve(sent.map((value) => ({ args: { value } }))),
      });
      type Chain = Parameters<typeof compareChain>[1];
      const said = (...facts: Parameters<typeof chainWith>) =>
        compareChain(db, chainWith(...facts) as unknown as Chain);
      expect(await said(400n, 50n, 996n, [300n])).to.deep.equal([]);
      expect(await said(401n, 49n, 995n, [300n, 300n])).to.have.members([
        'Captured for TS-2026-000001: 400 by our books, 401 by the chain.',
        'Held for TS-2026-000001: 50 by our books, 49 by the chain.',
        'Title for TS-2026-000002: 996 by our books, 995 by the chain.',
        `Paid to ${SELLER.toLowerCase()}: 300 by our books, 600 by the chain.`,
      ]);
    }));
});
