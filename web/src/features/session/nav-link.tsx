'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

type NavLinkProps = { href: string; children: React.ReactNode; exact?: boolean; rail?: boolean };

/** A navigation entry that knows whether it is the present one. */
export function NavLink({ href, children, exact = false, rail = false }: NavLinkProps) {
  const path = usePathname();
  const isHere = exact ? path === href : path === href || path.startsWith(`${href}/`);
  const edge = rail
    ? `border-l-4 py-2 pl-3 max-md:border-l-0 max-md:border-b-4 max-md:px-2`
    : 'border-b-4 px-2 pt-3 pb-2';
  return (
    <Link
      href={href}
      prefetch={false}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      className={`block whitespace-nowrap text-ink no-underline hover:bg-sunken ${edge} ${
        isHere ? 'border-brand font-semibold' : 'border-transparent'
      }`}
    >
      {children}
    </Link>
  );
}
