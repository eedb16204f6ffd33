import type { LedgerPeriod } from '@topsteel/domain/api';
import { amountText } from '../../ui/amount-text.ts';
import { Hash } from '../../ui/hash.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { localiseDecimal } from '@topsteel/domain/units';
import { texts } from './texts.ts';

/** A month's trial balance, one table a currency, and how the chain of entries stood when it was closed. */
export function PeriodBalance({ period }: { period: LedgerPeriod }) {
  const isBalanced = period.totals.every(({ balances }) => balances);
  return (
    <section aria-labelledby="balance" className="grid gap-4">
      <h2 id="balance">{texts.balanceOf(period.month)}</h2>
      <Notice tone={isBalanced ? 'good' : 'bad'} live={false}>
        <p>{isBalanced ? texts.balances : texts.unbalanced}</p>
        {period.chain === null ? null : (
          <p>
            {texts.chain(localiseDecimal(period.chain.entries, 'en'))}{' '}
            <Hash value={period.chain.hash} label="chain of entries" />
          </p>
        )}
        {period.listedClaims.length === 0 ? null : <p>{texts.listed(period.listedClaims.length)}</p>}
      </Notice>
      {period.totals.map((total) => (
        <LedgerTable
          key={total.currency}
          caption={texts.balanceCaption(total.currency)}
          columns={[
            texts.account,
            texts.pcg,
            { figure: texts.opening },
            { figure: texts.debits },
            { figure: texts.credits },
            { figure: texts.closing },
          ]}
        >
          <tbody>
            {period.lines
              .filter(({ currency }) => currency === total.currency)
              .map((line) => (
                <tr key={line.code}>
                  <th scope="row">{line.name}</th>
                  <td>{line.pcg}</td>
                  {[line.openingMinor, line.debitsMinor, line.creditsMinor, line.closingMinor].map(
                    (minor, index) => (
                      <td key={index} className="num">
                        {amountText(minor, line.currency)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{texts.total}</th>
              <td />
              <td />
              <td className="num">{amountText(total.debitsMinor, total.currency)}</td>
              <td className="num">{amountText(total.creditsMinor, total.currency)}</td>
              <td />
            </tr>
          </tfoot>
        </LedgerTable>
      ))}
    </section>
  );
}
