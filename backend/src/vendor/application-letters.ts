import { mailTemplate } from '../platform/mail/index.ts';

/** To an applicant, once its application is handed in. */
export const applicationReceivedLetter = mailTemplate(['contact', 'company', 'number'], {
  en: {
    subject: 'We have your application {number}',
    paragraphs: [
      '{contact}, we have the application of {company} and its documents.',
      'We write again when it is decided.',
    ],
  },
  fr: {
    subject: 'Nous avons reçu votre demande {number}',
    paragraphs: [
      '{contact}, nous avons reçu la demande de {company} et ses documents.',
      'Nous vous écrirons dès qu’une décision sera prise.',
    ],
  },
  de: {
    subject: 'Ihr Antrag {number} ist eingegangen',
    paragraphs: [
      '{contact}, der Antrag von {company} und seine Unterlagen sind eingegangen.',
      'Wir schreiben Ihnen, sobald darüber entschieden ist.',
    ],
  },
  es: {
    subject: 'Hemos recibido su solicitud {number}',
    paragraphs: [
      '{contact}, hemos recibido la solicitud de {company} y sus documentos.',
      'Le escribiremos cuando se haya decidido.',
    ],
  },
  it: {
    subject: 'Abbiamo ricevuto la sua domanda {number}',
    paragraphs: [
      '{contact}, abbiamo ricevuto la domanda di {company} e i suoi documenti.',
      'Le scriveremo quando sarà decisa.',
    ],
  },
  nl: {
    subject: 'Wij hebben uw aanvraag {number} ontvangen',
    paragraphs: [
      '{contact}, wij hebben de aanvraag van {company} en de documenten ontvangen.',
      'Wij schrijven u zodra erover is beslist.',
    ],
  },
});

/** To an applicant whose documents are not enough. */
export const moreNeededLetter = mailTemplate(['contact', 'company', 'number', 'reason'], {
  en: {
    subject: 'Application {number}: more is needed',
    paragraphs: [
      '{contact}, we cannot decide the application of {company} yet.',
      '{reason}',
      'Add it with the token of your application, and submit it again.',
    ],
  },
  fr: {
    subject: 'Demande {number} : il manque des éléments',
    paragraphs: [
      '{contact}, nous ne pouvons pas encore décider de la demande de {company}.',
      '{reason}',
      'Ajoutez-les avec le jeton de votre demande, puis soumettez-la de nouveau.',
    ],
  },
  de: {
    subject: 'Antrag {number}: Es fehlt noch etwas',
    paragraphs: [
      '{contact}, über den Antrag von {company} können wir noch nicht entscheiden.',
      '{reason}',
      'Ergänzen Sie ihn mit dem Token Ihres Antrags und reichen Sie ihn erneut ein.',
    ],
  },
  es: {
    subject: 'Solicitud {number}: falta algo',
    paragraphs: [
      '{contact}, todavía no podemos decidir la solicitud de {company}.',
      '{reason}',
      'Añádalo con el código de su solicitud y envíela de nuevo.',
    ],
  },
  it: {
    subject: 'Domanda {number}: manca qualcosa',
    paragraphs: [
      '{contact}, non possiamo ancora decidere la domanda di {company}.',
      '{reason}',
      'Lo aggiunga con il codice della sua domanda e la invii di nuovo.',
    ],
  },
  nl: {
    subject: 'Aanvraag {number}: er ontbreekt nog iets',
    paragraphs: [
      '{contact}, wij kunnen nog niet beslissen over de aanvraag van {company}.',
      '{reason}',
      'Voeg het toe met de code van uw aanvraag en dien haar opnieuw in.',
    ],
  },
});

/** To an applicant that was refused. */
export const applicationRefusedLetter = mailTemplate(['contact', 'company', 'number', 'reason'], {
  en: {
    subject: 'Application {number} was refused',
    paragraphs: ['{contact}, {company} cannot sell on TopSteel.', '{reason}'],
  },
  fr: {
    subject: 'Demande {number} refusée',
    paragraphs: ['{contact}, {company} ne peut pas vendre sur TopSteel.', '{reason}'],
  },
  de: {
    subject: 'Antrag {number} wurde abgelehnt',
    paragraphs: ['{contact}, {company} kann auf TopSteel nicht verkaufen.', '{reason}'],
  },
  es: {
    subject: 'Solicitud {number} denegada',
    paragraphs: ['{contact}, {company} no puede vender en TopSteel.', '{reason}'],
  },
  it: {
    subject: 'Domanda {number} respinta',
    paragraphs: ['{contact}, {company} non può vendere su TopSteel.', '{reason}'],
  },
  nl: {
    subject: 'Aanvraag {number} is afgewezen',
    paragraphs: ['{contact}, {company} kan niet op TopSteel verkopen.', '{reason}'],
  },
});
