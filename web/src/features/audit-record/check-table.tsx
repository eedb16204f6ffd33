import type { AuditCheck } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { When } from '../../ui/when.tsx';
import { ActButton } from '../ops/act-button.tsx';
import { forgetCheck } from './acts.ts';

/** Questions that the reader keeps: what they answer now, and since when. */
export function CheckTable({ checks }: { checks: readonly AuditCheck[] }) {
  const t = useTranslations('auditRecord');
  const formats = useFormats();
  if (checks.length === 0) {
    return (
      <EmptyState title={t('page.checksNone')}>
        {t('page.checksNoneHint')} <Link href="/audit/questions">{t('page.questions')}</Link>
      </EmptyState>
    );
  }
  return (
    <LedgerTable
      caption={t('page.checksCaption')}
      columns={[
        t('page.checkName'),
        t('page.checkQuestion'),
        { figure: t('page.checkRows') },
        t('page.checkChanged'),
        t('page.checkAnswered'),
        { hidden: t('page.checkForget') },
      ]}
    >
      <tbody>
        {checks.map((check) => {
          const query = new URLSearchParams(check.parameters).toString();
          return (
            <tr key={check.id}>
              <th scope="row">
                <Link
                  href={`/audit/questions/${check.question}${query === '' ? '' : `?${query}`}`}
                  prefetch={false}
                >
                  {check.name}
                </Link>
                {check.failure === null ? null : (
                  <span className="block text-sm font-normal text-bad" lang="en">
                    {check.failure}
                  </span>
                )}
              </th>
              <td>{t(`question.${check.question}.title`)}</td>
              <td className="num">{formats.decimal(check.rows.toString())}</td>
              <td>{check.changedAt === null ? t('page.checkNever') : <When iso={check.changedAt} />}</td>
              <td>
                <When iso={check.answeredAt} />
              </td>
              <td>
                <ActButton act={forgetCheck} verb={t('page.checkForget')} of={check.name}>
                  <input type="hidden" name="id" value={check.id} />
                </ActButton>
              </td>
            </tr>
          );
        })}
      </tbody>
    </LedgerTable>
  );
}
