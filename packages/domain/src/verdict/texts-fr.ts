import type { VerdictKey } from './keys.ts';
import type { HeadlineTextKey } from './texts.ts';

/**
 * French sentences, set as French is: U+202F before ; ! ? and U+00A0 before a colon (written as escapes, so that
 * an editor cannot lose them).
 */
export const verdictsFr: Record<VerdictKey, string> = {
  intact: '**Intact.** Ce certificat est exactement celui que {issuer} a enregistré le {date}.',
  altered:
    '**Modifié.** Ce fichier diffère de celui que {issuer} a enregistré. Ne vous y fiez pas. Ouvrez le certificat enregistré ou interrogez {issuer}.',
  otherBytes:
    "**Non contrôlé.** Le dépôt a fourni un autre fichier que celui enregistré. Nous ne l'avons pas utilisé. Réessayez ou demandez le fichier au vendeur.",
  integrityUnknown:
    '**Non contrôlé.** Le registre est injoignable\u202f; nous ne pouvons pas dire si ce fichier est celui enregistré. Réessayez.',
  labelUnknown:
    "**Étiquette inconnue.** Aucun lot ne porte ce numéro. L'étiquette ne vient pas de TopSteel ou elle est mal imprimée.",
  bundleUnknown:
    "**Fardeau inconnu.** Le lot existe, mais aucun fardeau portant ce numéro n'en a été livré. Ne vous fiez pas à l'étiquette\u202f; interrogez le vendeur.",
  bundleCancelled:
    "**Fardeau annulé.** Un fardeau portant ce numéro a été commandé sur ce lot, puis la commande a été annulée. Il n'aurait pas dû être livré. Interrogez le vendeur.",
  bundleUnread: "**Non contrôlé.** Nous n'avons pas pu chercher ce fardeau parmi les livraisons. Réessayez.",
  notRegistered:
    "**Non enregistré.** Nous n'avons aucune trace de ce certificat. Il peut être authentique sans être enregistré ici.",
  notFetched:
    "**Non contrôlé.** Le fichier du certificat n'a pas pu être récupéré. Son enregistrement figure ci-dessous.",
  issuerKnown: '**Émis par {org}, {role}.** Identité confirmée par {accreditor} le {date}.',
  issuerUnknown:
    "**Émetteur inconnu.** La signature est cohérente, mais aucun organisme reconnu ne garantit son auteur. N'importe qui peut produire un tel certificat. Demandez celui d'un fabricant reconnu.",
  issuerNotAllowed:
    '**Émetteur non habilité.** {org} est {role}\u202f; selon EN 10204, seul le fabricant délivre un {type}.',
  issuerRemoved:
    "**Émetteur retiré de l'annuaire.** {org} n'y figure plus depuis le {date}. Ce qu'il a émis avant reste en vigueur.",
  issuerUnread: "**Non contrôlé.** L'émetteur n'a pas pu être recherché dans l'annuaire. Réessayez.",
  keyCompromised:
    '**Signé avec une clé déclarée volée.** {org} désavoue tout ce qui est signé après le {date}.',
  inForce: '**En vigueur.** Ni révoqué ni remplacé au {time}.',
  settling: "**Enregistré il y a {n} min.** L'inscription sera définitive dans environ {m} min.",
  revoked: '**Révoqué** par {issuer} le {date}\u00a0: {reason}. Isolez la matière et contactez {issuer}.',
  superseded: '**Remplacé** le {date} par {certNo}. Utilisez le nouveau. Modifié\u00a0: {fields}.',
  expired: '**Périmé** depuis le {date}. Il était en vigueur du {from} au {to}.',
  notYetInForce: '**Pas encore en vigueur.** Il le sera le {from}.',
  notCountersigned:
    "**Non contresigné.** Un certificat de type 3.2 exige la signature d'un organisme de contrôle indépendant\u202f; elle manque encore.",
  statusUnknown:
    "**Non contrôlé.** Rien dans le registre ne s'y oppose, mais la preuve qui l'accompagne n'a pas pu être récupérée. Réessayez.",
  chainUnreachable:
    "**Non contrôlé.** Le registre est injoignable\u202f; nous ne pouvons pas dire si ce certificat est toujours en vigueur. Il l'était le {lastTime}. Ce n'est pas un indice contre le certificat. Réessayez.",
  chainUnreachableFirst:
    "**Non contrôlé.** Le registre est injoignable\u202f; nous ne pouvons pas dire si ce certificat est toujours en vigueur. Ce n'est pas un indice contre le certificat. Réessayez.",
  conforms: '**Conforme à {grade}** ({norm}). {n} valeurs requises sur {n} dans les limites.',
  conformanceFail:
    "**Non conforme à {grade}** ({norm})\u00a0: {property} vaut {value}, limite {limit}. Le certificat peut être authentique\u202f; l'acier n'est pas du {grade}.",
  implausible:
    "**Valeur impossible.** {property} est indiqué à {value}. Sans doute une erreur d'unité ou de saisie. Demandez un certificat corrigé à {issuer}.",
  conformanceUnknown: '**Non contrôlé.** Il manque {k} valeurs requises pour {grade}\u00a0: {list}.',
  conformanceUnread:
    "**Non contrôlé.** Les valeurs figurent dans le fichier du certificat, qui n'a pas pu être lu.",
  quantityOk: '**{mass} t sur {certified} t certifiées.** Il reste {left} t à vendre.',
  quantityExhaustedYours:
    '**{mass} t sur {certified} t certifiées.** Ce fardeau est compté. Plus rien ne peut être vendu sous ce certificat.',
  quantityExhausted:
    "**Épuisé.** Les {certified} t sont toutes attribuées à d'autres lots. Si l'on vous propose de l'acier sous ce certificat hors de ces lots, refusez-le.",
  overClaimed:
    "**Plus que la masse certifiée.** {used} t ont été enregistrées sous un certificat de {certified} t. Ne vous y fiez pas\u202f; contactez l'émetteur.",
  quantityUnknown:
    "**Non contrôlé.** Nous n'avons pas pu lire la quantité vendue sous ce certificat. Réessayez.",
  suspectedClone:
    "**Cette étiquette a peut-être été copiée.** Elle a été lue à {placeA} puis à {placeB} à {duration} d'intervalle. L'une des deux est une copie\u202f; le certificat peut être authentique. Comparez la coulée poinçonnée sur l'acier et signalez votre fardeau.",
  manyReaders:
    "**Lue par un nombre inhabituel d'appareils.** {n} appareils différents ont lu cette étiquette le {date}. Elle a peut-être été copiée. Comparez la coulée poinçonnée sur l'acier et signalez votre fardeau.",
  readAfterUse:
    "**Consommé avant cette lecture.** Tout cet acier a été transformé en d'autres lots au plus tard le {date}. L'étiquette est peut-être sur un autre acier. Comparez la coulée poinçonnée sur l'acier et signalez votre fardeau.",
  tagSigned: "**Étiquette signée.** L'étiquette porte une signature que seul son vendeur peut faire.",
  tagFalse:
    "**Fausse signature.** L'étiquette porte une signature que son vendeur n'a pas faite. Ne vous fiez pas à l'étiquette\u202f; interrogez le vendeur.",
  recalled: '**Rappelé** par {org} le {date}\u00a0: {reason}. Ne pas utiliser.',
  origin: "**Acier élaboré en {country}** par {mill}, filière {route}\u202f; {steps} étapes jusqu'ici.",
  originMade: "**Fabriqué par {org}.** Coulées d'origine\u00a0: {heats}\u202f; {steps} étapes jusqu'ici.",
  originUnknown: "**Non contrôlé.** L'origine figure dans un fichier qui n'a pas pu être récupéré.",
  historyKnown:
    "**Actes enregistrés\u00a0: {n}.** L'index des événements est à jour avec le registre et donne ce qui est arrivé à ce lot.",
  historyBehind:
    "**Historique pas à jour.** L'index des événements a {n} blocs de retard sur le registre et ne sait rien après le {time}. Toutes les autres lignes viennent du registre lui-même.",
  historyUnread:
    "**Non contrôlé.** L'index des événements n'a pas répondu\u202f; ce qui est arrivé à ce lot depuis n'est pas connu. Réessayez.",
  carbonVerified:
    '**{x} t CO2e par tonne, valeur vérifiée** par {verifier} le {date} ({method}, {boundary}). Ce fardeau\u00a0: {y} t CO2e.',
  carbonSelfDeclared:
    "**{x} t CO2e par tonne, valeur déclarée par {org}.** Aucun tiers indépendant n'a contrôlé ce chiffre. Ce fardeau\u00a0: {y} t CO2e.",
  carbonDefault:
    '**Aucune déclaration.** Valeur par défaut UE pour {cn}, {country}\u00a0: {x} t CO2e par tonne.',
  carbonNone: "**Aucune valeur carbone.** Personne n'en a déclaré pour ce lot.",
  carbonOutOfBand: '**À justifier.** {x} est inhabituel pour {route} ({low} à {high}).',
  carbonUnknown: "**Non contrôlé.** La valeur carbone n'a pas pu être lue. Réessayez.",
  bundleIntact: "**Dossier complet.** Les {n} fichiers de ce dossier sont tels qu'ils ont été rassemblés.",
  bundleAltered:
    "**Dossier modifié.** Le fichier ou la preuve «\u00a0{what}\u00a0» n'est pas tel qu'il a été rassemblé. Ne vous fiez pas à ce dossier\u202f; redemandez-le.",
  bundleForeign:
    '**Non contrôlé.** Le dossier parle de la chaîne {chain}, dont les contrats ne sont pas connus ici. Indiquez-les et réessayez.',
  bundleOtherForm:
    '**Non contrôlé.** Le dossier se dit «\u00a0{form}\u00a0», une forme que ce programme ne lit pas. Contrôlez-le avec une version plus récente.',
  bundleEvents:
    '**Événements\u00a0: {n} sur {m}.** Chacun est celui que désigne dans le registre un acte de la chaîne de ce lot\u00a0: élaboration, cession, transformation, rappel (EPCIS).',
  recordPayment:
    '**Les actes donnent bien ce que tient le contrat.** Autorisé {authorized} {token}, encaissé {captured}, rendu au payeur {returned}, remboursé {refunded}\u202f; sous séquestre à présent {open}.',
  recordOrder:
    '**Les actes donnent bien ce que tient le contrat.** Le titre sur {mass} t de {certified} t a été libéré contre les reçus de la banque.',
  recordUnits:
    '**Les actes donnent bien ce que tient le contrat.** Émis {issued} t CO2e\u00a0: actives {active}, retirées {retired}, annulées {cancelled}.',
  recordDiffers:
    "**Les actes ne donnent pas ce que tient le contrat.** {figure} vaut {acts} d'après les actes et {held} d'après le contrat. Ne vous fiez pas à ce dossier\u202f; redemandez-le.",
  recordPart:
    "**Non contrôlé.** Le dossier ne contient que les actes d'une période convenue\u00a0: leur somme ne peut être comparée à ce que tient le contrat. Demandez celui qui les contient tous.",
  recordActs: "**Actes\u00a0: {n}.** Chacun figure dans un reçu auquel son bloc s'engage.",
  recordDocuments: '**Documents\u00a0: {n} sur {m}.** Chacun a le SHA-256 que désigne un acte prouvé.',
  credentialsAgree:
    "**Justificatifs concordants ({n}).** Ce qu'ils disent du lot, du document, de la masse et de l'émetteur est ce que dit le registre, et la liste de l'émetteur du {time} n'en retire aucun. Ils sont signés avec la clé que ce dossier présente comme celle de l'émetteur chez {host}. Si c'est bien la sienne, {host} seul peut le dire\u00a0: le registre ne connaît pas cette clé.",
  credentialsUnread:
    "**Non contrôlé.** Ce qui sert à contrôler ces justificatifs n'est pas dans le dossier\u00a0: les clés de l'émetteur, ou sa liste de retraits à cette date ({names}). Redemandez le dossier.",
  credentialUnreadable:
    "**Justificatif endommagé.** Aucun justificatif signé ne peut être lu ici\u00a0: {names}. Ne vous y fiez pas\u202f; demandez-en un nouveau à l'émetteur.",
  credentialOtherKey:
    "**Non signé par l'émetteur.** La signature de {names} ne vient d'aucune clé que le site de l'émetteur donne dans ce dossier. Ne vous y fiez pas\u202f; demandez-en un nouveau à l'émetteur.",
  credentialKeyGivenUp:
    "**Signé trop tard.** {names}\u00a0: signé avec une clé que l'émetteur avait déjà abandonnée. Ne vous y fiez pas\u202f; demandez-en un nouveau à l'émetteur.",
  credentialNotYetValid:
    "**Justificatif pas encore en vigueur.** {names}\u00a0: ne compte qu'à partir du {from}.",
  credentialExpired:
    "**Justificatif expiré.** {names}\u00a0: a pris fin le {to}. Demandez-en un nouveau à l'émetteur.",
  credentialRevoked:
    "**Justificatif retiré.** La liste de l'émetteur du {time} retire {names}. Ne vous y fiez pas\u202f; contactez l'émetteur.",
  credentialOtherLot:
    "**Justificatif d'un autre lot.** {names}\u00a0: au sujet d'un autre lot ou certificat que celui-ci. Ne vous y fiez pas.",
  credentialOtherDocument:
    "**Justificatif d'un autre document.** {names}\u00a0: pour un document que le registre ne porte pas pour ce lot. Ne vous y fiez pas\u202f; contactez l'émetteur.",
  credentialOtherMass:
    "**Justificatif d'une autre masse.** {names}\u00a0: la masse n'est pas celle du registre. Ne vous y fiez pas\u202f; contactez l'émetteur.",
  credentialOtherAccount:
    "**Justificatif d'un autre émetteur.** {names}\u00a0: l'émetteur nommé ne répond pas du compte {account}, qui a enregistré ce lot. Ne vous y fiez pas\u202f; contactez l'émetteur.",
  bundleAsOf:
    '**État au {time}.** Hors ligne, ce qui suit le bloc {block} ne peut être connu. Ce bloc est bien celui du réseau si un explorateur le montre avec cette empreinte\u00a0: {hash}.',
  blockConfirmed: '**Bloc confirmé.** {register} a le bloc {block} avec la même empreinte.',
  blockOther:
    '**Hors de ce réseau.** {register} a un autre bloc {block} que le dossier. Ne vous fiez pas à ce dossier.',
  blockUnread: "**Non contrôlé.** {register} n'a pas répondu\u202f; le bloc n'a pas été comparé. Réessayez.",
};

export const headlinesFr: Record<HeadlineTextKey, string> = {
  clear: 'Aucun problème détecté sur {n} contrôles.',
  attention: 'À vérifier avant emploi\u00a0: {k} points demandent votre attention.',
  attentionOne: 'À vérifier avant emploi\u00a0: 1 point demande votre attention.',
  incomplete: "Contrôle incomplet\u00a0: {k} contrôles sur {n} n'ont pas pu être faits.",
  incompleteOne: "Contrôle incomplet\u00a0: 1 contrôle sur {n} n'a pas pu être fait.",
  stop: "N'utilisez pas cet acier sur la foi de ce certificat.",
  stopRecord: 'Ne vous fiez pas à ce dossier.',
  closing:
    "**Maintenant, regardez l'acier.** Un écran ne le voit pas. Lisez le marquage\u00a0: coulée **{heat}**, {mark}, {pieces} pièces de {dims}.",
};
