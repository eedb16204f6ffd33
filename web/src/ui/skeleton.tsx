/** Grey rows with the shape of what is loading. */
export function Skeleton({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="grid gap-px">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="flex h-9 items-center gap-6 border-b border-rule">
            <div className="h-3 w-1/3 bg-unknown-soft" />
            <div className="h-3 w-1/6 bg-unknown-soft" />
            <div className="ml-auto h-3 w-1/12 bg-unknown-soft" />
          </div>
        ))}
      </div>
    </div>
  );
}
