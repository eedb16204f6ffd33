export { assessCertificate } from './assess-certificate.ts';
export type { Assessment, ConformanceVerdict } from './assess-certificate.ts';
export type { ConformanceFinding, Missing } from './conformance-finding.ts';
export { findTable, gradeKeyOf, normTables } from './find-table.ts';
export type { FoundTable } from './find-table.ts';
export type { GradeTable, NormTable } from './norm-table.ts';
