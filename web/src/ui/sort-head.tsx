import { Link } from './link.tsx';

/** How a column is sorted now, and the address of the same list sorted by it. */
export type Sort = { href: string; now?: 'ascending' | 'descending' };

/** A column's head as a link that sorts by it. */
export function SortHead({ sort, children }: { sort: Sort; children: React.ReactNode }) {
  return (
    <Link href={sort.href} prefetch={false} scroll={false} className="text-ink-2">
      {children}
      {sort.now === undefined ? null : (
        <span aria-hidden="true"> {sort.now === 'ascending' ? '↑' : '↓'}</span>
      )}
    </Link>
  );
}
