/**
 * Our rules of EN 16931 against the published ones: every unit test of a checkout of ConnectingEurope/eInvoicing-EN16931
 * (EUPL 1.2, not part of this repository) whose rule we have is read with our reader, judged with our rule and must get
 * the published verdict; every published UBL and CII example must be read and break nothing.
 *
 *   node scripts/nightly-invoices.ts --rules FOLDER
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkInvoice, invoiceOf, invoiceRules, readCii, readUbl, readXml } from '@topsteel/domain/invoice';

const { values } = parseArgs({ options: { rules: { type: 'string' } } });
if (values.rules === undefined) {
  console.error('Give the folder of a checkout of ConnectingEurope/eInvoicing-EN16931: --rules FOLDER');
  process.exit(2);
}
const folder = values.rules;
/** Where we differ on purpose, and why. */
const accepted: ReadonlyMap<string, string> = new Map([
  [
    'test/CreditNote-unit-UBL/BR-CO-25.xml, test 2: BR-CO-25 should be success',
    'without a type code nobody knows that it is a credit note',
  ],
  [
    'test/CreditNote-unit-UBL/BR-CL-18.xml, test 2: BR-CL-18 should be error',
    'an InvoiceLine in a CreditNote is no line of it',
  ],
  [
    'cii/examples/huf_example_cii.xml: BR-CO-17 at vatBreakdown[0]',
    'the published check lets the tax be off by almost 1; the standard says two decimals',
  ],
  ['cii/examples/huf_example_cii.xml: BR-S-09 at invoice', 'the same'],
]);
const known = new Map(invoiceRules.map((rule) => [rule.id, rule]));
const xmlIn = (...path: string[]): { name: string; text: string }[] =>
  readdirSync(join(folder, ...path))
    .filter((name) => name.endsWith('.xml'))
    .sort()
    .map((name) => ({ name: join(...path, name), text: readFileSync(join(folder, ...path, name), 'utf8') }));

let agreed = 0;
let notModelled = 0;
const differences: string[] = [];
for (const { name, text } of ['Invoice-unit-UBL', 'CreditNote-unit-UBL'].flatMap((each) =>
  xmlIn('test', each),
)) {
  const tests = readXml(text).children.filter((child) => child.name === 'test');
  for (const [index, test] of tests.entries()) {
    const document = test.children.find((child) => child.name === 'Invoice' || child.name === 'CreditNote');
    const verdicts = test.children.find((child) => child.name === 'assert')?.children ?? [];
    for (const { name: verdict, text: id } of verdicts) {
      if (verdict !== 'success' && verdict !== 'error') continue;
      const rule = known.get(id);
      if (document === undefined || rule === undefined) {
        notModelled += 1;
        continue;
      }
      const holds = rule.failures(invoiceOf(document)).length === 0;
      if (holds === (verdict === 'success')) agreed += 1;
      else differences.push(`${name}, test ${index + 1}: ${id} should be ${verdict}`);
    }
  }
}
let examples = 0;
for (const [path, read] of [
  [['ubl', 'examples'], readUbl],
  [['cii', 'examples'], readCii],
] as const) {
  for (const { name, text } of xmlIn(...path)) {
    examples += 1;
    const findings = checkInvoice(read(text));
    for (const { rule, path: where } of findings) differences.push(`${name}: ${rule} at ${where}`);
  }
}
const unexpected = differences.filter((line) => !accepted.has(line));
for (const line of differences) console.log(accepted.has(line) ? `${line} (${accepted.get(line)})` : line);
console.log(
  `${agreed} verdicts agree, ${examples} examples read; ${differences.length} differences, ${unexpected.length} of them unexpected; ${notModelled} verdicts are on rules that are not modelled`,
);
process.exit(unexpected.length === 0 ? 0 : 1);
