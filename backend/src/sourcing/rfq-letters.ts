import type { DocumentLanguage } from '@topsteel/documents';
import { mailTemplate, type MailTemplate } from '../platform/mail/index.ts';

/** What is told about a request, and to whom: `who` is the other side, by name or as `A buyer in Germany`. */
export type RfqWord =
  | 'asked'
  | 'reminded'
  | 'answered'
  | 'withdrawn'
  | 'declined'
  | 'said'
  | 'accepted'
  | 'lot-needed'
  | 'lot-named'
  | 'answers-closed'
  | 'ending'
  | 'lapsed'
  | 'over';

type Sentence = Readonly<Record<DocumentLanguage, string>>;

const sentences: Readonly<Record<RfqWord, Sentence>> = {
  asked: {
    en: '{who} asks you for a quotation: “{title}”. Answers are taken until {until}.',
    fr: '{who} vous demande une offre de prix : « {title} ». Les réponses sont prises jusqu’au {until}.',
    de: '{who} bittet Sie um ein Angebot: „{title}“. Antworten werden bis {until} angenommen.',
    es: '{who} le pide una oferta: «{title}». Se admiten respuestas hasta el {until}.',
    it: '{who} le chiede un’offerta: «{title}». Le risposte sono accettate fino al {until}.',
    nl: '{who} vraagt u om een offerte: “{title}”. Antwoorden kan tot {until}.',
  },
  reminded: {
    en: '{who} still waits for your quotation on “{title}”. Answers are taken until {until}.',
    fr: '{who} attend encore votre offre pour « {title} ». Les réponses sont prises jusqu’au {until}.',
    de: '{who} wartet noch auf Ihr Angebot zu „{title}“. Antworten werden bis {until} angenommen.',
    es: '{who} aún espera su oferta para «{title}». Se admiten respuestas hasta el {until}.',
    it: '{who} attende ancora la sua offerta per «{title}». Le risposte sono accettate fino al {until}.',
    nl: '{who} wacht nog op uw offerte voor “{title}”. Antwoorden kan tot {until}.',
  },
  answered: {
    en: '{who} has quoted for “{title}”. The price is held until {until}.',
    fr: '{who} a répondu pour « {title} ». Le prix est tenu jusqu’au {until}.',
    de: '{who} hat „{title}“ angeboten. Der Preis gilt bis {until}.',
    es: '{who} ha ofertado «{title}». El precio se mantiene hasta el {until}.',
    it: '{who} ha risposto per «{title}». Il prezzo vale fino al {until}.',
    nl: '{who} heeft een offerte gestuurd voor “{title}”. De prijs geldt tot {until}.',
  },
  withdrawn: {
    en: '{who} has withdrawn its quotation for “{title}”. It can’t be accepted any more.',
    fr: '{who} a retiré son offre pour « {title} ». Elle ne peut plus être acceptée.',
    de: '{who} hat sein Angebot zu „{title}“ zurückgezogen. Es kann nicht mehr angenommen werden.',
    es: '{who} ha retirado su oferta para «{title}». Ya no se puede aceptar.',
    it: '{who} ha ritirato la sua offerta per «{title}». Non può più essere accettata.',
    nl: '{who} heeft de offerte voor “{title}” ingetrokken. U kunt ze niet meer aannemen.',
  },
  declined: {
    en: '{who} does not quote for “{title}”.',
    fr: '{who} ne fait pas d’offre pour « {title} ».',
    de: '{who} bietet „{title}“ nicht an.',
    es: '{who} no presenta oferta para «{title}».',
    it: '{who} non fa un’offerta per «{title}».',
    nl: '{who} doet geen offerte voor “{title}”.',
  },
  said: {
    en: '{who} has written to you about “{title}”.',
    fr: '{who} vous a écrit au sujet de « {title} ».',
    de: '{who} hat Ihnen zu „{title}“ geschrieben.',
    es: '{who} le ha escrito sobre «{title}».',
    it: '{who} le ha scritto a proposito di «{title}».',
    nl: '{who} heeft u geschreven over “{title}”.',
  },
  accepted: {
    en: '{who} accepts your quotation for “{title}”, and can order at that price until {until}.',
    fr: '{who} accepte votre offre pour « {title} » et peut commander à ce prix jusqu’au {until}.',
    de: '{who} nimmt Ihr Angebot zu „{title}“ an und kann bis {until} zu diesem Preis bestellen.',
    es: '{who} acepta su oferta para «{title}» y puede pedir a ese precio hasta el {until}.',
    it: '{who} accetta la sua offerta per «{title}» e può ordinare a questo prezzo fino al {until}.',
    nl: '{who} neemt uw offerte voor “{title}” aan en kan tot {until} tegen die prijs bestellen.',
  },
  'lot-needed': {
    en: '{who} accepts your quotation for “{title}”. Your move: name the lot that you deliver from, before {until}.',
    fr: '{who} accepte votre offre pour « {title} ». À vous : indiquez le lot que vous livrerez, avant le {until}.',
    de: '{who} nimmt Ihr Angebot zu „{title}“ an. Sie sind am Zug: Nennen Sie das Los, aus dem Sie liefern, vor {until}.',
    es: '{who} acepta su oferta para «{title}». Le toca a usted: indique el lote del que entrega, antes del {until}.',
    it: '{who} accetta la sua offerta per «{title}». Tocca a lei: indichi il lotto da cui consegna, prima del {until}.',
    nl: '{who} neemt uw offerte voor “{title}” aan. U bent aan zet: noem de partij waaruit u levert, vóór {until}.',
  },
  'lot-named': {
    en: '{who} has named its lot for “{title}”. Your move: order before {until}.',
    fr: '{who} a indiqué son lot pour « {title} ». À vous : commandez avant le {until}.',
    de: '{who} hat sein Los für „{title}“ genannt. Sie sind am Zug: Bestellen Sie vor {until}.',
    es: '{who} ha indicado su lote para «{title}». Le toca a usted: haga el pedido antes del {until}.',
    it: '{who} ha indicato il suo lotto per «{title}». Tocca a lei: ordini prima del {until}.',
    nl: '{who} heeft de partij voor “{title}” genoemd. U bent aan zet: bestel vóór {until}.',
  },
  'answers-closed': {
    en: 'The time for answers to “{title}” is over. Compare what has come.',
    fr: 'Le délai de réponse pour « {title} » est passé. Comparez ce qui est arrivé.',
    de: 'Die Frist für Antworten zu „{title}“ ist abgelaufen. Vergleichen Sie, was gekommen ist.',
    es: 'El plazo de respuesta para «{title}» ha terminado. Compare lo que ha llegado.',
    it: 'Il termine per rispondere a «{title}» è scaduto. Confronti ciò che è arrivato.',
    nl: 'De termijn voor antwoorden op “{title}” is voorbij. Vergelijk wat er is binnengekomen.',
  },
  ending: {
    en: 'The quotation of {who} for “{title}” ends at {until}. Accept it before, or ask for a new one.',
    fr: 'L’offre de {who} pour « {title} » prend fin le {until}. Acceptez-la avant, ou demandez-en une nouvelle.',
    de: 'Das Angebot von {who} zu „{title}“ endet {until}. Nehmen Sie es vorher an oder bitten Sie um ein neues.',
    es: 'La oferta de {who} para «{title}» termina el {until}. Acéptela antes o pida otra.',
    it: 'L’offerta di {who} per «{title}» scade il {until}. La accetti prima, o ne chieda una nuova.',
    nl: 'De offerte van {who} voor “{title}” eindigt {until}. Neem ze daarvoor aan, of vraag een nieuwe.',
  },
  lapsed: {
    en: 'What was accepted of {who} for “{title}” was not ordered in time. The price is not held any more, and no money has moved.',
    fr: 'Ce qui a été accepté de {who} pour « {title} » n’a pas été commandé à temps. Le prix n’est plus tenu et aucune somme n’a bougé.',
    de: 'Was von {who} zu „{title}“ angenommen war, wurde nicht rechtzeitig bestellt. Der Preis gilt nicht mehr, und kein Geld ist geflossen.',
    es: 'Lo aceptado de {who} para «{title}» no se pidió a tiempo. El precio ya no se mantiene y no se ha movido dinero.',
    it: 'Ciò che è stato accettato da {who} per «{title}» non è stato ordinato in tempo. Il prezzo non vale più e nessuna somma si è mossa.',
    nl: 'Wat van {who} voor “{title}” was aangenomen, is niet op tijd besteld. De prijs geldt niet meer, en er is geen geld bewogen.',
  },
  over: {
    en: '{who} has ended the request “{title}”. No answer is needed any more.',
    fr: '{who} a mis fin à la demande « {title} ». Aucune réponse n’est plus attendue.',
    de: '{who} hat die Anfrage „{title}“ beendet. Es ist keine Antwort mehr nötig.',
    es: '{who} ha terminado la solicitud «{title}». Ya no hace falta respuesta.',
    it: '{who} ha chiuso la richiesta «{title}». Non serve più alcuna risposta.',
    nl: '{who} heeft de aanvraag “{title}” beëindigd. Een antwoord is niet meer nodig.',
  },
};

const actions: Sentence = {
  en: 'Open it',
  fr: 'Ouvrir',
  de: 'Öffnen',
  es: 'Abrir',
  it: 'Aprire',
  nl: 'Openen',
};

/** With the secret of a link: whoever has it may answer. */
const secrets: Sentence = {
  en: 'You need no account to answer. Whoever has this link can answer for you, so hand it on only to colleagues.',
  fr: 'Vous n’avez besoin d’aucun compte pour répondre. Quiconque a ce lien peut répondre pour vous : ne le transmettez qu’à vos collègues.',
  de: 'Sie brauchen zum Antworten kein Konto. Wer diesen Link hat, kann für Sie antworten: Geben Sie ihn nur an Kollegen weiter.',
  es: 'No necesita cuenta para responder. Quien tenga este enlace puede responder por usted: páselo solo a colegas.',
  it: 'Per rispondere non serve un account. Chi ha questo collegamento può rispondere per lei: lo passi solo ai colleghi.',
  nl: 'U hebt geen account nodig om te antwoorden. Wie deze link heeft, kan voor u antwoorden: geef hem alleen aan collega’s.',
};

type Name = 'who' | 'title' | 'until' | 'number' | 'link';

function letterOf(word: RfqWord, isSecret: boolean): MailTemplate<Name> {
  const text = (language: DocumentLanguage) => ({
    subject: '{number}: {title}',
    paragraphs: [sentences[word][language], ...(isSecret ? [secrets[language]] : [])],
    action: actions[language],
  });
  const texts = {
    en: text('en'),
    fr: text('fr'),
    de: text('de'),
    es: text('es'),
    it: text('it'),
    nl: text('nl'),
  };
  return mailTemplate<Name>(namesIn(sentences[word].en), texts);
}

const namesIn = (sentence: string): Name[] =>
  (['who', 'title', 'until', 'number', 'link'] as const).filter(
    (name) => name === 'number' || name === 'title' || name === 'link' || sentence.includes(`{${name}}`),
  );

const words = Object.keys(sentences) as RfqWord[];
const letters = new Map(
  words.flatMap((word) =>
    [true, false].map((isSecret) => [`${word} ${isSecret}`, letterOf(word, isSecret)] as const),
  ),
);

/** The letter that tells a word; with the secret of a link it says so. */
export function rfqLetter(word: RfqWord, isSecret: boolean): MailTemplate<Name> {
  const letter = letters.get(`${word} ${isSecret}`);
  if (!letter) throw new Error(`There is no letter "${word}".`);
  return letter;
}

const unnamed: Sentence = {
  en: 'A buyer in {country}',
  fr: 'Un acheteur ({country})',
  de: 'Ein Käufer ({country})',
  es: 'Un comprador ({country})',
  it: 'Un acquirente ({country})',
  nl: 'Een koper ({country})',
};

/** How a buyer is called who is not named. @example unnamedBuyer('de', 'AT') // 'Ein Käufer (Österreich)' */
export function unnamedBuyer(language: DocumentLanguage, country: string): string {
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
  return unnamed[language].replace('{country}', name);
}
