import { getLocale } from 'next-intl/server';
import { formatsFor, type Formats } from './formats.ts';

/** The formats of the page's language, in a component that waits. */
export async function getFormats(): Promise<Formats> {
  return formatsFor(await getLocale());
}
