import type { InspectionDocumentType } from '@topsteel/domain/certificate';
import { itemLabels } from './item-labels.ts';
import { documentLanguages, type DocumentLanguage, type Texts } from './languages.ts';
import { resultLabels } from './result-labels.ts';

/** Names of the documents in EN 10204:2004 and its national editions; the number stands in the name of 3.1 and 3.2. */
const typeNames: Record<InspectionDocumentType, Texts> = {
  '2.1': [
    'Declaration of compliance with the order 2.1',
    'Attestation de conformité à la commande 2.1',
    'Werksbescheinigung 2.1',
    'Declaración de conformidad con el pedido 2.1',
    'Dichiarazione di conformità all’ordine 2.1',
    'Verklaring van overeenstemming met de order 2.1',
  ],
  '2.2': [
    'Test report 2.2',
    'Relevé de contrôle 2.2',
    'Werkszeugnis 2.2',
    'Informe de ensayo 2.2',
    'Rapporto di prova 2.2',
    'Keuringsrapport 2.2',
  ],
  '3.1': [
    'Inspection certificate 3.1',
    'Certificat de réception 3.1',
    'Abnahmeprüfzeugnis 3.1',
    'Certificado de inspección 3.1',
    'Certificato di controllo 3.1',
    'Keuringscertificaat 3.1',
  ],
  '3.2': [
    'Inspection certificate 3.2',
    'Certificat de réception 3.2',
    'Abnahmeprüfzeugnis 3.2',
    'Certificado de inspección 3.2',
    'Certificato di controllo 3.2',
    'Keuringscertificaat 3.2',
  ],
};

const labels = { ...itemLabels, ...resultLabels };

export type Label = keyof typeof labels;

/** @example labelIn('de', 'heat') // 'Schmelzennummer' */
export const labelIn = (language: DocumentLanguage, label: Label): string =>
  labels[label][documentLanguages.indexOf(language)] ?? labels[label][0];

/** @example typeNameIn('fr', '3.1') // 'Certificat de réception 3.1' */
export const typeNameIn = (language: DocumentLanguage, type: InspectionDocumentType): string =>
  typeNames[type][documentLanguages.indexOf(language)] ?? typeNames[type][0];

/** A plain decimal with the decimal sign of the language; every digit stays. @example decimalIn('de', '0.180') // '0,180' */
export const decimalIn = (language: DocumentLanguage, value: string): string =>
  language === 'en' ? value : value.replace('.', ',');
