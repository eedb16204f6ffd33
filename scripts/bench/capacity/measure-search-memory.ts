import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SearchIndex } from '@topsteel/domain/search';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const GRADES = [
  'S235JR',
  'S275JR',
  'S355J2+N',
  'S355MC',
  'S420MC',
  'S700MC',
  'DX51D+Z275',
  'B500B',
  '42CrMo4',
];
const CITIES = [
  'Gent',
  'Duisburg',
  'Esch-sur-Alzette',
  'Fos-sur-Mer',
  'Taranto',
  'Bilbao',
  'IJmuiden',
  'Linz',
];

/** Megabytes of heap and array buffers that the search copy of so many offers takes, garbage apart. */
export function measureSearchMemory(offers: number): number {
  const index = new SearchIndex();
  const before = used();
  for (let i = 0; i < offers; i += 1) {
    const grade = GRADES[i % GRADES.length] ?? '';
    const thicknessUm = 2_000 + (i % 60) * 500;
    const widthUm = 1_000_000 + (i % 11) * 100_000;
    const size = `${(thicknessUm / 1_000).toString()} × ${(widthUm / 1_000).toString()} × 6000`;
    index.put({
      id: `01a21945-2100-7000-8000-${i.toString(16).padStart(12, '0')}`,
      productId: `01a21945-2100-7001-8000-${(i % 2_000).toString(16).padStart(12, '0')}`,
      family: 'plate',
      form: 'plate',
      designation: `PL ${size}`,
      grade,
      norm: 'EN 10025-2',
      heightUm: null,
      widthUm: widthUm,
      thicknessUm: thicknessUm,
      diameterUm: null,
      lengthUm: 6_000_000,
      titles: [`Plate ${grade} ${size}`, `Grobblech ${grade} ${size}`, `Tôle forte ${grade} ${size}`],
      codes: [`SKU-${i.toString()}`, `H${(400_000 + (i % 5_000)).toString()}`],
      sellerId: `01a21945-2100-7002-8000-${(i % 80).toString(16).padStart(12, '0')}`,
      sellerName: `Stockholder ${(i % 80).toString()}`,
      city: CITIES[i % CITIES.length] ?? '',
      country: 'BE',
      certificateKind: 31,
      pricePerTonneMinor: BigInt(70_000 + (i % 4_000)),
      availableGrams: BigInt(1_000_000 * (1 + (i % 40))),
      minGrams: 500_000n,
      leadTimeDays: i % 20,
      emissionsGramsPerKg: BigInt(300 + (i % 2_000)),
      countryOfMelt: ['FR', 'DE', 'ES', 'IT'][i % 4] ?? 'FR',
      route: i % 2 === 0 ? 'EAF-scrap' : 'BF-BOF',
      manufacturer: `Mill ${i % 40}`,
    });
  }
  const after = used();
  // Still there when it was measured.
  if (index.size !== offers) throw new Error(`The index holds ${index.size.toString()} offers.`);
  return Math.round(((after - before) / 1_048_576) * 10) / 10;
}

function used(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
