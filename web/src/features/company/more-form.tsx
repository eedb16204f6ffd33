/**
 * A form that is opened when it is wanted, so that a page shows first what there is. It works without a script.
 *
 * `isOpen`: from the beginning, where nothing is there yet.
 */
export function MoreForm({
  title,
  isOpen = false,
  children,
}: {
  title: string;
  isOpen?: boolean;
  children: React.ReactNode;
}) {
  return (
    <details open={isOpen} className="group max-w-xl">
      <summary className="button button-quiet list-none group-open:mb-4">{title}</summary>
      <div className="panel">{children}</div>
    </details>
  );
}
