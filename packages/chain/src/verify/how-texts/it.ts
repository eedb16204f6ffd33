import type { HowKey } from './en.ts';

export const howIt: Record<HowKey, string> = {
  notAsked: 'Il registro ({register}) non ha risposto, quindi non è stato possibile porre la domanda.',
  registerAway: 'Abbiamo interrogato {register} senza ottenere risposta in tempo.',
  noSuchLot: 'Abbiamo chiesto a {register} questo numero di lotto al blocco {block}: non c’è.',
  noSuchBundle:
    'Abbiamo cercato in tutte le consegne e prenotazioni di questo lotto fino al blocco {block} presso {register}.',
  hashMatches:
    'Abbiamo preso il file da {store}, calcolato il suo SHA-256 e confrontato con quello del registro al blocco {block} ({register}).',
  proofMismatch:
    'La prova di questo lotto non porta alla serie registrata dal suo emittente (blocco {block}, {register}).',
  fileAway:
    '{store} non ha fornito il file in tempo. Il registro ({register}) ha risposto al blocco {block}.',
  fileOther:
    '{store} ha fornito byte il cui SHA-256 non è quello registrato (blocco {block}, {register}). Non li abbiamo usati.',
  directory:
    'Abbiamo interrogato l’elenco delle organizzazioni presso {register}, blocco {block}, e letto il profilo pubblico da {store}.',
  directoryOnly:
    'Abbiamo interrogato l’elenco delle organizzazioni presso {register}, blocco {block}. {store} non ha fornito il profilo pubblico.',
  status: 'Abbiamo sottoposto il certificato e la sua prova al registro presso {register}, blocco {block}.',
  statusCountersigned:
    'Abbiamo sottoposto il certificato, la sua prova e la controfirma di {body} al registro presso {register}, blocco {block}.',
  countersignatureVoid:
    'Il registro ({register}, blocco {block}) ha una controfirma di {body} e non la conta.',
  statusReplaced:
    'Il registro ({register}, blocco {block}) indica il nuovo certificato per serie e posto; il suo file non è stato trovato.',
  statusPart:
    'Il registro ({register}, blocco {block}) non ha revoche, ma le date sono in un file che {store} non ha fornito.',
  finality: 'Abbiamo confrontato l’ora di registrazione con l’ultimo blocco definitivo presso {register}.',
  conformance: 'Abbiamo confrontato i valori del certificato con i limiti della norma.',
  conformanceSource: 'Abbiamo confrontato i valori del certificato con i limiti di {source}.',
  conformanceNoFile: 'I valori sono nel file del certificato, che non è stato possibile ottenere da {store}.',
  quantity:
    'Abbiamo sommato ciò che il registro ha sotto questo certificato presso {register}, blocco {block}.',
  quantityNoFile: 'La massa certificata è in un file che {store} non ha fornito.',
  recall: 'Abbiamo letto il richiamo nel registro presso {register}, blocco {block}.',
  origin:
    'Dichiarata dall’emittente nella prova di questo lotto e da allora invariata. Passaggi contati nel registro al blocco {block}.',
  originNoFile: 'L’origine è in un file che {store} non ha fornito.',
  carbon: 'Cifra del registro al blocco {block} ({register}), come l’emittente l’ha data con il lotto.',
  statement: 'Dichiarazione in vigore per questo lotto nel registro al blocco {block} ({register}).',
  statementVoid:
    'Il registro ({register}, blocco {block}) ha una dichiarazione il cui firmatario non era autorizzato a farla.',
  carbonNone: 'Il registro ({register}, blocco {block}) non ha cifre per questo lotto.',
  fileHere:
    'Il suo browser ha calcolato lo SHA-256 del file e lo ha confrontato con quelli registrati. Il file non è stato inviato da nessuna parte.',
  sources:
    'Lotti certificati dietro questo acciaio: {count}. Ciascuno è stato controllato presso {register}, blocco {block}; è mostrata la risposta più debole, quella della colata {heat}.',
  sourcesUnread:
    'Non tutti i lotti di cui è fatto questo acciaio si sono potuti leggere nel registro ({register}).',
  made: 'Abbiamo seguito le trasformazioni nel registro presso {register}, blocco {block}, fino ai lotti certificati: {count}.',
  removed:
    'Abbiamo chiesto all’elenco delle organizzazioni presso {register}, blocco {block}, fino a quando l’emittente era autorizzato.',
  used: 'Abbiamo chiesto al registro presso {register}, blocco {block}, quanto resta di questo lotto.',
  readings: 'Dalle letture di questa etichetta presso {host}. I luoghi sono conservati solo per paese.',
  tag: 'Abbiamo calcolato la firma di questa etichetta presso {host} e l’abbiamo confrontata con quella del link.',
  index:
    'Abbiamo confrontato l’indice degli eventi presso {index} (blocco {indexed}) con il registro presso {register}, blocco {block}.',
  indexAway: 'Abbiamo interrogato {index} senza ottenere risposta in tempo.',
  bundleRead:
    'Abbiamo calcolato qui lo SHA-256 di tutti i {files} file e confrontato ciascuno con il manifesto.',
  bundleProven:
    'Abbiamo seguito ogni ricevuta e ogni parola dei contratti dalle radici di questo blocco, senza alcuna rete.',
  eventsHashed:
    'Abbiamo calcolato l’hash di ogni evento (CBV 2.0) e l’abbiamo confrontato con quelli nelle ricevute provate.',
  credentialsChecked:
    'Abbiamo controllato firma, date, ritiro e contenuto di ogni attestazione con i file di questo fascicolo, senza alcuna rete.',
  recordSummed:
    'Abbiamo sommato gli atti delle ricevute provate e confrontato le somme con la memoria del contratto al blocco {block}.',
  recordHashed:
    'Abbiamo calcolato lo SHA-256 di ogni documento e l’abbiamo confrontato con quelli nelle ricevute provate.',
  blockCompared: 'Abbiamo chiesto a {register} il blocco con questo numero e confrontato il suo hash.',
  fileCompared:
    'Abbiamo calcolato lo SHA-256 del file nella sua forma canonica e cercato nel registro presso {register} fino al blocco {block}.',
  filePartlyCompared:
    'Abbiamo cercato nel registro presso {register} fino al blocco {block}; {unread} delle sue voci non erano leggibili.',
  fileNotJson:
    'Il file non è un certificato in JSON né uno dei PDF registrati (registro presso {register}, blocco {block}).',
};
