import {
  currencyExponent,
  decodeXml,
  readStatement as read,
  signedMinor,
  type Direction,
  type Statement,
  type StatementAmount,
  type StatementEntry,
  type StatementFinding,
  type StatementMessage,
} from '@topsteel/domain/camt';
import { formatScaled } from '@topsteel/domain/units';
import type { Command } from '../command.ts';
import { readBytes } from '../read-input.ts';

/** Reads a bank statement. Exit code 1 when its figures contradict each other, 2 when it is none. */
export const readStatement: Command = {
  name: 'read-statement',
  usage: 'FILE',
  summary:
    'What a bank says: a camt.052 report, camt.053 statement or camt.054 notification, and whether it adds up.',
  async run({ arguments: [path = '-'] }) {
    const message = read(decodeXml(await readBytes(path)));
    const isWrong = message.findings.some(({ severity }) => severity === 'error');
    return {
      code: isWrong ? 1 : 0,
      text: [
        `${message.version}, message ${message.messageId}${message.createdAt === null ? '' : `, made ${message.createdAt}`}`,
        ...message.statements.flatMap(statementLines),
        ...findingLines(message.findings),
        '',
        verdictOf(message),
      ].join('\n'),
      json: JSON.parse(
        JSON.stringify(message, (_, value: unknown) =>
          typeof value === 'bigint' ? value.toString() : value,
        ),
      ) as unknown,
    };
  },
};

function statementLines(statement: Statement): string[] {
  const { account } = statement;
  const owner = account.owner ?? account.name;
  return [
    '',
    `Statement ${statement.id}, account ${account.identification ?? 'not named'}${owner === null ? '' : `, ${owner}`}`,
    ...statement.balances.map(
      ({ name, code, amount, direction, date }) =>
        `  ${(name === 'other' ? code : name).padEnd(20)} ${written(amount, direction)}${date === null ? '' : `  ${date.date}`}`,
    ),
    ...statement.entries.map((entry) => `  ${entryLine(entry)}`),
  ];
}

function entryLine({
  amount,
  direction,
  isReversal,
  status,
  bookedOn,
  valueOn,
  transactions,
  additionalInformation,
  batch,
}: StatementEntry): string {
  const [transaction] = transactions;
  const who =
    transactions.length > 1 ? `${transactions.length} transactions` : transaction?.counterparty?.name;
  const reference =
    transaction?.rfReference ??
    transaction?.remittance.structured[0]?.reference ??
    transaction?.remittance.unstructured[0] ??
    transaction?.references.endToEndId;
  return [
    (bookedOn?.date ?? valueOn?.date ?? 'no date').padEnd(10),
    written(amount, direction),
    [
      isReversal ? 'reversal' : '',
      status === null || status === 'BOOK' ? '' : status,
      who ?? additionalInformation ?? '',
      transactions.length > 1 ? '' : (reference ?? ''),
      batch === null
        ? ''
        : `batch ${batch.paymentInformationId ?? batch.messageId ?? ''} of ${batch.count ?? '?'}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  ]
    .join('  ')
    .trimEnd();
}

/** A signed amount in the decimals of its currency, right-aligned. */
function written(amount: StatementAmount, direction: Direction): string {
  const minor = signedMinor(amount, direction);
  const exponent = currencyExponent(amount.currency) ?? 0;
  const number =
    minor === null
      ? `${direction === 'debit' ? '-' : ''}${amount.text}`
      : formatScaled(minor, exponent, exponent);
  return `${number.padStart(15)} ${amount.currency}`;
}

const words = { error: 'error', warn: 'warning', info: 'note' } as const;

function findingLines(findings: readonly StatementFinding[]): string[] {
  if (findings.length === 0) return [];
  return [
    '',
    ...findings.map(({ severity, message, path }) => `${words[severity].padEnd(7)}  ${message} [${path}]`),
  ];
}

function verdictOf({ statements, findings }: StatementMessage): string {
  if (findings.some(({ code }) => code === 'balances-do-not-add-up')) return 'The balances do not add up.';
  if (findings.some(({ severity }) => severity === 'error'))
    return 'Read, with errors: not every figure is known.';
  const checked = statements.filter(({ addsUp }) => addsUp === true).length;
  if (checked === statements.length) return 'Read. Opening balance and entries make the closing balance.';
  return checked === 0
    ? 'Read. There are no two balances to check the entries against.'
    : `Read. ${checked} of ${statements.length} statements could be checked, and add up.`;
}
