import type { InspectionDocumentType } from '../certificate/index.ts';
import { formFamilyOf, type CertificateReading } from '../en10168/index.ts';
import type { ConformanceVerdict } from './assess-certificate.ts';
import { wordOf } from './conclude.ts';
import type { ConformanceFinding } from './conformance-finding.ts';
import { asFinding } from './find-implausible.ts';
import { judgeDimensions, judgeQuantity } from './judge-order-size.ts';
import { judgeRequirements } from './judge-requirements.ts';
import { orderFinding } from './order-finding.ts';
import { conditionsIn, readDesignation, readDesignations } from './read-designation.ts';
import type { SteelOrder } from './steel-order.ts';
import { splitReadable } from './split-readable.ts';

export interface OrderAssessment {
  verdict: ConformanceVerdict;
  findings: ConformanceFinding[];
  sentence: string;
}

/**
 * Is what was ordered what is certified? Grade, norm and edition, EN 10204 type, delivery condition, dimensions,
 * pieces, quantity and extra requirements, in the same four words as the grade. A better grade is not the ordered one:
 * whether it may stand in is the buyer's to say (`alsoAccepted`).
 *
 * @example assessOrder({ grade: 'S355J2+N', inspectionDocument: '3.1' }, certificate).sentence
 * // 'Is as ordered: 2 of 2 items agree.'
 */
export function assessOrder(order: SteelOrder, certificate: CertificateReading): OrderAssessment {
  const { readable } = splitReadable(certificate);
  const findings = [
    ...judgePapers(order, readable),
    ...judgeGradeOrdered(order, readable),
    ...judgeNorm(order, readable),
    ...judgeCondition(order, readable),
    ...judgeForm(order, readable),
    ...judgeDimensions(order, readable),
    ...judgeQuantity(order, readable),
    ...judgeRequirements(order.requirements ?? {}, readable),
  ];
  return { ...concludeOrder(findings), findings };
}

function concludeOrder(
  findings: readonly ConformanceFinding[],
): Pick<OrderAssessment, 'verdict' | 'sentence'> {
  const first = (status: ConformanceFinding['status']) =>
    findings.find((finding) => finding.status === status);
  const deviation = first('deviates');
  if (deviation !== undefined) {
    const { property, value, limit } = deviation;
    return {
      verdict: 'deviates',
      sentence: `Is not as ordered: ${wordOf(property)} is ${value}, ordered ${limit}.`,
    };
  }
  const impossible = first('implausible');
  if (impossible !== undefined) return { verdict: 'implausible', sentence: impossible.reason ?? '' };
  const open = findings
    .filter(({ status }) => status === 'not-evaluated')
    .map(({ property }) => wordOf(property));
  if (open.length > 0) {
    return {
      verdict: 'not-evaluated',
      sentence: `Cannot be told from the certificate: ${[...new Set(open)].join(', ')}.`,
    };
  }
  const n = findings.length;
  return { verdict: 'conforms', sentence: `Is as ordered: ${n} of ${n} items agree.` };
}

const product = 'Certificate.ProductDescription';
const transaction = 'Certificate.CommercialTransaction';
const ranks: Readonly<Record<InspectionDocumentType, number>> = { '2.1': 1, '2.2': 2, '3.1': 3, '3.2': 4 };

/** 3.2 holds a 3.1, a 3.1 more than a 2.2, a 2.2 more than a 2.1 (EN 10204:2004, table 1); never the other way. */
function judgePapers(order: SteelOrder, certificate: CertificateReading): ConformanceFinding[] {
  const findings: ConformanceFinding[] = [];
  const { inspectionDocument, number, date } = order;
  if (inspectionDocument !== undefined) {
    const { type } = certificate;
    const isEnough = type !== null && ranks[type] >= ranks[inspectionDocument];
    findings.push(
      orderFinding({
        property: 'inspection document',
        status: type === null ? 'not-evaluated' : isEnough ? 'conforms' : 'deviates',
        value: type,
        limit: inspectionDocument,
        field: `${transaction}.A02`,
        clause: 'EN 10204:2004, table 1',
      }),
    );
  }
  if (number !== undefined && certificate.purchaseOrder !== null) {
    const isSame = plain(number) === plain(certificate.purchaseOrder);
    findings.push(
      orderFinding({
        property: 'purchase order',
        status: isSame ? 'conforms' : 'deviates',
        value: certificate.purchaseOrder,
        limit: number,
        field: `${transaction}.A07`,
      }),
    );
  }
  const day = /^\d{4}-\d{2}-\d{2}/.exec(certificate.date ?? '')?.[0];
  if (date !== undefined && day !== undefined && day < date) {
    findings.push(
      asFinding({
        code: 'date-before-order',
        property: 'date of validation',
        value: day,
        limit: `not before ${date}`,
        field: 'Certificate.Validation.Z02',
        reason: `The certificate is validated on ${day}, before the order of ${date}.`,
      }),
    );
  }
  return findings;
}

function judgeGradeOrdered(
  { grade, alsoAccepted = [] }: SteelOrder,
  certificate: CertificateReading,
): ConformanceFinding[] {
  const certified = readDesignations(certificate.grades);
  const accepted = [grade, ...alsoAccepted].map((text) => readDesignation(text).key);
  const isSame = certified.some(({ key }) => accepted.includes(key));
  const value = certificate.grades.join(', ');
  const base = { property: 'grade', value, limit: grade, field: `${product}.B02.SteelDesignation` };
  if (certified.length === 0) return [orderFinding({ ...base, status: 'not-evaluated', value: null })];
  if (isSame) return [orderFinding({ ...base, status: 'conforms' })];
  const reason = `${value} is not ${grade}. Whether it may stand in for it, the buyer must say.`;
  return [orderFinding({ ...base, status: 'deviates', reason })];
}

function judgeNorm({ norm }: SteelOrder, { norms }: CertificateReading): ConformanceFinding[] {
  if (norm === undefined) return [];
  const ordered = normOf(norm);
  const same = norms.map(normOf).filter(({ name }) => name === ordered.name);
  const base = {
    property: 'norm',
    value: norms.length === 0 ? null : norms.join(', '),
    limit: norm,
    field: `${product}.B02.ProductNorm`,
  };
  if (norms.length === 0) return [orderFinding({ ...base, status: 'not-evaluated' })];
  if (same.length === 0) return [orderFinding({ ...base, status: 'deviates' })];
  if (ordered.edition === undefined || same.some(({ edition }) => edition === ordered.edition)) {
    return [orderFinding({ ...base, status: 'conforms' })];
  }
  const isNamed = same.some(({ edition }) => edition !== undefined);
  const reason = isNamed ? 'Another edition was ordered.' : 'The certificate names no edition.';
  return [orderFinding({ ...base, status: isNamed ? 'deviates' : 'not-evaluated', reason })];
}

/** @example normOf('DIN EN 10025-2:2019-10') // { name: '10025-2', edition: '2019' } */
function normOf(text: string): { name: string; edition: string | undefined } {
  const match = /(\d{3,5}(?:\s*-\s*\d{1,2})?)(?!\d)(?:\D{0,3}((?:19|20)\d\d)(?!\d))?/.exec(text);
  return { name: (match?.[1] ?? plain(text)).replace(/\s/g, ''), edition: match?.[2] };
}

function judgeCondition(order: SteelOrder, certificate: CertificateReading): ConformanceFinding[] {
  const ordered = [
    ...new Set([...conditionsIn(order.deliveryCondition ?? ''), ...readDesignation(order.grade).conditions]),
  ];
  if (order.deliveryCondition === undefined && ordered.length === 0) return [];
  const certified = [
    ...new Set([
      ...conditionsIn(certificate.deliveryCondition ?? ''),
      ...readDesignations(certificate.grades).flatMap(({ conditions }) => conditions),
    ]),
  ];
  const base = {
    property: 'delivery condition',
    value: certificate.deliveryCondition ?? (certified.length === 0 ? null : `+${certified.join(', +')}`),
    limit: order.deliveryCondition ?? `+${ordered.join(', +')}`,
    field: `${product}.B04`,
  };
  const isSameText =
    order.deliveryCondition !== undefined &&
    plain(order.deliveryCondition) === plain(certificate.deliveryCondition ?? '');
  if (isSameText || ordered.some((condition) => certified.includes(condition))) {
    return [orderFinding({ ...base, status: 'conforms' })];
  }
  const isKnown = ordered.length > 0 && certified.length > 0;
  return [orderFinding({ ...base, status: isKnown ? 'deviates' : 'not-evaluated' })];
}

/** By the family that the trade's lists use; a form that belongs to none is left to people. */
function judgeForm({ form, grade }: SteelOrder, certificate: CertificateReading): ConformanceFinding[] {
  if (form === undefined) return [];
  const ordered = formFamilyOf({ form, grades: [grade], product: form });
  const certified = formFamilyOf(certificate);
  const isKnown = ordered !== 'other' && certified !== 'other';
  return [
    orderFinding({
      property: 'form',
      status: !isKnown ? 'not-evaluated' : ordered === certified ? 'conforms' : 'deviates',
      value: certificate.form ?? certificate.product,
      limit: form,
      field: `${product}.B09.Form`,
    }),
  ];
}

function plain(text: string): string {
  return text.toUpperCase().replace(/\s+/g, '');
}
