import type { GenealogyAnswer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { layOut, type DrawnFlow, type DrawnLot, type Drawing } from './lay-out.ts';
import { LineageList } from './lineage-list.tsx';

const BOX = { width: 200, height: 80 };
const GAP = { x: 90, y: 16 };
const WIDEST = 22;
const MOST_LETTERS = 27;

/** The way from the heats to the pieces, left to right. The list beside it says the same in words. */
export function LineageDrawing({ answer }: { answer: GenealogyAnswer }) {
  const t = useTranslations('genealogy.drawing');
  const drawing = layOut(answer);
  const width = drawing.columns * (BOX.width + GAP.x) - GAP.x + 2;
  const height = drawing.rows * (BOX.height + GAP.y) - GAP.y + 2;
  const places = new Map(drawing.lots.map((lot) => [lot.key, placeOf(lot, drawing)]));
  const most = drawing.flows.reduce((top, flow) => (flow.grams > top ? flow.grams : top), 1n);
  const caption = t('caption', { lots: answer.lots.length, acts: answer.transformations.length });
  return (
    <Figure caption={caption} table={<LineageList answer={answer} />}>
      <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto border border-rule p-3">
        <svg
          viewBox={`0 0 ${String(width)} ${String(height)}`}
          width={width}
          height={height}
          role="img"
          aria-label={caption}
          className="max-w-none"
        >
          {drawing.flows.map((flow) => (
            <Flow key={`${flow.from} ${flow.to}`} flow={flow} places={places} most={most} />
          ))}
          {drawing.lots.map((lot) => (
            <Box key={lot.key} lot={lot} place={places.get(lot.key) ?? { x: 0, y: 0 }} answer={answer} />
          ))}
        </svg>
      </div>
    </Figure>
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
      strokeWidth={Math.max(flow.isOnPath ? 3 : 1, share * WIDEST)}
      className={flow.isOnPath ? 'text-brand' : 'text-rule'}
    />
  );
}

function Box({ lot, place, answer }: { lot: DrawnLot; place: Place; answer: GenealogyAnswer }) {
  const t = useTranslations('genealogy.drawing');
  const formats = useFormats();
  const facts = answer.lots.find((each) => each.lotId === lot.lotIds[0]);
  if (!facts) return null;
  const isBad = lot.isRecalled || lot.isConcerned;
  const name = lot.lotIds.length > 1 ? t('pieces', { count: lot.lotIds.length }) : facts.lotCode;
  const note = lot.isRecalled
    ? t('recalled')
    : lot.isConcerned
      ? t('concerned')
      : facts.heatNumber === null
        ? (facts.product ?? '')
        : t('heat', { number: facts.heatNumber });
  const weight = lot.isOnPath ? 700 : 400;
  return (
    <g transform={`translate(${String(place.x)} ${String(place.y)})`}>
      <rect
        width={BOX.width}
        height={BOX.height}
        className={`fill-paper ${isBad ? 'stroke-bad' : lot.isOnPath ? 'stroke-brand' : 'stroke-control'}`}
        strokeWidth={lot.isRoot ? 4 : lot.isOnPath ? 2.5 : 1}
        {...(lot.isConcerned && !lot.isRecalled ? { strokeDasharray: '6 3' } : {})}
      />
      <text x="8" y="18" fontSize="12" className="fill-ink font-mono">
        {name}
      </text>
      <text x="8" y="36" fontSize="13" fontWeight={weight} className="fill-ink">
        {`${formats.mass(lot.grams, 't')} t${lot.isRoot ? ` · ${t('thisLot')}` : ''}`}
      </text>
      <text x="8" y="53" fontSize="12" className={isBad ? 'fill-bad' : 'fill-ink-2'}>
        {shortened(note)}
      </text>
      <text x="8" y="70" fontSize="12" className="fill-ink-2">
        {shortened(facts.maker.name ?? t('unknownMaker'))}
      </text>
    </g>
  );
}

const shortened = (text: string): string =>
  text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
