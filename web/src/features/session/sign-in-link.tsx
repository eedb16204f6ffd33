'use client';

import { usePathname } from 'next/navigation';
import { texts } from './texts.ts';

/** Leads to the sign-in page and back here afterwards. */
export function SignInLink({ className }: { className?: string }) {
  const path = usePathname();
  const href = path === '/' || path === '/signin' ? '/signin' : `/signin?next=${encodeURIComponent(path)}`;
  return (
    <a href={href} className={className}>
      {texts.nav.signIn}
    </a>
  );
}
