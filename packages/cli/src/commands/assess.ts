import {
  assessCertificate,
  assessOrder,
  readSteelOrder,
  type Assessment,
  type OrderAssessment,
} from '@topsteel/domain/conformance';
import { inspectionDocumentTypes } from '@topsteel/domain/certificate';
import { readCertificate } from '@topsteel/domain/en10168';
import type { Command, ExitCode, Outcome } from '../command.ts';
import { readJson, readText } from '../read-input.ts';
import { describeAssessment, describeUnreadable } from './describe-assessment.ts';

/** Judges a certificate by the norm it names, and against the order when one is given. */
export const assess: Command = {
  name: 'assess',
  usage: 'FILE [--order FILE]',
  summary:
    'Does the steel meet its grade, and the order? Every value with its limit and the clause it comes from.',
  valueOptions: ['order'],
  async run({ arguments: [path = '-'], values }) {
    const reading = readCertificate(await readText(path), { acceptedTypes: inspectionDocumentTypes });
    const order = values['order'] === undefined ? undefined : readSteelOrder(await readJson(values['order']));
    const { certificate } = reading;
    if (certificate === undefined) return unreadable(reading.findings);
    const assessment = assessCertificate(certificate, { today: new Date().toISOString() });
    const ordered = order === undefined ? undefined : assessOrder(order, certificate);
    return {
      code: codeOf(assessment, ordered),
      text: describeAssessment(certificate, assessment, ordered),
      json: {
        ...assessment,
        ...(ordered === undefined ? {} : { order: ordered }),
        reading: reading.findings,
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

function unreadable(findings: ReturnType<typeof readCertificate>['findings']): Outcome {
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
