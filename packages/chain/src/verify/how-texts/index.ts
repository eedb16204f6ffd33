import type { VerdictLanguage } from '@topsteel/domain/verdict';
import { howDe } from './de.ts';
import { howEn, type HowKey } from './en.ts';
import { howEs } from './es.ts';
import { howFr } from './fr.ts';
import { howIt } from './it.ts';
import { howNl } from './nl.ts';

export type { HowKey } from './en.ts';

/** How each line was checked, in the language of the reader. */
export const howTexts: Record<VerdictLanguage, Record<HowKey, string>> = {
  en: howEn,
  fr: howFr,
  de: howDe,
  es: howEs,
  it: howIt,
  nl: howNl,
};
