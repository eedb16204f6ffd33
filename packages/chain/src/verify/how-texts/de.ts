import type { HowKey } from './en.ts';

export const howDe: Record<HowKey, string> = {
  notAsked:
    'Das Register ({register}) hat nicht geantwortet, deshalb konnte die Frage nicht gestellt werden.',
  registerAway: 'Wir haben {register} gefragt und nicht rechtzeitig Antwort bekommen.',
  noSuchLot: 'Wir haben {register} bei Block {block} nach dieser Losnummer gefragt: es führt keine.',
  noSuchBundle:
    'Wir haben alle Lieferungen und Reservierungen dieses Loses bis Block {block} bei {register} durchsucht.',
  hashMatches:
    'Wir haben die Datei bei {store} geholt, ihren SHA-256 berechnet und mit dem im Register bei Block {block} verglichen ({register}).',
  proofMismatch:
    'Der Nachweis zu diesem Los führt nicht zu der Serie, die sein Aussteller registriert hat (Block {block}, {register}).',
  fileAway:
    '{store} hat die Datei nicht rechtzeitig geliefert. Das Register ({register}) antwortete bei Block {block}.',
  fileOther:
    '{store} hat Bytes geliefert, deren SHA-256 nicht der registrierte ist (Block {block}, {register}). Wir haben sie nicht verwendet.',
  directory:
    'Wir haben das Verzeichnis der Organisationen bei {register}, Block {block}, gefragt und das öffentliche Profil bei {store} gelesen.',
  directoryOnly:
    'Wir haben das Verzeichnis der Organisationen bei {register}, Block {block}, gefragt. {store} hat das öffentliche Profil nicht geliefert.',
  status: 'Wir haben das Zeugnis und seinen Nachweis dem Register bei {register}, Block {block}, vorgelegt.',
  statusCountersigned:
    'Wir haben das Zeugnis, seinen Nachweis und die Gegenzeichnung von {body} dem Register bei {register}, Block {block}, vorgelegt.',
  countersignatureVoid:
    'Das Register ({register}, Block {block}) führt eine Gegenzeichnung von {body} und zählt sie nicht.',
  statusReplaced:
    'Das Register ({register}, Block {block}) nennt das neue Zeugnis nach Serie und Platz; seine Datei war nicht zu finden.',
  statusPart:
    'Das Register ({register}, Block {block}) führt keinen Widerruf, aber die Daten stehen in einer Datei, die {store} nicht geliefert hat.',
  finality:
    'Wir haben die Zeit der Registrierung mit dem jüngsten endgültigen Block bei {register} verglichen.',
  conformance: 'Wir haben die Werte im Zeugnis mit den Grenzen der Norm verglichen.',
  conformanceSource: 'Wir haben die Werte im Zeugnis mit den Grenzen aus {source} verglichen.',
  conformanceNoFile: 'Die Werte stehen in der Datei des Zeugnisses, die bei {store} nicht zu holen war.',
  quantity:
    'Wir haben zusammengezählt, was das Register bei {register}, Block {block}, unter diesem Zeugnis führt.',
  quantityNoFile: 'Die bescheinigte Masse steht in einer Datei, die {store} nicht geliefert hat.',
  recall: 'Wir haben den Rückruf im Register bei {register}, Block {block}, gelesen.',
  origin:
    'Vom Aussteller im Nachweis dieses Loses angegeben und seither unverändert. Schritte im Register bei Block {block} gezählt.',
  originNoFile: 'Die Herkunft steht in einer Datei, die {store} nicht geliefert hat.',
  carbon: 'Zahl im Register bei Block {block} ({register}), wie der Aussteller sie mit dem Los angab.',
  statement: 'Erklärung, die für dieses Los im Register bei Block {block} ({register}) steht.',
  statementVoid:
    'Das Register ({register}, Block {block}) führt eine Erklärung, deren Unterzeichner dazu nicht berechtigt war.',
  carbonNone: 'Das Register ({register}, Block {block}) führt keine Zahl für dieses Los.',
  fileHere:
    'Ihr Browser hat den SHA-256 der Datei berechnet und mit den registrierten verglichen. Die Datei wurde nirgendwohin gesendet.',
  sources:
    'Bescheinigte Lose hinter diesem Stahl: {count}. Jedes wurde bei {register}, Block {block}, geprüft; gezeigt ist die schwächste Antwort, die der Schmelze {heat}.',
  sourcesUnread:
    'Die Lose, aus denen dieser Stahl gemacht ist, konnten nicht alle im Register ({register}) gelesen werden.',
  made: 'Wir sind den Umarbeitungen im Register bei {register}, Block {block}, bis zu den bescheinigten Losen gefolgt: {count}.',
  removed:
    'Wir haben das Verzeichnis der Organisationen bei {register}, Block {block}, gefragt, bis wann der Aussteller ausstellen durfte.',
  used: 'Wir haben das Register bei {register}, Block {block}, gefragt, wie viel von diesem Los übrig ist.',
  readings: 'Aus den Lesungen dieses Etiketts bei {host}. Orte werden nur als Länder aufbewahrt.',
  tag: 'Wir haben die Signatur dieses Etiketts bei {host} berechnet und mit der im Link verglichen.',
  index:
    'Wir haben den Index der Ereignisse bei {index} (Block {indexed}) mit dem Register bei {register}, Block {block}, verglichen.',
  indexAway: 'Wir haben {index} gefragt und nicht rechtzeitig Antwort bekommen.',
  bundleRead:
    'Wir haben hier den SHA-256 aller {files} Dateien berechnet und jede mit dem Verzeichnis des Archivs verglichen.',
  bundleProven:
    'Wir sind jedem Beleg und jedem Wort der Verträge von den Wurzeln dieses Blocks aus gefolgt, ohne jedes Netz.',
  eventsHashed:
    'Wir haben den Hash jedes Ereignisses (CBV 2.0) berechnet und mit denen in den bewiesenen Belegen verglichen.',
  credentialsChecked:
    'Wir haben Signatur, Daten, Rücknahme und Inhalt jedes Nachweises mit den Dateien dieses Archivs geprüft, ohne jedes Netz.',
  recordSummed:
    'Wir haben die Vorgänge der bewiesenen Belege addiert und die Summen mit dem Speicher des Vertrags bei Block {block} verglichen.',
  recordHashed:
    'Wir haben den SHA-256 jedes Dokuments berechnet und mit denen in den bewiesenen Belegen verglichen.',
  blockCompared: 'Wir haben {register} nach dem Block dieser Nummer gefragt und seinen Hash verglichen.',
  fileCompared:
    'Wir haben den SHA-256 der Datei in ihrer kanonischen Form berechnet und das Register bei {register} bis Block {block} durchsucht.',
  filePartlyCompared:
    'Wir haben das Register bei {register} bis Block {block} durchsucht; {unread} Einträge waren nicht lesbar.',
  fileNotJson:
    'Die Datei ist weder ein Zeugnis in JSON noch eine der registrierten PDF-Dateien (Register bei {register}, Block {block}).',
};
