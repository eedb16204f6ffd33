import type { HistoryEvent } from '@topsteel/chain/verify';
import type { PageTexts } from './index.ts';

/** French takes U+00A0 before a colon, U+202F before ; ! ?. */
export const pageFr: PageTexts = {
  hostLine: 'Vous êtes sur {host}. Cette page ne demande jamais de mot de passe ni de paiement.',
  title: 'Contrôle de l’acier',
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
  steelTitle: 'Maintenant, regardez l’acier',
  steelLead:
    'Un écran ne le voit pas. Cherchez la marque poinçonnée, peinte ou étiquetée sur l’acier et comparez-la à ceci\u00a0:',
  matches: 'Cela correspond',
  differs: 'Cela ne correspond pas',
  matchesNote: 'Bien. Le certificat et l’acier que vous tenez portent la même coulée.',
  differsNote:
    'Arrêtez. N’employez pas cet acier sous ce certificat. Mettez-le à part, photographiez la marque et l’étiquette, et appelez le vendeur.',
  markUnread:
    'La marque n’a pas pu être lue dans le registre. Comparez l’acier au certificat papier et appelez le vendeur s’ils diffèrent.',
  documents: 'Documents',
  documentJson: 'Document de contrôle en données (JSON)',
  documentPdf: 'Document de contrôle (PDF)',
  noDocuments: 'La liste des documents n’a pas pu être récupérée.',
  compareTitle: 'Contrôler une copie reçue',
  compareLead:
    'Choisissez le fichier du certificat (PDF ou JSON) reçu avec l’acier. Il est comparé à celui du registre.',
  chooseFile: 'Fichier du certificat',
  compareButton: 'Comparer ce fichier',
  carbonTitle: 'Carbone',
  method: 'Méthode',
  boundary: 'Périmètre',
  historyTitle: 'Historique',
  whoTitle: 'Qui a contrôlé quoi',
  whoLead:
    'Cette page a interrogé le registre public et le dépôt public de fichiers. Elle n’a interrogé aucune base de données à nous.',
  register: 'Registre',
  store: 'Dépôt de fichiers',
  block: 'Bloc',
  documentHash: 'SHA-256 du certificat',
  scriptOff: 'Votre navigateur n’a pas refait les contrôles\u202f; ils ont été faits par {host}.',
  reportTitle: 'Quelque chose ne va pas\u202f?',
  reportLead:
    'Mettez le fardeau à part, photographiez l’étiquette et la marque, et envoyez-les au vendeur avec le numéro de lot {lot}.',
  reportWhat: 'Qu’est-ce qui ne va pas\u202f?',
  reportMark: 'La marque sur l’acier est une autre',
  reportCopied: 'L’étiquette semble copiée ou déplacée',
  reportDamaged: 'L’acier ou l’étiquette est endommagé',
  reportOther: 'Autre chose',
  reportText: 'Que voyez-vous\u202f? (facultatif)',
  reportContact: 'E-mail ou téléphone, si vous attendez une réponse',
  reportPrivacy: 'Le vendeur de ce lot lit vos mots. Votre adresse réseau n’est pas conservée.',
  reportButton: 'Signaler ce fardeau',
  reportIt: 'Signalez-le.',
  reportSent:
    'Votre signalement est arrivé. Le vendeur du lot le lit. Gardez l’acier à part jusqu’à sa réponse.',
  reportNotSent:
    'Votre signalement n’a pas pu être pris. Rien n’a été conservé. Appelez le vendeur ou réessayez plus tard.',
  evidence: 'Toutes les preuves en un fichier (ZIP, vérifiable hors ligne)',
  madeFromTitle: 'Fait à partir de',
  madeFromLot: 'Coulée {heat}, {issuer}',
  another: 'Contrôler une autre étiquette ou un fichier',
  again: 'Contrôler à nouveau',
  browserChecked: 'Contrôlé dans votre navigateur à {clock}\u202f; bloc {block}.',
  browserUnreached:
    'Votre navigateur n’a pas pu contrôler cette ligne\u202f; la réponse ci-dessus vient de {host}.',
  browserOnlyServer: 'Votre navigateur ne refait pas ce contrôle\u202f; il a été fait par {host}.',
  browserWorking: 'Votre navigateur refait les contrôles…',
  browserDone: 'Votre navigateur a refait {k} contrôles sur {n} à {clock}\u202f; bloc {block}.',
  fileWorking: 'Comparaison…',
  registeredLink: 'Ouvrir le certificat enregistré',
  fileTitle: 'Fichier du certificat',
  fileReportLink: 'Voir tous les contrôles de ce lot',
  homeTitle: 'Contrôler de l’acier',
  homeLead:
    'Scannez ou photographiez l’étiquette, tapez son numéro, ou choisissez le fichier du certificat. Aucun compte n’est nécessaire.',
  numberTitle: 'Tapez le numéro de l’étiquette',
  numberLabel: 'Numéro de lot ou l’adresse web entière sous le code',
  numberHint:
    '20 lettres et chiffres, par exemple 4F7QH-2K9XM-0T6RB-W3C8D. Espaces et tirets sont sans effet.',
  numberButton: 'Contrôler ce numéro',
  fileHomeTitle: 'Choisissez le fichier du certificat',
  fileHomeLead: 'PDF ou JSON, 10 Mo au plus. Il est comparé au registre et n’est pas conservé.',
  photoTitle: 'Scannez ou photographiez l’étiquette',
  photoLead: 'L’image reste sur votre appareil.',
  photoLabel: 'Photo de l’étiquette',
  cameraButton: 'Ouvrir l’appareil photo',
  cameraStop: 'Fermer l’appareil photo',
  cameraWorking: 'Tenez le code dans le cadre, à une main de distance.',
  cameraDenied:
    'L’appareil photo n’a pas pu être ouvert. Autorisez-le dans votre navigateur, ou choisissez une photo.',
  photoWorking: 'Lecture de la photo…',
  photoNoCode:
    'Aucun code trouvé sur cette photo. Prenez-la bien en face, à la lumière du jour, avec le code entier, et réessayez. Ou tapez le numéro sous le code.',
  photoNotOurs: 'Un code a été trouvé, mais ce n’est pas une de nos étiquettes. On y lit\u00a0: {text}',
  photoBroken:
    'Ce fichier n’est pas une image lisible par votre navigateur. Choisissez une photo JPEG ou PNG.',
  decoderAway:
    'Le lecteur de codes n’a pas pu être chargé. Vérifiez votre connexion, ou tapez le numéro sous le code.',
  scriptNeeded:
    'La lecture de photos demande JavaScript. Tapez le numéro, ou ouvrez l’étiquette avec l’appareil photo de votre téléphone.',
  numberWrong:
    '«\u00a0{text}\u00a0» n’est pas un numéro d’étiquette. Il a 20 lettres et chiffres et figure sous le code. Vérifiez-le et réessayez.',
  linkWrong:
    'L’adresse de cette étiquette n’a pas été comprise. Tapez le numéro sous le code, ou photographiez l’étiquette à nouveau.',
  linkWithoutLot:
    'L’adresse désigne un produit et aucun lot. L’acier se cherche par lot\u00a0: scannez l’étiquette du fardeau, ou tapez son numéro.',
  fileMissing: 'Aucun fichier n’est arrivé. Choisissez le fichier du certificat et réessayez.',
  fileTooLarge: 'Ce fichier dépasse 10 Mo. Un certificat est plus petit\u202f; choisissez le bon fichier.',
  problemTitle: 'Il y a un problème',
  language: 'Langue',
  offline:
    'Vous êtes hors ligne. Cette réponse date du {time}. Rien n’a été demandé depuis et elle a pu changer.',
  offlineHome:
    'Vous êtes hors ligne. La lecture des étiquettes fonctionne. Une étiquette déjà contrôlée sur cet appareil s’ouvre avec la date de sa réponse\u202f; les autres attendent une connexion.',
  offlineUnknown:
    'Vous êtes hors ligne, et cette étiquette n’a jamais été contrôlée sur cet appareil. Rien ne peut en être dit maintenant. Regardez l’acier et le certificat papier, et contrôlez à nouveau avec une connexion.',
  wherePlate:
    'Tôles\u00a0: poinçonné ou peint près d’un angle de la tôle du dessus, à une main du bord\u202f; aussi sur l’étiquette du colis.',
  whereSection:
    'Poutrelles, cornières et plats\u00a0: peint ou poinçonné sur l’âme ou en bout, et sur l’étiquette fixée au fardeau.',
  whereTube:
    'Tubes et profils creux\u00a0: imprimé en ligne dans la longueur, à l’écart de la soudure, et sur l’étiquette du fardeau.',
  whereBar:
    'Barres\u00a0: poinçonné en bout sur les fortes sections\u202f; pour les petites, sur l’étiquette fixée au fardeau.',
  whereCoil: 'Bobines\u00a0: sur l’étiquette de la spire extérieure et sur celle à l’intérieur de l’œil.',
  whereRebar:
    'Armatures\u00a0: usine et nuance sont laminées dans les verrous\u202f; la coulée figure sur l’étiquette du fardeau ou du panneau.',
  whereAny:
    'Regardez la tranche ou le chant des tôles et des profilés, et l’étiquette des fardeaux et des bobines.',
  allHistory: 'Historique complet\u00a0: de quoi il est fait, et ce qui en a été fait',
  passport: 'Passeport du produit, chaque valeur face à sa limite',
  earlier: 'Événements antérieurs',
  nodeTitle: 'Interroger un autre nœud',
  nodeLead:
    'Vous n’avez pas à croire notre nœud. Donnez l’adresse d’un autre nœud du registre en qui vous avez confiance\u00a0: votre navigateur lui pose les mêmes questions.',
  nodeLabel: 'Adresse du nœud',
  nodeButton: 'Interroger ce nœud',
  nodeSame: '{host} a donné la même réponse à {k} questions sur {n}\u202f; bloc {block}.',
  nodeDiffers:
    '{host} a répondu autrement\u00a0: {list} Ne vous fiez à aucune des deux réponses avant de savoir pourquoi, et signalez-le.',
  nodeAway: '{host} n’a pas répondu. Vérifiez l’adresse ou essayez un autre nœud.',
  nodeScript:
    'Interroger un autre nœud demande JavaScript\u00a0: la question vient de votre navigateur, pas de nous.',
  nodeWrong: 'L’adresse d’un nœud commence par https:// et nomme un hôte.',
  reportWaiting:
    'Vous êtes hors ligne. Votre signalement est gardé sur cet appareil et sera envoyé une seule fois, de lui-même, dès qu’il y aura une connexion.',
  reportSending: 'Envoi…',
  dropHint: 'Vous pouvez aussi déposer un fichier ou une photo n’importe où sur cette page.',
  lastTitle: 'Contrôlé sur cet appareil',
  lastLead: 'Ces réponses se lisent hors ligne. Chacune porte la date à laquelle elle a été donnée.',
  lastForget: 'Les oublier',
  howLink: 'Comment nous contrôlons',
};

export const historyFr: Record<HistoryEvent, string> = {
  certified: 'Certificat enregistré',
  countersigned: 'Contresigné par l’organisme de contrôle',
  commissioned: 'Lot constitué à partir du certificat',
  reserved: 'Fardeau commandé et réservé',
  delivered: 'Fardeau livré et payé, propriété transférée',
  cancelled: 'Commande annulée',
  revoked: 'Certificat révoqué',
  recalled: 'Lot rappelé',
};
