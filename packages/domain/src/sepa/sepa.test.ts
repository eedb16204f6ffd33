import { expect } from 'chai';
import fc from 'fast-check';
import { isAppError } from '../errors/index.ts';
import {
  epcQrOf,
  ibanOf,
  isRfReference,
  isSepaIban,
  printRfReference,
  readCreditTransfer,
  readPaymentStatus,
  reasonSentence,
  requireSepaIban,
  rfReferenceOf,
  toSepaText,
  writeCreditTransfer,
  type CreditTransferFile,
} from './index.ts';

const file: CreditTransferFile = {
  messageId: '0198a2b411117222833344445555ab66',
  createdAt: new Date('2026-11-26T09:00:00.000Z'),
  executeOn: '2026-11-27',
  debtorName: 'TopSteel S.A.',
  debtorIban: 'LU280019400644750000',
  debtorBic: 'ALZTLULL',
  transfers: [
    {
      endToEndId: 'PO-1',
      creditorName: "Aciéries du Val d'Orne SAS",
      creditorIban: 'FR7630006000011234567890189',
      creditorBic: 'AGRIFRPP',
      amountCents: 1_240_000n,
      remittance: 'Payout 2026-11-26 <orders> & more',
    },
    {
      endToEndId: 'PO-2',
      creditorName: 'Nordkai Stahlbau GmbH',
      creditorIban: 'DE89370400440532013000',
      creditorBic: null,
      amountCents: 5n,
      remittance: 'RF18 5390 0754 7034',
    },
  ],
};
const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (isAppError(error)) return error.message;
  }
  return 'done';
};

describe('SEPA', () => {
  it('makes creditor references that check, as published', () => {
    expect(rfReferenceOf('539007547034')).to.equal('RF18539007547034');
    expect(rfReferenceOf('2348 231')).to.equal('RF712348231');
    expect(printRfReference('RF712348231')).to.equal('RF71 2348 231');
    expect(refusalOf(() => rfReferenceOf('1234567890123456789012'))).to.contain('has 22');
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{1,21}$/), (text) => {
        expect(isRfReference(rfReferenceOf(text))).to.equal(true);
      }),
    );
  });

  it('knows the accounts that a transfer can reach', () => {
    for (const iban of ['LU28 0019 4006 4475 0000', 'FR7630006000011234567890189', 'be68539007547034']) {
      expect(isSepaIban(iban), iban).to.equal(true);
    }
    // A digit changed; a digit missing; a country outside of the area.
    for (const iban of ['LU290019400644750000', 'FR763000600001123456789018', 'TR330006100519786457841326']) {
      expect(isSepaIban(iban), iban).to.equal(false);
    }
    expect(ibanOf('DE', '370400440532013000')).to.equal('DE89370400440532013000');
    expect(refusalOf(() => requireSepaIban('LU29'))).to.equal(
      'LU29 is not an IBAN that a SEPA transfer can reach. Check the number.',
    );
  });

  it('writes the text of a transfer code, line for line', () => {
    const request = {
      beneficiary: 'TopSteel S.A.',
      iban: 'LU28 0019 4006 4475 0000',
      bic: null,
      amountCents: 311_245n,
      reference: 'RF18539007547034',
    };
    expect(epcQrOf(request)).to.equal(
      'BCD\n002\n1\nSCT\n\nTopSteel S.A.\nLU280019400644750000\nEUR3112.45\n\nRF18539007547034',
    );
    expect(epcQrOf({ ...request, bic: 'ALZTLULL', amountCents: 1n }))
      .to.contain('SCT\nALZTLULL\n')
      .and.contain('EUR0.01');
    expect(refusalOf(() => epcQrOf({ ...request, amountCents: 0n }))).to.contain(
      'between 0.01 and 999,999,999.99',
    );
    expect(refusalOf(() => epcQrOf({ ...request, amountCents: 100_000_000_000n }))).to.contain(
      'between 0.01',
    );
    expect(refusalOf(() => epcQrOf({ ...request, reference: 'RF19539007547034' }))).to.contain(
      'no creditor reference',
    );
  });

  it('keeps to the characters that every bank carries', () => {
    expect(toSepaText('Aciéries du Rhône & Fils', 70)).to.equal('Acieries du Rhone + Fils');
    expect(toSepaText('Łódź Straße 5 – 日本 #7', 70)).to.equal('Lodz Strasse 5 - .. .7');
    expect(toSepaText('  a  b  ', 2)).to.equal('a');
  });

  it('writes a payment file, to the letter', () => {
    const xml = writeCreditTransfer(file);
    expect(xml).to.contain(
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>',
    );
    expect(xml).to.contain(
      '<NbOfTxs>2</NbOfTxs><CtrlSum>12400.05</CtrlSum><InitgPty><Nm>TopSteel S.A.</Nm></InitgPty>',
    );
    expect(xml).to.contain(
      '<CdtTrfTxInf><PmtId><InstrId>PO-1</InstrId><EndToEndId>PO-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">12400.00</InstdAmt></Amt><CdtrAgt><FinInstnId><BICFI>AGRIFRPP</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>Acieries du Val d\'Orne SAS</Nm></Cdtr><CdtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></CdtrAcct><RmtInf><Ustrd>Payout 2026-11-26 .orders. + more</Ustrd></RmtInf></CdtTrfTxInf>',
    );
    expect(xml).to.contain(
      '<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>',
    );
  });

  it('reads its own files back, and refuses what contradicts itself as a bank does', () => {
    const xml = writeCreditTransfer(file);
    const read = readCreditTransfer(xml);
    expect(read.transfers.map(({ endToEndId, amountCents }) => [endToEndId, amountCents])).to.deep.equal([
      ['PO-1', 1_240_000n],
      ['PO-2', 5n],
    ]);
    expect([read.messageId, read.executeOn, read.debtorIban]).to.deep.equal([
      file.messageId,
      '2026-11-27',
      'LU280019400644750000',
    ]);
    const with_ = (from: string, to: string) => () => readCreditTransfer(xml.replace(from, to));
    expect(refusalOf(with_('<CtrlSum>12400.05', '<CtrlSum>12400.06'))).to.contain('control sum 12400.06');
    expect(refusalOf(with_('<NbOfTxs>2', '<NbOfTxs>3'))).to.contain('counts 3 transfers; there are 2');
    expect(refusalOf(with_('<EndToEndId>PO-2', '<EndToEndId>PO-1'))).to.contain('the same end-to-end id');
    expect(refusalOf(with_('Ccy="EUR">0.05', 'Ccy="USD">0.05'))).to.contain('not in euros');
    expect(refusalOf(() => readCreditTransfer('<Document><Other/></Document>'))).to.contain(
      'no credit transfer',
    );
  });

  it('does not write what a bank would not carry', () => {
    const [first] = file.transfers;
    const one = (change: object) => () =>
      writeCreditTransfer({ ...file, transfers: [{ ...first!, ...change }] });
    expect(refusalOf(one({ endToEndId: 'PO#1' }))).to.contain('"PO#1" is not an id that banks carry');
    expect(refusalOf(one({ endToEndId: 'x'.repeat(36) }))).to.contain('is not an id that banks carry');
    expect(refusalOf(one({ amountCents: 0n }))).to.contain('Transfer PO-1 has no amount');
    expect(refusalOf(one({ creditorIban: 'FR00' }))).to.contain('FR00 is not an IBAN');
    expect(refusalOf(() => writeCreditTransfer({ ...file, transfers: [] }))).to.contain('It has no transfer');
  });

  it('reads what the bank says of a file, item by item', () => {
    const report = readPaymentStatus(
      `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>S1</MsgId></GrpHdr>
       <OrgnlGrpInfAndSts><OrgnlMsgId>M1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
       <OrgnlPmtInfAndSts><OrgnlPmtInfId>M1</OrgnlPmtInfId>
       <TxInfAndSts><OrgnlEndToEndId>PO-1</OrgnlEndToEndId><TxSts>ACSP</TxSts></TxInfAndSts>
       <TxInfAndSts><OrgnlEndToEndId>PO-2</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf></StsRsnInf></TxInfAndSts>
       <TxInfAndSts><OrgnlEndToEndId>PO-3</OrgnlEndToEndId><TxSts>XXXX</TxSts></TxInfAndSts>
       </OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`,
    );
    expect(report).to.deep.equal({
      originalMessageId: 'M1',
      status: 'accepted',
      reasonCode: null,
      reasonText: null,
      transfers: [
        { endToEndId: 'PO-1', status: 'accepted', reasonCode: null, reasonText: null },
        { endToEndId: 'PO-2', status: 'rejected', reasonCode: 'AC04', reasonText: 'closed' },
        { endToEndId: 'PO-3', status: 'unknown', reasonCode: null, reasonText: null },
      ],
    });
    expect(refusalOf(() => readPaymentStatus('<Document/>'))).to.contain('names no original message');
    expect([reasonSentence('AC04'), reasonSentence('ZZ99'), reasonSentence(null)]).to.deep.equal([
      'The account is closed.',
      'The bank gives the reason ZZ99.',
      'The bank gives no reason.',
    ]);
  });
});
