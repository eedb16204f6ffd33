import { placeKey } from './place-key.ts';

/** Where steel is made, stocked and shipped: for offers that name a city and no postcode. Geography, from maps. */
const written: Readonly<Record<string, string>> = {
  AT: 'Linz 48.3 14.3; Wien 48.2 16.4; Vienna 48.2 16.4; Graz 47.1 15.4; Leoben 47.4 15.1; Donawitz 47.4 15.1; Salzburg 47.8 13.0; Innsbruck 47.3 11.4; Klagenfurt 46.6 14.3; Wels 48.2 14.0; Kapfenberg 47.4 15.3',
  BE: 'Gent 51.1 3.7; Ghent 51.1 3.7; Antwerpen 51.2 4.4; Antwerp 51.2 4.4; Liège 50.6 5.6; Charleroi 50.4 4.4; Brussel 50.8 4.4; Bruxelles 50.8 4.4; Brussels 50.8 4.4; Genk 51.0 5.5; La Louvière 50.5 4.2; Namur 50.5 4.9; Zeebrugge 51.3 3.2; Brugge 51.2 3.2; Kortrijk 50.8 3.3; Hasselt 50.9 5.3; Mechelen 51.0 4.5',
  BG: 'Sofia 42.7 23.3; Pernik 42.6 23.0; Plovdiv 42.1 24.7; Burgas 42.5 27.5; Varna 43.2 27.9',
  CH: 'Zürich 47.4 8.5; Basel 47.6 7.6; Genève 46.2 6.1; Bern 46.9 7.4; Gerlafingen 47.2 7.6; Emmenbrücke 47.1 8.3; Winterthur 47.5 8.7; Lausanne 46.5 6.6; Luzern 47.0 8.3; St. Gallen 47.4 9.4',
  CZ: 'Ostrava 49.8 18.3; Třinec 49.7 18.7; Praha 50.1 14.4; Prague 50.1 14.4; Brno 49.2 16.6; Plzeň 49.7 13.4; Kladno 50.1 14.1; Vítkovice 49.8 18.3',
  DE: 'Duisburg 51.4 6.8; Salzgitter 52.2 10.3; Bremen 53.1 8.8; Dortmund 51.5 7.5; Essen 51.5 7.0; Dillingen 49.4 6.7; Völklingen 49.3 6.9; Saarbrücken 49.2 7.0; Eisenhüttenstadt 52.1 14.6; Riesa 51.3 13.3; Hamburg 53.6 10.0; Berlin 52.5 13.4; München 48.1 11.6; Munich 48.1 11.6; Stuttgart 48.8 9.2; Frankfurt 50.1 8.7; Frankfurt am Main 50.1 8.7; Köln 50.9 7.0; Cologne 50.9 7.0; Düsseldorf 51.2 6.8; Hannover 52.4 9.7; Leipzig 51.3 12.4; Dresden 51.1 13.7; Nürnberg 49.5 11.1; Mannheim 49.5 8.5; Karlsruhe 49.0 8.4; Kehl 48.6 7.8; Peine 52.3 10.2; Siegen 50.9 8.0; Hagen 51.4 7.5; Bochum 51.5 7.2; Unterwellenborn 50.7 11.4; Georgsmarienhütte 52.2 8.0; Augsburg 48.4 10.9; Ulm 48.4 10.0; Kassel 51.3 9.5; Magdeburg 52.1 11.6; Rostock 54.1 12.1; Kiel 54.3 10.1; Freiburg 48.0 7.8; Wiesbaden 50.1 8.2; Krefeld 51.3 6.6; Witten 51.4 7.3; Wetzlar 50.6 8.5; Brandenburg 52.4 12.5; Hennigsdorf 52.6 13.2',
  DK: 'København 55.7 12.6; Copenhagen 55.7 12.6; Frederiksværk 56.0 12.0; Aarhus 56.2 10.2; Odense 55.4 10.4; Aalborg 57.0 9.9; Esbjerg 55.5 8.5',
  EE: 'Tallinn 59.4 24.7; Tartu 58.4 26.7',
  ES: 'Avilés 43.6 -5.9; Gijón 43.5 -5.7; Oviedo 43.4 -5.8; Bilbao 43.3 -2.9; Sestao 43.3 -3.0; Sagunto 39.7 -0.3; Barcelona 41.4 2.2; Madrid 40.4 -3.7; Valencia 39.5 -0.4; Zaragoza 41.6 -0.9; Sevilla 37.4 -6.0; Los Barrios 36.2 -5.5; Algeciras 36.1 -5.5; Santander 43.5 -3.8; Olaberria 43.0 -2.2; Azpeitia 43.2 -2.3; Castellbisbal 41.5 2.0; Vitoria-Gasteiz 42.8 -2.7; Pamplona 42.8 -1.6; A Coruña 43.4 -8.4; Murcia 38.0 -1.1; Málaga 36.7 -4.4',
  FI: 'Raahe 64.7 24.5; Tornio 65.8 24.2; Helsinki 60.2 24.9; Hämeenlinna 61.0 24.5; Imatra 61.2 28.8; Tampere 61.5 23.8; Turku 60.5 22.3; Oulu 65.0 25.5',
  FR: 'Metz 49.1 6.2; Dunkerque 51.0 2.4; Dunkirk 51.0 2.4; Fos-sur-Mer 43.4 4.9; Florange 49.3 6.1; Hayange 49.3 6.1; Saint-Nazaire 47.3 -2.2; Le Creusot 46.8 4.4; Paris 48.9 2.4; Lyon 45.8 4.8; Marseille 43.3 5.4; Lille 50.6 3.1; Valenciennes 50.4 3.5; Nancy 48.7 6.2; Strasbourg 48.6 7.8; Nantes 47.2 -1.6; Bordeaux 44.8 -0.6; Toulouse 43.6 1.4; Le Havre 49.5 0.1; Rouen 49.4 1.1; Reims 49.3 4.0; Dijon 47.3 5.0; Grenoble 45.2 5.7; Ugine 45.8 6.4; Imphy 46.9 3.3; Gandrange 49.3 6.1; Hagondange 49.3 6.2; Gennevilliers 48.9 2.3; Thionville 49.4 6.2; Montereau 48.4 3.0; Porcheville 49.0 1.8; Clermont-Ferrand 45.8 3.1; Rennes 48.1 -1.7; Mulhouse 47.7 7.3; Nice 43.7 7.3; Saint-Étienne 45.4 4.4; Orléans 47.9 1.9; Tours 47.4 0.7; Bayonne 43.5 -1.5',
  GB: 'London 51.5 -0.1; Scunthorpe 53.6 -0.7; Port Talbot 51.6 -3.8; Sheffield 53.4 -1.5; Rotherham 53.4 -1.4; Cardiff 51.5 -3.2; Birmingham 52.5 -1.9; Manchester 53.5 -2.2; Leeds 53.8 -1.5; Glasgow 55.9 -4.3; Edinburgh 55.9 -3.2; Newcastle 55.0 -1.6; Middlesbrough 54.6 -1.2; Liverpool 53.4 -3.0; Bristol 51.5 -2.6; Corby 52.5 -0.7; Newport 51.6 -3.0; Wolverhampton 52.6 -2.1; Nottingham 53.0 -1.1; Hull 53.7 -0.3; Southampton 50.9 -1.4',
  GR: 'Athens 38.0 23.7; Athina 38.0 23.7; Thessaloniki 40.6 22.9; Piraeus 37.9 23.6; Volos 39.4 22.9; Elefsina 38.0 23.5; Patras 38.2 21.7',
  HR: 'Zagreb 45.8 16.0; Split 43.5 16.4; Sisak 45.5 16.4; Rijeka 45.3 14.4; Osijek 45.6 18.7',
  HU: 'Budapest 47.5 19.0; Dunaújváros 47.0 18.9; Miskolc 48.1 20.8; Ózd 48.2 20.3; Győr 47.7 17.6; Debrecen 47.5 21.6; Szeged 46.3 20.1',
  IE: 'Dublin 53.3 -6.3; Cork 51.9 -8.5; Limerick 52.7 -8.6; Galway 53.3 -9.1; Waterford 52.3 -7.1',
  IT: 'Taranto 40.5 17.2; Brescia 45.5 10.2; Terni 42.6 12.6; Milano 45.5 9.2; Milan 45.5 9.2; Torino 45.1 7.7; Turin 45.1 7.7; Genova 44.4 8.9; Genoa 44.4 8.9; Piombino 42.9 10.5; Udine 46.1 13.2; Buttrio 46.0 13.3; Cremona 45.1 10.0; Bergamo 45.7 9.7; Dalmine 45.6 9.6; Vicenza 45.5 11.5; Verona 45.4 11.0; Padova 45.4 11.9; Venezia 45.4 12.3; Bologna 44.5 11.3; Ravenna 44.4 12.2; Firenze 43.8 11.3; Roma 41.9 12.5; Rome 41.9 12.5; Napoli 40.9 14.3; Naples 40.9 14.3; Bari 41.1 16.9; Trieste 45.6 13.8; Lecco 45.9 9.4; Aosta 45.7 7.3; Bolzano 46.5 11.4; Modena 44.6 10.9; Parma 44.8 10.3',
  LT: 'Vilnius 54.7 25.3; Kaunas 54.9 23.9; Klaipėda 55.7 21.1',
  LU: 'Luxembourg 49.6 6.1; Esch-sur-Alzette 49.5 6.0; Differdange 49.5 5.9; Belval 49.5 5.9; Diekirch 49.9 6.2; Dudelange 49.5 6.1; Bettembourg 49.5 6.1; Rodange 49.5 5.8',
  LV: 'Riga 57.0 24.1; Rīga 57.0 24.1; Liepāja 56.5 21.0',
  NL: 'IJmuiden 52.5 4.6; Rotterdam 51.9 4.5; Amsterdam 52.4 4.9; Utrecht 52.1 5.1; Eindhoven 51.4 5.5; Moerdijk 51.7 4.6; Den Haag 52.1 4.3; Nijmegen 51.8 5.9; Arnhem 52.0 5.9; Breda 51.6 4.8; Venlo 51.4 6.2; Zwolle 52.5 6.1; Groningen 53.2 6.6; Dordrecht 51.8 4.7; Tilburg 51.6 5.1',
  NO: 'Oslo 59.9 10.8; Mo i Rana 66.3 14.1; Bergen 60.4 5.3; Stavanger 59.0 5.7; Trondheim 63.4 10.4',
  PL: 'Dąbrowa Górnicza 50.3 19.2; Katowice 50.3 19.0; Kraków 50.1 19.9; Warszawa 52.2 21.0; Warsaw 52.2 21.0; Gdańsk 54.4 18.6; Wrocław 51.1 17.0; Poznań 52.4 16.9; Łódź 51.8 19.5; Szczecin 53.4 14.6; Zawiercie 50.5 19.4; Ostrowiec Świętokrzyski 50.9 21.4; Częstochowa 50.8 19.1; Gliwice 50.3 18.7; Stalowa Wola 50.6 22.1',
  PT: 'Lisboa 38.7 -9.1; Lisbon 38.7 -9.1; Porto 41.2 -8.6; Maia 41.2 -8.6; Seixal 38.6 -9.1; Aveiro 40.6 -8.7; Setúbal 38.5 -8.9',
  RO: 'Galați 45.4 28.0; Hunedoara 45.8 22.9; București 44.4 26.1; Bucharest 44.4 26.1; Târgoviște 44.9 25.5; Cluj-Napoca 46.8 23.6; Timișoara 45.8 21.2; Constanța 44.2 28.6; Oțelu Roșu 45.5 22.4; Brașov 45.7 25.6',
  SE: 'Oxelösund 58.7 17.1; Borlänge 60.5 15.4; Luleå 65.6 22.2; Stockholm 59.3 18.1; Göteborg 57.7 12.0; Gothenburg 57.7 12.0; Malmö 55.6 13.0; Avesta 60.1 16.2; Sandviken 60.6 16.8; Hofors 60.5 16.3; Degerfors 59.2 14.4; Västerås 59.6 16.5; Boden 65.8 21.7; Örebro 59.3 15.2',
  SI: 'Jesenice 46.4 14.1; Ravne na Koroškem 46.5 15.0; Ljubljana 46.1 14.5; Štore 46.2 15.3; Celje 46.2 15.3; Koper 45.5 13.7; Maribor 46.6 15.6',
  SK: 'Košice 48.7 21.3; Bratislava 48.2 17.1; Podbrezová 48.8 19.5; Žilina 49.2 18.7; Trnava 48.4 17.6',
  TR: 'İskenderun 36.6 36.2; Ereğli 41.3 31.4; İzmir 38.4 27.1; İstanbul 41.0 29.0',
  UA: 'Kryvyi Rih 47.9 33.4; Zaporizhzhia 47.8 35.1; Kyiv 50.5 30.5; Lviv 49.8 24.0',
};

/** By country and name without accents. */
export const cities: ReadonlyMap<string, readonly [latitude: number, longitude: number]> = new Map(
  Object.entries(written).flatMap(([country, text]) =>
    text.split(';').map((line): [string, readonly [number, number]] => {
      const [, name = '', latitude, longitude] = /^\s*(.+?) (-?[\d.]+) (-?[\d.]+)\s*$/.exec(line) ?? [];
      return [`${country}${placeKey(name)}`, [Number(latitude), Number(longitude)]];
    }),
  ),
);
