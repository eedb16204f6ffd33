import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';

const balance = (code: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-09-30</Dt></Dt></Bal>`;
const statement = (closing: string) =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>KB-1</MsgId><CreDtTm>2026-10-01T02:00:00+02:00</CreDtTm></GrpHdr><Stmt><Id>192</Id><Acct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></Acct>${balance('OPBD', '100.00')}${balance('CLBD', closing)}<Ntry><Amt Ccy="EUR">3587.04</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-09-30</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Nordkai Stahlbau</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>RF18 5390 0754 7034</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;

describe('topsteel read-statement', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'topsteel-statement-'));
  });
  after(() => rm(folder, { recursive: true }));
  const read = async (content: string | Uint8Array, ...options: string[]) => {
    const path = join(folder, 'statement.xml');
    await writeFile(path, content);
    return run(['read-statement', path, ...options]);
  };

  it('lists balances and entries, and says that they add up', async () => {
    const { code, stdout } = await read(statement('3687.04'));
    expect([code, stdout.split('\n')]).to.deep.equal([
      0,
      [
        'camt.053.001.08, message KB-1, made 2026-10-01T02:00:00+02:00',
        '',
        'Statement 192, account FR1420041010050500013M02606',
        '  opening                       100.00 EUR  2026-09-30',
        '  closing                      3687.04 EUR  2026-09-30',
        '  2026-09-30          3587.04 EUR  Nordkai Stahlbau, RF18539007547034',
        '',
        'Read. Opening balance and entries make the closing balance.',
        '',
      ],
    ]);
  });

  it('is not valid when they do not, and says the difference', async () => {
    const { code, stdout } = await read(statement('3687.05'));
    expect(code).to.equal(1);
    expect(stdout).to.contain(
      'error    Opening 100.00 EUR and 1 booked entry make 3687.04 EUR, but the closing balance is 3687.05 EUR: the difference is 0.01 EUR. [Stmt.0.Bal]',
    );
    expect(stdout).to.contain('The balances do not add up.');
  });

  it('gives everything as JSON, amounts in minor units as text', async () => {
    const { stdout } = await read(statement('3687.04'), '--json');
    const message = JSON.parse(stdout) as {
      statements: { addsUp: boolean; entries: { amount: unknown }[] }[];
    };
    expect(message.statements[0]?.addsUp).to.equal(true);
    expect(message.statements[0]?.entries[0]?.amount).to.deep.equal({
      currency: 'EUR',
      text: '3587.04',
      minor: '358704',
    });
  });

  it('cannot tell about anything else', async () => {
    const { code, stderr } = await read('{"a":1}');
    expect([code, stderr]).to.deep.equal([2, 'The bank statement cannot be read. It is not XML.\n']);
    expect((await read(Uint8Array.of(0xff, 0x00, 0x80))).code).to.equal(2);
  });
});
