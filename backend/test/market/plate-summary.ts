import type { CertificateSummary } from '@topsteel/domain/api';

/** What the certificate of 20 t of hot rolled plate says. */
export const plateSummary: CertificateSummary = {
  number: '2026-104711',
  kind: 31,
  kindText: 'EN 10204 3.1',
  manufacturer: 'Aciérie de la Moselle',
  heatNumber: '471102',
  batchIdentifications: ['471102-1'],
  grade: 'S355J2+N',
  norm: 'EN 10025-2:2019',
  product: 'Hot rolled plate',
  form: 'plate',
  dimensions: '20 × 2000 × 6000 mm',
  pieces: '10',
  massGrams: '20000000',
  marking: 'AM 471102',
  date: '2026-10-02',
  gtin: '09521001001014',
  countryOfMelt: 'FR',
  route: 'EAF-scrap',
  chemistry: [],
  mechanics: [],
  conformance: { verdict: 'conforms', sentence: 'Meets S355J2+N.', checked: 12, required: 12, missing: [] },
};
