import type { HeadlineKey } from './headline.ts';
import type { VerdictKey } from './keys.ts';
import { headlinesEn, verdictsEn } from './texts-en.ts';
import { headlinesFr, verdictsFr } from './texts-fr.ts';

export const verdictLanguages = ['en', 'fr'] as const;
export type VerdictLanguage = (typeof verdictLanguages)[number];

/** `…One` is said when k is 1; `closing` ends the page. */
export type HeadlineTextKey = HeadlineKey | 'attentionOne' | 'incompleteOne' | 'closing';

export const verdictTemplates: Record<VerdictLanguage, Record<VerdictKey, string>> = {
  en: verdictsEn,
  fr: verdictsFr,
};

export const headlineTemplates: Record<VerdictLanguage, Record<HeadlineTextKey, string>> = {
  en: headlinesEn,
  fr: headlinesFr,
};

/** Words for roles, as they follow a name or "is a". */
export const roleWords: Record<VerdictLanguage, Readonly<Record<string, string>>> = {
  en: {
    mill: 'mill',
    processor: 'processor',
    stockist: 'stockist',
    carrier: 'carrier',
    'inspection-body': 'inspection body',
    verifier: 'verifier',
    arbiter: 'arbiter',
    none: 'organisation without a confirmed role',
  },
  fr: {
    mill: 'aciérie',
    processor: 'transformateur',
    stockist: 'négociant',
    carrier: 'transporteur',
    'inspection-body': 'organisme de contrôle',
    verifier: 'vérificateur',
    arbiter: 'arbitre',
    none: 'sans rôle confirmé',
  },
};

/** Words for revocation and recall reasons, by the number the contracts store; 0 = not read. */
export const reasonWords: Record<VerdictLanguage, readonly string[]> = {
  en: [
    'the reason could not be read',
    'issued in error',
    'withdrawn by the issuer',
    'replaced by another certificate',
    'the material does not conform',
    'the signing key was stolen',
  ],
  fr: [
    "le motif n'a pas pu être lu",
    'émis par erreur',
    "retiré par l'émetteur",
    'remplacé par un autre certificat',
    'matière non conforme',
    'clé de signature volée',
  ],
};
