/**
 * Metric coarse threads M6 to M36. Columns: d, thread pitch's stress area in mm² (ISO 898-1 table 4), width across flats
 * and head height k (ISO 4014, ISO 4017), nut height m (ISO 4032), in millimetres.
 */
export const THREADS = `
6 20.1 10 4 5.2
8 36.6 13 5.3 6.8
10 58.0 16 6.4 8.4
12 84.3 18 7.5 10.8
14 115 21 8.8 12.8
16 157 24 10 14.8
18 192 27 11.5 15.8
20 245 30 12.5 18
22 303 34 14 19.4
24 353 36 15 21.5
27 459 41 17 23.8
30 561 46 18.7 25.6
33 694 50 21 28.7
36 817 55 22.5 31`;
