import { getLocale, getTranslations } from 'next-intl/server';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { redirect } from '../../words/navigation.ts';
import { stepHref, type Answers } from './answers.ts';
import { LimitTable } from './limit-table.tsx';
import { readLimits } from './read-limits.ts';
import type { OrderableBasket } from './step-frame.tsx';

/** Whether the order passes a limit, and who can approve it then. Passed over where no limit counts the order. */
export async function ApprovalStep({ basket, answers }: { basket: OrderableBasket; answers: Answers }) {
  const t = await getTranslations('checkoutSteps');
  const formats = await getFormats();
  const { limits, centreNames, approvers, needsApproval, isOverBudget } = await readLimits(basket, answers);
  const href = stepHref('pay', answers);
  if (limits.length === 0) return redirect({ href, locale: await getLocale() });
  const names = approvers.length === 0 ? t('approval.somebody') : formats.list(approvers);
  const isStopped = isOverBudget || (needsApproval && approvers.length === 0);
  return (
    <>
      {isOverBudget ? (
        <Notice tone="bad" title={t('approval.overBudget')}>
          <p>{t('approval.askBudget', { names })}</p>
        </Notice>
      ) : needsApproval ? (
        <Notice tone="attention" title={t('approval.over')} live={false}>
          <p>{approvers.length === 0 ? t('approval.nobody') : t('approval.ask', { names })}</p>
        </Notice>
      ) : (
        <Notice tone="good" live={false}>
          <p>{t('approval.within')}</p>
        </Notice>
      )}
      <LimitTable
        limits={limits}
        maxMinor={basket.totals.maxGrossMinor}
        currency={basket.currency}
        centreNames={centreNames}
      />
      {isStopped ? (
        <p className="flex flex-wrap gap-3">
          <Link href={stepHref('references', answers)} className="button button-quiet">
            {t('names.references')}
          </Link>
          <Link href="/cart" className="button button-quiet">
            {t('common.basket')}
          </Link>
        </p>
      ) : (
        <Link href={href} className="button justify-self-start">
          {t('common.next')}
        </Link>
      )}
    </>
  );
}
