import { mailTemplate } from '../platform/mail/index.ts';

/** To an auditor, when a question that they keep has another answer than before. */
export const answerChangedLetter = mailTemplate(['name', 'before', 'after', 'link'], {
  en: {
    subject: 'The answer to “{name}” has changed',
    paragraphs: [
      'The question that you keep as “{name}” has another answer than before: {before} rows then, {after} rows now. Rows may also have changed in place.',
    ],
    action: 'See the answer',
  },
  fr: {
    subject: 'La réponse à « {name} » a changé',
    paragraphs: [
      'La question que vous conservez sous « {name} » a une autre réponse qu’auparavant : {before} lignes alors, {after} lignes maintenant. Des lignes peuvent aussi avoir changé sans que leur nombre change.',
    ],
    action: 'Voir la réponse',
  },
  de: {
    subject: 'Die Antwort auf „{name}“ hat sich geändert',
    paragraphs: [
      'Die Frage, die Sie unter „{name}“ aufbewahren, hat eine andere Antwort als zuvor: damals {before} Zeilen, jetzt {after} Zeilen. Auch bei gleicher Zahl kann sich eine Zeile geändert haben.',
    ],
    action: 'Antwort ansehen',
  },
  es: {
    subject: 'La respuesta a «{name}» ha cambiado',
    paragraphs: [
      'La pregunta que usted guarda como «{name}» tiene otra respuesta que antes: {before} filas entonces, {after} filas ahora. También puede haber cambiado alguna fila sin que cambie su número.',
    ],
    action: 'Ver la respuesta',
  },
  it: {
    subject: 'La risposta a «{name}» è cambiata',
    paragraphs: [
      'La domanda che lei conserva come «{name}» ha una risposta diversa da prima: {before} righe allora, {after} righe adesso. Possono essere cambiate righe anche a parità di numero.',
    ],
    action: 'Vedere la risposta',
  },
  nl: {
    subject: 'Het antwoord op ‘{name}’ is veranderd',
    paragraphs: [
      'De vraag die u als ‘{name}’ bewaart, heeft een ander antwoord dan eerst: toen {before} rijen, nu {after} rijen. Ook bij een gelijk aantal kan een rij veranderd zijn.',
    ],
    action: 'Antwoord bekijken',
  },
});
