import type { DocumentLanguage } from '@topsteel/documents';
import { mailTemplate, type MailTemplate } from '../platform/mail/index.ts';

/** What is told: `asked`, `withdrawn` and `spent` to who decides, the others to who asked. */
export type ApprovalWord = 'asked' | 'withdrawn' | 'spent' | 'approved' | 'refused' | 'expired';

type Sentence = Readonly<Record<DocumentLanguage, string>>;
type Name = 'who' | 'number' | 'amount' | 'text' | 'until' | 'link';

const subjects: Readonly<Record<ApprovalWord, Sentence>> = {
  asked: {
    en: '{number}: an order of {amount} waits for your approval',
    fr: '{number}\u00a0: une commande de {amount} attend votre accord',
    de: '{number}: Eine Bestellung über {amount} wartet auf Ihre Freigabe',
    es: '{number}: un pedido de {amount} espera su aprobación',
    it: '{number}: un ordine di {amount} attende la sua approvazione',
    nl: '{number}: een bestelling van {amount} wacht op uw goedkeuring',
  },
  withdrawn: {
    en: '{number}: nothing left to approve',
    fr: '{number}\u00a0: plus rien à approuver',
    de: '{number}: nichts mehr freizugeben',
    es: '{number}: ya no hay nada que aprobar',
    it: '{number}: non c’è più nulla da approvare',
    nl: '{number}: niets meer goed te keuren',
  },
  spent: {
    en: '{number}: you approved an order of {amount}',
    fr: '{number}\u00a0: vous avez approuvé une commande de {amount}',
    de: '{number}: Sie haben eine Bestellung über {amount} freigegeben',
    es: '{number}: ha aprobado un pedido de {amount}',
    it: '{number}: ha approvato un ordine di {amount}',
    nl: '{number}: u hebt een bestelling van {amount} goedgekeurd',
  },
  approved: {
    en: '{number}: your order of {amount} is approved',
    fr: '{number}\u00a0: votre commande de {amount} est approuvée',
    de: '{number}: Ihre Bestellung über {amount} ist freigegeben',
    es: '{number}: su pedido de {amount} está aprobado',
    it: '{number}: il suo ordine di {amount} è approvato',
    nl: '{number}: uw bestelling van {amount} is goedgekeurd',
  },
  refused: {
    en: '{number}: your order of {amount} is refused',
    fr: '{number}\u00a0: votre commande de {amount} est refusée',
    de: '{number}: Ihre Bestellung über {amount} ist abgelehnt',
    es: '{number}: su pedido de {amount} se ha rechazado',
    it: '{number}: il suo ordine di {amount} è rifiutato',
    nl: '{number}: uw bestelling van {amount} is afgewezen',
  },
  expired: {
    en: '{number}: nobody decided in time',
    fr: '{number}\u00a0: personne n’a décidé à temps',
    de: '{number}: niemand hat rechtzeitig entschieden',
    es: '{number}: nadie decidió a tiempo',
    it: '{number}: nessuno ha deciso in tempo',
    nl: '{number}: niemand heeft op tijd beslist',
  },
};

const sentences: Readonly<Record<ApprovalWord, readonly Sentence[]>> = {
  asked: [
    {
      en: '{who} asks you to let an order of {amount} pass that is above their limit: “{text}”',
      fr: '{who} vous demande d’approuver une commande de {amount}, au-dessus de son plafond\u00a0: «\u00a0{text}\u00a0»',
      de: '{who} bittet Sie, eine Bestellung über {amount} freizugeben, die über dem eigenen Limit liegt: „{text}“',
      es: '{who} le pide que apruebe un pedido de {amount} que supera su límite: «{text}»',
      it: '{who} le chiede di approvare un ordine di {amount} che supera il suo limite: «{text}»',
      nl: '{who} vraagt u een bestelling van {amount} goed te keuren die boven de eigen limiet ligt: “{text}”',
    },
    {
      en: 'Decide before {until}. Nothing is ordered and nothing is paid before somebody approves.',
      fr: 'Décidez avant le {until}. Rien n’est commandé ni payé avant un accord.',
      de: 'Entscheiden Sie vor {until}. Vor einer Freigabe wird nichts bestellt und nichts bezahlt.',
      es: 'Decida antes del {until}. No se pide ni se paga nada antes de que alguien lo apruebe.',
      it: 'Decida prima del {until}. Nulla è ordinato né pagato prima di un’approvazione.',
      nl: 'Beslis vóór {until}. Er wordt niets besteld en niets betaald voordat iemand goedkeurt.',
    },
  ],
  withdrawn: [
    {
      en: '{who} has taken the request for an order of {amount} back. You need do nothing.',
      fr: '{who} a retiré la demande pour une commande de {amount}. Vous n’avez rien à faire.',
      de: '{who} hat die Anfrage zu einer Bestellung über {amount} zurückgezogen. Sie müssen nichts tun.',
      es: '{who} ha retirado la solicitud de un pedido de {amount}. No tiene que hacer nada.',
      it: '{who} ha ritirato la richiesta per un ordine di {amount}. Non deve fare nulla.',
      nl: '{who} heeft de aanvraag voor een bestelling van {amount} ingetrokken. U hoeft niets te doen.',
    },
  ],
  spent: [
    {
      en: 'You have approved an order of {amount} for {who}. It counts against your limit.',
      fr: 'Vous avez approuvé une commande de {amount} pour {who}. Elle compte dans votre plafond.',
      de: 'Sie haben eine Bestellung über {amount} für {who} freigegeben. Sie zählt auf Ihr Limit.',
      es: 'Ha aprobado un pedido de {amount} para {who}. Cuenta en su límite.',
      it: 'Ha approvato un ordine di {amount} per {who}. Conta nel suo limite.',
      nl: 'U hebt een bestelling van {amount} voor {who} goedgekeurd. Ze telt mee voor uw limiet.',
    },
    {
      en: 'If it was not you, tell an admin of your company now, and change your password.',
      fr: 'Si ce n’était pas vous, prévenez maintenant un administrateur de votre entreprise et changez votre mot de passe.',
      de: 'Waren Sie es nicht, sagen Sie es jetzt einem Administrator Ihrer Firma und ändern Sie Ihr Passwort.',
      es: 'Si no fue usted, avise ahora a un administrador de su empresa y cambie su contraseña.',
      it: 'Se non è stato lei, avvisi subito un amministratore della sua azienda e cambi la password.',
      nl: 'Was u het niet, meld het nu aan een beheerder van uw bedrijf en wijzig uw wachtwoord.',
    },
  ],
  approved: [
    {
      en: '{who} has approved your order of {amount}. It is placed in your name; your move: pay it.',
      fr: '{who} a approuvé votre commande de {amount}. Elle est passée à votre nom\u202f; à vous de la payer.',
      de: '{who} hat Ihre Bestellung über {amount} freigegeben. Sie ist in Ihrem Namen aufgegeben; Sie sind am Zug: Bezahlen Sie sie.',
      es: '{who} ha aprobado su pedido de {amount}. Está hecho a su nombre; le toca a usted: páguelo.',
      it: '{who} ha approvato il suo ordine di {amount}. È inviato a suo nome; tocca a lei: lo paghi.',
      nl: '{who} heeft uw bestelling van {amount} goedgekeurd. Ze is op uw naam geplaatst; u bent aan zet: betaal ze.',
    },
  ],
  refused: [
    {
      en: '{who} has refused your order of {amount}: “{text}”',
      fr: '{who} a refusé votre commande de {amount}\u00a0: «\u00a0{text}\u00a0»',
      de: '{who} hat Ihre Bestellung über {amount} abgelehnt: „{text}“',
      es: '{who} ha rechazado su pedido de {amount}: «{text}»',
      it: '{who} ha rifiutato il suo ordine di {amount}: «{text}»',
      nl: '{who} heeft uw bestelling van {amount} afgewezen: “{text}”',
    },
    {
      en: 'Nothing was ordered and no money has moved. The lines lie in your basket {number}.',
      fr: 'Rien n’a été commandé et aucune somme n’a bougé. Les lignes sont dans votre panier {number}.',
      de: 'Es wurde nichts bestellt, und kein Geld ist geflossen. Die Positionen liegen in Ihrem Warenkorb {number}.',
      es: 'No se ha pedido nada y no se ha movido dinero. Las líneas están en su cesta {number}.',
      it: 'Nulla è stato ordinato e nessuna somma si è mossa. Le righe sono nel suo carrello {number}.',
      nl: 'Er is niets besteld en er is geen geld bewogen. De regels liggen in uw winkelmand {number}.',
    },
  ],
  expired: [
    {
      en: 'Nobody has decided on your order of {amount} in time. Nothing was ordered and no money has moved.',
      fr: 'Personne n’a décidé de votre commande de {amount} à temps. Rien n’a été commandé et aucune somme n’a bougé.',
      de: 'Über Ihre Bestellung über {amount} hat niemand rechtzeitig entschieden. Es wurde nichts bestellt, und kein Geld ist geflossen.',
      es: 'Nadie ha decidido a tiempo sobre su pedido de {amount}. No se ha pedido nada y no se ha movido dinero.',
      it: 'Nessuno ha deciso in tempo sul suo ordine di {amount}. Nulla è stato ordinato e nessuna somma si è mossa.',
      nl: 'Niemand heeft op tijd beslist over uw bestelling van {amount}. Er is niets besteld en er is geen geld bewogen.',
    },
    {
      en: 'The lines lie in your basket {number}: order less, or ask again.',
      fr: 'Les lignes sont dans votre panier {number}\u00a0: commandez moins, ou redemandez.',
      de: 'Die Positionen liegen in Ihrem Warenkorb {number}: Bestellen Sie weniger, oder fragen Sie erneut.',
      es: 'Las líneas están en su cesta {number}: pida menos o vuelva a solicitarlo.',
      it: 'Le righe sono nel suo carrello {number}: ordini meno, o chieda di nuovo.',
      nl: 'De regels liggen in uw winkelmand {number}: bestel minder, of vraag opnieuw.',
    },
  ],
};

const action: Sentence = {
  en: 'Look at the request',
  fr: 'Voir la demande',
  de: 'Anfrage ansehen',
  es: 'Ver la solicitud',
  it: 'Vedere la richiesta',
  nl: 'De aanvraag bekijken',
};

const used: Readonly<Record<ApprovalWord, readonly Name[]>> = {
  asked: ['who', 'number', 'amount', 'text', 'until', 'link'],
  withdrawn: ['who', 'number', 'amount', 'link'],
  spent: ['who', 'number', 'amount', 'link'],
  approved: ['who', 'number', 'amount', 'link'],
  refused: ['who', 'number', 'amount', 'text', 'link'],
  expired: ['number', 'amount', 'link'],
};

function letterOf(word: ApprovalWord): MailTemplate<Name> {
  const text = (language: DocumentLanguage) => ({
    subject: subjects[word][language],
    paragraphs: sentences[word].map((sentence) => sentence[language]),
    action: action[language],
  });
  return mailTemplate<Name>(used[word], {
    en: text('en'),
    fr: text('fr'),
    de: text('de'),
    es: text('es'),
    it: text('it'),
    nl: text('nl'),
  });
}

/** The letters of approvals, in six languages each. */
export const approvalLetters: Readonly<Record<ApprovalWord, MailTemplate<Name>>> = {
  asked: letterOf('asked'),
  withdrawn: letterOf('withdrawn'),
  spent: letterOf('spent'),
  approved: letterOf('approved'),
  refused: letterOf('refused'),
  expired: letterOf('expired'),
};
