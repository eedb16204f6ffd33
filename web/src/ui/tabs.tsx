import { Link } from './link.tsx';

/** One view of a list. */
export type Tab = { href: string; name: React.ReactNode; count?: number | string; isHere: boolean };

/** Views of the same thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-b border-control">
      <ul className="flex">
        {tabs.map(({ href, name, count, isHere }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              {...(isHere ? { 'aria-current': 'page' as const } : {})}
              className={`block border-b-4 px-3 pt-2 pb-1.5 whitespace-nowrap text-ink no-underline hover:bg-sunken ${
                isHere ? 'border-brand font-semibold' : 'border-transparent'
              }`}
            >
              {name}
              {count === undefined ? null : (
                <span className="ml-1.5 font-normal text-ink-2 tabular-nums">{count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
