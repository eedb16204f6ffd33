import { useTranslations } from 'next-intl';
import type { PasskeyView } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { AddPasskey } from './add-passkey.tsx';

/** A person's passkeys. */
export function PasskeySection({ passkeys }: { passkeys: PasskeyView[] }) {
  const t = useTranslations('account.passkeys');
  return (
    <section aria-labelledby="passkeys" className="grid gap-4">
      <div>
        <h2 id="passkeys">{t('title')}</h2>
        <p className="max-w-prose text-ink-2">{t('intro')}</p>
      </div>
      {passkeys.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <LedgerTable
          caption={t('caption')}
          isCaptionHidden
          columns={[t('name'), t('copies'), t('added'), t('used'), { hidden: t('acts') }]}
        >
          <tbody>
            {passkeys.map(({ id, name, isBackedUp, createdAt, lastUsedAt }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{isBackedUp ? t('backedUp') : t('single')}</td>
                <td>
                  <When iso={createdAt} dayOnly />
                </td>
                <td>{lastUsedAt === null ? t('never') : <When iso={lastUsedAt} />}</td>
                <td className="text-right">
                  <GuardedAct
                    label={t('remove')}
                    of={name}
                    title={t('removeTitle', { name })}
                    verb={t('removeConfirm')}
                    path={`/v2/me/passkeys/${id}`}
                    method="DELETE"
                  >
                    {t('removeCost')}
                  </GuardedAct>
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      <AddPasskey />
    </section>
  );
}
