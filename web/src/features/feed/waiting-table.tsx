import { useTranslations } from 'next-intl';
import type { WaitingReport } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

/** The kinds of reports by the names of their words. */
const wordOf = {
  'TopSteel.Weight': 'weight',
  'TopSteel.Delivery': 'delivery',
  'TopSteel.Fx': 'fx',
  'TopSteel.FiatReceipt': 'receipt',
  'TopSteel.CarbonFactor': 'factors',
} as const;
const isKnown = (kind: string): kind is keyof typeof wordOf => Object.hasOwn(wordOf, kind);

/** Reports that found no quorum, with what the signers said. */
export function WaitingTable({ reports }: { reports: readonly WaitingReport[] }) {
  const t = useTranslations('feed');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('waiting.caption')}
      columns={[
        t('waiting.columns.what'),
        t('waiting.columns.about'),
        { figure: t('waiting.columns.value') },
        t('waiting.columns.state'),
        t('waiting.columns.said'),
        t('waiting.columns.since'),
      ]}
    >
      <tbody>
        {reports.map((report) => (
          <tr key={report.id}>
            <th scope="row">
              {isKnown(report.kind) ? t(`waiting.kinds.${wordOf[report.kind]}`) : report.kind}
            </th>
            <td>
              <Hash value={report.subject} label={t('waiting.subject')} />
            </td>
            <td className="num font-mono">{formats.decimal(report.value)}</td>
            <td>
              <Tag tone={report.state === 'proposed' ? 'attention' : 'bad'}>
                {t(`waiting.states.${report.state}`)}
              </Tag>
            </td>
            <td>
              {report.reasons.length === 0 ? (
                t('waiting.silent')
              ) : (
                <ul>
                  {[...new Set(report.reasons)].map((reason) => (
                    <li key={reason} lang="en">
                      {reason}
                    </li>
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
