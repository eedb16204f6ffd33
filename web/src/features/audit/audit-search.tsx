import { useTranslations } from 'next-intl';
import { SearchField } from '../../ui/search-field.tsx';

/** The first thing on the desk: any number an auditor may hold. */
export function AuditSearch({ query }: { query?: string }) {
  const t = useTranslations('audit.search');
  return (
    <div className="max-w-2xl">
      <SearchField
        action="/audit/search"
        label={t('label')}
        hint={t('hint')}
        id="audit-search"
        {...(query === undefined ? {} : { defaultValue: query })}
      />
    </div>
  );
}
