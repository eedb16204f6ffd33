import type { Margin } from './read-margin.ts';

/** The limits as a band and the value as a tick; a cross outside of it. The columns beside it say the same. */
export function MarginBar({ margin: { permille, picture } }: { margin: Margin }) {
  const place = (permilleOfWidth: number) => permilleOfWidth / 8;
  const x = place(picture.value);
  return (
    <svg viewBox="0 0 125 16" width="125" height="16" aria-hidden="true" className="block">
      <path d="M0 8h125" stroke="currentColor" className="text-rule" />
      <rect
        x={place(picture.low)}
        y="4"
        width={place(picture.high) - place(picture.low)}
        height="8"
        className="fill-good-soft stroke-good"
      />
      {permille < 0n ? (
        <path
          d={`M${String(x - 4)} 4l8 8m0-8l-8 8`}
          stroke="currentColor"
          strokeWidth="2"
          className="text-bad"
        />
      ) : (
        <path d={`M${String(x)} 1v14`} stroke="currentColor" strokeWidth="2.5" className="text-ink" />
      )}
    </svg>
  );
}
