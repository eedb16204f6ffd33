import type { HistoryEvent } from '@topsteel/chain/verify';
import type { VerdictLanguage } from '@topsteel/domain/verdict';

/** Words of the verification pages around the verdict lines. French takes U+00A0 before a colon, U+202F before ; ! ?. */
const en = {
  hostLine: 'You are on {host}. This page never asks for a password or a payment.',
  title: 'Steel check',
  thisBundle: 'This bundle',
  thisLot: 'This lot',
  product: 'Product',
  grade: 'Grade',
  dimensions: 'Dimensions',
  bundleMass: 'Mass of this bundle',
  reservedMass: 'Mass ordered, not delivered yet',
  lotMass: 'Mass of the lot',
  heat: 'Heat',
  mark: 'Mark',
  lotNumber: 'Lot number',
  bundleNumber: 'Bundle number',
  issuer: 'Manufacturer',
  countersignedBy: 'Inspection body',
  checks: 'Checks',
  unread: 'not read',
  checkedHere: 'Checked by {host}, {time}.',
  steelTitle: 'Now look at the steel',
  steelLead:
    'A screen cannot see it. Find the mark stamped, painted or tagged on the steel and compare it with this:',
  steelWhere: 'Look at the end face or the edge of plates and sections, and at the tag of bundles and coils.',
  matches: 'It matches',
  differs: 'It does not match',
  matchesNote: 'Good. The certificate and the steel in your hands carry the same heat.',
  differsNote:
    'Stop. Do not use this steel under this certificate. Keep it apart, photograph the mark and the label, and call the seller.',
  markUnread:
    'The mark could not be read from the register. Compare the steel with the paper certificate and call the seller if they differ.',
  documents: 'Documents',
  documentJson: 'Inspection document as data (JSON)',
  documentPdf: 'Inspection document (PDF)',
  noDocuments: 'The list of documents could not be fetched.',
  compareTitle: 'Check a copy you were given',
  compareLead:
    'Choose the certificate file (PDF or JSON) that came with the steel. It is compared with the registered one.',
  chooseFile: 'Certificate file',
  compareButton: 'Compare this file',
  carbonTitle: 'Carbon',
  method: 'Method',
  boundary: 'Boundary',
  historyTitle: 'History',
  whoTitle: 'Who checked what',
  whoLead: 'This page asked the public register and the public file store. It asked no database of ours.',
  register: 'Register',
  store: 'File store',
  block: 'Block',
  documentHash: 'SHA-256 of the certificate',
  scriptOff: 'Your browser has not repeated the checks; they were made by {host}.',
  reportTitle: 'Something is wrong?',
  reportLead:
    'Keep the bundle apart, photograph the label and the mark, and send both to the seller with lot number {lot}.',
  reportWhat: 'What is wrong?',
  reportMark: 'The mark on the steel is another one',
  reportCopied: 'The label looks copied or moved',
  reportDamaged: 'The steel or the label is damaged',
  reportOther: 'Something else',
  reportText: 'What do you see? (you may leave this empty)',
  reportContact: 'E-mail or telephone, if you want an answer',
  reportPrivacy: 'The vendor of this lot reads your words. Your network address is not kept.',
  reportButton: 'Report this bundle',
  reportIt: 'Report it.',
  reportSent:
    'Your report has arrived. The vendor of the lot reads it. Keep the steel apart until you hear from them.',
  reportNotSent:
    'Your report could not be taken just now. Nothing was kept. Call the seller, or try again later.',
  evidence: 'All evidence in one file (ZIP, checked offline)',
  madeFromTitle: 'Made from',
  madeFromLot: 'Heat {heat}, {issuer}',
  another: 'Check another label or file',
  otherLanguage: 'Français',
  again: 'Check again',
  browserChecked: 'Checked in your browser at {clock}; block {block}.',
  browserUnreached: 'Your browser could not check this line; the answer above is from {host}.',
  browserOnlyServer: 'Your browser does not repeat this check; it was made by {host}.',
  browserWorking: 'Your browser is repeating the checks…',
  browserDone: 'Your browser has repeated {k} of {n} checks at {clock}; block {block}.',
  fileWorking: 'Comparing…',
  registeredLink: 'Open the registered certificate',
  fileTitle: 'Certificate file',
  fileReportLink: 'See all checks of this lot',
  homeTitle: 'Check steel',
  homeLead:
    'Scan or photograph the label, type its number, or choose the certificate file. No account is needed.',
  numberTitle: 'Type the number on the label',
  numberLabel: 'Lot number or the whole web address under the code',
  numberHint: '20 letters and digits, for example 4F7QH-2K9XM-0T6RB-W3C8D. Spaces and hyphens do not matter.',
  numberButton: 'Check this number',
  fileHomeTitle: 'Choose the certificate file',
  fileHomeLead: 'PDF or JSON, at most 10 MB. It is compared with the register and not kept.',
  photoTitle: 'Photograph the label',
  photoLead: 'The picture stays on your device.',
  photoLabel: 'Photo of the label',
  cameraButton: 'Use the camera',
  cameraStop: 'Stop the camera',
  cameraWorking: 'Hold the code in the frame, about a hand away.',
  cameraDenied: 'The camera could not be opened. Allow it in your browser, or choose a photo instead.',
  photoWorking: 'Reading the photo…',
  photoNoCode:
    'No code was found in this photo. Take it straight from the front, in daylight, with the whole code in the picture, and try again. Or type the number under the code.',
  photoNotOurs: 'A code was found, but it is not a label of ours. It reads: {text}',
  photoBroken: 'This file is not a picture that your browser can read. Choose a JPEG or PNG photo.',
  decoderAway:
    'The code reader could not be loaded. Check your connection, or type the number under the code.',
  scriptNeeded:
    'Reading photos needs JavaScript. Type the number, or open the label with the camera app of your phone.',
  numberWrong:
    '“{text}” is not a number of a label. It has 20 letters and digits and stands under the code. Check it and try again.',
  linkWrong:
    'The address on this label was not understood. Type the number under the code, or photograph the label again.',
  linkWithoutLot:
    'The address names a product and no lot. Steel is looked up by lot: scan the label on the bundle, or type its number.',
  fileMissing: 'No file arrived. Choose the certificate file and try again.',
  fileTooLarge: 'This file is larger than 10 MB. A certificate is smaller; choose the right file.',
  problemTitle: 'There is a problem',
} as const;

type PageTexts = Record<keyof typeof en, string>;

const fr: PageTexts = {
  hostLine: 'Vous êtes sur {host}. Cette page ne demande jamais de mot de passe ni de paiement.',
  title: "Contrôle de l'acier",
  thisBundle: 'Ce fardeau',
  thisLot: 'Ce lot',
  product: 'Produit',
  grade: 'Nuance',
  dimensions: 'Dimensions',
  bundleMass: 'Masse de ce fardeau',
  reservedMass: 'Masse commandée, pas encore livrée',
  lotMass: 'Masse du lot',
  heat: 'Coulée',
  mark: 'Marquage',
  lotNumber: 'Numéro de lot',
  bundleNumber: 'Numéro de fardeau',
  issuer: 'Fabricant',
  countersignedBy: 'Organisme de contrôle',
  checks: 'Contrôles',
  unread: 'non lu',
  checkedHere: 'Contrôlé par {host}, {time}.',
  steelTitle: "Maintenant, regardez l'acier",
  steelLead:
    "Un écran ne le voit pas. Cherchez la marque poinçonnée, peinte ou étiquetée sur l'acier et comparez-la à ceci\u00a0:",
  steelWhere:
    "Regardez la tranche ou le chant des tôles et des profilés, et l'étiquette des fardeaux et des bobines.",
  matches: 'Cela correspond',
  differs: 'Cela ne correspond pas',
  matchesNote: "Bien. Le certificat et l'acier que vous tenez portent la même coulée.",
  differsNote:
    "Arrêtez. N'employez pas cet acier sous ce certificat. Mettez-le à part, photographiez la marque et l'étiquette, et appelez le vendeur.",
  markUnread:
    "La marque n'a pas pu être lue dans le registre. Comparez l'acier au certificat papier et appelez le vendeur s'ils diffèrent.",
  documents: 'Documents',
  documentJson: 'Document de contrôle en données (JSON)',
  documentPdf: 'Document de contrôle (PDF)',
  noDocuments: "La liste des documents n'a pas pu être récupérée.",
  compareTitle: 'Contrôler une copie reçue',
  compareLead:
    "Choisissez le fichier du certificat (PDF ou JSON) reçu avec l'acier. Il est comparé à celui du registre.",
  chooseFile: 'Fichier du certificat',
  compareButton: 'Comparer ce fichier',
  carbonTitle: 'Carbone',
  method: 'Méthode',
  boundary: 'Périmètre',
  historyTitle: 'Historique',
  whoTitle: 'Qui a contrôlé quoi',
  whoLead:
    "Cette page a interrogé le registre public et le dépôt public de fichiers. Elle n'a interrogé aucune base de données à nous.",
  register: 'Registre',
  store: 'Dépôt de fichiers',
  block: 'Bloc',
  documentHash: 'SHA-256 du certificat',
  scriptOff: "Votre navigateur n'a pas refait les contrôles\u202f; ils ont été faits par {host}.",
  reportTitle: 'Quelque chose ne va pas\u202f?',
  reportLead:
    "Mettez le fardeau à part, photographiez l'étiquette et la marque, et envoyez-les au vendeur avec le numéro de lot {lot}.",
  reportWhat: "Qu'est-ce qui ne va pas\u202f?",
  reportMark: "La marque sur l'acier est une autre",
  reportCopied: "L'étiquette semble copiée ou déplacée",
  reportDamaged: "L'acier ou l'étiquette est endommagé",
  reportOther: 'Autre chose',
  reportText: 'Que voyez-vous\u202f? (facultatif)',
  reportContact: 'E-mail ou téléphone, si vous attendez une réponse',
  reportPrivacy: "Le vendeur de ce lot lit vos mots. Votre adresse réseau n'est pas conservée.",
  reportButton: 'Signaler ce fardeau',
  reportIt: 'Signalez-le.',
  reportSent:
    "Votre signalement est arrivé. Le vendeur du lot le lit. Gardez l'acier à part jusqu'à sa réponse.",
  reportNotSent:
    "Votre signalement n'a pas pu être pris. Rien n'a été conservé. Appelez le vendeur ou réessayez plus tard.",
  evidence: 'Toutes les preuves en un fichier (ZIP, vérifiable hors ligne)',
  madeFromTitle: 'Fait à partir de',
  madeFromLot: 'Coulée {heat}, {issuer}',
  another: 'Contrôler une autre étiquette ou un fichier',
  otherLanguage: 'English',
  again: 'Contrôler à nouveau',
  browserChecked: 'Contrôlé dans votre navigateur à {clock}\u202f; bloc {block}.',
  browserUnreached:
    "Votre navigateur n'a pas pu contrôler cette ligne\u202f; la réponse ci-dessus vient de {host}.",
  browserOnlyServer: 'Votre navigateur ne refait pas ce contrôle\u202f; il a été fait par {host}.',
  browserWorking: 'Votre navigateur refait les contrôles…',
  browserDone: 'Votre navigateur a refait {k} contrôles sur {n} à {clock}\u202f; bloc {block}.',
  fileWorking: 'Comparaison…',
  registeredLink: 'Ouvrir le certificat enregistré',
  fileTitle: 'Fichier du certificat',
  fileReportLink: 'Voir tous les contrôles de ce lot',
  homeTitle: "Contrôler de l'acier",
  homeLead:
    "Scannez ou photographiez l'étiquette, tapez son numéro, ou choisissez le fichier du certificat. Aucun compte n'est nécessaire.",
  numberTitle: "Tapez le numéro de l'étiquette",
  numberLabel: "Numéro de lot ou l'adresse web entière sous le code",
  numberHint:
    '20 lettres et chiffres, par exemple 4F7QH-2K9XM-0T6RB-W3C8D. Espaces et tirets sont sans effet.',
  numberButton: 'Contrôler ce numéro',
  fileHomeTitle: 'Choisissez le fichier du certificat',
  fileHomeLead: "PDF ou JSON, 10 Mo au plus. Il est comparé au registre et n'est pas conservé.",
  photoTitle: "Photographiez l'étiquette",
  photoLead: "L'image reste sur votre appareil.",
  photoLabel: "Photo de l'étiquette",
  cameraButton: "Utiliser l'appareil photo",
  cameraStop: "Arrêter l'appareil photo",
  cameraWorking: 'Tenez le code dans le cadre, à une main de distance.',
  cameraDenied:
    "L'appareil photo n'a pas pu être ouvert. Autorisez-le dans votre navigateur, ou choisissez une photo.",
  photoWorking: 'Lecture de la photo…',
  photoNoCode:
    'Aucun code trouvé sur cette photo. Prenez-la bien en face, à la lumière du jour, avec le code entier, et réessayez. Ou tapez le numéro sous le code.',
  photoNotOurs: "Un code a été trouvé, mais ce n'est pas une de nos étiquettes. On y lit\u00a0: {text}",
  photoBroken:
    "Ce fichier n'est pas une image lisible par votre navigateur. Choisissez une photo JPEG ou PNG.",
  decoderAway:
    "Le lecteur de codes n'a pas pu être chargé. Vérifiez votre connexion, ou tapez le numéro sous le code.",
  scriptNeeded:
    "La lecture de photos demande JavaScript. Tapez le numéro, ou ouvrez l'étiquette avec l'appareil photo de votre téléphone.",
  numberWrong:
    "«\u00a0{text}\u00a0» n'est pas un numéro d'étiquette. Il a 20 lettres et chiffres et figure sous le code. Vérifiez-le et réessayez.",
  linkWrong:
    "L'adresse de cette étiquette n'a pas été comprise. Tapez le numéro sous le code, ou photographiez l'étiquette à nouveau.",
  linkWithoutLot:
    "L'adresse désigne un produit et aucun lot. L'acier se cherche par lot\u00a0: scannez l'étiquette du fardeau, ou tapez son numéro.",
  fileMissing: "Aucun fichier n'est arrivé. Choisissez le fichier du certificat et réessayez.",
  fileTooLarge: 'Ce fichier dépasse 10 Mo. Un certificat est plus petit\u202f; choisissez le bon fichier.',
  problemTitle: 'Il y a un problème',
};

export const pageTexts: Record<VerdictLanguage, PageTexts> = { en, fr };

export const historyWords: Record<VerdictLanguage, Record<HistoryEvent, string>> = {
  en: {
    certified: 'Certificate registered',
    countersigned: 'Countersigned by the inspection body',
    commissioned: 'Lot made from the certificate',
    reserved: 'Bundle ordered and reserved',
    delivered: 'Bundle delivered and paid; title moved',
    cancelled: 'Order cancelled',
    revoked: 'Certificate revoked',
    recalled: 'Lot recalled',
  },
  fr: {
    certified: 'Certificat enregistré',
    countersigned: "Contresigné par l'organisme de contrôle",
    commissioned: 'Lot constitué à partir du certificat',
    reserved: 'Fardeau commandé et réservé',
    delivered: 'Fardeau livré et payé, propriété transférée',
    cancelled: 'Commande annulée',
    revoked: 'Certificat révoqué',
    recalled: 'Lot rappelé',
  },
};

/** Fills {name} in a text of this file; the words are ours, so nothing is escaped here. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
