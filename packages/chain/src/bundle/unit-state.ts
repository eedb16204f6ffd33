import type { Word } from '../verify/abi-words.ts';
import { addressIn, entryOf, fieldOf, type ReadSlot } from './storage-layout.ts';

/** Slots of `CarbonUnits`. */
const CLASSES = 0n;
const TOTALS = 1n;

/** `CarbonUnits.classOf`: the class's only issuer, and its next serial. */
export async function unitClassOf(units: string, classId: Word, read: ReadSlot): Promise<Word[]> {
  const slot = entryOf(CLASSES, classId);
  return [addressIn(await read(units, slot)), fieldOf(await read(units, slot + 1n), 0, 128)];
}

/** `CarbonUnits.totalsOf`: grams issued, active, retired, cancelled. */
export async function unitTotalsOf(units: string, classId: Word, read: ReadSlot): Promise<Word[]> {
  const slot = entryOf(TOTALS, classId);
  const [first, second] = [await read(units, slot), await read(units, slot + 1n)];
  return [first, second].flatMap((word) => [fieldOf(word, 0, 128), fieldOf(word, 128, 128)]);
}
