import { useTranslations } from 'next-intl';
import type { Problem } from '../../backend/problem.ts';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Why the escrow was not compared. @param block digits of the block that was asked for; empty for the newest one */
export function EscrowProblem({ problem, block }: { problem: Problem; block: string }) {
  const t = useTranslations('audit');
  const formats = useFormats();
  if (problem.reason !== 'block-state-gone' || block === '') return <ProblemNotice problem={problem} />;
  return (
    <Notice tone="attention" title={t('stateGone.title')}>
      <p>{t('stateGone.text', { block: formats.decimal(block) })}</p>
      <p className="mt-2">
        <Link href={`/audit/questions/escrow-at-block?block=${block}`}>{t('stateGone.link')}</Link>
      </p>
    </Notice>
  );
}
