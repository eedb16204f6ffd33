/** What a register says of a number. */
export type RegisterAnswer =
  | { state: 'valid'; holder: string | null; consultation: string | null }
  | { state: 'invalid' }
  /** It did not answer; the sentence says why. */
  | { state: 'unchecked'; failure: string };

/** A register of VAT numbers: VIES, or what a test plays. */
export abstract class VatRegister {
  /** @param number without spaces, with its prefix: `DE136695976` */
  abstract ask(number: { prefix: string; digits: string }): Promise<RegisterAnswer>;
}
