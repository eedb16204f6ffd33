import type { FecCheck } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { texts } from './texts.ts';

/** Whether the file can be handed in, and whether it is the ledger. */
export function FecCheckResult({ check }: { check: FecCheck }) {
  const words = texts.exports;
  const isSound = check.findings.length === 0;
  return (
    <div className="grid gap-4">
      <Notice tone={isSound ? 'good' : 'bad'} title={check.fileName}>
        {words.lines(check.lines, check.entries)} {isSound ? words.holds : words.findings}
      </Notice>
      <Notice tone={check.isSameLedger ? 'good' : 'bad'}>
        {check.isSameLedger ? words.same : words.differs}
      </Notice>
      {isSound ? null : (
        <LedgerTable caption={words.findingsCaption} columns={[{ figure: words.line }, words.finding]}>
          <tbody>
            {check.findings.slice(0, 100).map(({ line, message }, index) => (
              <tr key={index}>
                <td className="num">{line ?? ''}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      {check.isSameLedger ? null : (
        <LedgerTable
          caption={words.differencesCaption}
          columns={[words.account, { figure: words.ledger }, { figure: words.file }]}
        >
          <tbody>
            {check.differences.map(({ account, ledgerMinor, fileMinor }) => (
              <tr key={account}>
                <th scope="row">{account}</th>
                <td className="num">{ledgerMinor}</td>
                <td className="num">{fileMinor}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
    </div>
  );
}
