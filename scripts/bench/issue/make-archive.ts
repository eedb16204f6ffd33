import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

const WORLD = join(import.meta.dirname, '../../seed/world/certificates/fr-plate-s355j2-20.json');

interface PlateDocument {
  Certificate: {
    CommercialTransaction: { A03: string; A07: string };
    ProductDescription: {
      B06: string;
      B07: string[];
      B08: number;
      B12: { Value: number };
      B13: { Value: number };
    };
    Inspection: {
      C00: string;
      TensileTest: { C11: { Value: number }; C12: { Value: number } };
      NotchedBarImpactTest: { C42: { Value: number }[]; C43: { Value: number } };
      ChemicalComposition: Record<string, { Symbol: string; Actual: { Value: string } }>;
    }[];
  };
}

/** kg of one plate of 20 × 2500 × 12000 mm at 7850 kg/m³. */
const PLATE_KG = 4_710;

/**
 * Writes a ZIP of certificates of plate, each of another heat with other values, every tenth with a PDF.
 *
 * @returns its size in bytes
 */
export async function makeArchive(path: string, certificates: number): Promise<number> {
  const template = await readFile(WORLD, 'utf8');
  const zip = new yazl.ZipFile();
  const output = createWriteStream(path);
  const written = pipeline(zip.outputStream, output);
  for (let index = 0; index < certificates; index += 1) {
    const name = `2026/${(Math.floor(index / 500) + 1).toString().padStart(2, '0')}/VAL-2026-${digits(index)}`;
    zip.addBuffer(Buffer.from(plate(template, index)), `${name}.json`);
    if (index % 10 === 0) zip.addBuffer(pdf(index), `${name}.pdf`);
  }
  zip.end();
  await written;
  return output.bytesWritten;
}

const digits = (index: number): string => (index + 1).toString().padStart(5, '0');

function plate(template: string, index: number): string {
  const document = JSON.parse(template) as PlateDocument;
  const { CommercialTransaction, ProductDescription, Inspection } = document.Certificate;
  const heat = `F26-${digits(index)}`;
  const pieces = 1 + (index % 12);
  CommercialTransaction.A03 = `VAL-2026-${digits(index)}`;
  CommercialTransaction.A07 = `PO-${(700_000 + index).toString()}`;
  ProductDescription.B06 = `ADV S355J2+N ${heat}`;
  ProductDescription.B07 = Array.from(
    { length: pieces },
    (_, piece) => `${heat}-${(piece + 1).toString().padStart(2, '0')}`,
  );
  ProductDescription.B08 = pieces;
  ProductDescription.B12.Value = PLATE_KG * pieces;
  ProductDescription.B13.Value = PLATE_KG * pieces - (index % 7);
  const [inspection] = Inspection;
  if (!inspection) throw new Error('The template has no inspection.');
  inspection.C00 = heat;
  inspection.TensileTest.C11.Value = 362 + (index % 40);
  inspection.TensileTest.C12.Value = 505 + (index % 60);
  const impacts = [90 + (index % 31), 96 + (index % 17), 102 + (index % 23)];
  inspection.NotchedBarImpactTest.C42.forEach((impact, place) => (impact.Value = impacts[place] ?? 100));
  inspection.NotchedBarImpactTest.C43.Value = Math.round(impacts.reduce((sum, value) => sum + value, 0) / 3);
  for (const element of Object.values(inspection.ChemicalComposition)) {
    if (element.Symbol === 'Al') element.Actual.Value = `0.0${(30 + (index % 20)).toString()}`;
    if (element.Symbol === 'Cu') element.Actual.Value = `0.0${(15 + (index % 9)).toString()}`;
  }
  return JSON.stringify(document, null, 2);
}

const pdf = (index: number): Buffer =>
  Buffer.from(`%PDF-1.7\n% Inspection certificate VAL-2026-${digits(index)}\n${'0'.repeat(2_000)}\n%%EOF\n`);
