import type { Content, Mechanical, CertificateReading } from '../en10168/index.ts';
import { tryParseDecimal } from '../units/index.ts';
import type { ConformanceFinding } from './conformance-finding.ts';

/** Sets aside values that are no decimals, so that nothing is computed with them; each is not evaluated. */
export function splitReadable(certificate: CertificateReading): {
  readable: CertificateReading;
  unread: ConformanceFinding[];
} {
  const unread: ConformanceFinding[] = [];
  const keep = (item: Content | Mechanical, property: string, heatNumber: string | null): boolean => {
    if (tryParseDecimal(item.value) !== undefined) return true;
    unread.push({
      property,
      status: 'not-evaluated',
      value: `${item.value} ${item.unit}`.trim(),
      limit: 'a decimal number',
      min: null,
      max: null,
      clause: 'reading',
      heatNumber,
      field: item.field,
      isRequired: true,
      reason: `The value ${item.value} cannot be read as a decimal number.`,
    });
    return false;
  };
  return {
    readable: {
      ...certificate,
      analyses: certificate.analyses.map((analysis) => ({
        ...analysis,
        contents: analysis.contents.filter((content) => keep(content, content.symbol, analysis.heatNumber)),
      })),
      mechanicals: certificate.mechanicals
        .filter((item) => keep(item, item.property, item.heatNumber))
        .map((item) => ({
          ...item,
          individual: item.individual.filter((value) => tryParseDecimal(value) !== undefined),
        })),
    },
    unread,
  };
}
