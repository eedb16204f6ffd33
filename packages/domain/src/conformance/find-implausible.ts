import { judgePlausibility, type Finding, type NormalCertificate } from '../en10168/index.ts';
import type { ConformanceFinding } from './conformance-finding.ts';

const impossible: ReadonlySet<Finding['code']> = new Set([
  'content-impossible',
  'contents-above-100',
  'yield-above-tensile',
]);

/** Values that no steel has, as conformance findings. */
export function findImplausible(certificate: NormalCertificate): ConformanceFinding[] {
  const findings: Finding[] = [];
  judgePlausibility(certificate, findings);
  return findings
    .filter(({ code }) => impossible.has(code))
    .map(({ code, field }) => {
      const content = certificate.analyses
        .flatMap(({ contents }) => contents)
        .find((each) => each.field === field);
      const mechanical = certificate.mechanicals.find((each) => each.field === field);
      return {
        property: content?.symbol ?? mechanical?.property ?? 'sum of contents',
        status: 'implausible',
        value:
          content !== undefined
            ? `${content.value} ${content.unit}`
            : mechanical !== undefined
              ? `${mechanical.value} ${mechanical.unit}`
              : 'more than 100 %',
        limit: code === 'yield-above-tensile' ? 'at most the tensile strength' : 'what any steel has',
        min: null,
        max: null,
        clause: 'plausibility',
        heatNumber: mechanical?.heatNumber ?? null,
        field,
        isRequired: true,
      };
    });
}
