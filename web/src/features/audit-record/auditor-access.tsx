import { randomUUID } from 'node:crypto';
import { auditSubject, type AuditGrant } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import { KeptCheck, KeptDate, KeptSelect, KeptText } from '../../ui/kept-fields.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { ClientWords } from '../../words/client-words.tsx';
import { GuardedForm } from '../step-up/guarded-form.tsx';
import { giveAccess } from './acts.ts';
import { RevokeAccess } from './revoke-access.tsx';

type Company = { id: string; name: string };

type GiveAccessFormProps = {
  back: string;
  /** The grants that are shown: with a new one the form is empty again. */
  grants: readonly AuditGrant[];
  /** Given to the operator, who chooses whose record; others have their own. */
  companies?: readonly Company[];
};

/** Lets an auditor in. */
export function GiveAccessForm({ back, grants, companies }: GiveAccessFormProps) {
  const t = useTranslations('auditRecord');
  const today = new Date().toISOString().slice(0, 10);
  const newest = grants[0]?.id ?? 'none';
  const year = today.slice(0, 4);
  return (
    <ClientWords of={['stepUp', 'refusals']}>
      <GuardedForm key={newest} act={giveAccess} verb={t('page.accessGive')}>
        <input type="hidden" name="key" value={randomUUID()} />
        <input type="hidden" name="back" value={back} />
        <KeptText name="email" type="email" label={t('page.accessEmail')} />
        {companies === undefined ? null : (
          <KeptSelect
            name="organisationId"
            label={t('page.accessOf')}
            options={companies.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <fieldset className="grid gap-1">
          <legend className="font-semibold">{t('page.accessSubjects')}</legend>
          {auditSubject.options.map((subject) => (
            <KeptCheck key={subject} name="subjects" value={subject} label={t(`subject.${subject}`)} />
          ))}
        </fieldset>
        <div className="flex flex-wrap gap-4">
          <KeptDate name="from" label={t('page.accessFrom')} defaultValue={`${year}-01-01`} />
          <KeptDate name="to" label={t('page.accessTo')} defaultValue={`${year}-12-31`} />
          <KeptDate name="expiresOn" label={t('page.accessExpires')} min={today} />
        </div>
      </GuardedForm>
    </ClientWords>
  );
}

const TONES = { 'in-force': 'good', expired: 'unknown', revoked: 'unknown' } as const;

/** Who was let in, into what, and when they last looked. */
export function GrantTable({ grants, back }: { grants: readonly AuditGrant[]; back: string }) {
  const t = useTranslations('auditRecord');
  const formats = useFormats();
  if (grants.length === 0) return <EmptyState title={t('page.accessNone')} />;
  return (
    <ClientWords of={['refusals']}>
      <LedgerTable
        caption={t('page.accessCaption')}
        columns={[
          t('page.accessEmail'),
          t('page.accessOf'),
          t('page.accessSubjects'),
          t('page.accessPeriod'),
          t('page.accessExpires'),
          t('page.accessLastRead'),
          { hidden: t('page.accessRevoke') },
        ]}
      >
        <tbody>
          {grants.map((grant) => (
            <tr key={grant.id}>
              <th scope="row" className="break-all">
                {grant.email} <Tag tone={TONES[grant.state]}>{t(`page.accessState.${grant.state}`)}</Tag>
              </th>
              <td>{grant.organisation.name}</td>
              <td>{formats.list(grant.subjects.map((subject) => t(`subject.${subject}`)))}</td>
              <td>
                <When iso={grant.from} dayOnly /> – <When iso={dayBefore(grant.until)} dayOnly />
              </td>
              <td>
                <When iso={dayBefore(grant.expiresAt)} dayOnly />
              </td>
              <td>{grant.lastReadAt === null ? t('page.checkNever') : <When iso={grant.lastReadAt} />}</td>
              <td>
                {grant.state !== 'in-force' ? null : (
                  <RevokeAccess
                    grantId={grant.id}
                    email={grant.email}
                    back={back}
                    verb={t('page.accessRevoke')}
                    title={t('page.accessRevokeTitle', { email: grant.email })}
                    cost={t('page.accessRevokeCost')}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </ClientWords>
  );
}

/** The last moment before an end that is not included. */
export const dayBefore = (iso: string): string => new Date(new Date(iso).getTime() - 1).toISOString();
