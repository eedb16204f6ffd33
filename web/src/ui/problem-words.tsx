import { useLocale, useMessages, useTranslations } from 'next-intl';
import type { Problem } from '../backend/problem.ts';
import { KnownWords, tellableReason } from '../features/problem/known-words.tsx';

/** Statuses that answer without words of their own. */
const SILENT = ['0', '401', '403', '404', '413', '429', '502', '503'] as const;

/** What happened: in the page's language where we have words for it, else as the API said it, in English. */
export function ProblemWords({ problem }: { problem: Problem }) {
  const t = useTranslations('ui.status');
  const locale = useLocale();
  const reason = tellableReason(problem, useMessages());
  if (reason !== undefined) {
    return (
      <p>
        <KnownWords problem={problem} reason={reason} />
      </p>
    );
  }
  if (problem.isOurs !== true) return <p {...(locale === 'en' ? {} : { lang: 'en' })}>{problem.sentence}</p>;
  return <p>{t(SILENT.find((status) => status === String(problem.status)) ?? 'other')}</p>;
}
