/** A file as it was uploaded. */
export interface UploadedFile {
  name: string;
  content: Uint8Array;
}

/** A certificate's JSON and the PDF that belongs to it. */
export interface FilePair {
  json: UploadedFile;
  pdf: UploadedFile | null;
}

/** A file that says by its first bytes that it is a PDF (ISO 32000-1 §7.5.2). */
export const isPdf = (file: UploadedFile): boolean =>
  new TextDecoder('latin1').decode(file.content.subarray(0, 1_024)).includes('%PDF-');

/**
 * Finds the PDF of each JSON: the one of the same name, else the one whose name holds the document number, else the
 * only other file. A PDF belongs to one JSON.
 *
 * @returns pairs in the order of the JSON files, and the PDFs that belong to none
 */
export function pairFiles(
  files: readonly UploadedFile[],
  numberOf: (json: UploadedFile) => string | null,
): { pairs: FilePair[]; alone: UploadedFile[] } {
  const alone = new Set(files.filter(isPdf));
  const jsons = files.filter((file) => !alone.has(file));
  const take = (matches: (pdf: UploadedFile) => boolean): UploadedFile | null => {
    const found = [...alone].find(matches) ?? null;
    if (found) alone.delete(found);
    return found;
  };
  const pairs: FilePair[] = jsons.map((json) => ({ json, pdf: take((pdf) => stem(pdf) === stem(json)) }));
  for (const pair of pairs) {
    const number = letters(numberOf(pair.json) ?? '');
    if (!pair.pdf && number.length >= 4) pair.pdf = take((pdf) => letters(pdf.name).includes(number));
  }
  const [only] = pairs;
  if (pairs.length === 1 && only && !only.pdf && alone.size === 1) only.pdf = take(() => true);
  return { pairs, alone: [...alone] };
}

const stem = ({ name }: UploadedFile): string => name.replace(/\.[^.]*$/, '').toLowerCase();
const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
