import { useLocale, useTranslations } from 'next-intl';
import type { Problem } from '../backend/problem.ts';
import { SignInLink } from '../features/session/sign-in-link.tsx';
import { Notice } from './notice.tsx';
import { ProblemWords } from './problem-words.tsx';

/** A failed request, in the words of the problem: what happened, what to do, and a reference to quote. */
export function ProblemNotice({ problem, title }: { problem: Problem; title?: string }) {
  const t = useTranslations('ui');
  const english = useLocale() === 'en' ? {} : { lang: 'en' };
  const isAccess = problem.status === 401 || problem.status === 403;
  return (
    <Notice
      tone={isAccess ? 'attention' : 'bad'}
      title={title ?? (isAccess ? t('problem.noAccess') : t('problem.title'))}
    >
      <ProblemWords problem={problem} />
      {problem.fields.length === 0 ? null : (
        <ul className="mt-1 list-disc pl-5">
          {problem.fields.map((field) => (
            <li key={field.field + field.message} {...english}>
              {field.message}
            </li>
          ))}
        </ul>
      )}
      {problem.status === 401 ? (
        <p className="mt-2">
          <SignInLink />
        </p>
      ) : null}
      {problem.reference === undefined ? null : (
        <p className="mt-1 text-sm text-ink-2">
          {t('reference')} <span className="font-mono">{problem.reference}</span>
        </p>
      )}
    </Notice>
  );
}
