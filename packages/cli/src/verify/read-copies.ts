import { hostOf, type VerdictLine, type VerificationReport } from '@topsteel/chain/verify';
import { copySignals } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';

const TIMEOUT_MS = 2_000;

/**
 * Whether the readings of a label look as if it had been copied, as the label's site counts them. No answer is no
 * line: nothing about the steel is known by it, and asking counts as no reading.
 */
export async function readCopies(site: string, report: VerificationReport): Promise<VerdictLine | undefined> {
  const serial = report.serial === undefined ? '' : lotCodeOf(BigInt(report.serial));
  const url = `${site.replace(/\/$/, '')}/v2/scans/${lotCodeOf(BigInt(report.lotId))}${serial === '' ? '' : `?serial=${serial}`}`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
    const { signal } = copySignals.parse(await response.json());
    if (signal === null) return undefined;
    const how: VerdictLine['how'] = { key: 'readings', params: { host: hostOf(site) } };
    return { question: 'copies', ...signal, how };
  } catch {
    return undefined;
  }
}
