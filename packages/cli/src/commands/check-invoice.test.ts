import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { renderInvoicePdf } from '@topsteel/documents';
import { composeFec, writeFec } from '@topsteel/domain/fec';
import { composeCommission, writeCii, writeUbl, type Invoice } from '@topsteel/domain/invoice';
import { run } from '../run.ts';

const invoice: Invoice = composeCommission(
  {
    orderNumber: 'TS-2026-000042',
    seller: { legalName: 'TopSteel SA', country: 'LU', city: 'Luxembourg', vatNumber: 'LU26375245' },
    buyer: { legalName: 'Aciérie de Lorraine SA', country: 'FR', city: 'Metz', vatNumber: 'FR40303265045' },
    vatRule: { code: 'reverse-charge', ratePermille: 0 },
    currency: 'EUR',
    netMinor: 3_112n,
    grossMinor: 3_112n,
    keptMinor: 3_112n,
    earnedOn: '2026-11-26',
  },
  { number: 'TS-2026-000001', issuedOn: '2026-11-26' },
);

describe('topsteel checks what finance hands out', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'topsteel-invoice-'));
  });
  after(() => rm(folder, { recursive: true }));
  const check = async (command: string, name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, content);
    const { code, stdout } = await run([command, path]);
    return [code, stdout.trimEnd()];
  };

  it('an invoice in each of its forms', async () => {
    const sound = [0, 'Invoice TS-2026-000001 over 31.12 EUR keeps all 190 rules.'];
    expect(await check('check-invoice', 'ubl.xml', writeUbl(invoice))).to.deep.equal(sound);
    expect(await check('check-invoice', 'cii.xml', writeCii(invoice))).to.deep.equal(sound);
    expect(await check('check-invoice', 'a.pdf', await renderInvoicePdf(invoice, 'en'))).to.deep.equal(sound);
  }).timeout(30_000);

  it('an invoice that breaks rules, and says which', async () => {
    const wrong = writeUbl({ ...invoice, totals: { ...invoice.totals, gross: '31.13' } });
    const [code, text] = await check('check-invoice', 'wrong.xml', wrong);
    expect(code).to.equal(1);
    expect(text).to.include('BR-CO-15  Total with VAT (BT-112) = BT-109 + BT-110. [invoice]');
    expect((await check('check-invoice', 'none.xml', '<Order/>'))[0]).to.equal(2);
    expect((await check('check-invoice', 'none.pdf', '%PDF-1.7'))[0]).to.equal(2);
  }).timeout(30_000);

  it('a FEC', async () => {
    const account = (code: string, number: string) => ({
      code,
      number,
      label: 'Compte',
      owner: '',
      ownerName: '',
    });
    const lines = composeFec(
      [
        {
          enteredOn: '2026-11-26',
          happenedOn: '2026-11-26',
          reference: 'R1',
          text: 'Encaissement',
          movements: [
            {
              debit: account('bank', '512000'),
              credit: account('order_liability', '467500'),
              amountMinor: 311_244n,
              currency: 'EUR',
            },
          ],
        },
      ],
      () => 0n,
    );
    const name = '732829320FEC20261231.txt';
    expect(await check('check-fec', name, writeFec(lines))).to.deep.equal([
      0,
      '2 lines, 1 entries: every entry balances, no number is missing, the days ascend.',
    ]);
    const [first] = lines;
    expect(
      await check('check-fec', name, writeFec([{ ...first!, Debit: '3112,45' }, lines[1]!])),
    ).to.deep.equal([
      1,
      'line 2  Entry BQ000001 is off by 0,01.\n\n1 findings: this FEC cannot be handed in.',
    ]);
    expect((await check('check-fec', 'x.txt', 'a;b'))[0]).to.equal(2);
  }).timeout(30_000);
});
