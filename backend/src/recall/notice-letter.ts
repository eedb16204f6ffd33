import { groupedLotCode } from '@topsteel/domain/digital-link';
import { formatTonnes } from '@topsteel/domain/units';

/** What a letter to an owner says. */
export interface LetterFacts {
  issuer: string;
  owner: string;
  reason: number;
  text: string;
  recalledAt: Date;
  lots: readonly { lotCode: string; grams: bigint }[];
  link: string;
  expiresAt: Date;
}

const reasons = {
  en: [
    'erroneous',
    'withdrawn by its maker',
    'superseded',
    'the material does not conform',
    'a signing key was compromised',
  ],
  fr: [
    'erroné',
    'retiré par son fabricant',
    'remplacé',
    'la matière n’est pas conforme',
    'une clé de signature a été compromise',
  ],
} as const;

/**
 * The letter of a recall, in English or French: what is recalled, what the owner holds of it, what to do, and the link.
 *
 * @example letterOf('en', facts).subject // 'Recall: set 2.480 t aside (0K7M-…)'
 */
export function letterOf(language: 'en' | 'fr', facts: LetterFacts): { subject: string; text: string } {
  const grams = facts.lots.reduce((total, lot) => total + lot.grams, 0n);
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const rows = facts.lots.map(
    (lot) => `  ${groupedLotCode(lot.lotCode)}  ${formatTonnes(lot.grams, language, 3)} t`,
  );
  const reason = reasons[language][facts.reason - 1] ?? '';
  const first = groupedLotCode(facts.lots[0]?.lotCode ?? '');
  if (language === 'fr') {
    return {
      subject: `Rappel : isolez ${formatTonnes(grams, 'fr', 3)} t (${first})`,
      text: [
        `À ${facts.owner}`,
        `${facts.issuer} a rappelé le ${day(facts.recalledAt)} de l’acier que vous détenez. Motif : ${reason}.`,
        ...(facts.text === '' ? [] : [facts.text]),
        ['Sont concernés chez vous :', ...rows].join('\n'),
        'Isolez cette matière et ne l’utilisez pas. Ouvrez l’avis, voyez ce qui est concerné, et confirmez que c’est fait (sans compte, en une minute) :',
        facts.link,
        `Vous pouvez transmettre ce message. Le lien est valable jusqu’au ${day(facts.expiresAt)}.`,
      ].join('\n\n'),
    };
  }
  return {
    subject: `Recall: set ${formatTonnes(grams, 'en', 3)} t aside (${first})`,
    text: [
      `To ${facts.owner}`,
      `${facts.issuer} recalled steel that you hold on ${day(facts.recalledAt)}. Reason: ${reason}.`,
      ...(facts.text === '' ? [] : [facts.text]),
      ['What you hold of it:', ...rows].join('\n'),
      'Set this material aside and do not use it. Open the notice, see what is concerned, and confirm that it is done (no account needed, one minute):',
      facts.link,
      `You may forward this message. The link is good until ${day(facts.expiresAt)}.`,
    ].join('\n\n'),
  };
}

const FRENCH_SPEAKING = new Set(['FR', 'LU', 'MC']);

/** The language of an owner's letter, by its country. The page can be switched. */
export const languageOf = (country: string | null): 'en' | 'fr' =>
  country !== null && FRENCH_SPEAKING.has(country) ? 'fr' : 'en';
