import { useTranslations } from 'next-intl';
import type { ApiKey } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { RotateKey } from './rotate-key.tsx';

const TONES = { active: 'good', expired: 'attention', revoked: 'unknown' } as const;

/** The keys of an organisation's programs, with what may be done to each. */
export function KeyTable({ keys }: { keys: ApiKey[] }) {
  const t = useTranslations('apiKey');
  const formats = useFormats();
  if (keys.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[t('key'), t('may'), t('from'), t('used'), t('ends'), t('state'), { hidden: t('acts') }]}
    >
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <th scope="row">
              <span className="font-semibold">{key.name}</span>
              <div className="font-mono text-ink-2">{key.prefix}…</div>
              {key.oldKeyUntil === null ? null : (
                <div className="text-ink-2">{t('oldUntil', { when: formats.instant(key.oldKeyUntil) })}</div>
              )}
            </th>
            <td>{formats.list(key.scopes.map((scope) => t(`scopes.${scope}`)))}</td>
            <td>
              {key.allowedNetworks.length === 0 ? (
                t('anywhere')
              ) : (
                <ul className="font-mono">
                  {key.allowedNetworks.map((network) => (
                    <li key={network}>{network}</li>
                  ))}
                </ul>
              )}
            </td>
            <td>{key.lastUsedAt === null ? t('never') : <When iso={key.lastUsedAt} />}</td>
            <td>
              <When iso={key.expiresAt} dayOnly />
            </td>
            <td>
              <Tag tone={TONES[key.state]}>{t(`states.${key.state}`)}</Tag>
            </td>
            <td>
              {key.state === 'active' ? (
                <div className="flex flex-wrap justify-end gap-2">
                  <RotateKey id={key.id} name={key.name} />
                  <GuardedAct
                    label={t('revoke.label')}
                    of={key.name}
                    title={t('revoke.title', { name: key.name })}
                    verb={t('revoke.confirm')}
                    path={`/v2/api-keys/${key.id}`}
                    method="DELETE"
                  >
                    {key.lastUsedAt === null
                      ? t('revoke.unusedCost')
                      : t('revoke.usedCost', { when: formats.instant(key.lastUsedAt) })}
                  </GuardedAct>
                </div>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
