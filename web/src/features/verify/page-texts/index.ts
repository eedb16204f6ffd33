import type { HistoryEvent } from '@topsteel/chain/verify';
import type { VerdictLanguage } from '@topsteel/domain/verdict';
import { historyDe, pageDe } from './de.ts';
import { historyEn, pageEn } from './en.ts';
import { historyEs, pageEs } from './es.ts';
import { historyFr, pageFr } from './fr.ts';
import { historyIt, pageIt } from './it.ts';
import { historyNl, pageNl } from './nl.ts';

export type PageTexts = Record<keyof typeof pageEn, string>;

/**
 * The words of the verification pages. These pages are answers of route handlers outside of the framework's languages
 * and load no framework, so their words lie here and not in a catalogue.
 */
export const pageTexts: Record<VerdictLanguage, PageTexts> = {
  en: pageEn,
  fr: pageFr,
  de: pageDe,
  es: pageEs,
  it: pageIt,
  nl: pageNl,
};

export const historyWords: Record<VerdictLanguage, Record<HistoryEvent, string>> = {
  en: historyEn,
  fr: historyFr,
  de: historyDe,
  es: historyEs,
  it: historyIt,
  nl: historyNl,
};

/** Fills {name} in a text of this folder; the words are ours, so nothing is escaped here. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
