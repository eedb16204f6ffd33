import { useTranslations } from 'next-intl';
import { useId } from 'react';

type FigureProps = {
  /** What the picture shows, as a finding: "Carbon is a third below the route's usual". */
  caption: React.ReactNode;
  /** The picture: an SVG with `aria-hidden`, since the caption and the table say it in words. */
  children: React.ReactNode;
  /** The same figures as a `LedgerTable` or `Facts`. */
  table: React.ReactNode;
  /** What is below the picture: an equation, a legend, a source. */
  note?: React.ReactNode;
  /** Whether the picture has a least width: on a phone it scrolls on its own, so the keyboard must reach it. */
  isWide?: boolean;
};

/** A picture with its finding, and the same as a table behind a switch that works without JavaScript. */
export function Figure({ caption, children, table, note, isWide = false }: FigureProps) {
  const t = useTranslations('ui.figure');
  const captionId = useId();
  return (
    <figure>
      <figcaption id={captionId} className="mb-2 font-semibold">
        {caption}
      </figcaption>
      <div
        className="max-w-full overflow-x-auto"
        {...(isWide ? { role: 'region', 'aria-labelledby': captionId, tabIndex: 0 } : {})}
      >
        {children}
      </div>
      {note === undefined ? null : <div className="mt-2 text-sm text-ink-2">{note}</div>}
      <details className="mt-2 print:hidden">
        <summary className="inline-block min-h-6 text-sm text-link underline underline-offset-2">
          {t('asTable')}
        </summary>
        <div className="mt-2">{table}</div>
      </details>
    </figure>
  );
}
