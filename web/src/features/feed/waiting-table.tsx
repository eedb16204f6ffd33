import type { WaitingReport } from '@topsteel/domain/api';
import { localiseDecimal } from '@topsteel/domain/units';
import { Hash } from '../../ui/hash.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** Reports that found no quorum, with what the signers said. */
export function WaitingTable({ reports }: { reports: readonly WaitingReport[] }) {
  const words = texts.waiting;
  const { what, about, value, state, said, since } = words.columns;
  return (
    <LedgerTable caption={words.caption} columns={[what, about, { figure: value }, state, said, since]}>
      <tbody>
        {reports.map((report) => (
          <tr key={report.id}>
            <th scope="row">{words.kinds[report.kind] ?? report.kind}</th>
            <td>
              <Hash value={report.subject} label={words.subject} />
            </td>
            <td className="num font-mono">{localiseDecimal(report.value, 'en')}</td>
            <td>
              <Tag tone={report.state === 'proposed' ? 'attention' : 'bad'}>{words.states[report.state]}</Tag>
            </td>
            <td>
              {report.reasons.length === 0 ? (
                words.silent
              ) : (
                <ul>
                  {[...new Set(report.reasons)].map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              )}
            </td>
            <td>
              <When iso={report.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
