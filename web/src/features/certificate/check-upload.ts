import { texts } from '../vendor/texts.ts';

const MAX_FILES = 50;
const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Holds chosen files against the limits of an upload, before anything is sent.
 *
 * @returns a sentence when they may not be sent.
 * @example checkUpload([{ name: 'scan.pdf', size: 52_428_800 }])
 *   // 'Larger than 10 MB and not sent: scan.pdf. Make the file smaller, or leave it out.'
 */
export function checkUpload(files: readonly { name: string; size: number }[]): string | undefined {
  if (files.length > MAX_FILES) return texts.upload.tooMany;
  const large = files.filter((file) => file.size > MAX_BYTES).map((file) => file.name);
  return large.length === 0 ? undefined : texts.upload.tooLarge(large.join(', '));
}
