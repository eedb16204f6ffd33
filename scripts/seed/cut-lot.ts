import { holdingList, transformation, transformationPage, type Lot } from '@topsteel/domain/api';
import type { Session } from './session.ts';
import { until } from './until.ts';

const KERF_GRAMS = 40_000n;
const PIECES = [
  { massGrams: '3000000', dimensions: '100 × 100 × 5 mm, L 3000 mm', pieces: '68' },
  { massGrams: '1960000', dimensions: '100 × 100 × 5 mm, L 2000 mm', pieces: '67' },
];

/**
 * Cuts 5 t of a lot into two lots of shorter pieces, with 40 kg of kerf, so that the demo has a genealogy. Does nothing
 * when its holder transformed before.
 */
export async function cutLot(holder: Session, lot: Lot): Promise<void> {
  const list = () => holder.get('/v2/transformations?limit=20', transformationPage);
  if ((await list()).items.length > 0) return;
  const inputGrams = PIECES.reduce((total, piece) => total + BigInt(piece.massGrams), KERF_GRAMS);
  await until(
    'the ledger to show what is held',
    () => holder.get('/v2/holdings', holdingList),
    ({ items }) => items.some((one) => one.lotId === lot.lotId && BigInt(one.availableGrams) >= inputGrams),
  );
  await holder.post(
    '/v2/lots/transform',
    {
      inputs: [{ lotCode: lot.lotCode, massGrams: inputGrams.toString() }],
      outputs: PIECES,
      lossGrams: KERF_GRAMS.toString(),
      processEmissionsGrams: '12000',
    },
    transformation,
  );
  await until('the ledger to make the cut', list, ({ items }) =>
    items.some(({ state }) => state === 'transformed' || state === 'final'),
  );
}
