import type { Approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { ApproveOrder } from '../approval-act/approve-order.tsx';
import { RefuseOrder } from '../approval-act/refuse-order.tsx';
import { WithdrawRequest } from '../approval-act/withdraw-request.tsx';

/** The total of now, and what the reader may do with the request; or why nothing. */
export function ApprovalDecision({ approval }: { approval: Approval }) {
  const t = useTranslations('approval.view');
  const formats = useFormats();
  const { id, number, now, currency, requestedBy, mayDecide, mayWithdraw, limits, approvers } = approval;
  const total = now?.totalMinor ?? null;
  const isOverMine = limits.some(({ whose, isPassed }) => whose !== 'requester' && isPassed);
  return (
    <aside className="panel grid gap-3 lg:sticky lg:top-4" aria-label={t('decision')}>
      <h2>{t('decision')}</h2>
      <p>
        <span className="block text-sm text-ink-2">{total === null ? t('askedFor') : t('toOrder')}</span>
        <span className="text-xl font-semibold">{formats.money(total ?? approval.totalMinor, currency)}</span>
      </p>
      {mayDecide ? (
        <>
          <p className="text-sm text-ink-2">
            {total === null
              ? t('stopped')
              : isOverMine
                ? t('overYours', { names: approvers.length === 0 ? t('nobody') : formats.list(approvers) })
                : t(limits.some(({ whose }) => whose === 'approver') ? 'spends' : 'spendsFreely', {
                    name: requestedBy,
                  })}
          </p>
          {total === null || isOverMine ? null : (
            <ApproveOrder id={id} totalMinor={total} currency={currency} requester={requestedBy} />
          )}
          <RefuseOrder id={id} requester={requestedBy} />
        </>
      ) : (
        <p className="text-sm text-ink-2">{approval.isMine ? t('ownRequest') : t('lookOn')}</p>
      )}
      {mayWithdraw ? <WithdrawRequest id={id} number={number} /> : null}
    </aside>
  );
}
