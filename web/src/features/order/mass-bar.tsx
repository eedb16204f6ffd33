const WIDTH = 320n;
const PAD = 12n;

/** Where masses stand in the drawing, whole pixels from its left. */
export function placesOf({
  ordered,
  max,
  weighed,
}: {
  ordered: bigint;
  max: bigint;
  weighed: bigint | null;
}) {
  const known = [ordered, max, weighed ?? ordered];
  const least = known.reduce((low, mass) => (mass < low ? mass : low));
  const most = known.reduce((high, mass) => (mass > high ? mass : high));
  // A tenth of air on both sides, so that a mark at an end is seen whole.
  const low = least - (most - least) / 10n - 1n;
  const span = most + (most - least) / 10n + 1n - low;
  const at = (mass: bigint): number => Number(PAD + ((mass - low) * (WIDTH - 2n * PAD)) / span);
  return { ordered: at(ordered), max: at(max), weighed: weighed === null ? null : at(weighed) };
}

/** Ordered and weighed mass as two marks on one line; the band is what was agreed to be accepted. */
export function MassBar(masses: { ordered: bigint; max: bigint; weighed: bigint | null }) {
  const { ordered, max, weighed } = placesOf(masses);
  const isAbove = masses.weighed !== null && masses.weighed > masses.max;
  return (
    <svg
      viewBox={`0 0 ${String(WIDTH)} 28`}
      width={Number(WIDTH)}
      height="28"
      aria-hidden="true"
      className="h-auto max-w-full"
    >
      <rect x={ordered} y="8" width={Math.max(1, max - ordered)} height="12" className="fill-brand-soft" />
      <line x1={ordered} y1="4" x2={ordered} y2="24" className="stroke-control" strokeWidth="2" />
      <line
        x1={max}
        y1="4"
        x2={max}
        y2="24"
        className="stroke-control"
        strokeWidth="2"
        strokeDasharray="3 2"
      />
      {weighed === null ? null : (
        <>
          <line
            x1={ordered}
            y1="14"
            x2={weighed}
            y2="14"
            className={isAbove ? 'stroke-bad' : 'stroke-brand'}
            strokeWidth="3"
          />
          <circle
            cx={ordered}
            cy="14"
            r="5"
            className={`fill-paper ${isAbove ? 'stroke-bad' : 'stroke-brand'}`}
            strokeWidth="2"
          />
          <circle cx={weighed} cy="14" r="6" className={isAbove ? 'fill-bad' : 'fill-brand'} />
        </>
      )}
    </svg>
  );
}
