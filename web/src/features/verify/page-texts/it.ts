import type { HistoryEvent } from '@topsteel/chain/verify';
import type { PageTexts } from './index.ts';

export const pageIt: PageTexts = {
  hostLine: 'È su {host}. Questa pagina non chiede mai una password o un pagamento.',
  title: 'Controllo dell’acciaio',
  thisBundle: 'Questo fascio',
  thisLot: 'Questo lotto',
  product: 'Prodotto',
  grade: 'Qualità',
  dimensions: 'Dimensioni',
  bundleMass: 'Massa di questo fascio',
  reservedMass: 'Massa ordinata, non ancora consegnata',
  lotMass: 'Massa del lotto',
  heat: 'Colata',
  mark: 'Marcatura',
  lotNumber: 'Numero di lotto',
  bundleNumber: 'Numero di fascio',
  issuer: 'Produttore',
  countersignedBy: 'Organismo di controllo',
  checks: 'Controlli',
  unread: 'non letto',
  checkedHere: 'Controllato da {host}, {time}.',
  steelTitle: 'Ora guardi l’acciaio',
  steelLead:
    'Uno schermo non lo vede. Cerchi la marcatura punzonata, dipinta o appesa all’acciaio e la confronti con questa:',
  matches: 'Corrisponde',
  differs: 'Non corrisponde',
  matchesNote: 'Bene. Il certificato e l’acciaio che ha in mano portano la stessa colata.',
  differsNote:
    'Si fermi. Non usi questo acciaio con questo certificato. Lo metta da parte, fotografi la marcatura e l’etichetta e chiami il venditore.',
  markUnread:
    'Non è stato possibile leggere la marcatura dal registro. Confronti l’acciaio con il certificato cartaceo e chiami il venditore se differiscono.',
  documents: 'Documenti',
  documentJson: 'Documento di controllo come dati (JSON)',
  documentPdf: 'Documento di controllo (PDF)',
  noDocuments: 'Non è stato possibile ottenere l’elenco dei documenti.',
  compareTitle: 'Controllare una copia ricevuta',
  compareLead:
    'Scelga il file del certificato (PDF o JSON) arrivato con l’acciaio. Viene confrontato con quello registrato.',
  chooseFile: 'File del certificato',
  compareButton: 'Confronta questo file',
  carbonTitle: 'Carbonio',
  method: 'Metodo',
  boundary: 'Confine del sistema',
  historyTitle: 'Storico',
  whoTitle: 'Chi ha controllato che cosa',
  whoLead:
    'Questa pagina ha interrogato il registro pubblico e l’archivio pubblico dei file. Non ha interrogato nessuna banca dati nostra.',
  register: 'Registro',
  store: 'Archivio dei file',
  block: 'Blocco',
  documentHash: 'SHA-256 del certificato',
  scriptOff: 'Il suo browser non ha ripetuto i controlli; li ha fatti {host}.',
  reportTitle: 'Qualcosa non va?',
  reportLead:
    'Metta da parte il materiale, fotografi l’etichetta e la marcatura e le invii al venditore con il numero di lotto {lot}.',
  reportWhat: 'Che cosa non va?',
  reportMark: 'La marcatura sull’acciaio è un’altra',
  reportCopied: 'L’etichetta sembra copiata o spostata',
  reportDamaged: 'L’acciaio o l’etichetta sono danneggiati',
  reportOther: 'Altro',
  reportText: 'Che cosa vede? (facoltativo)',
  reportContact: 'E-mail o telefono, se desidera una risposta',
  reportPrivacy:
    'Il venditore di questo lotto legge le sue parole. Il suo indirizzo di rete non viene conservato.',
  reportButton: 'Segnala questo fascio',
  reportIt: 'Lo segnali.',
  reportSent:
    'La sua segnalazione è arrivata. La legge il venditore del lotto. Tenga l’acciaio da parte finché non la contatta.',
  reportNotSent:
    'Non è stato possibile ricevere la segnalazione. Non è stato conservato nulla. Chiami il venditore o riprovi più tardi.',
  evidence: 'Tutte le prove in un file (ZIP, controllabile offline)',
  madeFromTitle: 'Fatto da',
  madeFromLot: 'Colata {heat}, {issuer}',
  another: 'Controllare un’altra etichetta o un file',
  again: 'Controlla di nuovo',
  browserChecked: 'Controllato nel suo browser alle {clock}; blocco {block}.',
  browserUnreached: 'Il suo browser non ha potuto controllare questa riga; la risposta sopra è di {host}.',
  browserOnlyServer: 'Il suo browser non ripete questo controllo; lo ha fatto {host}.',
  browserWorking: 'Il suo browser sta ripetendo i controlli…',
  browserDone: 'Il suo browser ha ripetuto {k} controlli su {n} alle {clock}; blocco {block}.',
  fileWorking: 'Confronto in corso…',
  registeredLink: 'Aprire il certificato registrato',
  fileTitle: 'File del certificato',
  fileReportLink: 'Vedere tutti i controlli di questo lotto',
  homeTitle: 'Controllare l’acciaio',
  homeLead:
    'Scansioni o fotografi l’etichetta, digiti il suo numero o scelga il file del certificato. Non serve un account.',
  numberTitle: 'Digiti il numero dell’etichetta',
  numberLabel: 'Numero di lotto o l’intero indirizzo web sotto il codice',
  numberHint: '20 lettere e cifre, per esempio 4F7QH-2K9XM-0T6RB-W3C8D. Spazi e trattini non contano.',
  numberButton: 'Controlla questo numero',
  fileHomeTitle: 'Scelga il file del certificato',
  fileHomeLead: 'PDF o JSON, al massimo 10 MB. Viene confrontato con il registro e non conservato.',
  photoTitle: 'Scansioni o fotografi l’etichetta',
  photoLead: 'L’immagine resta sul suo dispositivo.',
  photoLabel: 'Foto dell’etichetta',
  cameraButton: 'Apri la fotocamera',
  cameraStop: 'Chiudi la fotocamera',
  cameraWorking: 'Tenga il codice nel riquadro, a circa una spanna.',
  cameraDenied: 'Non è stato possibile aprire la fotocamera. La consenta nel browser o scelga una foto.',
  photoWorking: 'Lettura della foto…',
  photoNoCode:
    'In questa foto non è stato trovato alcun codice. La scatti di fronte, alla luce del giorno, con tutto il codice nell’immagine, e riprovi. Oppure digiti il numero sotto il codice.',
  photoNotOurs: 'È stato trovato un codice, ma non è una nostra etichetta. Vi si legge: {text}',
  photoBroken: 'Questo file non è un’immagine leggibile dal suo browser. Scelga una foto JPEG o PNG.',
  decoderAway:
    'Non è stato possibile caricare il lettore di codici. Controlli la connessione o digiti il numero sotto il codice.',
  scriptNeeded:
    'Leggere le foto richiede JavaScript. Digiti il numero o apra l’etichetta con la fotocamera del telefono.',
  numberWrong:
    '«{text}» non è un numero di etichetta. Ha 20 lettere e cifre e sta sotto il codice. Lo controlli e riprovi.',
  linkWrong:
    'L’indirizzo di questa etichetta non è stato capito. Digiti il numero sotto il codice o fotografi di nuovo l’etichetta.',
  linkWithoutLot:
    'L’indirizzo nomina un prodotto e nessun lotto. L’acciaio si cerca per lotto: scansioni l’etichetta del materiale o digiti il suo numero.',
  fileMissing: 'Non è arrivato nessun file. Scelga il file del certificato e riprovi.',
  fileTooLarge: 'Questo file supera i 10 MB. Un certificato è più piccolo; scelga il file giusto.',
  problemTitle: 'C’è un problema',
  language: 'Lingua',
  offline:
    'È offline. Questa risposta è del {time}. Da allora non è stato chiesto nulla e può essere cambiata.',
  offlineHome:
    'È offline. La lettura delle etichette funziona. Un’etichetta già controllata su questo dispositivo si apre con la data della sua risposta; le altre aspettano una connessione.',
  offlineUnknown:
    'È offline e questa etichetta non è mai stata controllata su questo dispositivo. Ora non se ne può dire nulla. Guardi l’acciaio e il certificato cartaceo e controlli di nuovo quando c’è una connessione.',
  wherePlate:
    'Lamiere: punzonato o dipinto vicino a un angolo della lamiera superiore, a una spanna dal bordo; anche sul cartellino del pacco.',
  whereSection:
    'Travi, angolari e piatti: dipinto o punzonato sull’anima o sulla testata, e sul cartellino legato al fascio.',
  whereTube:
    'Tubi e profili cavi: stampato in linea per il lungo, lontano dalla saldatura, e sul cartellino del fascio.',
  whereBar:
    'Barre: punzonato sulla testata di quelle grosse; per le sottili sul cartellino legato al fascio.',
  whereCoil: 'Rotoli: sull’etichetta all’estremità esterna e su quella dentro l’occhio.',
  whereRebar:
    'Acciaio per cemento armato: stabilimento e qualità sono laminati nelle nervature; la colata sta sul cartellino del fascio o della rete.',
  whereAny: 'Guardi la testata o il bordo di lamiere e profili e il cartellino di fasci e rotoli.',
  allHistory: 'Storico completo: di che cosa è fatto e che cosa ne è stato fatto',
  passport: 'Passaporto del prodotto con ogni valore e il suo limite',
  earlier: 'Eventi precedenti',
  nodeTitle: 'Interrogare un altro nodo',
  nodeLead:
    'Non deve credere al nostro nodo. Indichi l’indirizzo di un altro nodo del registro di cui si fida: il suo browser gli pone le stesse domande.',
  nodeLabel: 'Indirizzo del nodo',
  nodeButton: 'Interroga questo nodo',
  nodeSame: '{host} ha dato la stessa risposta a {k} domande su {n}; blocco {block}.',
  nodeDiffers:
    '{host} ha risposto diversamente: {list} Non si fidi di nessuna delle due risposte finché non sa perché, e lo segnali.',
  nodeAway: '{host} non ha risposto. Controlli l’indirizzo o provi un altro nodo.',
  nodeScript: 'Interrogare un altro nodo richiede JavaScript: la domanda viene dal suo browser, non da noi.',
  nodeWrong: 'L’indirizzo di un nodo comincia con https:// e nomina un host.',
  reportWaiting:
    'È offline. La sua segnalazione è conservata su questo dispositivo e sarà inviata una sola volta, da sé, appena c’è una connessione.',
  reportSending: 'Invio…',
  dropHint: 'Può anche trascinare un file o una foto ovunque su questa pagina.',
  lastTitle: 'Controllato su questo dispositivo',
  lastLead: 'Queste risposte si leggono offline. Ognuna porta la data in cui è stata data.',
  lastForget: 'Dimenticale',
  howLink: 'Come controlliamo',
};

export const historyIt: Record<HistoryEvent, string> = {
  certified: 'Certificato registrato',
  countersigned: 'Controfirmato dall’organismo di controllo',
  commissioned: 'Lotto formato dal certificato',
  reserved: 'Ordinato e prenotato',
  delivered: 'Consegnato e pagato; proprietà trasferita',
  cancelled: 'Ordine annullato',
  revoked: 'Certificato revocato',
  recalled: 'Lotto richiamato',
};
