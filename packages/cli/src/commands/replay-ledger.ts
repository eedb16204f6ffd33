import { AppError } from '@topsteel/domain/errors';
import { currencyDecimals, formatAmount, type Currency } from '@topsteel/domain/units';
import type { Command } from '../command.ts';
import { judgeBooks, type Judgement } from '../ledger/judge-books.ts';
import { readKeptBooks } from '../ledger/read-kept-books.ts';

/** Replays the books of DATABASE_URL. Exit code 1 when an entry, a link or a total does not hold. */
export const replayLedger: Command = {
  name: 'replay-ledger',
  usage: '[--database URL]',
  summary: 'Recomputes every hash, rule and balance of the books from their entries; reads DATABASE_URL.',
  valueOptions: ['database'],
  arguments: 0,
  async run({ values }) {
    const url = values.database ?? process.env.DATABASE_URL;
    if (url === undefined || url === '') {
      throw new AppError('configuration', {
        message: 'DATABASE_URL is not set. Name the database whose books are to be replayed.',
      });
    }
    const judgement = judgeBooks(await readKeptBooks(url));
    const { findings } = judgement;
    return {
      code: findings.length === 0 ? 0 : 1,
      text: linesOf(judgement).join('\n'),
      json: {
        ...judgement,
        totals: judgement.totals.map(({ currency, debitsMinor, creditsMinor }) => ({
          currency,
          debitsMinor: debitsMinor.toString(),
          creditsMinor: creditsMinor.toString(),
        })),
        holds: findings.length === 0,
      },
    };
  },
};

function linesOf({ entries, unsealed, accounts, head, totals, findings }: Judgement): string[] {
  return [
    `${entries} entries in ${accounts} accounts, ${unsealed} of them not sealed yet.`,
    ...totals.map(
      ({ currency, debitsMinor, creditsMinor }) =>
        `  ${currency.padEnd(5)} debits ${amountOf(debitsMinor, currency)}, credits ${amountOf(creditsMinor, currency)}`,
    ),
    `  head  ${head}`,
    ...findings.map((sentence) => `  ! ${sentence}`),
    '',
    findings.length === 0
      ? 'The books hold: every hash, every rule, and every balance follows from the entries.'
      : 'The books do not hold.',
  ];
}

const amountOf = (minor: bigint, currency: string): string =>
  currency in currencyDecimals ? formatAmount(minor, currency as Currency) : `${minor} minor`;
