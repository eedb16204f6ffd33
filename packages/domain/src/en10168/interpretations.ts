import type { Finding, FindingCode } from './finding.ts';

const texts: Partial<
  Record<FindingCode, readonly [message: (count: number, examples: string) => string, remedy: string]>
> = {
  'number-interpreted': [
    (count, examples) =>
      `${count === 1 ? 'One number is' : `${count} numbers are`} not written as plain decimals and ${count === 1 ? 'was' : 'were'} read: ${examples}.`,
    'Check them, or write plain decimals with a point.',
  ],
  'range-read': [
    (count, examples) =>
      `${count === 1 ? 'One value is a range' : `${count} values are ranges`}, and both ends count: ${examples}.`,
    'Nothing, when the ends are right.',
  ],
  'symbol-from-name': [
    (count, examples) =>
      `${count === 1 ? 'One content has' : `${count} contents have`} no Symbol; the name of the field is taken for it: ${examples}.`,
    'Add Symbol to each element, as EN 10168 JSON has it.',
  ],
  'unit-assumed': [
    (_, examples) => `Without a unit, these are read in the unit of EN 10168: ${examples}.`,
    'Add the unit.',
  ],
};

const MAX_EXAMPLES = 4;
const examplesOf = new WeakMap<Finding, { count: number; examples: string[] }>();

/**
 * Notes a reading that is not literal. Readings of one kind are one finding with a count and the first of them, so that
 * thirty decimal commas are one line and not thirty.
 */
export function addInterpretation(
  findings: Finding[],
  code: FindingCode,
  field: string,
  example: string,
): void {
  const text = texts[code];
  if (text === undefined) return;
  let finding = findings.find((each) => each.code === code);
  if (finding === undefined) {
    finding = { code, severity: 'info', field, message: '', remedy: text[1] };
    findings.push(finding);
  }
  const kept = examplesOf.get(finding) ?? { count: 0, examples: [] };
  kept.count += 1;
  if (kept.examples.length < MAX_EXAMPLES) kept.examples.push(example.slice(0, 80));
  examplesOf.set(finding, kept);
  finding.message = text[0](kept.count, kept.examples.join(', ') + (kept.count > MAX_EXAMPLES ? ' …' : ''));
}

export function unread(field: string, what: string): Finding {
  return {
    code: 'value-unread',
    severity: 'warn',
    field,
    message: `The value of ${what} cannot be read as a number.`,
    remedy: `Write ${field} as a decimal number, such as 0.18.`,
  };
}

const alike = new Map([
  ['n/mm²', 'mpa'],
  ['n/mm2', 'mpa'],
  ['kgs', 'kg'],
  ['to', 't'],
]);
const unitWord = (unit: string): string => {
  const word = unit.toLowerCase().replace(/[\s.()-]/gu, '');
  return alike.get(word) ?? word;
};

/** A unit behind the value and another beside it: nobody knows which of them is meant. */
export function contradicts(inValue: string | null, beside: string | null | undefined): boolean {
  return inValue !== null && (beside ?? '') !== '' && unitWord(inValue) !== unitWord(beside ?? '');
}

export const unitsContradict = (field: string, what: string, written: string, unit: string): Finding => ({
  code: 'unit-unknown',
  severity: 'warn',
  field,
  message: `${what} is given as "${written.slice(0, 40)}" with the unit "${unit.slice(0, 20)}": two units for one value.`,
  remedy: 'It is left out of the reading. Write the value with one unit.',
});
