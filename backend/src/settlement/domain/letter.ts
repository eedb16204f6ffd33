/** What is written to both sides of an order. */
export interface Letter {
  /** Makes the letter unique for its order: it is sent once. */
  occasion: string;
  buyer: { subject: string; text: string };
  /** Null where only the buyer has something to know. */
  seller: { subject: string; text: string } | null;
}
