import type { HistoryEvent } from '@topsteel/chain/verify';
import type { PageTexts } from './index.ts';

export const pageNl: PageTexts = {
  hostLine: 'U bent op {host}. Deze pagina vraagt nooit om een wachtwoord of een betaling.',
  title: 'Staalcontrole',
  thisBundle: 'Deze bundel',
  thisLot: 'Deze partij',
  product: 'Product',
  grade: 'Kwaliteit',
  dimensions: 'Afmetingen',
  bundleMass: 'Massa van deze bundel',
  reservedMass: 'Bestelde massa, nog niet geleverd',
  lotMass: 'Massa van de partij',
  heat: 'Charge',
  mark: 'Markering',
  lotNumber: 'Partijnummer',
  bundleNumber: 'Nummer van de bundel',
  issuer: 'Fabrikant',
  countersignedBy: 'Keuringsinstantie',
  checks: 'Controles',
  unread: 'niet gelezen',
  checkedHere: 'Gecontroleerd door {host}, {time}.',
  steelTitle: 'Kijk nu naar het staal',
  steelLead:
    'Een scherm ziet het niet. Zoek de ingeslagen, geverfde of gelabelde markering op het staal en vergelijk die hiermee:',
  matches: 'Het klopt',
  differs: 'Het klopt niet',
  matchesNote: 'Goed. Het certificaat en het staal in uw handen dragen dezelfde charge.',
  differsNote:
    'Stop. Gebruik dit staal niet onder dit certificaat. Leg het apart, fotografeer de markering en het label en bel de verkoper.',
  markUnread:
    'De markering kon niet uit het register worden gelezen. Vergelijk het staal met het papieren certificaat en bel de verkoper als ze verschillen.',
  documents: 'Documenten',
  documentJson: 'Keuringsdocument als gegevens (JSON)',
  documentPdf: 'Keuringsdocument (PDF)',
  noDocuments: 'De lijst van documenten kon niet worden opgehaald.',
  compareTitle: 'Een ontvangen kopie controleren',
  compareLead:
    'Kies het certificaatbestand (PDF of JSON) dat met het staal meekwam. Het wordt met het geregistreerde vergeleken.',
  chooseFile: 'Certificaatbestand',
  compareButton: 'Dit bestand vergelijken',
  carbonTitle: 'CO₂',
  method: 'Methode',
  boundary: 'Systeemgrens',
  historyTitle: 'Geschiedenis',
  whoTitle: 'Wie wat controleerde',
  whoLead:
    'Deze pagina vroeg het openbare register en de openbare bestandsopslag. Ze vroeg geen enkele database van ons.',
  register: 'Register',
  store: 'Bestandsopslag',
  block: 'Blok',
  documentHash: 'SHA-256 van het certificaat',
  scriptOff: 'Uw browser heeft de controles niet herhaald; ze zijn door {host} gedaan.',
  reportTitle: 'Klopt er iets niet?',
  reportLead:
    'Leg het materiaal apart, fotografeer label en markering en stuur beide met partijnummer {lot} naar de verkoper.',
  reportWhat: 'Wat klopt er niet?',
  reportMark: 'De markering op het staal is een andere',
  reportCopied: 'Het label lijkt gekopieerd of verplaatst',
  reportDamaged: 'Het staal of het label is beschadigd',
  reportOther: 'Iets anders',
  reportText: 'Wat ziet u? (mag leeg blijven)',
  reportContact: 'E-mail of telefoon, als u antwoord wilt',
  reportPrivacy: 'De verkoper van deze partij leest uw woorden. Uw netwerkadres wordt niet bewaard.',
  reportButton: 'Deze bundel melden',
  reportIt: 'Meld het.',
  reportSent:
    'Uw melding is aangekomen. De verkoper van de partij leest haar. Houd het staal apart tot u van hem hoort.',
  reportNotSent:
    'Uw melding kon nu niet worden aangenomen. Er is niets bewaard. Bel de verkoper of probeer het later opnieuw.',
  evidence: 'Al het bewijs in één bestand (ZIP, offline te controleren)',
  madeFromTitle: 'Gemaakt van',
  madeFromLot: 'Charge {heat}, {issuer}',
  another: 'Een ander label of bestand controleren',
  again: 'Opnieuw controleren',
  browserChecked: 'In uw browser gecontroleerd om {clock}; blok {block}.',
  browserUnreached: 'Uw browser kon deze regel niet controleren; het antwoord hierboven is van {host}.',
  browserOnlyServer: 'Uw browser herhaalt deze controle niet; {host} heeft haar gedaan.',
  browserWorking: 'Uw browser herhaalt de controles…',
  browserDone: 'Uw browser heeft {k} van {n} controles herhaald om {clock}; blok {block}.',
  fileWorking: 'Vergelijken…',
  registeredLink: 'Het geregistreerde certificaat openen',
  fileTitle: 'Certificaatbestand',
  fileReportLink: 'Alle controles van deze partij bekijken',
  homeTitle: 'Staal controleren',
  homeLead:
    'Scan of fotografeer het label, typ het nummer of kies het certificaatbestand. Een account is niet nodig.',
  numberTitle: 'Typ het nummer op het label',
  numberLabel: 'Partijnummer of het hele webadres onder de code',
  numberHint:
    '20 letters en cijfers, bijvoorbeeld 4F7QH-2K9XM-0T6RB-W3C8D. Spaties en streepjes maken niet uit.',
  numberButton: 'Dit nummer controleren',
  fileHomeTitle: 'Kies het certificaatbestand',
  fileHomeLead: 'PDF of JSON, hoogstens 10 MB. Het wordt met het register vergeleken en niet bewaard.',
  photoTitle: 'Scan of fotografeer het label',
  photoLead: 'De foto blijft op uw apparaat.',
  photoLabel: 'Foto van het label',
  cameraButton: 'Camera openen',
  cameraStop: 'Camera sluiten',
  cameraWorking: 'Houd de code in het kader, ongeveer een hand ervandaan.',
  cameraDenied: 'De camera kon niet worden geopend. Sta haar toe in uw browser of kies een foto.',
  photoWorking: 'De foto wordt gelezen…',
  photoNoCode:
    'Op deze foto is geen code gevonden. Neem haar recht van voren, bij daglicht, met de hele code in beeld, en probeer het opnieuw. Of typ het nummer onder de code.',
  photoNotOurs: 'Er is een code gevonden, maar het is geen label van ons. Er staat: {text}',
  photoBroken: 'Dit bestand is geen afbeelding die uw browser kan lezen. Kies een JPEG- of PNG-foto.',
  decoderAway:
    'De codelezer kon niet worden geladen. Controleer uw verbinding of typ het nummer onder de code.',
  scriptNeeded:
    'Foto’s lezen vraagt JavaScript. Typ het nummer of open het label met de camera-app van uw telefoon.',
  numberWrong:
    '“{text}” is geen nummer van een label. Het heeft 20 letters en cijfers en staat onder de code. Controleer het en probeer het opnieuw.',
  linkWrong:
    'Het adres op dit label werd niet begrepen. Typ het nummer onder de code of fotografeer het label opnieuw.',
  linkWithoutLot:
    'Het adres noemt een product en geen partij. Staal wordt per partij opgezocht: scan het label op het materiaal of typ het nummer ervan.',
  fileMissing: 'Er kwam geen bestand aan. Kies het certificaatbestand en probeer het opnieuw.',
  fileTooLarge: 'Dit bestand is groter dan 10 MB. Een certificaat is kleiner; kies het juiste bestand.',
  problemTitle: 'Er is een probleem',
  language: 'Taal',
  offline: 'U bent offline. Dit antwoord is van {time}. Sindsdien is niets gevraagd; het kan veranderd zijn.',
  offlineHome:
    'U bent offline. Labels lezen werkt. Een label dat eerder op dit apparaat is gecontroleerd, opent met de datum van zijn antwoord; andere wachten op een verbinding.',
  offlineUnknown:
    'U bent offline en dit label is niet eerder op dit apparaat gecontroleerd. Er is nu niets over te zeggen. Kijk naar het staal en het papieren certificaat, en controleer opnieuw als er verbinding is.',
  wherePlate:
    'Platen: ingeslagen of geverfd bij een hoek van de bovenste plaat, ongeveer een hand van de rand; ook op het label van de stapel.',
  whereSection:
    'Balken, hoekstaal en strippen: geverfd of ingeslagen op het lijf of op de kopse kant, en op het label aan de bundel.',
  whereTube:
    'Buizen en kokers: als regel in de lengte gedrukt, weg van de las, en op het label van de bundel.',
  whereBar: 'Staven: ingeslagen op de kopse kant van dikke staven; bij dunne op het label aan de bundel.',
  whereCoil: 'Rollen: op het label aan het buitenste einde en op dat binnen in het oog.',
  whereRebar:
    'Betonstaal: fabriek en kwaliteit zijn in de ribben gewalst; de charge staat op het label van bundel of net.',
  whereAny:
    'Kijk naar de kopse kant of de rand van platen en profielen en naar het label van bundels en rollen.',
  allHistory: 'Volledige geschiedenis: waarvan het is gemaakt en wat ervan is gemaakt',
  passport: 'Productpaspoort met elke waarde en haar grens',
  earlier: 'Eerdere gebeurtenissen',
  nodeTitle: 'Een ander knooppunt vragen',
  nodeLead:
    'U hoeft ons knooppunt niet te geloven. Geef het adres van een ander knooppunt van het register dat u vertrouwt: uw browser stelt het dezelfde vragen.',
  nodeLabel: 'Adres van het knooppunt',
  nodeButton: 'Dit knooppunt vragen',
  nodeSame: '{host} gaf op {k} van {n} vragen hetzelfde antwoord; blok {block}.',
  nodeDiffers:
    '{host} antwoordde anders: {list} Vertrouw geen van beide antwoorden tot u weet waarom, en meld het.',
  nodeAway: '{host} antwoordde niet. Controleer het adres of probeer een ander knooppunt.',
  nodeScript: 'Een ander knooppunt vragen vraagt JavaScript: de vraag komt van uw browser, niet van ons.',
  nodeWrong: 'Het adres van een knooppunt begint met https:// en noemt een host.',
  reportWaiting:
    'U bent offline. Uw melding wordt op dit apparaat bewaard en vanzelf één keer verzonden zodra er verbinding is.',
  reportSending: 'Verzenden…',
  dropHint: 'U kunt ook ergens op deze pagina een bestand of foto neerzetten.',
  lastTitle: 'Op dit apparaat gecontroleerd',
  lastLead: 'Deze antwoorden zijn offline te lezen. Elk draagt de datum waarop het is gegeven.',
  lastForget: 'Vergeten',
  howLink: 'Hoe wij controleren',
};

export const historyNl: Record<HistoryEvent, string> = {
  certified: 'Certificaat geregistreerd',
  countersigned: 'Medeondertekend door de keuringsinstantie',
  commissioned: 'Partij gevormd uit het certificaat',
  reserved: 'Besteld en gereserveerd',
  delivered: 'Geleverd en betaald; eigendom overgegaan',
  cancelled: 'Bestelling geannuleerd',
  revoked: 'Certificaat ingetrokken',
  recalled: 'Partij teruggeroepen',
};
