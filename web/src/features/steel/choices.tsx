'use client';

import { Link } from '../../ui/link.tsx';

type ChoicesProps = { label: string; choices: [name: string, href: string, isNow: boolean][] };

/** Ways to see the list, one of them in force: drawn in the browser too, so that a page carries no markup for each. */
export function Choices({ label, choices }: ChoicesProps) {
  return (
    <nav aria-label={label} className="choices">
      <span className="pr-1 text-ink-2">{label}</span>
      {choices.map(([name, href, isNow]) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          scroll={false}
          {...(isNow ? { 'aria-current': 'true' as const } : {})}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
