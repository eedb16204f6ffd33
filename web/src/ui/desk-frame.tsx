import { NavLink } from '../features/session/nav-link.tsx';

/** One place of a desk. */
export type DeskEntry = {
  href: string;
  name: React.ReactNode;
  /** How much waits there; nothing is shown for none. */
  count?: number;
  /** The desk's first page, whose address all the others begin with. */
  isExact?: boolean;
};

type DeskFrameProps = {
  /** The name of the desk, for the navigation. */
  label: string;
  /** Five to eight; what belongs together may stand under a heading of its own. */
  entries: readonly DeskEntry[];
  more?: { name: string; entries: readonly DeskEntry[] };
  children: React.ReactNode;
};

/** The frame of a desk: its places in a rail on the left, and in a strip at the bottom of a phone. */
export function DeskFrame({ label, entries, more, children }: DeskFrameProps) {
  return (
    <div className="desk">
      <nav aria-label={label} className="desk-rail no-print">
        <Entries entries={entries} />
        {more === undefined ? null : (
          <>
            <p className="eyebrow px-4 pt-4 pb-1 max-md:hidden">{more.name}</p>
            <Entries entries={more.entries} />
          </>
        )}
      </nav>
      <div className="page desk-page">{children}</div>
    </div>
  );
}

function Entries({ entries }: { entries: readonly DeskEntry[] }) {
  return (
    <ul className="desk-entries">
      {entries.map(({ href, name, count, isExact }) => (
        <li key={href}>
          <NavLink href={href} exact={isExact === true} rail>
            {name}
            {count === undefined || count === 0 ? null : <span className="count">{count}</span>}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
