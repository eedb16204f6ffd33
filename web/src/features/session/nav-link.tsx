'use client';

import { Link } from '../../ui/link.tsx';
import { usePathname } from '../../words/navigation.ts';

type NavLinkProps = { href: string; children: React.ReactNode; exact?: boolean; rail?: boolean };

/** A navigation entry that knows whether it is the present one. */
export function NavLink({ href, children, exact = false, rail = false }: NavLinkProps) {
  const path = usePathname();
  const isHere = exact ? path === href : path === href || path.startsWith(`${href}/`);
  const edge = rail
    ? 'border-l-4 py-2 pl-3 max-md:border-l-0 max-md:border-t-4 max-md:px-3 max-md:pb-3'
    : 'border-b-4 px-2 pt-2 pb-1.5';
  return (
    <Link
      href={href}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      className={`block text-ink no-underline hover:bg-sunken ${rail ? 'max-md:whitespace-nowrap' : 'whitespace-nowrap'} ${edge} ${
        isHere ? 'border-brand font-semibold' : 'border-transparent'
      }`}
    >
      {children}
    </Link>
  );
}
