import type { HowKey } from './en.ts';

/** French takes U+202F before ; ! ? and U+00A0 before a colon. */
export const howFr: Record<HowKey, string> = {
  fileHere:
    "Votre navigateur a calculé le SHA-256 du fichier et l'a comparé à ceux du registre. Le fichier n'a été envoyé nulle part.",
  notAsked: "Le registre ({register}) n'a pas répondu\u00a0: la question n'a pas pu être posée.",
  registerAway: 'Nous avons interrogé {register} sans obtenir de réponse à temps.',
  noSuchLot: "Nous avons demandé ce numéro de lot à {register}, bloc {block}\u00a0: il n'y figure pas.",
  noSuchBundle:
    "Nous avons parcouru toutes les livraisons et réservations de ce lot jusqu'au bloc {block} chez {register}.",
  hashMatches:
    "Nous avons récupéré le fichier chez {store}, calculé son SHA-256 et l'avons comparé à celui du registre au bloc {block} ({register}).",
  proofMismatch:
    'La preuve de ce lot ne mène pas à la série enregistrée par son émetteur (bloc {block}, {register}).',
  fileAway: "{store} n'a pas fourni le fichier à temps. Le registre ({register}) a répondu au bloc {block}.",
  fileOther:
    "{store} a fourni des octets dont le SHA-256 n'est pas celui du registre (bloc {block}, {register}). Nous ne les avons pas utilisés.",
  directory:
    "Nous avons interrogé l'annuaire des organisations chez {register}, bloc {block}, et lu le profil public chez {store}.",
  directoryOnly:
    "Nous avons interrogé l'annuaire des organisations chez {register}, bloc {block}. {store} n'a pas fourni le profil public.",
  status: 'Nous avons soumis le certificat et sa preuve au registre chez {register}, bloc {block}.',
  statusCountersigned:
    'Nous avons soumis le certificat, sa preuve et la contresignature de {body} au registre chez {register}, bloc {block}.',
  countersignatureVoid:
    'Le registre ({register}, bloc {block}) porte une contresignature de {body} et ne la retient pas.',
  statusReplaced:
    "Le registre ({register}, bloc {block}) désigne le nouveau certificat par lot d'émission et rang\u202f; son fichier n'a pas été trouvé.",
  statusPart:
    "Le registre ({register}, bloc {block}) ne porte aucune révocation, mais les dates figurent dans un fichier que {store} n'a pas fourni.",
  finality: "Nous avons comparé l'heure d'enregistrement au dernier bloc définitif chez {register}.",
  conformance: 'Nous avons comparé les valeurs du certificat aux limites de la norme.',
  conformanceSource: 'Nous avons comparé les valeurs du certificat aux limites de {source}.',
  conformanceNoFile: "Les valeurs figurent dans le fichier du certificat, que {store} n'a pas fourni.",
  quantity:
    'Nous avons additionné ce que le registre porte sous ce certificat chez {register}, bloc {block}.',
  quantityNoFile: "La masse certifiée figure dans un fichier que {store} n'a pas fourni.",
  recall: 'Nous avons lu le rappel dans le registre chez {register}, bloc {block}.',
  origin:
    "Déclaré par l'émetteur dans la preuve de ce lot, inchangé depuis. Étapes comptées dans le registre au bloc {block}.",
  originNoFile: "L'origine figure dans un fichier que {store} n'a pas fourni.",
  carbon: "Valeur du registre au bloc {block} ({register}), telle que l'émetteur l'a donnée avec le lot.",
  statement: 'Déclaration en vigueur pour ce lot dans le registre au bloc {block} ({register}).',
  statementVoid:
    "Le registre ({register}, bloc {block}) porte une déclaration dont le signataire n'y était pas habilité.",
  carbonNone: 'Le registre ({register}, bloc {block}) ne porte aucune valeur pour ce lot.',
  sources:
    "Lots certifiés à l'origine de cet acier\u00a0: {count}. Chacun a été contrôlé chez {register}, bloc {block}\u202f; la réponse montrée est la plus faible, celle de la coulée {heat}.",
  sourcesUnread: "Les lots dont provient cet acier n'ont pas tous pu être lus dans le registre ({register}).",
  made: "Nous avons suivi les transformations dans le registre chez {register}, bloc {block}, jusqu'aux lots certifiés\u00a0: {count}.",
  removed:
    "Nous avons demandé à l'annuaire des organisations chez {register}, bloc {block}, jusqu'à quand l'émetteur était habilité.",
  used: 'Nous avons demandé au registre chez {register}, bloc {block}, ce qui reste de ce lot.',
  readings:
    "D'après les lectures de cette étiquette chez {host}. Les lieux sont conservés par pays seulement.",
  tag: "Nous avons calculé la signature de cette étiquette chez {host} et l'avons comparée à celle du lien.",
  index:
    "Nous avons comparé l'index des événements chez {index} (bloc {indexed}) au registre chez {register}, bloc {block}.",
  indexAway: 'Nous avons interrogé {index} sans réponse à temps.',
  bundleRead: 'Nous avons calculé ici le SHA-256 des {files} fichiers et comparé chacun au manifeste.',
  bundleProven:
    'Nous avons suivi chaque reçu et chaque mot des contrats depuis les racines de ce bloc, sans aucun réseau.',
  eventsHashed:
    "Nous avons calculé l'empreinte de chaque événement (CBV 2.0) et l'avons comparée à celles des reçus prouvés.",
  credentialsChecked:
    'Nous avons contrôlé signature, dates, retrait et contenu de chaque justificatif avec les fichiers de ce dossier, sans aucun réseau.',
  recordSummed:
    'Nous avons additionné les actes des reçus prouvés et comparé les sommes à la mémoire du contrat au bloc {block}.',
  recordHashed:
    "Nous avons calculé le SHA-256 de chaque document et l'avons comparé à ceux des reçus prouvés.",
  blockCompared: 'Nous avons demandé à {register} le bloc de ce numéro et comparé son empreinte.',
  fileCompared:
    "Nous avons calculé le SHA-256 du fichier sous sa forme canonique et parcouru le registre chez {register} jusqu'au bloc {block}.",
  filePartlyCompared:
    "Nous avons parcouru le registre chez {register} jusqu'au bloc {block}\u202f; {unread} de ses entrées n'ont pas pu être lues.",
  fileNotJson:
    "Le fichier n'est ni un certificat en JSON ni l'un des PDF enregistrés (registre chez {register}, bloc {block}).",
};
