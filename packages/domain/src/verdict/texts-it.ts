import type { VerdictKey } from './keys.ts';
import type { HeadlineTextKey } from './texts.ts';

/** Italian sentences. Fascio, pacco and rotolo are all masculine, so that one sentence serves each. */
export const verdictsIt: Record<VerdictKey, string> = {
  intact: '**Integro.** Questo certificato è esattamente quello che {issuer} ha registrato il {date}.',
  altered:
    '**Alterato.** Questo file è diverso da quello che {issuer} ha registrato. Non vi faccia affidamento. Apra il certificato registrato o chieda a {issuer}.',
  otherBytes:
    '**Non controllato.** L’archivio ha fornito un file diverso da quello registrato. Non lo abbiamo usato. Riprovi o chieda il file al venditore.',
  integrityUnknown:
    '**Non controllato.** Il registro non era raggiungibile; non possiamo dire se questo file è quello registrato. Riprovi.',
  labelUnknown:
    '**Etichetta sconosciuta.** Nessun lotto porta questo numero. L’etichetta non è stata fatta con TopSteel o è stampata male.',
  bundleUnknown:
    '**Fascio sconosciuto.** Il lotto esiste, ma non ne è stato consegnato nessun fascio con questo numero. Non si fidi dell’etichetta; chieda a chi lo ha venduto.',
  bundleCancelled:
    '**Fascio annullato.** Un fascio con questo numero è stato ordinato da questo lotto e l’ordine è stato annullato. Non avrebbe dovuto essere consegnato. Chieda a chi lo ha venduto.',
  bundleUnread: '**Non controllato.** Non abbiamo potuto cercare questo fascio fra le consegne. Riprovi.',
  notRegistered:
    '**Non registrato.** Non abbiamo traccia di questo certificato. Può essere autentico e semplicemente non registrato qui.',
  notFetched:
    '**Non controllato.** Non è stato possibile ottenere il file del certificato. La sua registrazione è riportata più sotto.',
  issuerKnown: '**Rilasciato da {org}, {role}.** Identità confermata da {accreditor} il {date}.',
  issuerUnknown:
    '**Emittente sconosciuto.** La firma è coerente, ma nessuno che riconosciamo garantisce per il suo autore. Chiunque può fare un certificato così. Ne chieda uno di un produttore riconosciuto.',
  issuerNotAllowed:
    '**Emittente non autorizzato.** {org} ({role}): secondo EN 10204 solo il produttore rilascia un {type}.',
  issuerRemoved:
    '**Emittente non più iscritto.** {org} è stato tolto dall’elenco il {date}. Quanto rilasciato prima resta.',
  issuerUnread: '**Non controllato.** Non è stato possibile cercare l’emittente nell’elenco. Riprovi.',
  keyCompromised:
    '**Firmato con una chiave denunciata come rubata.** {org} disconosce tutto ciò che è firmato dopo il {date}.',
  inForce: '**In vigore.** Né revocato né sostituito al {time}.',
  settling: '**Registrato {n} min fa.** L’iscrizione sarà definitiva fra circa {m} min.',
  revoked: '**Revocato** da {issuer} il {date}: {reason}. Metta da parte il materiale e contatti {issuer}.',
  superseded: '**Sostituito** il {date} da {certNo}. Usi il nuovo. Modificato: {fields}.',
  expired: '**Scaduto** dal {date}. È stato in vigore dal {from} al {to}.',
  notYetInForce: '**Non ancora in vigore.** Entra in vigore il {from}.',
  notCountersigned:
    '**Non controfirmato.** Un certificato 3.2 richiede la firma di un organismo di controllo indipendente; manca ancora.',
  statusUnknown:
    '**Non controllato.** Nulla nel registro lo contraddice, ma non è stato possibile ottenere la prova che gli appartiene. Riprovi.',
  chainUnreachable:
    '**Non controllato.** Il registro non era raggiungibile; non possiamo dire se questo certificato è ancora in vigore. Lo era il {lastTime}. Non è un indizio contro il certificato. Riprovi.',
  chainUnreachableFirst:
    '**Non controllato.** Il registro non era raggiungibile; non possiamo dire se questo certificato è ancora in vigore. Non è un indizio contro il certificato. Riprovi.',
  conforms: '**Conforme a {grade}** ({norm}). {n} valori richiesti su {n} sono nei limiti.',
  conformanceFail:
    '**Non conforme a {grade}** ({norm}): {property} è {value}, limite {limit}. Il certificato può essere autentico; l’acciaio non è {grade}.',
  implausible:
    '**Valore impossibile.** {property} è indicato come {value}. Probabilmente un errore di unità o di battitura. Chieda a {issuer} un certificato corretto.',
  conformanceUnknown: '**Non controllato.** Mancano {k} valori necessari per {grade}: {list}.',
  conformanceUnread:
    '**Non controllato.** I valori sono nel file del certificato, che non è stato possibile leggere.',
  quantityOk: '**{mass} t su {certified} t certificate.** Restano {left} t da vendere.',
  quantityExhaustedYours:
    '**{mass} t su {certified} t certificate.** Questo fascio è contato. Con questo certificato non si può vendere altro.',
  quantityExhausted:
    '**Esaurito.** Le {certified} t sono tutte assegnate ad altri lotti. Se le viene offerto acciaio con questo certificato fuori da quei lotti, lo rifiuti.',
  overClaimed:
    '**Più di quanto certificato.** Sono state registrate {used} t con un certificato per {certified} t. Non vi faccia affidamento; contatti l’emittente.',
  quantityUnknown:
    '**Non controllato.** Non abbiamo potuto leggere quanto è stato venduto con questo certificato. Riprovi.',
  suspectedClone:
    '**Questa etichetta potrebbe essere stata copiata.** È stata letta a distanza di {duration}: {placeA}, poi {placeB}. Una delle etichette è una copia; il certificato può essere autentico. Confronti la colata punzonata sull’acciaio e segnali il suo fascio.',
  manyReaders:
    '**Letta da un numero insolito di dispositivi.** {n} dispositivi diversi hanno letto questa etichetta il {date}. Potrebbe essere stata copiata. Confronti la colata punzonata sull’acciaio e segnali il suo fascio.',
  readAfterUse:
    '**Consumato prima di questa lettura.** Tutto questo acciaio è stato trasformato in altri lotti entro il {date}. L’etichetta potrebbe stare su altro acciaio. Confronti la colata punzonata sull’acciaio e segnali il suo fascio.',
  tagSigned: '**Etichetta firmata.** L’etichetta porta una firma che solo il suo venditore può fare.',
  tagFalse:
    '**Firma falsa.** L’etichetta porta una firma che il suo venditore non ha fatto. Non si fidi dell’etichetta; chieda a chi lo ha venduto.',
  recalled: '**Richiamato** da {org} il {date}: {reason}. Non usare.',
  origin: '**Acciaio elaborato in {country}** da {mill}, processo {route}; {steps} passaggi fin qui.',
  originMade: '**Fatto da {org}.** Colate di origine: {heats}; {steps} passaggi fin qui.',
  originUnknown: '**Non controllato.** L’origine è in un file che non è stato possibile ottenere.',
  historyKnown:
    '**Atti registrati: {n}.** L’indice degli eventi è allineato al registro ed elenca ciò che è accaduto a questo lotto.',
  historyBehind:
    '**Storico non aggiornato.** L’indice degli eventi è indietro di {n} blocchi rispetto al registro e non sa nulla dopo il {time}. Tutte le altre righe sono state chieste al registro stesso.',
  historyUnread:
    '**Non controllato.** L’indice degli eventi non ha risposto; non si sa che cosa sia accaduto a questo lotto da allora. Riprovi.',
  carbonVerified:
    '**{x} t CO2e per tonnellata, valore controllato** da {verifier} il {date} ({method}, {boundary}). Questo fascio: {y} t CO2e.',
  carbonSelfDeclared:
    '**{x} t CO2e per tonnellata, valore dichiarato da {org}.** Nessun terzo indipendente ha controllato questa cifra. Questo fascio: {y} t CO2e.',
  carbonDefault:
    '**Nessuna dichiarazione.** Valore predefinito UE per {cn}, {country}: {x} t CO2e per tonnellata.',
  carbonNone: '**Nessun valore di carbonio.** Nessuno ne ha dichiarato uno per questo lotto.',
  carbonOutOfBand: '**Da giustificare.** {x} è insolito per {route} (da {low} a {high}).',
  carbonUnknown: '**Non controllato.** Non è stato possibile leggere il valore di carbonio. Riprovi.',
  bundleIntact: '**Fascicolo completo.** I {n} file di questo fascicolo sono come sono stati raccolti.',
  bundleAltered:
    '**Fascicolo alterato.** Il file o la prova «{what}» non è come è stato raccolto. Non si fidi di questo fascicolo; lo richieda.',
  bundleForeign:
    '**Non controllato.** Il fascicolo parla della catena {chain}, i cui contratti non sono noti qui. Li indichi e riprovi.',
  bundleOtherForm:
    '**Non controllato.** Il fascicolo dice di essere «{form}», una forma che questo programma non legge. Lo controlli con uno più recente.',
  bundleEvents:
    '**Eventi: {n} su {m}.** Ciascuno è quello che un atto di questo lotto nomina nel registro: fabbricato, consegnato, trasformato, richiamato (EPCIS).',
  recordPayment:
    '**Gli atti danno ciò che tiene il contratto.** Autorizzato {authorized} {token}, incassato {captured}, reso al pagatore {returned}, rimborsato {refunded}; ora in deposito {open}.',
  recordOrder:
    '**Gli atti danno ciò che tiene il contratto.** Il titolo su {mass} t di {certified} t è stato liberato contro le ricevute della banca.',
  recordUnits:
    '**Gli atti danno ciò che tiene il contratto.** Emesse {issued} t CO2e: attive {active}, ritirate {retired}, annullate {cancelled}.',
  recordDiffers:
    '**Gli atti non danno ciò che tiene il contratto.** {figure} è {acts} secondo gli atti e {held} secondo il contratto. Non si fidi di questo fascicolo; lo richieda.',
  recordPart:
    '**Non controllato.** Il fascicolo contiene solo gli atti di un periodo concordato, quindi non si possono sommare e confrontare con il contratto. Ne chieda uno che li contenga tutti.',
  recordActs: '**Atti: {n}.** Ciascuno sta in una ricevuta su cui il suo blocco si impegna.',
  recordDocuments: '**Documenti: {n} su {m}.** Ciascuno ha lo SHA-256 che un atto provato nomina.',
  credentialsAgree:
    '**Le attestazioni concordano ({n}).** Ciò che dicono di lotto, documento, massa ed emittente è ciò che dice il registro, e l’elenco dell’emittente del {time} non ne ritira nessuna. Sono firmate con la chiave che questo fascicolo presenta come quella dell’emittente su {host}. Se lo sia, può dirlo solo {host}: il registro non conosce questa chiave.',
  credentialsUnread:
    '**Non controllato.** Ciò che serve a controllare queste attestazioni non è nel fascicolo: le chiavi dell’emittente, o il suo elenco di quelle ritirate a quella data ({names}). Richieda il fascicolo.',
  credentialUnreadable:
    '**Attestazione danneggiata.** Qui non si legge nessuna attestazione firmata: {names}. Non vi faccia affidamento; ne chieda una nuova all’emittente.',
  credentialOtherKey:
    '**Non firmata dall’emittente.** La firma di {names} non è di nessuna chiave che il sito dell’emittente indica in questo fascicolo. Non vi faccia affidamento; ne chieda una nuova all’emittente.',
  credentialKeyGivenUp:
    '**Firmata troppo tardi.** {names}: firmata con una chiave che l’emittente aveva già abbandonato. Non vi faccia affidamento; ne chieda una nuova all’emittente.',
  credentialNotYetValid: '**Attestazione non ancora in vigore.** {names}: conta solo dal {from}.',
  credentialExpired:
    '**Attestazione scaduta.** {names}: è terminata il {to}. Ne chieda una nuova all’emittente.',
  credentialRevoked:
    '**Attestazione ritirata.** L’elenco dell’emittente del {time} ritira {names}. Non vi faccia affidamento; chieda all’emittente.',
  credentialOtherLot:
    '**Attestazione di un altro lotto.** {names}: riguarda un lotto o un certificato diverso da questo. Non vi faccia affidamento.',
  credentialOtherDocument:
    '**Attestazione di un altro documento.** {names}: per un documento che il registro non ha per questo lotto. Non vi faccia affidamento; chieda all’emittente.',
  credentialOtherMass:
    '**Attestazione di un’altra massa.** {names}: la massa non è quella del registro. Non vi faccia affidamento; chieda all’emittente.',
  credentialOtherAccount:
    '**Attestazione di un altro emittente.** {names}: l’emittente nominato non risponde del conto {account}, che ha registrato questo lotto. Non vi faccia affidamento; chieda all’emittente.',
  bundleAsOf:
    '**Stato al {time}.** Ciò che segue il blocco {block} non si può sapere offline. Il blocco è quello della rete se un explorer lo mostra con questo hash: {hash}.',
  blockConfirmed: '**Blocco confermato.** {register} ha il blocco {block} con lo stesso hash.',
  blockOther:
    '**Estraneo a questa rete.** {register} ha un altro blocco {block} rispetto al fascicolo. Non si fidi di questo fascicolo.',
  blockUnread: '**Non controllato.** {register} non ha risposto; il blocco non è stato confrontato. Riprovi.',
};

export const headlinesIt: Record<HeadlineTextKey, string> = {
  clear: 'Nessun problema trovato in {n} controlli.',
  attention: 'Controlli prima di usare questo acciaio: {k} punti richiedono la sua attenzione.',
  attentionOne: 'Controlli prima di usare questo acciaio: 1 punto richiede la sua attenzione.',
  incomplete: 'Controllo incompleto: {k} controlli su {n} non sono stati possibili.',
  incompleteOne: 'Controllo incompleto: 1 controllo su {n} non è stato possibile.',
  stop: 'Non usi questo acciaio sulla base di questo certificato.',
  stopRecord: 'Non si fidi di questo fascicolo.',
  closing:
    '**Ora guardi l’acciaio.** Uno schermo non lo vede. Legga la marcatura: colata **{heat}**, {mark}, {pieces} pezzi da {dims}.',
};
