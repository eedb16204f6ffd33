import type { Order } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';

/** The four eyes behind an order above a limit; nothing where nobody had to ask. */
export function OrderApproval({ approval }: { approval: Order['approval'] }) {
  const t = useTranslations('approval.order');
  const formats = useFormats();
  if (approval === null) return null;
  return (
    <span className="block">
      {t('passed', {
        name: approval.requestedBy,
        approver: approval.approvedBy,
        when: formats.instant(approval.approvedAt),
      })}{' '}
      (
      <Link href={`/approvals/${approval.id}`} prefetch={false}>
        {approval.number}
      </Link>
      )
    </span>
  );
}
