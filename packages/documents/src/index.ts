export { findEmbeddedJson } from './find-embedded-json.ts';
export { decimalIn, labelIn, typeNameIn, type Label } from './labels.ts';
export { documentLanguages, type DocumentLanguage } from './languages.ts';
export { renderCertificatePdf, type RenderOptions } from './render-certificate-pdf.ts';
