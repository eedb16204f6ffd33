import type { GenealogyAnswer } from '@topsteel/domain/api';
import { massText } from '../../ui/mass-text.ts';
import { layOut, type DrawnFlow, type DrawnLot, type Drawing } from './lay-out.ts';
import { texts } from './texts.ts';

const BOX = { width: 190, height: 62 };
const GAP = { x: 90, y: 18 };
const WIDEST = 22;

/** The way from the heats to the pieces, left to right. The table beside it says the same in words. */
export function LineageDrawing({ answer }: { answer: GenealogyAnswer }) {
  const drawing = layOut(answer);
  const words = texts.drawing;
  const width = drawing.columns * (BOX.width + GAP.x) - GAP.x + 2;
  const height = drawing.rows * (BOX.height + GAP.y) - GAP.y + 2;
  const places = new Map(drawing.lots.map((lot) => [lot.key, placeOf(lot, drawing)]));
  const most = drawing.flows.reduce((top, flow) => (flow.grams > top ? flow.grams : top), 1n);
  const caption = words.caption(answer.lots.length, answer.transformations.length);
  return (
    <figure>
      <div
        role="region"
        aria-label={words.heading}
        tabIndex={0}
        className="overflow-x-auto border border-rule p-3"
      >
        <svg
          viewBox={`0 0 ${String(width)} ${String(height)}`}
          width={width}
          height={height}
          role="img"
          aria-label={caption}
        >
          {drawing.flows.map((flow) => (
            <Flow key={`${flow.from} ${flow.to}`} flow={flow} places={places} most={most} />
          ))}
          {drawing.lots.map((lot) => (
            <Box key={lot.key} lot={lot} place={places.get(lot.key) ?? { x: 0, y: 0 }} answer={answer} />
          ))}
        </svg>
      </div>
      <figcaption className="mt-2 text-sm text-ink-2">{caption}</figcaption>
    </figure>
  );
}

type Place = { x: number; y: number };

/** Columns with fewer lots stand in the middle of the drawing. */
function placeOf(lot: DrawnLot, { lots, rows }: Drawing): Place {
  const inColumn = lots.filter((each) => each.column === lot.column).length;
  const offset = ((rows - inColumn) * (BOX.height + GAP.y)) / 2;
  return { x: 1 + lot.column * (BOX.width + GAP.x), y: 1 + offset + lot.row * (BOX.height + GAP.y) };
}

function Flow({ flow, places, most }: { flow: DrawnFlow; places: ReadonlyMap<string, Place>; most: bigint }) {
  const from = places.get(flow.from);
  const to = places.get(flow.to);
  if (!from || !to) return null;
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const bend = (x1 + x2) / 2;
  const share = Number((flow.grams * 1_000n) / most) / 1_000;
  return (
    <path
      d={`M${String(x1)} ${String(y1)}C${String(bend)} ${String(y1)} ${String(bend)} ${String(y2)} ${String(x2)} ${String(y2)}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={Math.max(1, share * WIDEST)}
      className={flow.isOnPath ? 'text-brand opacity-60' : 'text-control opacity-50'}
    />
  );
}

function Box({ lot, place, answer }: { lot: DrawnLot; place: Place; answer: GenealogyAnswer }) {
  const words = texts.drawing;
  const facts = answer.lots.find((each) => each.lotId === lot.lotIds[0]);
  if (!facts) return null;
  const isBad = lot.isRecalled || lot.isConcerned;
  const name = lot.lotIds.length > 1 ? words.pieces(lot.lotIds.length) : facts.lotCode;
  const note = lot.isRecalled
    ? words.recalled
    : lot.isConcerned
      ? words.concerned
      : facts.heatNumber === null
        ? (facts.product ?? '')
        : words.heat(facts.heatNumber);
  return (
    <g transform={`translate(${String(place.x)} ${String(place.y)})`}>
      <rect
        width={BOX.width}
        height={BOX.height}
        className={`fill-paper ${isBad ? 'stroke-bad' : lot.isOnPath ? 'stroke-brand' : 'stroke-control'}`}
        strokeWidth={lot.isRoot ? 3 : 1.5}
        {...(lot.isConcerned && !lot.isRecalled ? { strokeDasharray: '6 3' } : {})}
      />
      <text x="8" y="18" fontSize="11" className="fill-ink font-mono">
        {name}
      </text>
      <text x="8" y="36" fontSize="13" fontWeight={lot.isRoot ? 700 : 400} className="fill-ink">
        {`${massText(lot.grams, 't')} t`}
      </text>
      <text x="8" y="53" fontSize="11" className={isBad ? 'fill-bad' : 'fill-ink-2'}>
        {note.length > 28 ? `${note.slice(0, 27)}…` : note}
      </text>
    </g>
  );
}
