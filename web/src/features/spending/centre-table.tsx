import { useTranslations } from 'next-intl';
import type { CostCentre } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';

/** The cost centres of an organisation. */
export function CentreTable({ centres, mayChange }: { centres: CostCentre[]; mayChange: boolean }) {
  const t = useTranslations('spending.centres');
  if (centres.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  const codes = new Map(centres.map(({ id, code }) => [id, code]));
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[
        t('code'),
        t('name'),
        t('parent'),
        t('state'),
        ...(mayChange ? [{ hidden: t('close') }] : []),
      ]}
    >
      <tbody>
        {centres.map(({ id, code, name, parentId, isOpen }) => (
          <tr key={id}>
            <th scope="row">
              <span className="font-mono">{code}</span>
            </th>
            <td>{name}</td>
            <td>{parentId === null ? '' : <span className="font-mono">{codes.get(parentId)}</span>}</td>
            <td>
              <Tag tone={isOpen ? 'good' : 'unknown'}>{isOpen ? t('open') : t('closed')}</Tag>
            </td>
            {mayChange ? (
              <td className="text-right">
                {isOpen ? (
                  <GuardedAct
                    label={t('close')}
                    of={code}
                    title={t('closeTitle', { code })}
                    verb={t('closeConfirm')}
                    path={`/v2/cost-centres/${id}`}
                    method="DELETE"
                  >
                    {t('closeCost')}
                  </GuardedAct>
                ) : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
