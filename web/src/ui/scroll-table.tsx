/** Lets a wide table scroll on its own at high zoom; reachable by keyboard. Long ones keep their head in sight. */
export function ScrollTable({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="table-region">
      {children}
    </div>
  );
}
