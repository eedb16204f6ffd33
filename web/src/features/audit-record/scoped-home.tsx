import type { AuditAccess } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { dayBefore } from './auditor-access.tsx';

/** What an auditor from outside was let into, and until when. */
export function ScopedHome({ access }: { access: AuditAccess }) {
  const t = useTranslations('auditRecord');
  const formats = useFormats();
  return (
    <Notice tone="info" live={false}>
      <ul className="grid gap-1">
        {access.grants.map((grant, place) => (
          <li key={place}>
            {t('page.scoped', {
              organisation: grant.organisation,
              subjects: formats.list(grant.subjects.map((subject) => t(`subject.${subject}`))),
              from: formats.day(grant.from),
              until: formats.day(dayBefore(grant.until)),
              expires: formats.day(dayBefore(grant.expiresAt)),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
