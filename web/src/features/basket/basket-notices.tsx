import type { Basket } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Notice } from '../../ui/notice.tsx';
import { SeenButton } from './basket-settings.tsx';

/** What has to be known before the lines: what has changed, and for whom the prices are. */
export function BasketNotices({ basket, isGuest }: { basket: Basket & { id: string }; isGuest: boolean }) {
  const t = useTranslations('basket');
  const lines = [...basket.vendors.flatMap((vendor) => vendor.lines), ...basket.notOrderable];
  const changed = lines.filter(({ changes }) => changes.length > 0).length;
  return (
    <div className="mb-6 grid gap-3 empty:hidden">
      {changed === 0 ? null : (
        <Notice tone="attention" title={t('changedTitle', { count: changed })}>
          <p>{t('changedText')}</p>
          <SeenButton basketId={basket.id} />
        </Notice>
      )}
      {isGuest ? (
        <Notice tone="info" live={false}>
          <p>{t('guestHint')}</p>
        </Notice>
      ) : null}
    </div>
  );
}
