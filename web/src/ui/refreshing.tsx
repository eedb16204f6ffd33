/**
 * What is being asked for again: the old answer stays in its place until the new one comes, in a dashed frame and said to be
 * busy. Its text is not paled: it is still to be read.
 */
export function Refreshing({ isBusy, children }: { isBusy: boolean; children: React.ReactNode }) {
  return (
    <div
      aria-busy={isBusy}
      className={isBusy ? 'cursor-progress outline-1 outline-offset-4 outline-control outline-dashed' : ''}
    >
      {children}
    </div>
  );
}
