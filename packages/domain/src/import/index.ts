export { certificatesOfCsv } from './certificates-of-csv.ts';
export type { CsvAnswer, CsvCertificate, CsvFinding, CsvManufacturer } from './certificates-of-csv.ts';
export { contentColumns, csvColumns, csvTemplate, quoted } from './csv-columns.ts';
export type { CsvColumn } from './csv-columns.ts';
