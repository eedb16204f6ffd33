import { expect } from 'chai';
import fc from 'fast-check';
import { isAppError } from '../errors/index.ts';
import { readStatement } from './index.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

const sample = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>KB-1</MsgId><CreDtTm>2026-10-01T02:00:00+02:00</CreDtTm></GrpHdr><Stmt><Id>192</Id><Acct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-09-30</Dt></Dt></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">13.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-09-30</Dt></Dt></Bal><Ntry><Amt Ccy="EUR">3.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-09-30</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>TS-1</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Nordkai &amp; Co</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;
const pieces = sample.match(/<[^>]*>|[^<]+/gu) ?? [];
// prettier-ignore
const oddities = [
  '', '<', '>', '&', '&#0;', '&#x110000;', '&x;', ']]>', '<![CDATA[', '<!--', '-->', '<?p?>', '<!DOCTYPE a>', '<__proto__/>',
  '<constructor>', '</Stmt>', '<Ntry>', '-1', '1e9', '0.000001', '99999999999999999999999999999999999999999', '٣', '2026-02-30',
  '\u0000', '\ud800', 'RF', 'RF00', `RF18${' '.repeat(50)}`, '<Amt Ccy="JPY">1.5</Amt>', '<Amt Ccy="EUR">', 'Ccy="EUR" Ccy="EUR"',
];

/** A statement with some of its pieces replaced, repeated, swapped or cut. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat(pieces.length - 1),
      how: fc.constantFrom('replace', 'insert', 'drop', 'repeat', 'move', 'cut'),
      with: fc.oneof(fc.constantFrom(...oddities), fc.string({ maxLength: 12 }), fc.constantFrom(...pieces)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((changes) => {
    const text = [...pieces];
    for (const { at, how, with: piece } of changes) {
      if (how === 'replace') text[at] = piece;
      else if (how === 'insert') text.splice(at, 0, piece);
      else if (how === 'drop') text.splice(at, 1);
      else if (how === 'repeat') text.splice(at, 0, ...Array<string>(20).fill(text[at] ?? ''));
      else if (how === 'move') text.push(...text.splice(at, 3));
      else text.length = Math.min(text.length, at);
    }
    return text.join('');
  });

/** What a reading comes to: its refusal's sentence, or its facts as text. */
function outcomeOf(xml: string): string {
  try {
    const message = readStatement(xml);
    for (const { addsUp, balances, entries } of message.statements) {
      if (addsUp !== true) continue;
      const sign = (direction: string) => (direction === 'credit' ? 1n : -1n);
      const closing = balances.find(({ name }) => name === 'closing');
      const of = (name: string) =>
        balances.filter((each) => each.name === name && each.amount.currency === closing?.amount.currency);
      const opening = of('opening')[0] ?? of('previously-closed')[0];
      const booked = entries.filter(
        ({ status, amount }) => (status ?? 'BOOK') === 'BOOK' && amount.currency === closing?.amount.currency,
      );
      const sum = [...(opening === undefined ? [] : [opening]), ...booked].reduce(
        (total, { amount, direction }) => total + (amount.minor ?? 0n) * sign(direction),
        0n,
      );
      expect(sum).to.equal((closing?.amount.minor ?? 0n) * sign(closing?.direction ?? 'credit'));
    }
    return JSON.stringify(message, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.message).to.match(/^The bank statement cannot be read\. .*\.$/su);
    return error.message;
  }
}

describe('mutated bank statements', () => {
  it('are read or refused with a sentence, twice the same way, and never add up falsely', () => {
    fc.assert(
      fc.property(mutated, (xml) => {
        expect(outcomeOf(xml)).to.equal(outcomeOf(xml));
      }),
      { numRuns: RUNS },
    );
  }).timeout(0);

  it('of arbitrary text are refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(outcomeOf(text)).to.match(/^The bank statement cannot be read\./);
      }),
      { numRuns: Math.min(RUNS, 10_000) },
    );
  }).timeout(0);
});
