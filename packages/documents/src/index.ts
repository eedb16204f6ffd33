export { documentLanguages, type DocumentLanguage } from './languages.ts';
export { renderCertificatePdf, type RenderOptions } from './render-certificate-pdf.ts';
