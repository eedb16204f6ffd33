import type { DocumentLanguage } from '@topsteel/documents';

interface Frame {
  greeting: string;
  footer: string;
}

/** What every letter begins and ends with. */
export const frames: Readonly<Record<DocumentLanguage, Frame>> = {
  en: {
    greeting: 'Good day,',
    footer: 'TopSteel wrote this by itself. Answers to this address are not read.',
  },
  fr: {
    greeting: 'Bonjour,',
    footer:
      'Ce message est envoyé automatiquement par TopSteel. Les réponses à cette adresse ne sont pas lues.',
  },
  de: {
    greeting: 'Guten Tag,',
    footer:
      'TopSteel hat diese Nachricht selbsttätig verschickt. Antworten an diese Adresse werden nicht gelesen.',
  },
  es: {
    greeting: 'Buenos días:',
    footer: 'TopSteel envía este mensaje de forma automática. Las respuestas a esta dirección no se leen.',
  },
  it: {
    greeting: 'Buongiorno,',
    footer:
      'TopSteel ha inviato questo messaggio automaticamente. Le risposte a questo indirizzo non vengono lette.',
  },
  nl: {
    greeting: 'Goedendag,',
    footer: 'TopSteel heeft dit bericht automatisch verstuurd. Antwoorden op dit adres worden niet gelezen.',
  },
};
