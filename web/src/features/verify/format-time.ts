import type { VerdictLanguage } from '@topsteel/domain/verdict';

/** @example formatTime(1_795_435_200, 'en') // '23 November 2026 at 12:00 UTC' */
export function formatTime(seconds: number, language: VerdictLanguage): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(seconds * 1_000))} UTC`;
}
