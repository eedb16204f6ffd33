import Link from 'next/link';
import { bankEntryStates } from '@topsteel/domain/api';
import { texts } from './texts.ts';

/** One state of the lines at a time, or all of them. */
export function StateLinks({ state }: { state: string | null }) {
  const links = [
    { href: '/finance/reconcile', label: texts.entries.all, isHere: state === null },
    ...bankEntryStates.map((each) => ({
      href: `/finance/reconcile?state=${each}`,
      label: texts.states[each],
      isHere: state === each,
    })),
  ];
  return (
    <nav aria-label={texts.entries.filter}>
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {links.map(({ href, label, isHere }) => (
          <li key={href}>
            {isHere ? (
              <span aria-current="page" className="font-semibold">
                {label}
              </span>
            ) : (
              <Link href={href} scroll={false}>
                {label}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
