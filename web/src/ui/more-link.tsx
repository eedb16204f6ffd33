import Link from 'next/link';

/** The way to the next page of a list, when there is one. `base` may carry a query already. */
export function MoreLink({ cursor, base }: { cursor: string | null; base: string }) {
  if (cursor === null) return null;
  return (
    <p className="mt-4">
      <Link
        href={`${base}${base.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`}
        prefetch={false}
      >
        Older entries
      </Link>
    </p>
  );
}
