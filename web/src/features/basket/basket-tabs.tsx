import type { BasketList } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Tabs } from '../../ui/tabs.tsx';

/** The baskets of a person, where there are several. */
export function BasketTabs({ baskets, now }: { baskets: BasketList['items']; now: string | null }) {
  const t = useTranslations('basket');
  if (baskets.length < 2 && baskets.every(({ isCurrent }) => isCurrent)) return null;
  const open = { href: '/cart', name: t('open'), isHere: now === null };
  const tabs = baskets.map(({ id, name, isCurrent, lineCount }) => ({
    href: isCurrent ? '/cart' : `/cart?basket=${id}`,
    name: name ?? t('open'),
    count: lineCount,
    isHere: id === now,
  }));
  return (
    <Tabs label={t('baskets')} tabs={baskets.some(({ isCurrent }) => isCurrent) ? tabs : [open, ...tabs]} />
  );
}
