import type { InspectionDocumentType } from '../certificate/index.ts';

/**
 * Names of the documents in the languages of EN 10204:2004 and of its national editions. The first that matches holds;
 * an inspection certificate is a 3.1 or a 3.2, so its name alone decides nothing.
 */
export const typeNames: readonly (readonly [RegExp, InspectionDocumentType | 'inspection-certificate'])[] = [
  [
    /abnahmepr(?:ü|ue|u)fzeugnis|\bAPZ\b|inspection certificate|certificat de r[ée]ception|certificado de inspecci[óo]n|certificato di (?:collaudo|controllo)|keuringscertificaat|[śs]wiadectwo odbioru|certificado de inspe[çc][ãa]o|kontrollintyg|mottakssertifikat|inspektionscertifikat|vastaanottotodistus|inspek[čc]n[íi] certifik[áa]t|certificat de inspec[țt]ie|muayene (?:sertifikas[ıi]|belgesi)|átvételi bizonyítvány|сертификат приемки/iu,
    'inspection-certificate',
  ],
  [
    /werksbescheinigung|declaration of compliance|d[ée]claration de conformit[ée]|attestation de conformit[ée]|declaraci[óo]n de conformidad|dichiarazione di conformit[àa]|attestato di conformit[àa]|verklaring van overeenstemming|fabrieksverklaring|deklaracja zgodno[śs]ci|declara[çc][ãa]o de conformidade|prohl[áa][šs]en[íi] o shod[ěe]/iu,
    '2.1',
  ],
  [
    /werkszeugnis|werkspr(?:ü|ue|u)fzeugnis|\bWZ\b|\bWPZ\b|\btest report\b|relev[ée] de contr[ôo]le|informe de ensayo|testimonio de inspecci[óo]n|rapporto di prova|attestato di controllo|keuringsrapport|atest hutniczy|relat[óo]rio de ensaio|zku[šs]ebn[íi] zpr[áa]va/iu,
    '2.2',
  ],
];
