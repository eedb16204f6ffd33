import { useTranslations } from 'next-intl';
import type { Invitation } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';

const TONES = { open: 'hot', accepted: 'good', withdrawn: 'unknown', expired: 'attention' } as const;

/** Whom an organisation invited, and what came of it. */
export function InvitationTable({ invitations }: { invitations: Invitation[] }) {
  const t = useTranslations('member');
  const formats = useFormats();
  return (
    <section aria-labelledby="invited">
      <h2 id="invited" className="mb-2">
        {t('invited.title')}
      </h2>
      {invitations.length === 0 ? (
        <EmptyState title={t('invited.empty')}>{t('invited.emptyHint')}</EmptyState>
      ) : (
        <LedgerTable
          caption={t('invited.caption')}
          isCaptionHidden
          columns={[t('person'), t('duties'), t('invited.state'), t('invited.until'), { hidden: t('acts') }]}
        >
          <tbody>
            {invitations.map(({ id, email, roles, state, expiresAt }) => (
              <tr key={id}>
                <th scope="row">{email}</th>
                <td>{formats.list(roles.map((role) => t(`roles.${role}`)))}</td>
                <td>
                  <Tag tone={TONES[state]}>{t(`invited.states.${state}`)}</Tag>
                </td>
                <td>
                  <When iso={expiresAt} />
                </td>
                <td className="text-right">
                  {state === 'open' ? (
                    <GuardedAct
                      label={t('invited.withdraw')}
                      of={email}
                      title={t('invited.withdrawTitle', { email })}
                      verb={t('invited.withdrawConfirm')}
                      path={`/v2/invitations/${id}`}
                      method="DELETE"
                    >
                      {t('invited.withdrawCost')}
                    </GuardedAct>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
    </section>
  );
}
