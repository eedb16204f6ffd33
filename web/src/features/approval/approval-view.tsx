import type { Approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ApprovalChanges } from './approval-changes.tsx';
import { ApprovalDecision } from './approval-decision.tsx';
import { ApprovalFacts } from './approval-facts.tsx';
import { ApprovalLimits } from './approval-limits.tsx';
import { ApprovalLines } from './approval-lines.tsx';
import { ApprovalStanding } from './approval-standing.tsx';

/** One request: how it stands, why, what, the limits beside it, and the decision. */
export function ApprovalView({ approval }: { approval: Approval }) {
  const t = useTranslations('approval');
  const formats = useFormats();
  const amount = formats.money(approval.totalMinor, approval.currency);
  const isWaiting = approval.state === 'waiting';
  return (
    <>
      <PageTitle eyebrow={<Link href="/approvals">{t('title')}</Link>} title={t('view.title', { amount })}>
        {t('view.asked', {
          number: approval.number,
          name: approval.requestedBy,
          when: formats.instant(approval.askedAt),
        })}
      </PageTitle>
      <div
        className={`grid items-start gap-x-10 gap-y-8 ${isWaiting ? 'lg:grid-cols-[minmax(0,1fr)_20rem]' : ''}`}
      >
        <div className="grid gap-8">
          <ApprovalStanding approval={approval} />
          <ApprovalChanges approval={approval} />
          <section aria-labelledby="why">
            <h2 id="why" className="mb-1">
              {t('view.why')}
            </h2>
            <p className="max-w-prose wrap-anywhere">{approval.reason}</p>
          </section>
          <ApprovalLines approval={approval} />
          {isWaiting ? <ApprovalLimits approval={approval} /> : null}
          <ApprovalFacts approval={approval} />
        </div>
        {isWaiting ? <ApprovalDecision approval={approval} /> : null}
      </div>
    </>
  );
}
