import { useTranslations } from 'next-intl';
import type { Answer } from '../backend/problem.ts';
import type { Listed } from '../backend/turn-pages.ts';
import { ProblemNotice } from './problem-notice.tsx';

/** What a list to choose from lacks: that it could not be read, or that there is more than is listed. */
export function CutNote({ of: list }: { of: Answer<Listed<unknown>> | undefined }) {
  const t = useTranslations('ui.pager');
  if (list === undefined) return null;
  if (!list.ok) return <ProblemNotice problem={list.problem} />;
  return list.value.isCut ? (
    <p className="text-sm text-ink-2">{t('cut', { count: list.value.items.length })}</p>
  ) : null;
}
