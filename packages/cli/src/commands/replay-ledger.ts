import { currencyDecimals, formatAmount, type Currency } from '@topsteel/domain/units';
import { presentAnchors, rootsOf, type AnchorsTold } from '../anchors/present-anchors.ts';
import { readAnchors } from '../anchors/read-anchors.ts';
import type { Command } from '../command.ts';
import { judgeBooks, type Judgement } from '../ledger/judge-books.ts';
import { readKeptBooks } from '../ledger/read-kept-books.ts';
import { findDatabase } from '../reconcile/find-database.ts';

/** Replays the books of DATABASE_URL. Exit code 1 when an entry, a link or a total does not hold. */
export const replayLedger: Command = {
  name: 'replay-ledger',
  usage: '[--database URL] [--rpc URL] [--publisher ADDRESS]',
  summary:
    'Recomputes every hash, rule and balance of the books from their entries; with --rpc compares the roots on chain.',
  valueOptions: ['database', 'rpc', 'publisher'],
  arguments: 0,
  async run({ values }) {
    const anchors = await readAnchors(values, 'TopSteel.Ledger');
    const books = await readKeptBooks(await findDatabase(values.database));
    const judgement = judgeBooks(books, anchors && rootsOf(anchors));
    const { findings, totals, onChain, closings } = judgement;
    const told = presentAnchors(onChain, { closings, head: books.head.sequence }, anchors);
    const holds = findings.length > 0 ? false : told.untold.length > 0 ? null : true;
    return {
      code: holds === null ? 2 : holds ? 0 : 1,
      text: linesOf(judgement, told, holds).join('\n'),
      json: {
        ...judgement,
        totals: totals.map(({ currency, debitsMinor, creditsMinor }) => ({
          currency,
          debitsMinor: debitsMinor.toString(),
          creditsMinor: creditsMinor.toString(),
        })),
        ...{ onChain: told.json, untold: told.untold, holds },
      },
    };
  },
};

function linesOf(
  { entries, unsealed, accounts, head, totals, findings }: Judgement,
  { line, untold }: AnchorsTold,
  holds: boolean | null,
): string[] {
  return [
    `${entries} entries in ${accounts} accounts, ${unsealed} of them not sealed yet.`,
    ...totals.map(
      ({ currency, debitsMinor, creditsMinor }) =>
        `  ${currency.padEnd(5)} debits ${amountOf(debitsMinor, currency)}, credits ${amountOf(creditsMinor, currency)}`,
    ),
    `  head  ${head}`,
    `  chain ${line}`,
    ...findings.map((sentence) => `  ! ${sentence}`),
    ...untold.map((sentence) => `  ? ${sentence}`),
    '',
    holds === null
      ? 'Cannot tell whether the books hold: their rows do, and the chain was not compared with all of them.'
      : holds
        ? 'The books hold: every hash, every rule, and every balance follows from the entries.'
        : 'The books do not hold.',
  ];
}

const amountOf = (minor: bigint, currency: string): string =>
  currency in currencyDecimals ? formatAmount(minor, currency as Currency) : `${minor} minor`;
