import { fetchInSpan } from '@topsteel/tracing';
import type { Address, Hex } from 'viem';
import { z } from 'zod';
import type { SignRequest } from './report-kinds.ts';

export interface ReportSignature {
  signer: Address;
  signature: Hex;
}

/** A signer looked for itself and does not stand for the report; the sentence says why. */
export class SignerRefusal extends Error {
  override readonly name = 'SignerRefusal';
  /** Why, for machines: a `RefusalCode` of the version that the signer runs. */
  readonly code: string;
  constructor({ code, sentence }: { code: string; sentence: string }) {
    super(sentence);
    this.code = code;
  }
}

/** Somebody who signs what it has verified itself. */
export interface ReportSigner {
  /** For people and logs: where it is. */
  name: string;
  /**
   * @throws SignerRefusal when it looked and will not sign
   * @throws Error when it does not answer
   */
  sign(request: SignRequest): Promise<ReportSignature>;
}

const signatureSchema = z.object({
  signer: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  signature: z.string().regex(/^0x[0-9a-f]{130}$/),
});
const refusalSchema = z.object({
  detail: z.string().max(1_000),
  // Signers are of other people, who may run the version before: it gives none.
  code: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .default('unknown'),
});
const TIMEOUT_MS = 15_000;

/** A signer in another process, asked over HTTP. The token says that it is the coordinator who asks. */
export function connectSigner(url: string, token: string): ReportSigner {
  return {
    name: url,
    async sign({ report, evidence }) {
      const response = await fetchInSpan(new URL('/sign', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ report: { ...report, value: report.value.toString() }, evidence }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer: unknown = await response.json();
      if (response.status === 422) {
        const { code, detail } = refusalSchema.parse(answer);
        // It is of other people, and its words are kept: it may not repeat what only the two of us know.
        throw new SignerRefusal({ code, sentence: detail.replaceAll(token, '[hidden]') });
      }
      if (!response.ok) throw new Error(`The signer at ${url} answered ${response.status.toString()}.`);
      const { signer, signature } = signatureSchema.parse(answer);
      return { signer: signer as Address, signature: signature as Hex };
    },
  };
}
