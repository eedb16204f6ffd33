import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The first 48 bits of the SHA-256 of the 6,500 commonest passwords, in lower case, one a line. */
const LIST = new URL('./common-password-hashes.txt', import.meta.url);
let hashes: ReadonlySet<string> | undefined;

const plainOf: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Whether a password is one of the commonest, or one of them dressed up: with digits or signs before or after it, with
 * digits for letters, or twice.
 *
 * @example isCommon('P4ssw0rd2024!') // true
 * @example isCommon('correct horse battery') // false
 */
export function isCommon(password: string): boolean {
  hashes ??= new Set(readFileSync(LIST, 'utf8').split('\n'));
  const lower = password.normalize('NFKC').toLowerCase();
  if (new Set(lower).size < 4) return true;
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const forms = [lower, bare].flatMap((form) => [form, undressed(form)]);
  const half = lower.slice(0, lower.length / 2);
  if (half + half === lower) forms.push(half);
  return forms.some((form) => form.length >= 4 && (hashes?.has(hashOf(form)) ?? false));
}

const undressed = (form: string): string =>
  [...form].map((character) => plainOf[character] ?? character).join('');

const hashOf = (form: string): string => createHash('sha256').update(form).digest('hex').slice(0, 12);
