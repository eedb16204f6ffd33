import { useTranslations } from 'next-intl';
import type { MemberRole, OrganisationMember } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { ChangeRoles } from './change-roles.tsx';

type MemberTableProps = {
  members: OrganisationMember[];
  organisation: string;
  offered: readonly MemberRole[];
  /** Who looks; they are marked, and take themselves out under their own account. */
  self: string;
  mayChange: boolean;
};

/** The people of an organisation. */
export function MemberTable({ members, organisation, offered, self, mayChange }: MemberTableProps) {
  const t = useTranslations('member');
  return (
    <LedgerTable
      caption={t('caption', { count: members.length })}
      columns={[t('person'), t('duties'), t('since'), ...(mayChange ? [{ hidden: t('acts') }] : [])]}
    >
      <tbody>
        {members.map(({ userId, name, email, roles, joinedAt }) => (
          <tr key={userId}>
            <th scope="row">
              <span className="font-semibold">{name}</span>{' '}
              {userId === self ? <Tag tone="info">{t('you')}</Tag> : null}
              <div className="text-ink-2">{email}</div>
            </th>
            <td>
              <ul>
                {roles.map((role) => (
                  <li key={role}>{t(`roles.${role}`)}</li>
                ))}
              </ul>
            </td>
            <td>
              <When iso={joinedAt} dayOnly />
            </td>
            {mayChange ? (
              <td>
                <div className="flex flex-wrap justify-end gap-2">
                  <ChangeRoles userId={userId} name={name} roles={roles} offered={offered} />
                  {userId === self ? null : (
                    <GuardedAct
                      label={t('remove')}
                      of={name}
                      title={t('removeTitle', { name, organisation })}
                      verb={t('removeConfirm', { name })}
                      path={`/v2/members/${encodeURIComponent(userId)}`}
                      method="DELETE"
                    >
                      {t('removeCost')}
                    </GuardedAct>
                  )}
                </div>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
