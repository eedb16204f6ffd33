import { searchLanguages, type SearchLanguage } from './vocabulary.ts';

/** Terms that mean one thing, by language: what a marketplace starts with, and its operator changes. */
export interface SynonymSeed {
  id: string;
  terms: Readonly<Partial<Record<SearchLanguage, string>>>;
}

/** Group, then en | fr | de | es | it | nl. The first English term is what the catalogue calls it. */
const table = `
section | section, beam, steel beam, girder, i beam, h beam, structural section | poutrelle, poutre, poutrelle acier, profilé | Träger, Stahlträger, Profil, Breitflanschträger, Formstahl, Doppel-T-Träger | viga, perfil, perfil laminado, viguería | trave, travi, profilato, trave in acciaio | balk, stalen balk, ligger, profiel, balkstaal
hea | hea, ipbl, wide flange light | poutrelle hea | HEA-Träger, leichter Breitflanschträger | viga hea | trave hea | hea balk
heb | heb, ipb | poutrelle heb | HEB-Träger | viga heb | trave heb | heb balk
hem | hem, ipbv | poutrelle hem | HEM-Träger | viga hem | trave hem | hem balk
ipe | ipe | poutrelle ipe | IPE-Träger | viga ipe | trave ipe | ipe balk
upn | upn, channel, u channel, c channel | fer u, fer en u, profilé en u, poutrelle upn | U-Profil, U-Stahl, U-Eisen | perfil u, viga upn | profilo a u, trave upn | u profiel, u balk
angle | angle, l, angle bar, angle iron, equal angle | cornière, cornière égale, fer cornière | Winkel, Winkelstahl, Winkelprofil, L-Profil | angular, ángulo, perfil angular | angolare, profilo a l | hoekstaal, hoekprofiel, hoeklijn
hollow | hollow section, structural tube, hollow | profil creux, tube de construction | Hohlprofil, Formrohr | perfil hueco, tubo estructural | profilo cavo, tubolare | kokerprofiel, koker, buisprofiel
shs | shs, square tube, square hollow section, box section | tube carré, profil creux carré | Quadratrohr, Vierkantrohr, quadratisches Hohlprofil | tubo cuadrado, perfil hueco cuadrado | tubo quadro, tubolare quadro, tubo quadrato | vierkante koker, vierkante buis
rhs | rhs, rectangular tube, rectangular hollow section | tube rectangulaire, profil creux rectangulaire | Rechteckrohr, Rechteckhohlprofil | tubo rectangular, perfil hueco rectangular | tubo rettangolare, tubolare rettangolare | rechthoekige koker, rechthoekige buis
chs | chs, round tube, circular hollow section | tube rond, profil creux circulaire | Rundrohr, rundes Hohlprofil | tubo redondo, perfil hueco circular | tubo tondo, tubolare tondo | ronde buis
tube | tube, pipe, steel tube, steel pipe | tube, tuyau | Rohr, Stahlrohr | tubo, tubería | tubo, tubazione | buis, pijp
seamless | seamless | sans soudure | nahtlos, nahtloses | sin soldadura | senza saldatura | naadloos, naadloze
welded | welded | soudé, soudée | geschweißt, geschweißtes | soldado, soldada | saldato, saldata | gelast, gelaste
plate | plate, heavy plate, steel plate | tôle forte, tôle, tôle épaisse, plaque | Grobblech, Blech, Stahlplatte | chapa gruesa, chapa, plancha | lamiera da treno, lamiera, piastra | plaat, dikke plaat, staalplaat
sheet | sheet, thin sheet, sheet metal | tôle fine, tôle, feuille | Feinblech, Blech, Blechtafel, Tafel | chapa fina, chapa, lámina | lamiera sottile, lamiera, foglio | dunne plaat, plaat, plaatstaal
coil | coil, steel coil | bobine, couronne | Coil, Band, Bandstahl, Stahlband | bobina, fleje | coil, nastro, rotolo | rol, band, bandstaal
chequered | chequered, checker plate, tear plate, tread plate | larmé, larmée, tôle larmée, tôle gaufrée | Tränenblech, Riffelblech | lagrimada, chapa lagrimada | bugnata, lamiera bugnata, mandorlata | tranenplaat
galvanised | galvanised, galvanized, zinc coated, hot dip galvanised | galvanisé, galvanisée, galva | verzinkt, verzinktes, feuerverzinkt | galvanizado, galvanizada | zincato, zincata | verzinkt, verzinkte, gegalvaniseerd
hot-rolled | hot rolled | laminé à chaud, laminée à chaud | warmgewalzt, warmgewalztes, warmgewalzter | laminado en caliente, laminada en caliente | laminato a caldo, laminata a caldo | warmgewalst, warmgewalste
cold-rolled | cold rolled | laminé à froid, laminée à froid | kaltgewalzt, kaltgewalztes | laminado en frío, laminada en frío | laminato a freddo, laminata a freddo | koudgewalst, koudgewalste
pickled | pickled, pickled and oiled | décapé, décapée | gebeizt, gebeiztes | decapado, decapada | decapato, decapata | gebeitst
stainless | stainless, stainless steel | inox, inoxydable, acier inoxydable | Edelstahl, nichtrostend, rostfrei | inoxidable, acero inoxidable | inox, inossidabile, acciaio inossidabile | rvs, roestvast, roestvrij staal
weathering | weathering, weathering steel, corten | patinable, acier patinable, corten | wetterfest, wetterfester Baustahl | patinable, acero corten | acciaio corten, patinabile | weervast staal, cortenstaal
wear | wear resistant, wear plate, abrasion resistant | anti-abrasion, tôle anti-usure | verschleißfest, Verschleißblech | antidesgaste, chapa antidesgaste | antiusura, lamiera antiusura | slijtvast, slijtplaat
rebar | rebar, reinforcing bar, reinforcement bar, reinforcing steel, reinforcement | fer à béton, rond à béton, armature, acier à béton, fers à béton, ha, acier haute adhérence | Betonstahl, Betonstabstahl, Bewehrungsstahl, Bewehrung, Moniereisen, Baustahl gerippt | barra corrugada, acero corrugado, ferralla, redondo corrugado, varilla | tondo per cemento armato, ferro per cemento armato, tondino, acciaio per cemento armato, ferro da armatura | betonstaal, wapeningsstaal, wapening, betonijzer
mesh | mesh, welded mesh, reinforcing mesh, fabric reinforcement, wire mesh | treillis soudé, treillis, panneau de treillis | Betonstahlmatte, Baustahlmatte, Bewehrungsmatte, Matte, Lagermatte | mallazo, malla electrosoldada | rete elettrosaldata, rete | wapeningsnet, bouwstaalmat, betonstaalmat
bar | bar, steel bar | barre | Stab, Stabstahl | barra | barra | staaf, stafstaal, staf
round | round, round bar | rond, barre ronde, rond plein | Rundstahl, Rundstab, Rundmaterial | redondo, barra redonda | tondo, barra tonda | rond staf, rondstaal
flat | flat, flat bar | plat, fer plat, plat acier | Flachstahl, Flachstab, Flacheisen | pletina, llanta, barra plana | piatto, barra piatta | platstaal, strip, stripstaal
square | square, square bar | carré, barre carrée, carré plein | Vierkantstahl, Vierkant, Vierkantstab | cuadrado, barra cuadrada | quadro, barra quadra | vierkant staf, vierkantstaal
hexagon | hexagon, hexagonal bar | hexagone, barre hexagonale, six pans | Sechskantstahl, Sechskantstab | hexagonal, barra hexagonal | esagonale, barra esagonale | zeskant, zeskantstaal
bolt | bolt, hexagon bolt, hex bolt | boulon, vis hexagonale, vis à tête hexagonale, boulonnerie | Schraube, Sechskantschraube, Bolzen | tornillo, perno, tornillo hexagonal | bullone, vite, vite esagonale | bout, zeskantbout
nut | nut, hexagon nut, hex nut | écrou, écrou hexagonal | Mutter, Sechskantmutter | tuerca, tuerca hexagonal | dado, dado esagonale | moer, zeskantmoer
washer | washer, plain washer | rondelle | Scheibe, Unterlegscheibe | arandela | rondella, rosetta | sluitring, onderlegring
fastener | fastener, fixing | fixation, visserie | Verbindungsmittel, Befestigung | elemento de fijación, fijación, tornillería | elemento di fissaggio, bulloneria | bevestigingsmiddel, bevestiging
insulation | insulation, thermal insulation | isolant, isolation, isolation thermique | Dämmung, Dämmstoff, Wärmedämmung | aislamiento, aislante | isolamento, isolante | isolatie, isolatiemateriaal
mineral-wool | mineral wool, rock wool, stone wool | laine de roche, laine minérale | Mineralwolle, Steinwolle | lana de roca, lana mineral | lana di roccia, lana minerale | steenwol, minerale wol
glass-wool | glass wool | laine de verre | Glaswolle | lana de vidrio | lana di vetro | glaswol
eps | eps, expanded polystyrene | polystyrène expansé | Styropor, expandiertes Polystyrol | poliestireno expandido | polistirene espanso, polistirolo | piepschuim, geëxpandeerd polystyreen
timber | timber, wood, lumber, sawn timber | bois, bois de construction, bois scié | Holz, Bauholz, Schnittholz, Konstruktionsvollholz | madera, madera aserrada | legno, legname | hout, constructiehout, bouwhout
glulam | glulam, glued laminated timber | lamellé-collé, bois lamellé-collé | Brettschichtholz, Leimholz | madera laminada, laminada encolada | legno lamellare, lamellare | gelamineerd hout, gelijmd hout
osb | osb, oriented strand board | panneau osb | OSB-Platte, Grobspanplatte | tablero osb | pannello osb | osb plaat
cement | cement, portland cement | ciment, ciment portland | Zement, Portlandzement | cemento, cemento portland | cemento, cemento portland | cement, portlandcement
low-carbon | low carbon, green steel, low emission | bas carbone, acier vert | CO2-arm, grüner Stahl | bajo en carbono, acero verde | acciaio verde, basse emissioni | groen staal, koolstofarm
boiler | boiler plate, pressure vessel | tôle chaudière, appareils à pression | Kesselblech, Druckbehälter | chapa de caldera, recipientes a presión | lamiera per caldaie, recipienti a pressione | ketelplaat, drukvat
shipbuilding | shipbuilding, ship plate | construction navale | Schiffbau, Schiffblech | construcción naval | costruzione navale | scheepsbouw
structural-steel | structural steel, construction steel | acier de construction, charpente métallique | Baustahl, Konstruktionsstahl | acero estructural | acciaio da costruzione, acciaio strutturale | constructiestaal
precast | sandwich panel | panneau sandwich | Sandwichpaneel | panel sándwich | pannello sandwich | sandwichpaneel
trapezoidal | trapezoidal sheet, corrugated sheet, profiled sheet | bac acier, tôle nervurée | Trapezblech, Wellblech | chapa grecada, chapa perfilada | lamiera grecata | damwandplaat, golfplaat
sheet-pile | sheet pile, sheet piling | palplanche | Spundwand, Spundbohle | tablestaca | palancola | damwand, damplank
rail | rail, steel rail | rail | Schiene | carril, riel | rotaia | spoorstaaf
wire-rod | wire rod | fil machine | Walzdraht | alambrón | vergella | walsdraad
wire | wire, steel wire | fil, fil acier | Draht, Stahldraht | alambre | filo | draad
stud | threaded rod, stud | tige filetée | Gewindestange, Gewindebolzen | varilla roscada | barra filettata | draadstang, draadeind
`;

export const synonymSeeds: readonly SynonymSeed[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [id = '', ...lists] = line.split('|').map((cell) => cell.trim());
    const terms = searchLanguages.map((language, place) => [language, lists[place] ?? ''] as const);
    return { id, terms: Object.fromEntries(terms.filter(([, list]) => list !== '')) };
  });

/** The terms of a group, as they are looked for. @example termsOf(synonymSeeds[0]).includes('beam') // true */
export const termsOf = ({ terms }: SynonymSeed): string[] =>
  Object.values(terms).flatMap((list) => list.split(',').map((term) => term.trim()));
