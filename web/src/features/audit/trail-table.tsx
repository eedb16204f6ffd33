import { useTranslations } from 'next-intl';
import type { AuditEntry } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { shortId } from './short-id.ts';
import { When } from '../../ui/when.tsx';

/** Who did what to what, newest first; each row leads to its proof, its subject to all that was done to it. */
export function TrailTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useTranslations('audit.trail');
  return (
    <LedgerTable
      tools="audit-trail"
      caption={t('caption')}
      columns={[t('number'), t('at'), t('actor'), t('action'), t('subject'), t('details')]}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <Link href={`/audit/trail/${entry.id}`} prefetch={false}>
                {entry.id}
                <span className="sr-only">: {t('proof')}</span>
              </Link>
            </th>
            <td>
              <When iso={entry.at} />
            </td>
            <td className="font-mono text-xs whitespace-nowrap" title={entry.actor} data-csv={entry.actor}>
              {shortId(entry.actor)}
            </td>
            <td lang="en" className="whitespace-nowrap">
              {entry.action}
            </td>
            <td data-csv={entry.subject}>
              <Link
                href={`/audit/trail?subject=${encodeURIComponent(entry.subject)}`}
                prefetch={false}
                className="font-mono text-xs whitespace-nowrap"
                title={entry.subject}
              >
                {shortId(entry.subject)}
              </Link>
            </td>
            <td className="max-w-80 min-w-24">
              {Object.keys(entry.details).length === 0 ? (
                '–'
              ) : (
                <details>
                  <summary>{t('show')}</summary>
                  <pre className="mt-1 max-h-60 overflow-auto text-xs whitespace-pre-wrap" tabIndex={0}>
                    {JSON.stringify(entry.details, null, 2)}
                  </pre>
                </details>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
