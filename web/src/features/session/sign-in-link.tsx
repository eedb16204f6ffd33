'use client';

import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { usePathname } from '../../words/navigation.ts';

/** Leads to the sign-in page and back here afterwards. */
export function SignInLink({ className }: { className?: string }) {
  const t = useTranslations('session');
  const path = usePathname();
  const href = path === '/' || path === '/signin' ? '/signin' : `/signin?next=${encodeURIComponent(path)}`;
  return (
    <Link href={href} prefetch={false} className={className}>
      {t('nav.signIn')}
    </Link>
  );
}
