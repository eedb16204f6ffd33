import type { VerdictKey } from './keys.ts';
import type { HeadlineTextKey } from './texts.ts';

/** German sentences. Bund, Paket and Coil are all neuter, so that one sentence serves each. */
export const verdictsDe: Record<VerdictKey, string> = {
  intact: '**Unverändert.** Dieses Zeugnis ist genau das, das {issuer} am {date} registriert hat.',
  altered:
    '**Verändert.** Diese Datei weicht von der ab, die {issuer} registriert hat. Verlassen Sie sich nicht darauf. Öffnen Sie das registrierte Zeugnis oder fragen Sie {issuer}.',
  otherBytes:
    '**Nicht geprüft.** Die Ablage hat eine andere Datei geliefert als die registrierte. Wir haben sie nicht verwendet. Versuchen Sie es erneut oder bitten Sie den Verkäufer um die Datei.',
  integrityUnknown:
    '**Nicht geprüft.** Das Register war nicht erreichbar; wir können nicht sagen, ob diese Datei die registrierte ist. Versuchen Sie es erneut.',
  labelUnknown:
    '**Unbekanntes Etikett.** Kein Los trägt diese Nummer. Das Etikett stammt nicht von TopSteel oder ist falsch gedruckt.',
  bundleUnknown:
    '**Unbekanntes Bund.** Das Los gibt es, aber daraus wurde kein Bund mit dieser Nummer geliefert. Verlassen Sie sich nicht auf das Etikett; fragen Sie den Verkäufer.',
  bundleCancelled:
    '**Storniertes Bund.** Ein Bund mit dieser Nummer wurde aus dem Los bestellt, und die Bestellung wurde storniert. Es hätte nicht geliefert werden dürfen. Fragen Sie den Verkäufer.',
  bundleUnread:
    '**Nicht geprüft.** Wir konnten die Lieferungen nicht nach diesem Bund durchsuchen. Versuchen Sie es erneut.',
  notRegistered:
    '**Nicht registriert.** Wir haben keinen Eintrag zu diesem Zeugnis. Es kann echt und hier nur nicht registriert sein.',
  notFetched:
    '**Nicht geprüft.** Die Datei des Zeugnisses konnte nicht geholt werden. Ihr Eintrag steht weiter unten.',
  issuerKnown: '**Ausgestellt von {org}, {role}.** Identität bestätigt von {accreditor} am {date}.',
  issuerUnknown:
    '**Unbekannter Aussteller.** Die Signatur ist stimmig, aber niemand, den wir anerkennen, bürgt für ihren Urheber. So ein Zeugnis kann jeder herstellen. Verlangen Sie eines von einem anerkannten Hersteller.',
  issuerNotAllowed:
    '**Zur Ausstellung nicht berechtigt.** {org} ({role}): nach EN 10204 stellt nur der Hersteller ein {type} aus.',
  issuerRemoved:
    '**Aussteller nicht mehr verzeichnet.** {org} wurde am {date} aus dem Verzeichnis genommen. Was vorher ausgestellt wurde, bleibt bestehen.',
  issuerUnread:
    '**Nicht geprüft.** Der Aussteller konnte im Verzeichnis nicht nachgeschlagen werden. Versuchen Sie es erneut.',
  keyCompromised:
    '**Mit einem als gestohlen gemeldeten Schlüssel signiert.** {org} erkennt nichts an, was nach dem {date} signiert wurde.',
  inForce: '**In Kraft.** Weder widerrufen noch ersetzt, Stand {time}.',
  settling: '**Vor {n} min registriert.** Der Eintrag wird in etwa {m} min endgültig.',
  revoked:
    '**Widerrufen** von {issuer} am {date}: {reason}. Sondern Sie das Material aus und wenden Sie sich an {issuer}.',
  superseded: '**Ersetzt** am {date} durch {certNo}. Verwenden Sie das neue. Geändert: {fields}.',
  expired: '**Abgelaufen** seit dem {date}. Es war vom {from} bis zum {to} in Kraft.',
  notYetInForce: '**Noch nicht in Kraft.** Es tritt am {from} in Kraft.',
  notCountersigned:
    '**Nicht gegengezeichnet.** Ein Abnahmeprüfzeugnis 3.2 braucht die Signatur einer unabhängigen Prüfstelle; sie fehlt noch.',
  statusUnknown:
    '**Nicht geprüft.** Im Register spricht nichts dagegen, aber der zugehörige Nachweis konnte nicht geholt werden. Versuchen Sie es erneut.',
  chainUnreachable:
    '**Nicht geprüft.** Das Register war nicht erreichbar; wir können nicht sagen, ob dieses Zeugnis noch gilt. Am {lastTime} war es in Kraft. Das spricht nicht gegen das Zeugnis. Versuchen Sie es erneut.',
  chainUnreachableFirst:
    '**Nicht geprüft.** Das Register war nicht erreichbar; wir können nicht sagen, ob dieses Zeugnis noch gilt. Das spricht nicht gegen das Zeugnis. Versuchen Sie es erneut.',
  conforms: '**Erfüllt {grade}** ({norm}). {n} von {n} geforderten Werten liegen in den Grenzen.',
  conformanceFail:
    '**Erfüllt {grade} nicht** ({norm}): {property} ist {value}, Grenze {limit}. Das Zeugnis kann echt sein; der Stahl ist kein {grade}.',
  implausible:
    '**Unmöglicher Wert.** {property} ist mit {value} angegeben. Wahrscheinlich ein Einheiten- oder Tippfehler. Verlangen Sie von {issuer} ein berichtigtes Zeugnis.',
  conformanceUnknown: '**Nicht geprüft.** Für {grade} fehlen {k} Werte: {list}.',
  conformanceUnread:
    '**Nicht geprüft.** Die Werte stehen in der Datei des Zeugnisses, die nicht gelesen werden konnte.',
  quantityOk: '**{mass} t von {certified} t bescheinigt.** {left} t sind noch zu verkaufen.',
  quantityExhaustedYours:
    '**{mass} t von {certified} t bescheinigt.** Dieses Bund ist mitgezählt. Unter diesem Zeugnis kann nichts mehr verkauft werden.',
  quantityExhausted:
    '**Nichts mehr übrig.** Alle {certified} t sind anderen Losen zugeteilt. Wird Ihnen außerhalb dieser Lose Stahl unter diesem Zeugnis angeboten, lehnen Sie ihn ab.',
  overClaimed:
    '**Mehr als bescheinigt.** {used} t wurden unter einem Zeugnis über {certified} t registriert. Verlassen Sie sich nicht darauf; wenden Sie sich an den Aussteller.',
  quantityUnknown:
    '**Nicht geprüft.** Wir konnten nicht lesen, wie viel unter diesem Zeugnis verkauft wurde. Versuchen Sie es erneut.',
  suspectedClone:
    '**Dieses Etikett könnte kopiert sein.** Es wurde im Abstand von {duration} gescannt: {placeA}, dann {placeB}. Eines der Etiketten ist eine Kopie; das Zeugnis selbst kann echt sein. Vergleichen Sie die eingeschlagene Schmelze und melden Sie Ihr Bund.',
  manyReaders:
    '**Von ungewöhnlich vielen Geräten gelesen.** {n} verschiedene Geräte haben dieses Etikett am {date} gelesen. Es könnte kopiert sein. Vergleichen Sie die eingeschlagene Schmelze und melden Sie Ihr Bund.',
  readAfterUse:
    '**Vor diesem Lesen verbraucht.** Dieser Stahl wurde bis zum {date} vollständig zu anderen Losen verarbeitet. Das Etikett sitzt vielleicht an anderem Stahl. Vergleichen Sie die eingeschlagene Schmelze und melden Sie Ihr Bund.',
  tagSigned: '**Signiertes Etikett.** Das Etikett trägt eine Signatur, die nur sein Verkäufer leisten kann.',
  tagFalse:
    '**Falsche Signatur.** Das Etikett trägt eine Signatur, die nicht von seinem Verkäufer stammt. Verlassen Sie sich nicht auf das Etikett; fragen Sie den Verkäufer.',
  recalled: '**Zurückgerufen** von {org} am {date}: {reason}. Nicht verwenden.',
  origin: '**Erschmolzen in {country}** von {mill}, Verfahren {route}; {steps} Schritte bis hierher.',
  originMade: '**Gefertigt von {org}.** Aus den Schmelzen: {heats}; {steps} Schritte bis hierher.',
  originUnknown: '**Nicht geprüft.** Die Herkunft steht in einer Datei, die nicht geholt werden konnte.',
  historyKnown:
    '**Verzeichnete Vorgänge: {n}.** Der Index der Ereignisse ist auf dem Stand des Registers und nennt, was mit diesem Los geschah.',
  historyBehind:
    '**Verlauf nicht aktuell.** Der Index der Ereignisse liegt {n} Blöcke hinter dem Register und weiß nichts nach dem {time}. Alle anderen Zeilen wurden beim Register selbst erfragt.',
  historyUnread:
    '**Nicht geprüft.** Der Index der Ereignisse hat nicht geantwortet; was seither mit diesem Los geschah, ist nicht bekannt. Versuchen Sie es erneut.',
  carbonVerified:
    '**{x} t CO2e je Tonne, von {verifier} geprüfter Wert** vom {date} ({method}, {boundary}). Dieses Bund: {y} t CO2e.',
  carbonSelfDeclared:
    '**{x} t CO2e je Tonne, angegeben von {org}.** Niemand Unabhängiges hat diese Zahl geprüft. Dieses Bund: {y} t CO2e.',
  carbonDefault: '**Keine Angabe.** EU-Standardwert für {cn}, {country}: {x} t CO2e je Tonne.',
  carbonNone: '**Kein CO2-Wert.** Für dieses Los hat niemand einen angegeben.',
  carbonOutOfBand: '**Nachweis nötig.** {x} ist für {route} ungewöhnlich ({low} bis {high}).',
  carbonUnknown: '**Nicht geprüft.** Der CO2-Wert konnte nicht gelesen werden. Versuchen Sie es erneut.',
  bundleIntact: '**Nachweis vollständig.** Alle {n} Dateien dieses Archivs sind, wie sie gepackt wurden.',
  bundleAltered:
    '**Archiv verändert.** Die Datei oder der Nachweis „{what}“ ist nicht, wie gepackt. Verlassen Sie sich nicht auf dieses Archiv; verlangen Sie es neu.',
  bundleForeign:
    '**Nicht geprüft.** Das Archiv spricht von der Kette {chain}, deren Verträge hier nicht bekannt sind. Nennen Sie sie und versuchen Sie es erneut.',
  bundleOtherForm:
    '**Nicht geprüft.** Das Archiv nennt sich „{form}“, und diese Form liest dieses Programm nicht. Prüfen Sie es mit einem neueren.',
  bundleEvents:
    '**Ereignisse: {n} von {m}.** Jedes ist das, das ein Vorgang dieses Loses im Register nennt: hergestellt, übergeben, verarbeitet, zurückgerufen (EPCIS).',
  recordPayment:
    '**Die Vorgänge ergeben, was der Vertrag führt.** Autorisiert {authorized} {token}, eingezogen {captured}, an den Zahler zurück {returned}, erstattet {refunded}; jetzt im Treuhandkonto {open}.',
  recordOrder:
    '**Die Vorgänge ergeben, was der Vertrag führt.** Das Eigentum an {mass} t von {certified} t wurde gegen die Eingänge der Bank freigegeben.',
  recordUnits:
    '**Die Vorgänge ergeben, was der Vertrag führt.** Ausgegeben {issued} t CO2e: aktiv {active}, stillgelegt {retired}, gelöscht {cancelled}.',
  recordDiffers:
    '**Die Vorgänge ergeben nicht, was der Vertrag führt.** {figure} ist {acts} nach den Vorgängen und {held} nach dem Vertrag. Verlassen Sie sich nicht auf dieses Archiv; verlangen Sie es neu.',
  recordPart:
    '**Nicht geprüft.** Das Archiv enthält nur die Vorgänge eines vereinbarten Zeitraums; ihre Summe lässt sich nicht mit dem Vertrag vergleichen. Verlangen Sie eines, das alle enthält.',
  recordActs: '**Vorgänge: {n}.** Jeder steht in einem Beleg, auf den sein Block festgelegt ist.',
  recordDocuments: '**Dokumente: {n} von {m}.** Jedes hat den SHA-256, den ein bewiesener Vorgang nennt.',
  credentialsAgree:
    '**Nachweise stimmen überein ({n}).** Was sie über Los, Dokument, Masse und Aussteller sagen, sagt auch das Register, und die Liste des Ausstellers vom {time} zieht keinen zurück. Signiert sind sie mit dem Schlüssel, den dieses Archiv als den des Ausstellers auf {host} zeigt. Ob er es ist, kann nur {host} sagen: das Register kennt diesen Schlüssel nicht.',
  credentialsUnread:
    '**Nicht geprüft.** Womit diese Nachweise geprüft werden, liegt nicht im Archiv: die Schlüssel des Ausstellers oder seine Liste der zurückgezogenen zu jener Zeit ({names}). Verlangen Sie das Archiv neu.',
  credentialUnreadable:
    '**Nachweis beschädigt.** Hier ist kein signierter Nachweis lesbar: {names}. Verlassen Sie sich nicht darauf; verlangen Sie vom Aussteller einen neuen.',
  credentialOtherKey:
    '**Nicht vom Aussteller signiert.** Die Signatur von {names} gehört zu keinem Schlüssel, den die Website des Ausstellers in diesem Archiv nennt. Verlassen Sie sich nicht darauf; verlangen Sie vom Aussteller einen neuen.',
  credentialKeyGivenUp:
    '**Zu spät signiert.** {names}: signiert mit einem Schlüssel, den der Aussteller schon aufgegeben hatte. Verlassen Sie sich nicht darauf; verlangen Sie vom Aussteller einen neuen.',
  credentialNotYetValid: '**Nachweis noch nicht in Kraft.** {names}: zählt erst ab dem {from}.',
  credentialExpired:
    '**Nachweis abgelaufen.** {names}: endete am {to}. Verlangen Sie vom Aussteller einen neuen.',
  credentialRevoked:
    '**Nachweis zurückgezogen.** Die Liste des Ausstellers vom {time} zieht {names} zurück. Verlassen Sie sich nicht darauf; fragen Sie den Aussteller.',
  credentialOtherLot:
    '**Nachweis eines anderen Loses.** {names}: über ein anderes Los oder Zeugnis als dieses. Verlassen Sie sich nicht darauf.',
  credentialOtherDocument:
    '**Nachweis eines anderen Dokuments.** {names}: für ein Dokument, das das Register für dieses Los nicht führt. Verlassen Sie sich nicht darauf; fragen Sie den Aussteller.',
  credentialOtherMass:
    '**Nachweis einer anderen Masse.** {names}: die Masse ist nicht die des Registers. Verlassen Sie sich nicht darauf; fragen Sie den Aussteller.',
  credentialOtherAccount:
    '**Nachweis eines anderen Ausstellers.** {names}: der genannte Aussteller steht nicht für das Konto {account}, das dieses Los registriert hat. Verlassen Sie sich nicht darauf; fragen Sie den Aussteller.',
  bundleAsOf:
    '**Stand {time}.** Was nach Block {block} kam, ist offline nicht zu erfahren. Der Block gehört zum Netz, wenn ein Explorer ihn mit diesem Hash zeigt: {hash}.',
  blockConfirmed: '**Block bestätigt.** {register} hat den Block {block} mit demselben Hash.',
  blockOther:
    '**Nicht aus diesem Netz.** {register} hat einen anderen Block {block} als das Archiv. Verlassen Sie sich nicht auf dieses Archiv.',
  blockUnread:
    '**Nicht geprüft.** {register} hat nicht geantwortet; der Block wurde nicht verglichen. Versuchen Sie es erneut.',
};

export const headlinesDe: Record<HeadlineTextKey, string> = {
  clear: 'Bei {n} Prüfungen wurde nichts beanstandet.',
  attention: 'Vor der Verwendung prüfen: {k} Punkte brauchen Ihre Aufmerksamkeit.',
  attentionOne: 'Vor der Verwendung prüfen: 1 Punkt braucht Ihre Aufmerksamkeit.',
  incomplete: 'Nicht vollständig geprüft: {k} von {n} Prüfungen waren nicht möglich.',
  incompleteOne: 'Nicht vollständig geprüft: 1 von {n} Prüfungen war nicht möglich.',
  stop: 'Verwenden Sie diesen Stahl nicht auf Grundlage dieses Zeugnisses.',
  stopRecord: 'Verlassen Sie sich nicht auf dieses Archiv.',
  closing:
    '**Sehen Sie sich jetzt den Stahl an.** Ein Bildschirm sieht ihn nicht. Lesen Sie die Kennzeichnung: Schmelze **{heat}**, {mark}, {pieces} Stück zu {dims}.',
};
