import { amountText, fecColumns, hundredthsOf, type FecLine } from './fec-line.ts';
import { splitFec } from './write-fec.ts';

export interface FecFinding {
  code:
    | 'file-name'
    | 'head'
    | 'columns'
    | 'missing'
    | 'date'
    | 'amount'
    | 'account'
    | 'currency'
    | 'entry-split'
    | 'number-gap'
    | 'date-order'
    | 'unbalanced';
  message: string;
  /** As in the file, the head is 1; null when it is about the file. */
  line: number | null;
}

const required = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'ValidDate',
] as const;
const NAME = /^(\d{9})FEC(\d{8})\.txt$/u;

/**
 * What is wrong with a FEC: nothing when it can be handed in. Checked: name, head, 18 columns, what must be there, dates,
 * amounts, accounts of the plan comptable général, entries that lie together, balance and are numbered without a gap in
 * their journal, and days that never go back.
 *
 * @param fileName without its folder; null when it has none
 */
export function checkFec(text: string, fileName: string | null): FecFinding[] {
  const findings: FecFinding[] = [];
  const say = (code: FecFinding['code'], line: number | null, message: string) =>
    findings.push({ code, line, message });
  if (fileName !== null && !isDay(NAME.exec(fileName)?.[2] ?? ''))
    say(
      'file-name',
      null,
      `The file is named ${fileName}; it must be SIREN, FEC, last day of the year, .txt.`,
    );
  const { head, rows } = splitFec(text);
  if (head.join(' ') !== fecColumns.join(' '))
    say('head', 1, `The head is "${head.join(' ')}"; it must name the 18 columns in their order.`);
  const lines: { line: FecLine; at: number }[] = [];
  rows.forEach((row, index) => {
    const at = index + 2;
    if (row.length !== fecColumns.length) {
      say('columns', at, `The line has ${row.length} columns instead of 18.`);
      return;
    }
    const line = Object.fromEntries(fecColumns.map((column, place) => [column, row[place] ?? ''])) as FecLine;
    checkLine(line, (code, message) => say(code, at, message));
    lines.push({ line, at });
  });
  checkEntries(lines, say);
  return findings;
}

function checkLine(line: FecLine, say: (code: FecFinding['code'], message: string) => void): void {
  for (const column of required) if (line[column].trim() === '') say('missing', `${column} is empty.`);
  for (const column of ['EcritureDate', 'PieceDate', 'ValidDate', 'DateLet'] as const) {
    if (line[column] !== '' && !isDay(line[column]))
      say('date', `${column} is "${line[column]}", not a day YYYYMMDD.`);
  }
  if (line.ValidDate < line.EcritureDate) say('date', 'The entry was validated before it was made.');
  const debit = hundredthsOf(line.Debit);
  const credit = hundredthsOf(line.Credit);
  if (debit === null || credit === null)
    say('amount', 'Debit and Credit are amounts with a comma and two decimals.');
  else if (debit !== 0n && credit !== 0n) say('amount', 'A line is a debit or a credit, not both.');
  if (!/^[1-8]\d{2}[0-9A-Z]*$/u.test(line.CompteNum))
    say(
      'account',
      `${line.CompteNum} is no account of the plan comptable général: three digits first, class 1 to 8.`,
    );
  if ((line.Montantdevise === '') !== (line.Idevise === ''))
    say('currency', 'An amount in another currency comes with its currency.');
  if (line.Montantdevise !== '' && !/^-?\d{1,39}(,\d{1,18})?$/u.test(line.Montantdevise))
    say('currency', `Montantdevise is "${line.Montantdevise}", not an amount with a comma.`);
}

function checkEntries(
  lines: readonly { line: FecLine; at: number }[],
  say: (code: FecFinding['code'], line: number | null, message: string) => void,
): void {
  const lastNumber = new Map<string, bigint>();
  const closed = new Set<string>();
  let day = '';
  for (let start = 0; start < lines.length; ) {
    const first = lines[start];
    if (first === undefined) return;
    const { JournalCode, EcritureNum, EcritureDate } = first.line;
    let end = start;
    let balance = 0n;
    for (
      let next = lines[end];
      next?.line.EcritureNum === EcritureNum && next.line.JournalCode === JournalCode;
      next = lines[end]
    ) {
      balance += (hundredthsOf(next.line.Debit) ?? 0n) - (hundredthsOf(next.line.Credit) ?? 0n);
      if (next.line.EcritureDate !== EcritureDate) say('date', next.at, `Entry ${EcritureNum} has two days.`);
      end += 1;
    }
    const key = `${JournalCode} ${EcritureNum}`;
    if (closed.has(key)) say('entry-split', first.at, `Entry ${EcritureNum} goes on here, after others.`);
    else checkNumber(lastNumber, first.line, (message) => say('number-gap', first.at, message));
    closed.add(key);
    if (balance !== 0n) say('unbalanced', first.at, `Entry ${EcritureNum} is off by ${amountText(balance)}.`);
    if (EcritureDate < day) say('date-order', first.at, `${EcritureDate} follows on ${day}.`);
    if (isDay(EcritureDate)) day = EcritureDate;
    start = end;
  }
}

function checkNumber(
  last: Map<string, bigint>,
  { JournalCode, EcritureNum }: FecLine,
  say: (message: string) => void,
): void {
  const digits = /(\d+)$/u.exec(EcritureNum)?.[1];
  const number = digits === undefined ? null : BigInt(digits);
  const before = last.get(JournalCode);
  if (number === null) say(`${EcritureNum} does not end in a number.`);
  else {
    if (before !== undefined && number !== before + 1n)
      say(`In journal ${JournalCode}, ${EcritureNum} follows on number ${before}.`);
    last.set(JournalCode, number);
  }
}

function isDay(text: string): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (match === null) return false;
  const date = new Date(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10).replaceAll('-', '') === text;
}
