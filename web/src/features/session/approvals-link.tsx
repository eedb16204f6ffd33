import { getTranslations } from 'next-intl/server';
import { Link } from '../../ui/link.tsx';
import { readWaiting } from '../approval/read-waiting.ts';

/** The way to the orders that wait for the reader's approval, with how many there are; nothing while none does. */
export async function ApprovalsLink() {
  const waiting = await readWaiting();
  if (waiting === 0) return null;
  const t = await getTranslations('session.nav');
  return (
    // On a tablet the search needs the width; the rail of the desk has the count there.
    <Link href="/approvals" prefetch={false} className="nav-item md:max-lg:hidden">
      {t('approvals')}{' '}
      <span className="count">
        {waiting}
        <span className="sr-only"> {t('approvalsWaiting', { waiting })}</span>
      </span>
    </Link>
  );
}
