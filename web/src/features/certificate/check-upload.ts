const MAX_FILES = 50;
const MAX_BYTES = 10 * 1024 * 1024;

/** Why chosen files may not be sent. */
export type UploadFault = { kind: 'tooMany' } | { kind: 'tooLarge'; names: string };

/**
 * Holds chosen files against the limits of an upload, before anything is sent.
 *
 * @returns what is wrong when they may not be sent.
 * @example checkUpload([{ name: 'scan.pdf', size: 52_428_800 }]) // { kind: 'tooLarge', names: 'scan.pdf' }
 */
export function checkUpload(files: readonly { name: string; size: number }[]): UploadFault | undefined {
  if (files.length > MAX_FILES) return { kind: 'tooMany' };
  const large = files.filter((file) => file.size > MAX_BYTES).map((file) => file.name);
  return large.length === 0 ? undefined : { kind: 'tooLarge', names: large.join(', ') };
}
