import type { Approval } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { StandingNotice } from './standing-notice.tsx';

/** How a request stands, with the ways on: to the order and its payment, or to the basket that its lines lie in. */
export function ApprovalStanding({ approval }: { approval: Approval }) {
  const t = useTranslations('approval.view');
  const { groupId, basketId, isMine, number } = approval;
  return (
    <StandingNotice approval={approval}>
      {groupId === null ? null : (
        <p className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
          {isMine ? (
            <Link href={`/pay/group/${groupId}`} className="button">
              {t('pay')}
            </Link>
          ) : null}
          <Link href={`/checkout/done/${groupId}`}>{t('openOrder')}</Link>
        </p>
      )}
      {basketId === null ? null : (
        <p className="mt-2">
          <Link href={`/cart?basket=${basketId}`}>{t('basket', { number })}</Link>
        </p>
      )}
    </StandingNotice>
  );
}
