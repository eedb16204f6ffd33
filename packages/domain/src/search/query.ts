/** What one part of a query asks for. Lengths in micrometres. */
export type Clause =
  | { kind: 'code'; text: string; code: string; isPrefix: boolean }
  | { kind: 'profile'; text: string; series: string; size: string }
  | { kind: 'series'; text: string; series: string }
  | { kind: 'grade'; text: string; grade: string }
  | { kind: 'norm'; text: string; norm: string }
  | { kind: 'certificate'; text: string; type: '2.1' | '2.2' | '3.1' | '3.2' }
  /** All of these dimensions, each as often as it is named: 100 × 100 × 5. */
  | { kind: 'size'; text: string; dimensionsUm: number[] }
  /** Width and length of what lies in stock, from half a metre on. */
  | { kind: 'format'; text: string; dimensionsUm: number[] }
  /** One dimension, whichever it is. */
  | { kind: 'dimension'; text: string; um: number }
  /** A diameter, or the bore thread of a fastener. */
  | { kind: 'diameter'; text: string; um: number }
  | { kind: 'length'; text: string; um: number }
  /** A number without a unit: millimetres of any dimension, or the size of a profile. */
  | { kind: 'number'; text: string; um: number; size: string }
  /** Words that mean one thing; each alternative is a list of word keys, all of which must be found. */
  | { kind: 'words'; text: string; alternatives: string[][]; correctedFrom: string | null };

/** How much somebody wants. `amountMilli` in thousandths of the unit. */
export interface WantedQuantity {
  unit: 'tonne' | 'kg' | 'piece' | 'metre';
  amountMilli: bigint;
}

/** A query as it was understood. */
export interface ReadQuery {
  clauses: Clause[];
  quantity: WantedQuantity | null;
  /** The figure of a quantity that may be two a thousand times apart: it is not read, and has to be written anew. */
  unclear: string | null;
  /** Words that nothing here is called, so nothing was looked for under them. */
  ignored: string[];
}

/** Words that mean the same, as the operator keeps them: "fer à béton", "Betonstahl", "rebar". */
export interface SynonymGroup {
  id: string;
  terms: readonly string[];
}

/** What the reader may ask about the catalogue. */
export interface Lexicon {
  /** Is this, written without spaces in upper case, a part number, GTIN, heat or lot code that is on offer? */
  isCode(code: string): boolean;
  /** Is a product, a seller or a place called so, or a synonym? By word key. */
  isWord(key: string): boolean;
  /** The nearest word that is known, for one that is not; null when none is near. Never asked for what has a figure. */
  correct(key: string): string | null;
  /** The groups whose term these word keys are. */
  groupsOf(keys: readonly string[]): readonly SynonymGroup[];
}
