import type { HistoryEvent } from '@topsteel/chain/verify';
import type { PageTexts } from './index.ts';

export const pageDe: PageTexts = {
  hostLine: 'Sie sind auf {host}. Diese Seite fragt nie nach einem Passwort oder einer Zahlung.',
  title: 'Stahlprüfung',
  thisBundle: 'Dieses Bund',
  thisLot: 'Dieses Los',
  product: 'Erzeugnis',
  grade: 'Güte',
  dimensions: 'Abmessungen',
  bundleMass: 'Masse: dieses Bund',
  reservedMass: 'Bestellte, noch nicht gelieferte Masse',
  lotMass: 'Masse des Loses',
  heat: 'Schmelze',
  mark: 'Kennzeichnung',
  lotNumber: 'Losnummer',
  bundleNumber: 'Nummer: Bund',
  issuer: 'Hersteller',
  countersignedBy: 'Prüfstelle',
  checks: 'Prüfungen',
  unread: 'nicht gelesen',
  checkedHere: 'Geprüft von {host}, {time}.',
  steelTitle: 'Sehen Sie sich jetzt den Stahl an',
  steelLead:
    'Ein Bildschirm sieht ihn nicht. Suchen Sie die eingeschlagene, aufgemalte oder angehängte Kennzeichnung am Stahl und vergleichen Sie sie hiermit:',
  matches: 'Sie stimmt überein',
  differs: 'Sie stimmt nicht überein',
  matchesNote: 'Gut. Das Zeugnis und der Stahl in Ihren Händen tragen dieselbe Schmelze.',
  differsNote:
    'Halt. Verwenden Sie diesen Stahl nicht unter diesem Zeugnis. Legen Sie ihn beiseite, fotografieren Sie Kennzeichnung und Etikett und rufen Sie den Verkäufer an.',
  markUnread:
    'Die Kennzeichnung konnte nicht aus dem Register gelesen werden. Vergleichen Sie den Stahl mit dem Zeugnis auf Papier und rufen Sie den Verkäufer an, wenn sie abweichen.',
  documents: 'Dokumente',
  documentJson: 'Prüfbescheinigung als Daten (JSON)',
  documentPdf: 'Prüfbescheinigung (PDF)',
  noDocuments: 'Die Liste der Dokumente konnte nicht geholt werden.',
  compareTitle: 'Eine erhaltene Kopie prüfen',
  compareLead:
    'Wählen Sie die Datei des Zeugnisses (PDF oder JSON), die mit dem Stahl kam. Sie wird mit der registrierten verglichen.',
  chooseFile: 'Datei des Zeugnisses',
  compareButton: 'Diese Datei vergleichen',
  carbonTitle: 'CO₂',
  method: 'Verfahren',
  boundary: 'Systemgrenze',
  historyTitle: 'Verlauf',
  whoTitle: 'Wer was geprüft hat',
  whoLead:
    'Diese Seite hat das öffentliche Register und die öffentliche Dateiablage gefragt. Eine eigene Datenbank hat sie nicht gefragt.',
  register: 'Register',
  store: 'Dateiablage',
  block: 'Block',
  documentHash: 'SHA-256 des Zeugnisses',
  scriptOff: 'Ihr Browser hat die Prüfungen nicht wiederholt; sie wurden von {host} gemacht.',
  reportTitle: 'Stimmt etwas nicht?',
  reportLead:
    'Legen Sie das Material beiseite, fotografieren Sie Etikett und Kennzeichnung und senden Sie beides mit der Losnummer {lot} an den Verkäufer.',
  reportWhat: 'Was stimmt nicht?',
  reportMark: 'Die Kennzeichnung am Stahl ist eine andere',
  reportCopied: 'Das Etikett wirkt kopiert oder versetzt',
  reportDamaged: 'Der Stahl oder das Etikett ist beschädigt',
  reportOther: 'Etwas anderes',
  reportText: 'Was sehen Sie? (freiwillig)',
  reportContact: 'E-Mail oder Telefon, wenn Sie eine Antwort möchten',
  reportPrivacy: 'Der Verkäufer dieses Loses liest Ihre Worte. Ihre Netzadresse wird nicht aufbewahrt.',
  reportButton: 'Dieses Bund melden',
  reportIt: 'Melden Sie es.',
  reportSent:
    'Ihre Meldung ist angekommen. Der Verkäufer des Loses liest sie. Halten Sie den Stahl beiseite, bis Sie von ihm hören.',
  reportNotSent:
    'Ihre Meldung konnte gerade nicht angenommen werden. Es wurde nichts aufbewahrt. Rufen Sie den Verkäufer an oder versuchen Sie es später.',
  evidence: 'Alle Nachweise in einer Datei (ZIP, offline prüfbar)',
  madeFromTitle: 'Gefertigt aus',
  madeFromLot: 'Schmelze {heat}, {issuer}',
  another: 'Anderes Etikett oder andere Datei prüfen',
  again: 'Erneut prüfen',
  browserChecked: 'In Ihrem Browser geprüft um {clock}; Block {block}.',
  browserUnreached: 'Ihr Browser konnte diese Zeile nicht prüfen; die Antwort oben ist von {host}.',
  browserOnlyServer: 'Diese Prüfung wiederholt Ihr Browser nicht; {host} hat sie gemacht.',
  browserWorking: 'Ihr Browser wiederholt die Prüfungen…',
  browserDone: 'Ihr Browser hat {k} von {n} Prüfungen um {clock} wiederholt; Block {block}.',
  fileWorking: 'Wird verglichen…',
  registeredLink: 'Das registrierte Zeugnis öffnen',
  fileTitle: 'Datei des Zeugnisses',
  fileReportLink: 'Alle Prüfungen dieses Loses ansehen',
  homeTitle: 'Stahl prüfen',
  homeLead:
    'Scannen oder fotografieren Sie das Etikett, tippen Sie seine Nummer ein oder wählen Sie die Datei des Zeugnisses. Ein Konto ist nicht nötig.',
  numberTitle: 'Nummer vom Etikett eintippen',
  numberLabel: 'Losnummer oder die ganze Webadresse unter dem Code',
  numberHint:
    '20 Buchstaben und Ziffern, zum Beispiel 4F7QH-2K9XM-0T6RB-W3C8D. Leerzeichen und Bindestriche spielen keine Rolle.',
  numberButton: 'Diese Nummer prüfen',
  fileHomeTitle: 'Datei des Zeugnisses wählen',
  fileHomeLead: 'PDF oder JSON, höchstens 10 MB. Sie wird mit dem Register verglichen und nicht aufbewahrt.',
  photoTitle: 'Etikett scannen oder fotografieren',
  photoLead: 'Das Bild bleibt auf Ihrem Gerät.',
  photoLabel: 'Foto des Etiketts',
  cameraButton: 'Kamera öffnen',
  cameraStop: 'Kamera schließen',
  cameraWorking: 'Halten Sie den Code in den Rahmen, etwa eine Handbreit entfernt.',
  cameraDenied:
    'Die Kamera ließ sich nicht öffnen. Erlauben Sie sie in Ihrem Browser oder wählen Sie stattdessen ein Foto.',
  photoWorking: 'Das Foto wird gelesen…',
  photoNoCode:
    'Auf diesem Foto wurde kein Code gefunden. Nehmen Sie es gerade von vorn auf, bei Tageslicht, mit dem ganzen Code im Bild, und versuchen Sie es erneut. Oder tippen Sie die Nummer unter dem Code ein.',
  photoNotOurs: 'Ein Code wurde gefunden, aber es ist kein Etikett von uns. Darin steht: {text}',
  photoBroken:
    'Diese Datei ist kein Bild, das Ihr Browser lesen kann. Wählen Sie ein Foto als JPEG oder PNG.',
  decoderAway:
    'Der Codeleser konnte nicht geladen werden. Prüfen Sie Ihre Verbindung oder tippen Sie die Nummer unter dem Code ein.',
  scriptNeeded:
    'Fotos zu lesen braucht JavaScript. Tippen Sie die Nummer ein oder öffnen Sie das Etikett mit der Kamera-App Ihres Telefons.',
  numberWrong:
    '„{text}“ ist keine Nummer eines Etiketts. Sie hat 20 Buchstaben und Ziffern und steht unter dem Code. Prüfen Sie sie und versuchen Sie es erneut.',
  linkWrong:
    'Die Adresse auf diesem Etikett wurde nicht verstanden. Tippen Sie die Nummer unter dem Code ein oder fotografieren Sie das Etikett noch einmal.',
  linkWithoutLot:
    'Die Adresse nennt ein Erzeugnis und kein Los. Stahl wird nach Losen nachgeschlagen: scannen Sie das Etikett am Material oder tippen Sie seine Nummer ein.',
  fileMissing: 'Es kam keine Datei an. Wählen Sie die Datei des Zeugnisses und versuchen Sie es erneut.',
  fileTooLarge: 'Diese Datei ist größer als 10 MB. Ein Zeugnis ist kleiner; wählen Sie die richtige Datei.',
  problemTitle: 'Es gibt ein Problem',
  language: 'Sprache',
  offline:
    'Sie sind offline. Diese Antwort ist vom {time}. Seitdem wurde nichts gefragt; sie kann sich geändert haben.',
  offlineHome:
    'Sie sind offline. Etiketten lesen geht. Ein Etikett, das auf diesem Gerät schon geprüft wurde, öffnet sich mit dem Datum seiner Antwort; andere warten auf eine Verbindung.',
  offlineUnknown:
    'Sie sind offline, und dieses Etikett wurde auf diesem Gerät noch nie geprüft. Darüber lässt sich jetzt nichts sagen. Sehen Sie sich den Stahl und das Zeugnis auf Papier an und prüfen Sie erneut, sobald es eine Verbindung gibt.',
  wherePlate:
    'Bleche: eingeschlagen oder aufgemalt nahe einer Ecke des obersten Blechs, etwa eine Handbreit vom Rand; ebenso auf dem Anhänger des Pakets.',
  whereSection:
    'Träger, Winkel und Flachstahl: aufgemalt oder eingeschlagen am Steg oder an der Stirnfläche und auf dem Anhänger am Bund.',
  whereTube:
    'Rohre und Hohlprofile: als Zeile in Längsrichtung aufgedruckt, abseits der Schweißnaht, und auf dem Anhänger des Bundes.',
  whereBar:
    'Stabstahl: bei dicken Stäben auf der Stirnfläche eingeschlagen; bei dünnen auf dem Anhänger am Bund.',
  whereCoil: 'Coils: auf dem Etikett am äußeren Ende und auf dem im Auge.',
  whereRebar:
    'Betonstahl: Werk und Güte sind in die Rippen gewalzt; die Schmelze steht auf dem Anhänger von Bund oder Matte.',
  whereAny:
    'Sehen Sie auf die Stirnfläche oder Kante von Blechen und Profilen und auf den Anhänger von Bunden und Coils.',
  allHistory: 'Ganzer Verlauf: woraus es gemacht wurde und was daraus gemacht wurde',
  passport: 'Produktpass mit jedem Wert und seiner Grenze',
  earlier: 'Frühere Vorgänge',
  nodeTitle: 'Einen anderen Knoten fragen',
  nodeLead:
    'Sie müssen unserem Knoten nicht glauben. Nennen Sie die Adresse eines anderen Knotens des Registers, dem Sie vertrauen: Ihr Browser stellt ihm dieselben Fragen.',
  nodeLabel: 'Adresse des Knotens',
  nodeButton: 'Diesen Knoten fragen',
  nodeSame: '{host} gab auf {k} von {n} Fragen dieselbe Antwort; Block {block}.',
  nodeDiffers:
    '{host} antwortete anders: {list} Verlassen Sie sich auf keine der Antworten, bis Sie wissen, warum, und melden Sie es.',
  nodeAway: '{host} hat nicht geantwortet. Prüfen Sie die Adresse oder versuchen Sie einen anderen Knoten.',
  nodeScript:
    'Einen anderen Knoten zu fragen braucht JavaScript: die Frage kommt von Ihrem Browser, nicht von uns.',
  nodeWrong: 'Die Adresse eines Knotens beginnt mit https:// und nennt einen Host.',
  reportWaiting:
    'Sie sind offline. Ihre Meldung ist auf diesem Gerät aufbewahrt und wird von selbst einmal gesendet, sobald es eine Verbindung gibt.',
  reportSending: 'Wird gesendet…',
  dropHint: 'Sie können eine Datei oder ein Foto auch irgendwo auf dieser Seite ablegen.',
  lastTitle: 'Auf diesem Gerät geprüft',
  lastLead: 'Diese Antworten lassen sich offline lesen. Jede trägt das Datum, an dem sie gegeben wurde.',
  lastForget: 'Vergessen',
  howLink: 'Wie wir prüfen',
};

export const historyDe: Record<HistoryEvent, string> = {
  certified: 'Zeugnis registriert',
  countersigned: 'Von der Prüfstelle gegengezeichnet',
  commissioned: 'Los aus dem Zeugnis gebildet',
  reserved: 'Bestellt und reserviert',
  delivered: 'Geliefert und bezahlt; Eigentum übergegangen',
  cancelled: 'Bestellung storniert',
  revoked: 'Zeugnis widerrufen',
  recalled: 'Los zurückgerufen',
};
