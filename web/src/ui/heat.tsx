import { Link } from './link.tsx';

/** A heat number as it is stamped on the steel, in mono so that 0 and O differ. */
export function Heat({ number, href }: { number: string; href?: string }) {
  const text = <span className="font-mono text-[0.92em] whitespace-nowrap">{number}</span>;
  return href === undefined ? text : <Link href={href}>{text}</Link>;
}
