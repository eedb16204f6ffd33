/** Lets a wide table scroll on its own at high zoom; reachable by keyboard. */
export function ScrollTable({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="relative -mx-1 overflow-x-auto px-1">
      {children}
    </div>
  );
}
