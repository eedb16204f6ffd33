import { expect } from 'chai';
import fc from 'fast-check';
import { isAppError } from '../errors/index.ts';
import {
  currencyExponent,
  decodeXml,
  findRfReference,
  isIban,
  isRfReference,
  readStatement,
} from './index.ts';

interface Line {
  amount: string;
  direction?: 'CRDT' | 'DBIT';
  currency?: string;
  status?: string;
  more?: string;
  details?: string;
}

const amountOf = (amount: string, currency = 'EUR') => `<Amt Ccy="${currency}">${amount}</Amt>`;
const balance = (code: string, amount: string, direction = 'CRDT', currency = 'EUR') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amountOf(amount, currency)}<CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>2026-09-30</Dt></Dt></Bal>`;
const line = ({
  amount,
  direction = 'CRDT',
  currency,
  status = '<Cd>BOOK</Cd>',
  more = '',
  details = '',
}: Line) =>
  `<Ntry>${amountOf(amount, currency)}<CdtDbtInd>${direction}</CdtDbtInd><Sts>${status}</Sts><BookgDt><Dt>2026-09-30</Dt></BookgDt>${more}<NtryDtls>${details}</NtryDtls></Ntry>`;

/** A day at a stockist's bank: one invoice paid by credit transfer, one supplier paid. */
function statement({
  balances = balance('OPBD', '12500.00') + balance('CLBD', '14061.32'),
  lines = [
    {
      amount: '3587.04',
      details: `<TxDtls><Refs><EndToEndId>TS-2026-000417</EndToEndId></Refs>${amountOf('3587.04')}<CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Nordkai Stahlbau GmbH</Nm><PstlAdr><StrtNm>Kai</StrtNm><BldgNb>2</BldgNb><PstCd>20457</PstCd><TwnNm>Hamburg</TwnNm><Ctry>DE</Ctry></PstlAdr></Pty></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`,
    },
    {
      amount: '2025.72',
      direction: 'DBIT',
      details: `<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>Acieries du Rhone SA</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>Facture F-881 &amp; 882, RF71 2348 231 merci</Ustrd></RmtInf></TxDtls>`,
    },
  ] as Line[],
  head = '',
  tail = '',
} = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>KB-20260930-1</MsgId><CreDtTm>2026-10-01T02:00:00+02:00</CreDtTm>${head}</GrpHdr><Stmt><Id>2026-192</Id><Acct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id><Ccy>EUR</Ccy></Acct>${balances}${tail}${lines.map(line).join('')}</Stmt></BkToCstmrStmt></Document>`;
}

const findingsOf = (xml: string) =>
  readStatement(xml).findings.map(({ severity, code, message }) => [severity, code, message]);
const refusalOf = (xml: string): string => {
  try {
    readStatement(xml);
  } catch (error) {
    if (isAppError(error)) return error.message;
  }
  return 'read';
};

describe('a bank statement', () => {
  it('is read with exact amounts, parties and references, and its balances add up', () => {
    const message = readStatement(statement());
    expect(message).to.deep.include({
      kind: 'camt.053',
      version: 'camt.053.001.08',
      messageId: 'KB-20260930-1',
      findings: [],
    });
    const [read] = message.statements;
    expect([read?.id, read?.account.iban, read?.addsUp]).to.deep.equal([
      '2026-192',
      'FR1420041010050500013M02606',
      true,
    ]);
    const [paid, supplier] = read?.entries ?? [];
    expect(paid?.amount).to.deep.equal({ currency: 'EUR', text: '3587.04', minor: 358_704n });
    expect([paid?.direction, paid?.status, paid?.bookedOn]).to.deep.equal([
      'credit',
      'BOOK',
      { date: '2026-09-30', at: null },
    ]);
    const [transfer] = paid?.transactions ?? [];
    expect(transfer).to.deep.include({ rfReference: 'RF18539007547034', direction: 'credit' });
    expect(transfer?.references.endToEndId).to.equal('TS-2026-000417');
    expect(transfer?.counterparty).to.deep.include({
      name: 'Nordkai Stahlbau GmbH',
      country: 'DE',
      addressLines: ['Kai 2', '20457 Hamburg'],
    });
    expect(supplier?.transactions[0]).to.deep.include({ rfReference: 'RF712348231' });
    expect(supplier?.transactions[0]?.counterparty?.name).to.equal('Acieries du Rhone SA');
    expect(supplier?.transactions[0]?.references.endToEndId).to.equal(null);
    expect(supplier?.transactions[0]?.remittance.unstructured).to.deep.equal([
      'Facture F-881 & 882, RF71 2348 231 merci',
    ]);
  });

  it('whose balances do not add up says by how much; pending entries do not count', () => {
    const wrong = statement({ balances: balance('OPBD', '12500.00') + balance('CLBD', '14061.33') });
    expect(readStatement(wrong).statements[0]?.addsUp).to.equal(false);
    expect(findingsOf(wrong)).to.deep.equal([
      [
        'error',
        'balances-do-not-add-up',
        'Opening 12500.00 EUR and 2 booked entries make 14061.32 EUR, but the closing balance is 14061.33 EUR: the difference is 0.01 EUR.',
      ],
    ]);
    const pending = statement({
      balances: balance('OPBD', '10.00') + balance('CLBD', '10.00'),
      lines: [{ amount: '5.00', status: 'PDNG' }],
    });
    expect(readStatement(pending).statements[0]?.addsUp).to.equal(true);
    const overdrawn = statement({
      balances: balance('PRCD', '10.00') + balance('CLBD', '2.50', 'DBIT'),
      lines: [{ amount: '12.50', direction: 'DBIT' }],
    });
    expect(readStatement(overdrawn).statements[0]?.addsUp).to.equal(true);
  });

  it('adds up for every list of bookings, to the minor unit', () => {
    const booking = fc.record({ minor: fc.bigInt({ min: 0n, max: 10n ** 15n }), isCredit: fc.boolean() });
    const written = (minor: bigint) => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;
    fc.assert(
      fc.property(
        fc.array(booking, { maxLength: 12 }),
        fc.bigInt({ min: -1n, max: 1n }),
        (bookings, error) => {
          const sum =
            bookings.reduce((total, { minor, isCredit }) => total + (isCredit ? minor : -minor), 0n) + error;
          const xml = statement({
            balances:
              balance('OPBD', '0') +
              balance('CLBD', written(sum < 0n ? -sum : sum), sum < 0n ? 'DBIT' : 'CRDT'),
            lines: bookings.map(({ minor, isCredit }) => ({
              amount: written(minor),
              direction: isCredit ? 'CRDT' : 'DBIT',
            })),
          });
          expect(readStatement(xml).statements[0]?.addsUp).to.equal(error === 0n);
        },
      ),
      { numRuns: 60 },
    );
  }).timeout(30_000);

  it('does not claim what it cannot tell: other currencies, pages, no balances', () => {
    const mixed = statement({ balances: balance('OPBD', '1') + balance('CLBD', '1', 'CRDT', 'SEK') });
    expect(readStatement(mixed).statements[0]?.addsUp).to.equal(null);
    expect(findingsOf(mixed)[0]?.slice(0, 2)).to.deep.equal(['info', 'balances-not-checked']);
    const page = statement({ head: '<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn>' });
    expect(readStatement(page).statements[0]?.addsUp).to.equal(null);
    expect(readStatement(statement({ balances: '' })).statements[0]?.addsUp).to.equal(null);
  });

  it('keeps amounts finer than the currency as text, and never rounds', () => {
    const fine = statement({ balances: '', lines: [{ amount: '8.85500' }] });
    expect(readStatement(fine).statements[0]?.entries[0]?.amount).to.deep.equal({
      currency: 'EUR',
      text: '8.85500',
      minor: null,
    });
    expect(findingsOf(fine)[0]?.[2]).to.equal(
      '8.85500 EUR is finer than the 2 decimals of EUR; it is kept as text and not rounded.',
    );
    const minorOf = (amount: string, currency: string) =>
      readStatement(statement({ balances: '', lines: [{ amount, currency }] })).statements[0]?.entries[0]
        ?.amount.minor;
    expect(minorOf('8.85000', 'EUR')).to.equal(885n);
    expect(minorOf('2700', 'JPY')).to.equal(2_700n);
    expect(minorOf('1.234', 'KWD')).to.equal(1_234n);
    expect(minorOf('9007199254740993.01', 'EUR')).to.equal(900_719_925_474_099_301n);
    expect(['EUR', 'ISK', 'TND', 'CLF', 'XAU'].map(currencyExponent)).to.deep.equal([2, 0, 3, 4, null]);
  });

  it('finds itemised sums, counts, directions, dates and check digits that are wrong', () => {
    const item = (amount: string) => `<TxDtls>${amountOf(amount)}<CdtDbtInd>CRDT</CdtDbtInd></TxDtls>`;
    const batch = statement({
      balances: '',
      tail: '<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries><Sum>30.00</Sum></TtlNtries></TxsSummry>',
      lines: [{ amount: '30.00', details: item('10.00') + item('19.99') }],
    });
    expect(findingsOf(batch).map(([, code, message]) => [code, message])).to.deep.equal([
      ['details-do-not-add-up', 'The 2 transactions of the entry make 29.99 EUR; the entry books 30.00.'],
      ['summary-contradicts', 'TtlNtries: the bank counts 3 entries, the statement has 1.'],
    ]);
    const odd = statement()
      .replace('FR1420041010050500013M02606', 'FR1420041010050500013M02607')
      .replace('RF18539007547034', 'RF19539007547034')
      .replace('<CdtDbtInd>DBIT</CdtDbtInd><Sts>', '<CdtDbtInd>?</CdtDbtInd><Sts>')
      .replace('2026-09-30</Dt></BookgDt>', '2026-09-31</Dt></BookgDt>');
    expect(readStatement(odd).findings.map(({ code }) => code)).to.deep.equal([
      'iban-wrong',
      'reference-wrong',
      'date-unread',
      'direction-missing',
      'balances-do-not-add-up',
    ]);
  });

  it('names the other side by the account, and of a return by the payment it undoes', () => {
    const parties =
      '<RltdPties><Dbtr><Nm>TopSteel</Nm></Dbtr><DbtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></DbtrAcct><Cdtr><Nm>Haulier</Nm></Cdtr></RltdPties>';
    const nameOf = (details: string, direction: 'CRDT' | 'DBIT') =>
      readStatement(statement({ balances: '', lines: [{ amount: '1', direction, details }] })).statements[0]
        ?.entries[0]?.transactions[0]?.counterparty?.name;
    expect(nameOf(`<TxDtls>${parties}</TxDtls>`, 'CRDT')).to.equal('Haulier');
    const anonymous = '<RltdPties><Dbtr><Nm>TopSteel</Nm></Dbtr><Cdtr><Nm>Haulier</Nm></Cdtr></RltdPties>';
    expect(nameOf(`<TxDtls>${anonymous}</TxDtls>`, 'DBIT')).to.equal('Haulier');
    expect(nameOf(`<TxDtls>${anonymous}</TxDtls>`, 'CRDT')).to.equal('TopSteel');
    expect(nameOf(`<TxDtls>${anonymous}<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>`, 'CRDT')).to.equal(
      'Haulier',
    );
  });

  it('is refused when it is not one, with the reason', () => {
    const doctype = statement().replace('<Document', '<!DOCTYPE Document [<!ENTITY a "b">]><Document');
    expect(refusalOf(doctype)).to.equal(
      'The bank statement cannot be read. It has a document type declaration, which no bank statement needs and which is refused.',
    );
    expect(refusalOf('{}')).to.equal('The bank statement cannot be read. It is not XML.');
    expect(refusalOf('<Document><BkToCstmrStmt></Document>')).to.contain('It is not well-formed at line 1');
    expect(refusalOf('<Document><CstmrCdtTrfInitn/></Document>')).to.contain(
      'Its root is Document; camt.052, camt.053 and',
    );
    expect(refusalOf(statement().replace('&amp;', '&nbsp;'))).to.contain(
      'It uses &nbsp;, which XML does not define.',
    );
    expect(refusalOf(statement().replace(/<Stmt>.*<\/Stmt>/, ''))).to.contain('It has no Stmt');
    const deep = `<Document>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</Document>`;
    expect(refusalOf(deep)).to.contain('The bank statement cannot be read.');
    expect(refusalOf(statement().replaceAll('camt.053.001.08', 'camt.053.001.99'))).to.equal('read');
  });

  it('is decoded as it declares itself', () => {
    const latin = statement()
      .replace('UTF-8', 'ISO-8859-1')
      .replace('Acieries du Rhone', 'Aciéries du Rhône');
    const bytes = Uint8Array.from(latin, (character) => character.codePointAt(0) ?? 0);
    const read = readStatement(decodeXml(bytes)).statements[0]?.entries[1]?.transactions[0]?.counterparty
      ?.name;
    expect(read).to.equal('Aciéries du Rhône SA');
    expect(() =>
      decodeXml(Uint8Array.from(`${statement()}\u00ff`, (character) => character.charCodeAt(0))),
    ).to.throw('Its bytes are not utf-8.');
  });
});

describe('check digits', () => {
  it('of IBAN and creditor references', () => {
    expect(['GB82 WEST 1234 5698 7654 32', 'GB82WEST12345698765433', 'XX'].map(isIban)).to.deep.equal([
      true,
      false,
      false,
    ]);
    expect(['RF18 5390 0754 7034', 'RF712348231', 'RF00'].map(isRfReference)).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect(findRfReference('Rechnung 4711 RF18 5390 0754 7034 vom 3.9.')).to.equal('RF18539007547034');
    expect(findRfReference('Rechnung RF19539007547034')).to.equal(null);
    // With "KG" the check digits are right a second time, so nobody can tell where the reference ends.
    expect(findRfReference('RF18 5390 0754 7034 kg')).to.equal(null);
    expect(findRfReference('RF18 5390 0754 7034, RF71 2348 231')).to.equal(null);
    expect(findRfReference('RF18 5390 0754 7034', 'again RF18539007547034')).to.equal('RF18539007547034');
  });
});
