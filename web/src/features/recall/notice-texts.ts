/** Texts of the notice that an owner opens by its link, without an account. */
const en = {
  language: 'en',
  other: { name: 'Français', code: 'fr' },
  title: 'Recall',
  heading: (mass: string) => `Set ${mass} t aside and do not use it`,
  by: 'Recalled by',
  on: 'on',
  reason: 'Reason',
  reasons: [
    '',
    'erroneous',
    'withdrawn by its maker',
    'superseded',
    'the material does not conform',
    'a signing key was compromised',
  ],
  says: 'What the maker says',
  noWords: 'The maker gave no further words. Ask it.',
  yours: 'What you hold of it',
  caption: 'Material in your name that this recall concerns',
  lot: 'Lot',
  what: 'What it is',
  heat: 'Heat',
  mass: 'Mass t',
  why: 'Why',
  itself: 'the recalled lot',
  made: 'made of it',
  genealogy: 'genealogy',
  steps: 'What to do now',
  todo: [
    'Find the material by the lot number on its label and the heat on the steel.',
    'Set it aside, mark it, and use nothing of it. Stop what is already being worked on.',
    'If you passed some of it on, forward this page to who has it now.',
    'Confirm below that it is done. The maker sees it at once.',
  ],
  confirmHeading: 'Confirm',
  name: 'Your name',
  note: 'Where it is now, or what the maker should know (optional)',
  button: 'The material is set aside',
  busy: 'Confirming…',
  done: (name: string, day: string) => `${name} confirmed on ${day} that this material is set aside.`,
  until: 'This link is good until',
  forward: 'Copy the link to forward it',
  copied: 'Copied',
  contact: 'Contact',
  gone: 'This link is over',
  goneHint:
    'It was replaced, revoked or has expired. Ask who recalled the steel for a new one. The recall itself stands: check the lot on its label.',
  unknown: 'This is no recall notice',
  unknownHint:
    'The address is not complete. Open the link from the message again, or check the label of your steel.',
  check: 'Check a label',
  host: 'This page never asks for a password or a payment.',
};

export type NoticeTexts = typeof en;

const fr: NoticeTexts = {
  language: 'fr',
  other: { name: 'English', code: 'en' },
  title: 'Rappel',
  heading: (mass) => `Isolez ${mass} t et ne les utilisez pas`,
  by: 'Rappelé par',
  on: 'le',
  reason: 'Motif',
  reasons: [
    '',
    'erroné',
    'retiré par son fabricant',
    'remplacé',
    'la matière n’est pas conforme',
    'une clé de signature a été compromise',
  ],
  says: 'Ce que dit le fabricant',
  noWords: 'Le fabricant n’a rien ajouté. Interrogez-le.',
  yours: 'Ce que vous en détenez',
  caption: 'Matière à votre nom concernée par ce rappel',
  lot: 'Lot',
  what: 'Désignation',
  heat: 'Coulée',
  mass: 'Masse t',
  why: 'Pourquoi',
  itself: 'le lot rappelé',
  made: 'fabriqué à partir de lui',
  genealogy: 'généalogie',
  steps: 'Que faire maintenant',
  todo: [
    'Retrouvez la matière par le numéro de lot de l’étiquette et la coulée poinçonnée sur l’acier.',
    'Isolez-la, marquez-la et n’en utilisez rien. Arrêtez ce qui est déjà en œuvre.',
    'Si vous en avez cédé une partie, transmettez cette page à celui qui la détient.',
    'Confirmez ci-dessous que c’est fait. Le fabricant le voit aussitôt.',
  ],
  confirmHeading: 'Confirmer',
  name: 'Votre nom',
  note: 'Où elle se trouve, ou ce que le fabricant doit savoir (facultatif)',
  button: 'La matière est isolée',
  busy: 'Confirmation…',
  done: (name, day) => `${name} a confirmé le ${day} que cette matière est isolée.`,
  until: 'Ce lien est valable jusqu’au',
  forward: 'Copier le lien pour le transmettre',
  copied: 'Copié',
  contact: 'Contact',
  gone: 'Ce lien n’est plus valable',
  goneHint:
    'Il a été remplacé, révoqué ou a expiré. Demandez-en un nouveau à celui qui a rappelé l’acier. Le rappel demeure\u00a0: contrôlez le lot de l’étiquette.',
  unknown: 'Ceci n’est pas un avis de rappel',
  unknownHint:
    'L’adresse est incomplète. Rouvrez le lien du message, ou contrôlez l’étiquette de votre acier.',
  check: 'Contrôler une étiquette',
  host: 'Cette page ne demande jamais ni mot de passe ni paiement.',
};

export const noticeTexts: Record<'en' | 'fr', NoticeTexts> = { en, fr };

/** The words of a page in one of two languages. @example noticeTextsOf('fr-BE', 'en').language // 'fr' */
export const noticeTextsOf = (asked: string | undefined, otherwise: 'en' | 'fr'): NoticeTexts => {
  const tag = asked?.toLowerCase().split('-')[0];
  return noticeTexts[tag === 'fr' || tag === 'en' ? tag : otherwise];
};
