import type { CertificateReading } from '../en10168/index.ts';
import { compareDecimal, tryParseDecimal } from '../units/index.ts';
import type { ConformanceFinding } from './conformance-finding.ts';

/** Values outside the limits that the certificate itself states beside them: what was ordered is not met. */
export function judgeStatedLimits({
  analyses,
  mechanicals,
}: Pick<CertificateReading, 'analyses' | 'mechanicals'>): ConformanceFinding[] {
  const contents = analyses.flatMap(({ contents: list, heatNumber }) =>
    list.map((content) => ({ ...content, property: content.symbol, heatNumber })),
  );
  const items = [...contents, ...mechanicals.map((item) => ({ ...item, operator: '=' as const }))];
  return items.flatMap(({ property, value, unit, minimum, maximum, field, heatNumber, operator }) => {
    const actual = tryParseDecimal(value);
    const low = minimum === null ? undefined : tryParseDecimal(minimum);
    const high = maximum === null ? undefined : tryParseDecimal(maximum);
    if (actual === undefined) return [];
    const isBelow = low !== undefined && !operator.startsWith('>') && compareDecimal(actual, low) < 0;
    const isAbove = high !== undefined && !operator.startsWith('<') && compareDecimal(actual, high) > 0;
    if (!isBelow && !isAbove) return [];
    return [
      {
        property,
        status: 'deviates' as const,
        value: `${value} ${unit}`.trim(),
        limit: isBelow ? `min ${minimum ?? ''} ${unit}`.trim() : `max ${maximum ?? ''} ${unit}`.trim(),
        min: minimum,
        max: maximum,
        clause: 'limit stated on the certificate',
        heatNumber,
        field,
        isRequired: true,
      },
    ];
  });
}
