import { assessCertificate } from '../../packages/domain/src/conformance/index.ts';
import { readStatement } from '../../packages/domain/src/camt/index.ts';
import { readDocument } from '../../packages/domain/src/document/index.ts';
import { renderCertificatePdf } from '../../packages/documents/src/index.ts';
import { atMost, cpuMsPerCall, report, type Figure } from './report.ts';

/** CPU milliseconds of reading or judging one certificate; the bar. */
const LIMIT_MS = 20;
/** The first call of a process also loads and compiles. */
const FIRST_CALL_LIMIT_MS = 200;
const STATEMENT_LIMIT_MS = 200;
const PDF_LIMIT_MS = 2_000;
const ENTRIES = 500;

const symbols = ['C', 'Si', 'Mn', 'P', 'S', 'Al', 'Cr', 'Ni', 'Mo', 'Cu', 'V', 'Ti', 'Nb', 'N', 'B'];
const contents = [
  '0.165',
  '0.32',
  '1.46',
  '0.013',
  '0.006',
  '0.034',
  '0.05',
  '0.04',
  '0.01',
  '0.02',
  '0.004',
  '0.003',
  '0.021',
  '0.005',
  '0.0003',
];

/** A certificate of ten heats with full analyses and an embedded mark of 15 kB: larger than most. */
const certificate = JSON.stringify({
  RefSchemaUrl: 'https://schemas.example/en10168-schemas/v0.5.0/schema.json',
  Certificate: {
    CommercialTransaction: {
      A01: {
        Name: 'Stahlwerk Moselkopf',
        Street: ['Hüttenweg 1'],
        ZipCode: '66763',
        City: 'Dillingen',
        Country: 'DE',
      },
      A02: 'Abnahmeprüfzeugnis 3.1 nach EN 10204:2004',
      A03: 'MK-26-0417',
      A04: `data:image/png;base64,${'A'.repeat(15_000)}`,
      A06: { Name: 'Nordkai Stahlbau', Street: ['Kai 2'], ZipCode: '20457', City: 'Hamburg', Country: 'DE' },
      A07: 'PO 4711',
    },
    ProductDescription: {
      B01: 'Hot rolled plate',
      B02: { SteelDesignation: ['S355J2+N'], ProductNorm: ['EN 10025-2:2019'] },
      B07: ['P1', 'P2'],
      B08: 8,
      B09: { Form: 'Plate', Width: 2000, Thickness: 20, Unit: 'mm' },
      B10: { Property: 'Length', Value: 6000, Unit: 'mm' },
      B13: { Value: 15072, Unit: 'kg' },
    },
    Inspection: Array.from({ length: 10 }, (_, heat) => ({
      C00: `M26-04${heat}`,
      C02: 'T',
      C03: '-20 °C',
      ChemicalComposition: Object.fromEntries(
        symbols.map((Symbol, at) => [`C${71 + at}`, { Symbol, Actual: { Value: contents[at] }, Unit: '%' }]),
      ),
      TensileTest: {
        C11: { Property: 'ReH', Value: 384 + heat, Unit: 'MPa' },
        C12: { Property: 'Rm', Value: 527, Unit: 'MPa' },
        C13: { Property: 'A', Value: 27, Unit: '%' },
      },
      NotchedBarImpactTest: {
        C42: [{ Value: 96 }, { Value: 104 }, { Value: 115 }],
        C43: { Value: 105, Unit: 'J' },
      },
    })),
    Validation: { Z01: 'The material complies with the order.', Z02: '2026-09-14' },
  },
});

const entry = (at: number) =>
  `<Ntry><Amt Ccy="EUR">${at}.25</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-09-30</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>TS-${at}</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Nordkai ${at}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>`;
const statement = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>KB-1</MsgId><CreDtTm>2026-10-01T02:00:00Z</CreDtTm></GrpHdr><Stmt><Id>192</Id><Acct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></Acct>${Array.from({ length: ENTRIES }, (_, at) => entry(at)).join('')}</Stmt></BkToCstmrStmt></Document>`;

/** CPU milliseconds of one call that may wait. */
async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const firstRead = await cpuMsOf(() => readDocument(certificate));
const { certificate: read } = readDocument(certificate);
if (read === undefined) throw new Error('The sample certificate is not read as one.');
const firstAssess = await cpuMsOf(() => assessCertificate(read));
const figures: Figure[] = [
  atMost('read-certificate, first call', firstRead, 'ms CPU', FIRST_CALL_LIMIT_MS),
  atMost(
    'read-certificate, one certificate of 10 heats',
    cpuMsPerCall(() => readDocument(certificate), 50),
    'ms CPU',
    LIMIT_MS,
  ),
  atMost('assess, first call', firstAssess, 'ms CPU', FIRST_CALL_LIMIT_MS),
  atMost(
    'assess, one certificate of 10 heats',
    cpuMsPerCall(() => assessCertificate(read), 50),
    'ms CPU',
    LIMIT_MS,
  ),
  atMost(
    `read-statement, ${ENTRIES} entries`,
    cpuMsPerCall(() => readStatement(statement), 5),
    'ms CPU',
    STATEMENT_LIMIT_MS,
  ),
];
const render = () =>
  renderCertificatePdf(read, {
    language: 'en',
    json: read.canonicalBytes,
    link: 'https://topsteel.example/01/09520123456788/10/M26-040',
  });
await render();
figures.push(
  atMost('render a certificate of 10 heats as PDF/A-3', await cpuMsOf(render), 'ms CPU', PDF_LIMIT_MS),
);
report(figures);
