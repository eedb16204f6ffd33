import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import { lotReasons, rfqReasons, shopReasons } from '../features/problem/shop-reasons.ts';
import { islandWords, UI_OF_FRAME, UI_OF_ISLANDS } from './island-words.ts';
import type { Words } from './load-words.ts';

/**
 * Gives the islands inside it the words of the features they belong to, and no others, so that a page does not carry
 * what it does not show. An inner one replaces an outer one: name all features whose islands stand inside.
 */
export async function ClientWords({
  of,
  isFrame = false,
  children,
}: {
  /**
   * `refusals`: of problems, also those that are met at a desk, on the way in, and in one's company, with `rfq` also those
   * of requests for quotation; `lotProblems`: those alone that are met beside one lot.
   */
  of: readonly (keyof Words | 'refusals' | 'lotProblems')[];
  /** Around every page: what stands in a page and needs more names it by one of its own. */
  isFrame?: boolean;
  children: React.ReactNode;
}) {
  const words = await getMessages();
  const features = of.filter((feature) => feature !== 'refusals' && feature !== 'lotProblems');
  const named: Partial<Record<keyof Words, object>> = {
    ...islandWords(words, isFrame ? UI_OF_FRAME : UI_OF_ISLANDS),
    ...Object.fromEntries(features.map((feature) => [feature, words[feature]])),
  };
  if (of.includes('refusals') && of.includes('rfq')) named.problem = words.problem;
  else if (of.includes('refusals')) named.problem = { reason: without(words.problem.reason, rfqReasons) };
  else if (of.includes('problem')) named.problem = { reason: only(words.problem.reason, shopReasons) };
  else if (of.includes('lotProblems')) named.problem = { reason: only(words.problem.reason, lotReasons) };
  return (
    <NextIntlClientProvider locale={await getLocale()} messages={named}>
      {children}
    </NextIntlClientProvider>
  );
}

const only = (all: Readonly<Record<string, unknown>>, keys: readonly string[]): object =>
  Object.fromEntries(keys.map((key) => [key, all[key]]));

const without = (all: Readonly<Record<string, unknown>>, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
