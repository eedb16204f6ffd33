import { basketList } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { read } from '../../backend/read.ts';
import { Link } from '../../ui/link.tsx';

/** The way to the basket with how many lines lie in it; without a count while the basket could not be read. */
export async function BasketLink() {
  const [t, answer] = await Promise.all([getTranslations('session.nav'), read('/v2/baskets', basketList)]);
  const lines = answer.ok ? (answer.value.items.find((basket) => basket.isCurrent)?.lineCount ?? 0) : 0;
  return (
    <Link href="/cart" prefetch={false} className="nav-item">
      {t('basket')}
      {lines === 0 ? null : (
        <span className="count">
          {lines}
          <span className="sr-only"> {t('basketLines', { lines })}</span>
        </span>
      )}
    </Link>
  );
}
