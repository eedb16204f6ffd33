/**
 * How each line was checked, in one plain sentence. {register} and {store} are the hosts that answered.
 * French takes U+202F before ; ! ? and U+00A0 before a colon.
 */
export const howTexts = {
  en: {
    notAsked: 'The register ({register}) did not answer, so the question could not be put.',
    registerAway: 'We asked {register} and got no answer in time.',
    noSuchLot: 'We asked {register} for this lot number at block {block}: it has none.',
    noSuchBundle: 'We searched every delivery and reservation of this lot up to block {block} at {register}.',
    hashMatches:
      'We fetched the file from {store}, computed its SHA-256 and compared it with the one in the register at block {block} ({register}).',
    proofMismatch:
      'The proof that belongs to this lot does not lead to the batch its issuer registered (block {block}, {register}).',
    fileAway:
      '{store} did not deliver the file in time. The register ({register}) answered at block {block}.',
    fileOther:
      '{store} delivered bytes whose SHA-256 is not the registered one (block {block}, {register}). We did not use them.',
    directory:
      'We asked the directory of organisations at {register}, block {block}, and read the public profile from {store}.',
    directoryOnly:
      'We asked the directory of organisations at {register}, block {block}. {store} did not deliver the public profile.',
    status: 'We put the certificate and its proof to the register at {register}, block {block}.',
    statusCountersigned:
      'We put the certificate, its proof and the countersignature of {body} to the register at {register}, block {block}.',
    countersignatureVoid:
      'The register ({register}, block {block}) holds a countersignature of {body} and does not count it.',
    statusReplaced:
      'The register ({register}, block {block}) names the new certificate by batch and place; its file could not be found.',
    statusPart:
      'The register ({register}, block {block}) has no revocation, but the dates stand in a file that {store} did not deliver.',
    finality: 'We compared the time of registration with the newest final block at {register}.',
    conformance: 'We compared the values in the certificate with the limits of the standard.',
    conformanceSource: 'We compared the values in the certificate with the limits of {source}.',
    conformanceNoFile: 'The values stand in the certificate file, which could not be fetched from {store}.',
    quantity: 'We added up what the register holds under this certificate at {register}, block {block}.',
    quantityNoFile: 'The certified mass stands in a file that {store} did not deliver.',
    recall: 'We read the recall in the register at {register}, block {block}.',
    origin:
      'Declared by the issuer in the proof of this lot, and unchanged since. Steps counted in the register at block {block}.',
    originNoFile: 'The origin stands in a file that {store} did not deliver.',
    carbon: 'Figure in the register at block {block} ({register}), as the issuer gave it with the lot.',
    statement: 'Statement that stands for this lot in the register at block {block} ({register}).',
    statementVoid:
      'The register ({register}, block {block}) holds a statement whose signer was not allowed to make it.',
    carbonNone: 'The register ({register}, block {block}) holds no figure for this lot.',
    fileHere:
      'Your browser computed the SHA-256 of the file and compared it with the registered ones. The file was not sent anywhere.',
    sources:
      'Certified lots behind this steel: {count}. Each was checked at {register}, block {block}; shown is the weakest answer, of heat {heat}.',
    sourcesUnread:
      'The lots that this steel was made from could not all be read from the register ({register}).',
    made: 'We followed the transformations in the register at {register}, block {block}, back to the certified lots: {count}.',
    removed:
      'We asked the directory of organisations at {register}, block {block}, until when the issuer was allowed to issue.',
    used: 'We asked the register at {register}, block {block}, how much of this lot is left.',
    readings: 'From readings of this label at {host}. Places are kept as countries only.',
    tag: 'We computed the signature of this label at {host} and compared it with the one in the link.',
    index:
      'We compared the index of past events at {index} (block {indexed}) with the register at {register}, block {block}.',
    indexAway: 'We asked {index} and got no answer in time.',
    bundleRead: 'We computed the SHA-256 of all {files} files here and compared each with the manifest.',
    bundleProven:
      'We followed every receipt and every word of the contracts from this block’s roots, without any network.',
    eventsHashed:
      'We computed the hash of every event (CBV 2.0) and compared it with those in the proven receipts.',
    credentialsChecked:
      'We checked signature, dates, withdrawal and content of each credential with the files of this bundle, without any network.',
    blockCompared: 'We asked {register} for the block of this number and compared its hash.',
    fileCompared:
      'We computed the SHA-256 of the file in its canonical form and searched the register at {register} up to block {block}.',
    filePartlyCompared:
      'We searched the register at {register} up to block {block}; {unread} of its entries could not be read.',
    fileNotJson:
      'The file is not a certificate in JSON and not one of the registered PDF files (register at {register}, block {block}).',
  },
  fr: {
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
    fileAway:
      "{store} n'a pas fourni le fichier à temps. Le registre ({register}) a répondu au bloc {block}.",
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
    sourcesUnread:
      "Les lots dont provient cet acier n'ont pas tous pu être lus dans le registre ({register}).",
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
    blockCompared: 'Nous avons demandé à {register} le bloc de ce numéro et comparé son empreinte.',
    fileCompared:
      "Nous avons calculé le SHA-256 du fichier sous sa forme canonique et parcouru le registre chez {register} jusqu'au bloc {block}.",
    filePartlyCompared:
      "Nous avons parcouru le registre chez {register} jusqu'au bloc {block}\u202f; {unread} de ses entrées n'ont pas pu être lues.",
    fileNotJson:
      "Le fichier n'est ni un certificat en JSON ni l'un des PDF enregistrés (registre chez {register}, bloc {block}).",
  },
} as const satisfies Record<'en' | 'fr', Record<string, string>>;

export type HowKey = keyof typeof howTexts.en;
