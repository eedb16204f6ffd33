import type { HowKey } from './en.ts';

export const howNl: Record<HowKey, string> = {
  notAsked: 'Het register ({register}) antwoordde niet, dus de vraag kon niet worden gesteld.',
  registerAway: 'We hebben {register} gevraagd en kregen niet op tijd antwoord.',
  noSuchLot: 'We hebben {register} bij blok {block} naar dit partijnummer gevraagd: het is er niet.',
  noSuchBundle:
    'We hebben alle leveringen en reserveringen van deze partij tot blok {block} bij {register} doorzocht.',
  hashMatches:
    'We hebben het bestand bij {store} opgehaald, de SHA-256 ervan berekend en vergeleken met die in het register bij blok {block} ({register}).',
  proofMismatch:
    'Het bewijs van deze partij leidt niet naar de serie die de uitgever registreerde (blok {block}, {register}).',
  fileAway:
    '{store} leverde het bestand niet op tijd. Het register ({register}) antwoordde bij blok {block}.',
  fileOther:
    '{store} leverde bytes waarvan de SHA-256 niet de geregistreerde is (blok {block}, {register}). We hebben ze niet gebruikt.',
  directory:
    'We hebben de lijst van organisaties bij {register}, blok {block}, geraadpleegd en het openbare profiel bij {store} gelezen.',
  directoryOnly:
    'We hebben de lijst van organisaties bij {register}, blok {block}, geraadpleegd. {store} leverde het openbare profiel niet.',
  status: 'We hebben het certificaat en het bewijs voorgelegd aan het register bij {register}, blok {block}.',
  statusCountersigned:
    'We hebben het certificaat, het bewijs en de medeondertekening van {body} voorgelegd aan het register bij {register}, blok {block}.',
  countersignatureVoid:
    'Het register ({register}, blok {block}) heeft een medeondertekening van {body} en telt die niet.',
  statusReplaced:
    'Het register ({register}, blok {block}) noemt het nieuwe certificaat naar serie en plaats; het bestand was niet te vinden.',
  statusPart:
    'Het register ({register}, blok {block}) heeft geen intrekking, maar de data staan in een bestand dat {store} niet leverde.',
  finality:
    'We hebben het tijdstip van registratie vergeleken met het nieuwste definitieve blok bij {register}.',
  conformance: 'We hebben de waarden in het certificaat vergeleken met de grenzen van de norm.',
  conformanceSource: 'We hebben de waarden in het certificaat vergeleken met de grenzen van {source}.',
  conformanceNoFile:
    'De waarden staan in het bestand van het certificaat, dat niet bij {store} kon worden opgehaald.',
  quantity: 'We hebben opgeteld wat het register onder dit certificaat heeft bij {register}, blok {block}.',
  quantityNoFile: 'De gecertificeerde massa staat in een bestand dat {store} niet leverde.',
  recall: 'We hebben de terugroeping gelezen in het register bij {register}, blok {block}.',
  origin:
    'Opgegeven door de uitgever in het bewijs van deze partij en sindsdien ongewijzigd. Stappen geteld in het register bij blok {block}.',
  originNoFile: 'De herkomst staat in een bestand dat {store} niet leverde.',
  carbon: 'Cijfer in het register bij blok {block} ({register}), zoals de uitgever het bij de partij gaf.',
  statement: 'Verklaring die voor deze partij in het register staat bij blok {block} ({register}).',
  statementVoid:
    'Het register ({register}, blok {block}) heeft een verklaring waarvan de ondertekenaar daartoe niet bevoegd was.',
  carbonNone: 'Het register ({register}, blok {block}) heeft geen cijfer voor deze partij.',
  fileHere:
    'Uw browser heeft de SHA-256 van het bestand berekend en met de geregistreerde vergeleken. Het bestand is nergens heen gestuurd.',
  sources:
    'Gecertificeerde partijen achter dit staal: {count}. Elk is gecontroleerd bij {register}, blok {block}; getoond wordt het zwakste antwoord, dat van charge {heat}.',
  sourcesUnread:
    'De partijen waaruit dit staal is gemaakt, konden niet alle in het register ({register}) worden gelezen.',
  made: 'We hebben de bewerkingen in het register bij {register}, blok {block}, gevolgd tot aan de gecertificeerde partijen: {count}.',
  removed:
    'We hebben de lijst van organisaties bij {register}, blok {block}, gevraagd tot wanneer de uitgever mocht afgeven.',
  used: 'We hebben het register bij {register}, blok {block}, gevraagd hoeveel er van deze partij over is.',
  readings: 'Uit lezingen van dit label bij {host}. Plaatsen worden alleen als land bewaard.',
  tag: 'We hebben de handtekening van dit label bij {host} berekend en vergeleken met die in de link.',
  index:
    'We hebben de index van gebeurtenissen bij {index} (blok {indexed}) vergeleken met het register bij {register}, blok {block}.',
  indexAway: 'We hebben {index} gevraagd en kregen niet op tijd antwoord.',
  bundleRead:
    'We hebben hier de SHA-256 van alle {files} bestanden berekend en elk met het manifest vergeleken.',
  bundleProven:
    'We hebben elk ontvangstbewijs en elk woord van de contracten vanaf de wortels van dit blok gevolgd, zonder enig netwerk.',
  eventsHashed:
    'We hebben de hash van elke gebeurtenis (CBV 2.0) berekend en vergeleken met die in de bewezen ontvangstbewijzen.',
  credentialsChecked:
    'We hebben handtekening, data, intrekking en inhoud van elke verklaring gecontroleerd met de bestanden van dit dossier, zonder enig netwerk.',
  recordSummed:
    'We hebben de handelingen van de bewezen ontvangstbewijzen opgeteld en de sommen vergeleken met de opslag van het contract bij blok {block}.',
  recordHashed:
    'We hebben de SHA-256 van elk document berekend en vergeleken met die in de bewezen ontvangstbewijzen.',
  blockCompared: 'We hebben {register} om het blok met dit nummer gevraagd en de hash ervan vergeleken.',
  fileCompared:
    'We hebben de SHA-256 van het bestand in zijn canonieke vorm berekend en het register bij {register} tot blok {block} doorzocht.',
  filePartlyCompared:
    'We hebben het register bij {register} tot blok {block} doorzocht; {unread} vermeldingen waren niet leesbaar.',
  fileNotJson:
    'Het bestand is geen certificaat in JSON en geen van de geregistreerde PDF-bestanden (register bij {register}, blok {block}).',
};
