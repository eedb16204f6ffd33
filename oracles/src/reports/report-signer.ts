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
const refusalSchema = z.object({ detail: z.string().max(1_000) });
const TIMEOUT_MS = 15_000;

/** A signer in another process, asked over HTTP. The token says that it is the coordinator who asks. */
export function connectSigner(url: string, token: string): ReportSigner {
  return {
    name: url,
    async sign({ report, evidence }) {
      const response = await fetch(new URL('/sign', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ report: { ...report, value: report.value.toString() }, evidence }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer: unknown = await response.json();
      if (response.status === 422) throw new SignerRefusal(refusalSchema.parse(answer).detail);
      if (!response.ok) throw new Error(`The signer at ${url} answered ${response.status.toString()}.`);
      const { signer, signature } = signatureSchema.parse(answer);
      return { signer: signer as Address, signature: signature as Hex };
    },
  };
}
