import type { VerdictKey } from './keys.ts';
import type { HeadlineTextKey } from './texts.ts';

/** Dutch sentences. Bundel, stapel and rol all take "de", so that one sentence serves each. */
export const verdictsNl: Record<VerdictKey, string> = {
  intact: '**Ongewijzigd.** Dit certificaat is precies het certificaat dat {issuer} op {date} registreerde.',
  altered:
    '**Gewijzigd.** Dit bestand wijkt af van het bestand dat {issuer} registreerde. Vertrouw er niet op. Open het geregistreerde certificaat of vraag {issuer}.',
  otherBytes:
    '**Niet gecontroleerd.** De bestandsopslag leverde een ander bestand dan het geregistreerde. We hebben het niet gebruikt. Probeer het opnieuw of vraag de verkoper om het bestand.',
  integrityUnknown:
    '**Niet gecontroleerd.** Het register was niet bereikbaar; we kunnen niet zeggen of dit het geregistreerde bestand is. Probeer het opnieuw.',
  labelUnknown:
    '**Onbekend label.** Geen partij draagt dit nummer. Het label is niet via TopSteel gemaakt of is verkeerd gedrukt.',
  bundleUnknown:
    '**Onbekende bundel.** De partij bestaat, maar er is geen bundel met dit nummer uit geleverd. Vertrouw niet op het label; vraag het aan wie het verkocht.',
  bundleCancelled:
    '**Geannuleerde bundel.** Een bundel met dit nummer werd uit deze partij besteld en de bestelling is geannuleerd. Levering had niet mogen plaatsvinden. Vraag het aan wie het verkocht.',
  bundleUnread:
    '**Niet gecontroleerd.** We konden deze bundel niet in de leveringen opzoeken. Probeer het opnieuw.',
  notRegistered:
    '**Niet geregistreerd.** We hebben geen vermelding van dit certificaat. Het kan echt zijn en hier alleen niet geregistreerd.',
  notFetched:
    '**Niet gecontroleerd.** Het bestand van het certificaat kon niet worden opgehaald. De registratie staat hieronder.',
  issuerKnown: '**Afgegeven door {org}, {role}.** Identiteit bevestigd door {accreditor} op {date}.',
  issuerUnknown:
    '**Onbekende uitgever.** De handtekening klopt in zichzelf, maar niemand die wij erkennen staat in voor de maker. Iedereen kan zo’n certificaat maken. Vraag er een van een erkende fabrikant.',
  issuerNotAllowed:
    '**Niet bevoegd tot afgifte.** {org} ({role}): volgens EN 10204 geeft alleen de fabrikant een {type} af.',
  issuerRemoved:
    '**Uitgever niet meer vermeld.** {org} is op {date} uit de lijst gehaald. Wat daarvoor is afgegeven, blijft staan.',
  issuerUnread:
    '**Niet gecontroleerd.** De uitgever kon niet in de lijst worden opgezocht. Probeer het opnieuw.',
  keyCompromised:
    '**Ondertekend met een als gestolen gemelde sleutel.** {org} erkent niets dat na {date} is ondertekend.',
  inForce: '**Van kracht.** Niet ingetrokken en niet vervangen, stand {time}.',
  settling: '**{n} min geleden geregistreerd.** De inschrijving wordt over ongeveer {m} min definitief.',
  revoked:
    '**Ingetrokken** door {issuer} op {date}: {reason}. Leg het materiaal apart en neem contact op met {issuer}.',
  superseded: '**Vervangen** op {date} door {certNo}. Gebruik het nieuwe. Gewijzigd: {fields}.',
  expired: '**Verlopen** sinds {date}. Het was van kracht van {from} tot {to}.',
  notYetInForce: '**Nog niet van kracht.** Het wordt op {from} van kracht.',
  notCountersigned:
    '**Niet medeondertekend.** Een 3.2-certificaat vereist de handtekening van een onafhankelijke keuringsinstantie; die ontbreekt nog.',
  statusUnknown:
    '**Niet gecontroleerd.** Niets in het register spreekt ertegen, maar het bijbehorende bewijs kon niet worden opgehaald. Probeer het opnieuw.',
  chainUnreachable:
    '**Niet gecontroleerd.** Het register was niet bereikbaar; we kunnen niet zeggen of dit certificaat nog van kracht is. Op {lastTime} was het dat. Dit zegt niets tegen het certificaat. Probeer het opnieuw.',
  chainUnreachableFirst:
    '**Niet gecontroleerd.** Het register was niet bereikbaar; we kunnen niet zeggen of dit certificaat nog van kracht is. Dit zegt niets tegen het certificaat. Probeer het opnieuw.',
  conforms: '**Voldoet aan {grade}** ({norm}). {n} van {n} vereiste waarden liggen binnen de grenzen.',
  conformanceFail:
    '**Voldoet niet aan {grade}** ({norm}): {property} is {value}, grens {limit}. Het certificaat kan echt zijn; het staal is geen {grade}.',
  implausible:
    '**Onmogelijke waarde.** {property} is opgegeven als {value}. Waarschijnlijk een eenheids- of typefout. Vraag {issuer} om een verbeterd certificaat.',
  conformanceUnknown: '**Niet gecontroleerd.** Voor {grade} ontbreken {k} waarden: {list}.',
  conformanceUnread:
    '**Niet gecontroleerd.** De waarden staan in het bestand van het certificaat, dat niet kon worden gelezen.',
  quantityOk: '**{mass} t van {certified} t gecertificeerd.** Er is nog {left} t te verkopen.',
  quantityExhaustedYours:
    '**{mass} t van {certified} t gecertificeerd.** Deze bundel is meegeteld. Onder dit certificaat kan niets meer worden verkocht.',
  quantityExhausted:
    '**Niets meer over.** Alle {certified} t is aan andere partijen toegewezen. Wordt u buiten die partijen staal onder dit certificaat aangeboden, weiger het dan.',
  overClaimed:
    '**Meer dan gecertificeerd.** Er is {used} t geregistreerd onder een certificaat voor {certified} t. Vertrouw er niet op; neem contact op met de uitgever.',
  quantityUnknown:
    '**Niet gecontroleerd.** We konden niet lezen hoeveel er onder dit certificaat is verkocht. Probeer het opnieuw.',
  suspectedClone:
    '**Dit label is mogelijk gekopieerd.** Het werd met {duration} ertussen gescand: {placeA}, daarna {placeB}. Een van de labels is een kopie; het certificaat zelf kan echt zijn. Vergelijk de ingeslagen charge en meld uw bundel.',
  manyReaders:
    '**Door ongewoon veel apparaten gelezen.** {n} verschillende apparaten lazen dit label op {date}. Het is mogelijk gekopieerd. Vergelijk de ingeslagen charge en meld uw bundel.',
  readAfterUse:
    '**Vóór deze lezing verbruikt.** Al dit staal is uiterlijk op {date} tot andere partijen verwerkt. Het label zit mogelijk op ander staal. Vergelijk de ingeslagen charge en meld uw bundel.',
  tagSigned:
    '**Ondertekend label.** Het label draagt een handtekening die alleen de verkoper ervan kan zetten.',
  tagFalse:
    '**Valse handtekening.** Het label draagt een handtekening die de verkoper ervan niet heeft gezet. Vertrouw niet op het label; vraag het aan wie het verkocht.',
  recalled: '**Teruggeroepen** door {org} op {date}: {reason}. Niet gebruiken.',
  origin: '**Gesmolten in {country}** door {mill}, route {route}; {steps} stappen tot hier.',
  originMade: '**Gemaakt door {org}.** Uit de charges: {heats}; {steps} stappen tot hier.',
  originUnknown: '**Niet gecontroleerd.** De herkomst staat in een bestand dat niet kon worden opgehaald.',
  historyKnown:
    '**Vastgelegde handelingen: {n}.** De index van gebeurtenissen loopt gelijk met het register en noemt wat er met deze partij is gebeurd.',
  historyBehind:
    '**Geschiedenis niet actueel.** De index van gebeurtenissen loopt {n} blokken achter op het register en weet niets na {time}. Alle andere regels zijn aan het register zelf gevraagd.',
  historyUnread:
    '**Niet gecontroleerd.** De index van gebeurtenissen antwoordde niet; wat er sindsdien met deze partij gebeurde, is niet bekend. Probeer het opnieuw.',
  carbonVerified:
    '**{x} t CO2e per ton, waarde gecontroleerd** door {verifier} op {date} ({method}, {boundary}). Deze bundel: {y} t CO2e.',
  carbonSelfDeclared:
    '**{x} t CO2e per ton, opgegeven door {org}.** Geen onafhankelijke partij heeft dit cijfer gecontroleerd. Deze bundel: {y} t CO2e.',
  carbonDefault: '**Geen opgave.** EU-standaardwaarde voor {cn}, {country}: {x} t CO2e per ton.',
  carbonNone: '**Geen CO2-cijfer.** Voor deze partij heeft niemand er een opgegeven.',
  carbonOutOfBand: '**Bewijs nodig.** {x} is ongewoon voor {route} ({low} tot {high}).',
  carbonUnknown: '**Niet gecontroleerd.** Het CO2-cijfer kon niet worden gelezen. Probeer het opnieuw.',
  bundleIntact: '**Dossier volledig.** Alle {n} bestanden van dit dossier zijn zoals ze zijn ingepakt.',
  bundleAltered:
    '**Dossier gewijzigd.** Het bestand of bewijs “{what}” is niet zoals het is ingepakt. Vertrouw niet op dit dossier; vraag het opnieuw.',
  bundleForeign:
    '**Niet gecontroleerd.** Het dossier spreekt van de keten {chain}, waarvan de contracten hier niet bekend zijn. Noem ze en probeer het opnieuw.',
  bundleOtherForm:
    '**Niet gecontroleerd.** Het dossier zegt “{form}” te zijn, en die vorm leest dit programma niet. Controleer het met een nieuwer.',
  bundleEvents:
    '**Gebeurtenissen: {n} van {m}.** Elk is die welke een handeling van deze partij in het register noemt: gemaakt, overgedragen, verwerkt, teruggeroepen (EPCIS).',
  recordPayment:
    '**De handelingen geven wat het contract bijhoudt.** Geautoriseerd {authorized} {token}, geïnd {captured}, terug naar de betaler {returned}, terugbetaald {refunded}; nu in depot {open}.',
  recordOrder:
    '**De handelingen geven wat het contract bijhoudt.** De eigendom van {mass} t van {certified} t is vrijgegeven tegen de ontvangsten van de bank.',
  recordUnits:
    '**De handelingen geven wat het contract bijhoudt.** Uitgegeven {issued} t CO2e: actief {active}, ingetrokken {retired}, geannuleerd {cancelled}.',
  recordDiffers:
    '**De handelingen geven niet wat het contract bijhoudt.** {figure} is {acts} volgens de handelingen en {held} volgens het contract. Vertrouw niet op dit dossier; vraag het opnieuw.',
  recordPart:
    '**Niet gecontroleerd.** Het dossier bevat alleen de handelingen van een afgesproken periode, dus hun som is niet met het contract te vergelijken. Vraag er een dat ze alle bevat.',
  recordActs: '**Handelingen: {n}.** Elk staat in een ontvangstbewijs waarop zijn blok is vastgelegd.',
  recordDocuments: '**Documenten: {n} van {m}.** Elk heeft de SHA-256 die een bewezen handeling noemt.',
  credentialsAgree:
    '**Verklaringen stemmen overeen ({n}).** Wat ze over partij, document, massa en uitgever zeggen, zegt het register ook, en de lijst van de uitgever van {time} trekt er geen in. Ze zijn ondertekend met de sleutel die dit dossier toont als die van de uitgever op {host}. Of dat zo is, kan alleen {host} zeggen: het register kent deze sleutel niet.',
  credentialsUnread:
    '**Niet gecontroleerd.** Waarmee deze verklaringen worden gecontroleerd, zit niet in het dossier: de sleutels van de uitgever, of zijn lijst van ingetrokken verklaringen op dat moment ({names}). Vraag het dossier opnieuw.',
  credentialUnreadable:
    '**Verklaring beschadigd.** Hier is geen ondertekende verklaring te lezen: {names}. Vertrouw er niet op; vraag de uitgever om een nieuwe.',
  credentialOtherKey:
    '**Niet door de uitgever ondertekend.** De handtekening van {names} is van geen sleutel die de site van de uitgever in dit dossier noemt. Vertrouw er niet op; vraag de uitgever om een nieuwe.',
  credentialKeyGivenUp:
    '**Te laat ondertekend.** {names}: ondertekend met een sleutel die de uitgever al had opgegeven. Vertrouw er niet op; vraag de uitgever om een nieuwe.',
  credentialNotYetValid: '**Verklaring nog niet van kracht.** {names}: telt pas vanaf {from}.',
  credentialExpired: '**Verklaring verlopen.** {names}: eindigde op {to}. Vraag de uitgever om een nieuwe.',
  credentialRevoked:
    '**Verklaring ingetrokken.** De lijst van de uitgever van {time} trekt {names} in. Vertrouw er niet op; vraag de uitgever.',
  credentialOtherLot:
    '**Verklaring van een andere partij.** {names}: over een andere partij of een ander certificaat dan dit. Vertrouw er niet op.',
  credentialOtherDocument:
    '**Verklaring van een ander document.** {names}: voor een document dat het register voor deze partij niet heeft. Vertrouw er niet op; vraag de uitgever.',
  credentialOtherMass:
    '**Verklaring van een andere massa.** {names}: de massa is niet die in het register. Vertrouw er niet op; vraag de uitgever.',
  credentialOtherAccount:
    '**Verklaring van een andere uitgever.** {names}: de genoemde uitgever staat niet voor de rekening {account}, die deze partij registreerde. Vertrouw er niet op; vraag de uitgever.',
  bundleAsOf:
    '**Stand {time}.** Wat na blok {block} kwam, is offline niet te weten. Het blok is van het netwerk als een verkenner het met deze hash toont: {hash}.',
  blockConfirmed: '**Blok bevestigd.** {register} heeft blok {block} met dezelfde hash.',
  blockOther:
    '**Niet van dit netwerk.** {register} heeft een ander blok {block} dan het dossier. Vertrouw niet op dit dossier.',
  blockUnread:
    '**Niet gecontroleerd.** {register} antwoordde niet; het blok is niet vergeleken. Probeer het opnieuw.',
};

export const headlinesNl: Record<HeadlineTextKey, string> = {
  clear: 'Geen probleem gevonden in {n} controles.',
  attention: 'Controleer voor gebruik van dit staal: {k} punten vragen uw aandacht.',
  attentionOne: 'Controleer voor gebruik van dit staal: 1 punt vraagt uw aandacht.',
  incomplete: 'Niet volledig gecontroleerd: {k} van {n} controles waren niet mogelijk.',
  incompleteOne: 'Niet volledig gecontroleerd: 1 van {n} controles was niet mogelijk.',
  stop: 'Gebruik dit staal niet op grond van dit certificaat.',
  stopRecord: 'Vertrouw niet op dit dossier.',
  closing:
    '**Kijk nu naar het staal.** Een scherm ziet het niet. Lees de markering: charge **{heat}**, {mark}, {pieces} stuks van {dims}.',
};
