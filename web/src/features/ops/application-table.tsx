import type { VendorApplicationSummary } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { NoResults } from '../../ui/no-results.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

export const TONES = {
  draft: 'unknown',
  submitted: 'hot',
  'more-needed': 'attention',
  approved: 'good',
  refused: 'bad',
} as const;

/** Companies that ask to sell here. */
export function ApplicationTable({ applications }: { applications: readonly VendorApplicationSummary[] }) {
  const t = useTranslations('ops');
  const formats = useFormats();
  if (applications.length === 0) {
    return <NoResults title={t('applications.none')} clearHref="/ops/applications?state=all" />;
  }
  return (
    <LedgerTable
      caption={t('applications.caption')}
      columns={[
        t('applications.number'),
        t('applications.company'),
        t('applications.country'),
        t('applications.roles'),
        t('applications.state'),
        t('applications.at'),
      ]}
    >
      <tbody>
        {applications.map(({ id, number, company, state, createdAt }) => (
          <tr key={id}>
            <th scope="row" className="whitespace-nowrap">
              <Link href={`/ops/applications/${id}`}>{number}</Link>
            </th>
            <td>{company.name}</td>
            <td>{formats.country(company.country)}</td>
            <td>{formats.list(company.roles.map((role) => t(`roles.${role}`)))}</td>
            <td>
              <Tag tone={TONES[state]}>{t(`applications.states.${state}`)}</Tag>
            </td>
            <td>
              <When iso={createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
