import { inspectionDocumentTypes, type InspectionDocumentType } from '../certificate/index.ts';
import { readTitle } from './document-type.ts';
import type { Finding } from './finding.ts';

/** The type that a title names, with a finding when it names none, several, an old one, or is not accepted. */
export function readType(
  title: string,
  field: string,
  accepted: readonly InspectionDocumentType[],
  findings: Finding[],
): InspectionDocumentType | undefined {
  const { types, named, oldType, isInspectionCertificate } = readTitle(title);
  const [type, second] = types;
  const shown = title.slice(0, 120);
  if (type === undefined || second !== undefined) {
    const reason =
      second !== undefined
        ? `names ${types.join(' and ')}, and a document is of one type`
        : isInspectionCertificate
          ? 'does not say whether it is a 3.1 or a 3.2'
          : `does not name one type of EN 10204 (${inspectionDocumentTypes.join(', ')})`;
    findings.push({
      code: 'type-unclear',
      severity: 'refuse',
      field,
      message: `"${shown}" ${reason}.`,
      remedy: `Write the type in ${field}, such as "Inspection certificate 3.1 according to EN 10204:2004".`,
    });
    return undefined;
  }
  if (oldType !== null) {
    findings.push({
      code: 'type-old-edition',
      severity: 'info',
      field,
      message: `${oldType} is a type of an edition before EN 10204:2004; it is taken as ${type}.`,
      remedy: 'Name the type as EN 10204:2004 has it.',
    });
  }
  if (named !== null && named !== type && oldType === null && !/test report/iu.test(title)) {
    findings.push({
      code: 'type-name-differs',
      severity: 'warn',
      field,
      message: `"${shown}" gives the number ${type}, but its name is that of a ${named}. The number is taken.`,
      remedy: 'Ask the manufacturer which of the two it is.',
    });
  }
  if (!accepted.includes(type)) {
    findings.push({
      code: 'type-not-accepted',
      severity: 'refuse',
      field,
      message: `This is a type ${type} document; type ${accepted.join(' or ')} is needed, which certifies results of the delivered heat itself (EN 10204:2004, 4.1).`,
      remedy: 'Upload the inspection certificate 3.1 of this delivery.',
    });
  }
  return type;
}
