import type { AuditFound } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { stateName } from './record-words.ts';

/** What a number, name or hash was found as. */
export function FoundObjects({ query, found }: { query: string; found: AuditFound }) {
  const t = useTranslations('auditRecord');
  const title = t('page.found', { count: found.items.length, query });
  if (found.items.length === 0) {
    return (
      <Notice tone="attention" title={title}>
        {t('page.foundHint')}
      </Notice>
    );
  }
  return (
    <section aria-labelledby="found" className="grid gap-2">
      <h2 id="found">{title}</h2>
      <ul className="grid gap-2">
        {found.items.map(({ kind, id, name, note }) => (
          <li key={`${kind} ${id}`}>
            <span className="inline-block min-w-32 text-ink-2">{t(`kind.${kind}`)}</span>{' '}
            <Link href={`/audit/${kind}/${encodeURIComponent(id)}`} className="font-semibold break-all">
              {name}
            </Link>{' '}
            {note === '' ? null : <span className="text-ink-2">{stateName(t, note)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
