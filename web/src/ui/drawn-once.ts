/**
 * What an island draws: data that came beside the HTML, or the id of the element whose HTML says it all. A document is
 * drawn by the second, so that what it shows does not cross the line twice; a change of a page that stands, by the first.
 */
export type Drawing<T> = { data: T } | { id: string };

/** Far more than are drawn at a time. */
const MOST_KEPT = 128;
const KEPT = Symbol.for('topsteel.drawings');
type Holder = { [KEPT]?: Map<string, unknown> };

/** One for the process: pages are made into data by one copy of this module there, and into HTML by another. */
const kept = ((globalThis as Holder)[KEPT] ??= new Map<string, unknown>());
/** What was read from the page, for when the reader comes back to it. */
const wasRead = new Map<string, unknown>();

/** Keeps data on the server until it is drawn. */
export function keepDrawing(id: string, data: unknown): void {
  kept.delete(id);
  kept.set(id, data);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/**
 * What a drawing shows. In the browser `read` takes it from the HTML that the server drew, once, before that is changed; it
 * must give what `unpack` gives, to the letter.
 */
export function drawingOf<T, D>(
  drawing: Drawing<D>,
  unpack: (data: D) => T,
  read: (element: HTMLElement) => T,
): T {
  if ('data' in drawing) return unpack(drawing.data);
  const { id } = drawing;
  if (kept.has(id)) return unpack(kept.get(id) as D);
  if (wasRead.has(id)) return wasRead.get(id) as T;
  const element = document.getElementById(id);
  if (element === null) throw new Error(`What ${id} shows is neither kept nor in the page.`);
  const drawn = read(element);
  wasRead.set(id, drawn);
  return drawn;
}

/** The id that the island's element must carry, where its HTML is what it is read from. */
export const idOf = (drawing: Drawing<unknown>): { id?: string } =>
  'id' in drawing ? { id: drawing.id } : {};
