'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { usePathname } from '../../words/navigation.ts';
import { signInHref } from './sign-in-href.ts';

/** Leads to the sign-in page and back here afterwards, with what was searched for or typed. */
export function SignInLink({ className }: { className?: string }) {
  const t = useTranslations('session');
  const href = signInHref(usePathname(), useSearchParams().toString());
  return (
    <Link href={href} prefetch={false} className={className}>
      {t('nav.signIn')}
    </Link>
  );
}
