/** Label and value pairs, one under the other on a phone. */
export function Facts({ children }: { children: React.ReactNode }) {
  return <dl className="grid grid-cols-1 sm:grid-cols-[max-content_minmax(0,1fr)]">{children}</dl>;
}

/** One pair. */
export function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="pt-1.5 pr-8 first-letter:uppercase text-sm text-ink-2 sm:border-t sm:border-rule sm:pt-2">
        {name}
      </dt>
      <dd className="pb-1.5 sm:border-t sm:border-rule sm:py-1.5">{children}</dd>
    </>
  );
}
