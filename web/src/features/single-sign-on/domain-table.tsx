import { useTranslations } from 'next-intl';
import type { CompanyDomain } from '@topsteel/domain/api';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';

/** The domains of a company, with the record that proves each. */
export function DomainTable({ domains }: { domains: CompanyDomain[] }) {
  const t = useTranslations('singleSignOn.domains');
  if (domains.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[t('domain'), t('state'), t('record'), { hidden: t('acts') }]}
    >
      <tbody>
        {domains.map(({ id, domain, state, record }) => (
          <tr key={id}>
            <th scope="row">{domain}</th>
            <td>
              <Tag tone={state === 'proven' ? 'good' : 'attention'}>{t(`states.${state}`)}</Tag>
            </td>
            <td>
              <dl className="grid gap-1">
                {(['name', 'value'] as const).map((part) => (
                  <div key={part}>
                    <dt className="text-ink-2">{part === 'name' ? t('recordName') : t('recordValue')}</dt>
                    <dd>
                      <span className="font-mono break-all">{record[part]}</span>{' '}
                      <CopyButton text={record[part]} label={t('copy')} done={t('copied')} />
                    </dd>
                  </div>
                ))}
              </dl>
            </td>
            <td>
              <div className="flex flex-wrap justify-end gap-2">
                {state === 'proven' ? null : (
                  <GuardedAct
                    label={t('prove')}
                    of={domain}
                    title={t('proveTitle', { domain })}
                    verb={t('prove')}
                    path={`/v2/company-domains/${id}/proof`}
                    isPlain
                  >
                    {t('proveCost')}
                  </GuardedAct>
                )}
                <GuardedAct
                  label={t('remove')}
                  of={domain}
                  title={t('removeTitle', { domain })}
                  verb={t('remove')}
                  path={`/v2/company-domains/${id}`}
                  method="DELETE"
                >
                  {t('removeCost')}
                </GuardedAct>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
