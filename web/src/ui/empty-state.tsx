/** A list with nothing in it yet: what would stand here, and the first thing to do. */
export function EmptyState({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <div className="border border-dashed border-control px-4 py-8">
      <p className="font-semibold">{title}</p>
      {children === undefined ? null : <div className="mt-1 max-w-prose text-ink-2">{children}</div>}
    </div>
  );
}
