import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '../platform/config/index.ts';
import { VatRegister, type RegisterAnswer } from './vat-register.ts';

const TIMEOUT_MS = 8_000;
const answerShape = z.object({
  valid: z.boolean().nullish(),
  name: z.string().nullish(),
  requestIdentifier: z.string().nullish(),
  userError: z.string().nullish(),
  actionSucceed: z.boolean().nullish(),
  errorWrappers: z.array(z.object({ error: z.string() })).nullish(),
});

/**
 * VIES of the European Commission by its REST interface (`POST check-vat-number`). With the marketplace's own number it
 * answers a consultation number, the proof that was asked for (Implementing Regulation (EU) 2018/1912 art. 45a goes further).
 */
@Injectable()
export class ViesRegister extends VatRegister {
  constructor(private readonly config: Config) {
    super();
  }

  async ask({ prefix, digits }: { prefix: string; digits: string }): Promise<RegisterAnswer> {
    const { viesUrl, viesRequester } = this.config.settings.vatNumbers;
    if (viesUrl === null) {
      return { state: 'unchecked', failure: 'No register of VAT numbers is set up here. Set VIES_URL.' };
    }
    const requester =
      viesRequester === null
        ? {}
        : { requesterMemberStateCode: viesRequester.slice(0, 2), requesterNumber: viesRequester.slice(2) };
    try {
      const response = await fetch(`${viesUrl}/check-vat-number`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ countryCode: prefix, vatNumber: digits, ...requester }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      });
      const answer = answerShape.safeParse(await response.json().catch(() => null));
      const problem = answer.data?.errorWrappers?.[0]?.error ?? answer.data?.userError ?? null;
      const isRefused = problem !== null && !['VALID', 'INVALID'].includes(problem);
      if (!answer.success || isRefused || typeof answer.data.valid !== 'boolean') {
        return unanswered(problem ?? `status ${response.status}`);
      }
      const { valid, name, requestIdentifier } = answer.data;
      if (!valid) return { state: 'invalid' };
      return { state: 'valid', holder: nameOf(name), consultation: textOf(requestIdentifier) };
    } catch (error) {
      return unanswered(error instanceof Error ? error.name : 'no answer');
    }
  }
}

const unanswered = (why: string): RegisterAnswer => ({
  state: 'unchecked',
  failure: `The register of VAT numbers did not answer (${why.slice(0, 80)}). The number's form and check digits are right; it is asked again within the hour.`,
});

const textOf = (text: string | null | undefined): string | null =>
  text === null || text === undefined || text.trim() === '' ? null : text.trim();
/** Some states keep the name to themselves: then it is `---`. */
const nameOf = (text: string | null | undefined): string | null =>
  textOf(text) === '---' ? null : (textOf(text)?.slice(0, 200) ?? null);
