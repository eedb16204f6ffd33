import type { TrialBalance } from '@topsteel/domain/api';
import { amountText } from '../../ui/amount-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { texts } from './texts.ts';

/** Posted debits and credits by account, each in its own currency, and whether they balance. */
export function TrialBalanceTable({ balance }: { balance: TrialBalance }) {
  const words = texts.ledger;
  const isBalanced = balance.totals.every((total) => total.balances) && balance.replayAgrees;
  return (
    <div className="grid gap-4">
      <Notice tone={isBalanced ? 'good' : 'bad'} live={false}>
        <p>{balance.totals.every((total) => total.balances) ? words.balances : words.unbalanced}</p>
        <p>{balance.replayAgrees ? words.replay : words.noReplay}</p>
      </Notice>
      <ScrollTable label={words.trialCaption}>
        <table className="ledger">
          <caption>{words.trialCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col">Currency</th>
              <th scope="col" className="num">
                {words.debits}
              </th>
              <th scope="col" className="num">
                {words.credits}
              </th>
            </tr>
          </thead>
          <tbody>
            {balance.lines.map((line) => (
              <tr key={`${line.code}:${line.currency}`}>
                <th scope="row">{line.name}</th>
                <td>{line.currency}</td>
                <td className="num">{amountText(line.debitsMinor, line.currency)}</td>
                <td className="num">{amountText(line.creditsMinor, line.currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {balance.totals.map((total) => (
              <tr key={total.currency}>
                <th scope="row">{words.total}</th>
                <td>{total.currency}</td>
                <td className="num">{amountText(total.debitsMinor, total.currency)}</td>
                <td className="num">{amountText(total.creditsMinor, total.currency)}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      </ScrollTable>
    </div>
  );
}
