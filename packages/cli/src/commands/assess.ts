import {
  assessCertificate,
  assessOrder,
  readSteelOrder,
  type Assessment,
  type OrderAssessment,
} from '@topsteel/domain/conformance';
import { inspectionDocumentTypes } from '@topsteel/domain/certificate';
import { readDocument } from '@topsteel/domain/document';
import type { Finding } from '@topsteel/domain/en10168';
import type { Command, ExitCode, Outcome } from '../command.ts';
import { readJson } from '../read-input.ts';
import { describeAssessment, describeUnreadable } from './describe-assessment.ts';
import { documentText } from './read-certificate.ts';

/** Judges a certificate by the norm it names, and against the order when one is given. */
export const assess: Command = {
  name: 'assess',
  usage: 'FILE [--order FILE]',
  summary:
    'Does the steel meet its grade, and the order? Every value with its limit and the clause it comes from.',
  valueOptions: ['order'],
  async run({ arguments: [path = '-'], values }) {
    const { reading, findings } = readDocument(await documentText(path), {
      acceptedTypes: inspectionDocumentTypes,
    });
    const order = values['order'] === undefined ? undefined : readSteelOrder(await readJson(values['order']));
    if (reading === undefined) return unreadable(findings);
    const assessment = assessCertificate(reading, { today: new Date().toISOString() });
    const ordered = order === undefined ? undefined : assessOrder(order, reading);
    return {
      code: codeOf(assessment, ordered),
      text: describeAssessment(reading, assessment, ordered),
      json: {
        ...assessment,
        ...(ordered === undefined ? {} : { order: ordered }),
        reading: findings,
      },
    };
  },
};

/** 1 when the certificate or the order is not met or a value cannot be, 2 when something could not be evaluated. */
function codeOf(assessment: Assessment, order: OrderAssessment | undefined): ExitCode {
  const verdicts = order === undefined ? [assessment.verdict] : [assessment.verdict, order.verdict];
  if (verdicts.some((verdict) => verdict === 'deviates' || verdict === 'implausible')) return 1;
  return verdicts.includes('not-evaluated') ? 2 : 0;
}

function unreadable(findings: readonly Finding[]): Outcome {
  return {
    code: 2,
    text: describeUnreadable(findings),
    json: {
      verdict: 'not-evaluated',
      sentence: 'The certificate cannot be read.',
      findings: [],
      reading: findings,
    },
  };
}
