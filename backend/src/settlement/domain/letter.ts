/** What is written to both sides of an order. */
export interface Letter {
  /** Makes the letter unique for its order: it is sent once. */
  occasion: string;
  buyer: { subject: string; text: string };
  seller: { subject: string; text: string };
}
