import { mailTemplate } from '../platform/mail/index.ts';

/** The letter to somebody who is asked to join an organisation. */
export const invitationLetter = mailTemplate(['organisation', 'inviter', 'days', 'link'], {
  en: {
    subject: 'Join {organisation} on TopSteel',
    paragraphs: [
      '{inviter} invites you to work for {organisation} on TopSteel.',
      'The link is good for {days} days, and for you only. If you do not know {organisation}, ignore this letter.',
    ],
    action: 'Accept the invitation',
  },
  fr: {
    subject: 'Rejoignez {organisation} sur TopSteel',
    paragraphs: [
      '{inviter} vous invite à travailler pour {organisation} sur TopSteel.',
      'Le lien est valable {days} jours et pour vous seul. Si vous ne connaissez pas {organisation}, ignorez ce message.',
    ],
    action: 'Accepter l’invitation',
  },
  de: {
    subject: 'Arbeiten Sie für {organisation} auf TopSteel',
    paragraphs: [
      '{inviter} lädt Sie ein, auf TopSteel für {organisation} zu arbeiten.',
      'Der Link gilt {days} Tage und nur für Sie. Wenn Sie {organisation} nicht kennen, lassen Sie diese Nachricht unbeachtet.',
    ],
    action: 'Einladung annehmen',
  },
  es: {
    subject: 'Únase a {organisation} en TopSteel',
    paragraphs: [
      '{inviter} le invita a trabajar para {organisation} en TopSteel.',
      'El enlace es válido {days} días y solo para usted. Si no conoce {organisation}, ignore este mensaje.',
    ],
    action: 'Aceptar la invitación',
  },
  it: {
    subject: 'Si unisca a {organisation} su TopSteel',
    paragraphs: [
      '{inviter} la invita a lavorare per {organisation} su TopSteel.',
      'Il collegamento vale {days} giorni e solo per lei. Se non conosce {organisation}, ignori questo messaggio.',
    ],
    action: 'Accettare l’invito',
  },
  nl: {
    subject: 'Ga aan de slag voor {organisation} op TopSteel',
    paragraphs: [
      '{inviter} nodigt u uit om op TopSteel voor {organisation} te werken.',
      'De link is {days} dagen geldig, en alleen voor u. Kent u {organisation} niet, negeer dan dit bericht.',
    ],
    action: 'Uitnodiging aannemen',
  },
});
