import { readLanguage } from '../../../features/verify/read-language.ts';
import { takeReport } from '../../../features/verify/take-report.ts';

export const dynamic = 'force-dynamic';

/** The form at the end of the verdict page: steel that does not match. Works without a script. */
export function POST(request: Request): Promise<Response> {
  return takeReport(request, readLanguage(request));
}
