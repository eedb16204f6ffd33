import { useTranslations } from 'next-intl';
import { Notice } from '../../ui/notice.tsx';
import type { Session } from '../session/get-me.ts';

/** Says that a page of the desk is for who manages the company, or that there is no company to manage. */
export function AdminsOnly({ session }: { session: Session }) {
  const t = useTranslations('company');
  const organisation = session.state === 'in' ? session.me.organisation : null;
  return (
    <Notice tone="attention">
      {organisation === null ? t('noCompany') : t('adminsOnlyUnnamed', { organisation: organisation.name })}
    </Notice>
  );
}
