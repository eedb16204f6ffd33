import { expect } from 'chai';
import fc from 'fast-check';
import type { Currency } from '../units/index.ts';
import {
  checkFec,
  composeFec,
  decodeFec,
  encodeFec,
  euroCentsHalfUp,
  fecColumns,
  fecFileName,
  readFec,
  replayFec,
  writeFec,
  type FecAccount,
  type FecGroup,
} from './index.ts';

const account = (code: string, number: string, label: string, owner = ''): FecAccount => ({
  code,
  number,
  label,
  owner,
  ownerName: owner,
});
const bank = account('bank', '512000', 'Banques', 'fr7630006000011234567890189');
const received = account('order_liability', '467500', 'Fonds reçus pour commandes', 'order-1');
const vendor = account('vendor_payable', '467200', 'Vendeurs, fonds à reverser', '0xab');
const commission = account('commission_revenue', '706100', 'Commissions');
const escrow = account('escrow_onchain', '522100', 'Jetons détenus en séquestre', '31337:0x5fbd');

const group = (enteredOn: string, movements: FecGroup['movements'], happenedOn = enteredOn): FecGroup => ({
  enteredOn,
  happenedOn,
  reference: 'TS-2026-000042',
  text: 'Encaissement d’une commande | transfert',
  movements,
});
const groups: FecGroup[] = [
  group(
    '2026-11-24',
    [{ debit: bank, credit: received, amountMinor: 311_244n, currency: 'EUR' }],
    '2026-11-23',
  ),
  group('2026-11-25', [
    { debit: received, credit: vendor, amountMinor: 308_132n, currency: 'EUR' },
    { debit: received, credit: commission, amountMinor: 3_112n, currency: 'EUR' },
  ]),
  group('2026-11-25', [{ debit: escrow, credit: vendor, amountMinor: 3_587_040_000n, currency: 'USDC' }]),
  group('2026-11-26', [{ debit: bank, credit: received, amountMinor: 5n, currency: 'EUR' }]),
];
const rate = { unitE8: 100_000_000n, euroE8: 116_243_100n };
const fec = (of = groups) =>
  writeFec(composeFec(of, (amountMinor, currency) => euroCentsHalfUp(amountMinor, currency, rate)));
const NAME = '303265045FEC20261231.txt';

describe('a FEC', () => {
  it('has its 18 columns, numbers each journal without a gap, and holds', () => {
    const text = fec();
    const [head, first, second, , , , , usdc] = text.split('\r\n');
    expect(head).to.equal(
      'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise',
    );
    expect(first).to.equal(
      "BQ\tBanque\tBQ000001\t20261124\t512000\tBanques\tfr7630006000011234567890189\tfr7630006000011234567890189\tTS-2026-000042\t20261123\tEncaissement d'une commande   transfert\t3112,44\t0,00\t\t\t20261124\t\t",
    );
    expect(second?.split('\t').slice(11, 13)).to.deep.equal(['0,00', '3112,44']);
    // 3,587.04 dollars at 1.162431 are 3,085.81 euros.
    expect(usdc?.split('\t')).to.include.members(['JT000001', '3085,81', '3587,04', 'USDC']);
    expect(composeFec(groups, () => 0n).map(({ EcritureNum }) => EcritureNum)).to.deep.equal([
      'BQ000001',
      'BQ000001',
      'VE000001',
      'VE000001',
      'VE000001',
      'VE000001',
      'JT000001',
      'JT000001',
      'BQ000002',
      'BQ000002',
    ]);
    expect(fecFileName('303265045', '2026-12-31')).to.equal(NAME);
    expect(checkFec(text, NAME)).to.deep.equal([]);
  });

  it('reads back to the balances of the books', () => {
    expect([...replayFec(readFec(decodeFec(encodeFec(fec()))))]).to.deep.equal([
      ['512000 fr7630006000011234567890189 EUR', 311_249n],
      ['467500 order-1 EUR', -5n],
      ['467200 0xab EUR', -308_132n],
      ['706100  EUR', -3_112n],
      ['522100 31337:0x5fbd USDC', 3_587_040_000n],
      ['467200 0xab USDC', -3_587_040_000n],
    ]);
  });

  it('is in ISO 8859-15', () => {
    expect([...encodeFec('é€œ’')]).to.deep.equal([0xe9, 0xa4, 0xbd, 0x3f]);
    expect(decodeFec(encodeFec('Fonds reçus, 5 €'))).to.equal('Fonds reçus, 5 €');
  });

  it('balances, numbers and reads back whatever was entered', () => {
    const sides = fc.constantFrom(bank, received, vendor, commission, escrow);
    const movement = fc
      .record({
        debit: sides,
        credit: sides,
        amountMinor: fc.bigInt(1n, 10n ** 24n),
        currency: fc.constantFrom<Currency[]>('EUR', 'USDC', 'ETH', 'GBP'),
      })
      .filter(({ debit, credit }) => debit !== credit);
    const day = fc.integer({ min: 1, max: 28 }).map((each) => `2026-02-${each.toString().padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, fc.array(movement, { minLength: 1, maxLength: 4 })), { maxLength: 12 }),
        (drawn) => {
          const entered = drawn.map(([on, movements]) => group(on, movements));
          const text = fec(entered);
          expect(checkFec(text, NAME)).to.deep.equal([]);
          const expected = new Map<string, bigint>();
          for (const { debit, credit, amountMinor, currency } of entered.flatMap(
            ({ movements }) => movements,
          )) {
            for (const [side, signed] of [
              [debit, amountMinor],
              [credit, -amountMinor],
            ] as const) {
              const key = `${side.number} ${side.owner} ${currency}`;
              expected.set(key, (expected.get(key) ?? 0n) + signed);
            }
          }
          const kept = [...expected].filter(([, amountMinor]) => amountMinor !== 0n);
          expect([...replayFec(readFec(text))].sort()).to.deep.equal(kept.sort());
        },
      ),
    );
  });

  it('is refused for each thing that is wrong with it', () => {
    const lines = composeFec(groups, () => 308_581n);
    const wrong = (change: Partial<(typeof lines)[number]>, at = 0) =>
      checkFec(
        writeFec(lines.map((line, index) => (index === at ? { ...line, ...change } : line))),
        NAME,
      ).map(({ code, line }) => `${code} ${line ?? ''}`);
    expect(wrong({ JournalLib: '' })).to.deep.equal(['missing 2']);
    expect(wrong({ PieceDate: '20260231' })).to.deep.equal(['date 2']);
    expect(wrong({ ValidDate: '20261123' })).to.deep.equal(['date 2']);
    expect(wrong({ Debit: '3112.44' })).to.deep.equal(['amount 2', 'unbalanced 2']);
    expect(wrong({ Debit: '3112,45' })).to.deep.equal(['unbalanced 2']);
    expect(wrong({ Debit: '0,01', Credit: '0,01' })).to.deep.equal(['amount 2', 'unbalanced 2']);
    expect(wrong({ CompteNum: '900' })).to.deep.equal(['account 2']);
    expect(wrong({ Idevise: 'USD' })).to.deep.equal(['currency 2']);
    expect(wrong({ Montantdevise: '1.5', Idevise: 'USD' })).to.deep.equal(['currency 2']);
    const renumber = lines.map((line) =>
      line.EcritureNum === 'BQ000002' ? { ...line, EcritureNum: 'BQ000003' } : line,
    );
    expect(checkFec(writeFec(renumber), NAME)).to.deep.equal([
      { code: 'number-gap', line: 10, message: 'In journal BQ, BQ000003 follows on number 1.' },
    ]);
    const early = lines.map((line) =>
      line.EcritureNum === 'BQ000002' ? { ...line, EcritureDate: '20261123' } : line,
    );
    expect(checkFec(writeFec(early), NAME).map(({ code }) => code)).to.deep.equal(['date-order']);
    const split = [lines[0]!, ...lines.slice(2), lines[1]!];
    expect(checkFec(writeFec(split), NAME).map(({ code }) => code)).to.include.members([
      'entry-split',
      'unbalanced',
    ]);
    expect(checkFec(fec(), 'fec.txt').map(({ code }) => code)).to.deep.equal(['file-name']);
    expect(checkFec(fec(), '303265045FEC20261331.txt').map(({ code }) => code)).to.deep.equal(['file-name']);
    expect(
      checkFec(fec().replace('Debit\tCredit', 'Credit\tDebit'), NAME).map(({ code }) => code),
    ).to.deep.equal(['head']);
    expect(checkFec(fec().replace('\tBanque\t', '\t'), NAME).map(({ code }) => code)).to.include('columns');
    expect(checkFec(fec().replaceAll('\t', '|'), NAME)).to.deep.equal([]);
    expect(() => checkFec('a,b', null)).to.throw('This is no FEC');
    expect(fecColumns).to.have.length(18);
  });
});
