import type { AccountStatement } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** A statement: opening, every entry with the balance after it, closing. */
export function StatementTable({ statement }: { statement: AccountStatement }) {
  const currency = statement.currency as Currency;
  const figure = (minor: string) => <Money minor={minor} currency={currency} bare full />;
  return (
    <LedgerTable
      caption={texts.caption(statement.organisation.legalName, statement.currency)}
      columns={[texts.date, texts.what, texts.order, { figure: texts.amount }, { figure: texts.balance }]}
    >
      <tbody>
        <tr>
          <td>{statement.from}</td>
          <th scope="row" colSpan={3}>
            {texts.opening}
          </th>
          <td className="num">{figure(statement.openingMinor)}</td>
        </tr>
        {statement.lines.map((line) => (
          <tr key={line.transferId}>
            <td>
              <When iso={line.at} dayOnly />
            </td>
            <td>{line.text}</td>
            <td className="font-mono">{line.orderNumber ?? ''}</td>
            <td className="num">{figure(line.amountMinor)}</td>
            <td className="num">{figure(line.balanceMinor)}</td>
          </tr>
        ))}
        {statement.lines.length === 0 ? (
          <tr>
            <td colSpan={5}>{texts.none}</td>
          </tr>
        ) : null}
      </tbody>
      <tfoot>
        <tr>
          <td>{statement.until}</td>
          <th scope="row" colSpan={3}>
            {texts.closing}
          </th>
          <td className="num">{figure(statement.closingMinor)}</td>
        </tr>
      </tfoot>
    </LedgerTable>
  );
}
