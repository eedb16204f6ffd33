import type { IncomingMessage, ServerResponse } from 'node:http';
import { languages } from '../words/languages.ts';
import { REPEAT_EARLY_ACTS } from './repeat-early-acts.ts';

/** The wish to have a script of the build early. */
const EARLY = /<link rel="preload" as="script"[^>]* href="\/_next\/static\/chunks\/[^"]+"\/?>/g;
/** One that runs as soon as it is there. */
const SCRIPT = /<script src="(\/_next\/static\/chunks\/[^"]+)"((?: (?:async|nonce|id)="[^"]*")*)><\/script>/g;
const PAGE = new RegExp(`^/(${languages.join('|')})(/|\\?|$)`);

/**
 * Runs in the browser, at the end of what is drawn first. Scripts run once that has been painted, or at once where nobody
 * looks. An empty frame that is still being written keeps the page loading until they are on their way, so that "loaded"
 * means what it always does.
 */
const START = `(function(list){
var d=document,held=d.createElement('iframe'),isStarted;${REPEAT_EARLY_ACTS}function start(){
if(isStarted)return;
isStarted=true;
list.forEach(function(src){var s=d.createElement('script');s.async=true;s.src=src;d.head.appendChild(s)});
held.remove()
}
try{
if(d.visibilityState==='hidden'||PerformanceObserver.supportedEntryTypes.indexOf('paint')<0)return start();
held.hidden=true;
d.body.appendChild(held);
held.contentDocument.open();
new PerformanceObserver(function(seen){if(seen.getEntriesByName('first-contentful-paint').length)start()}).observe({type:'paint',buffered:true});
setTimeout(start,1000)
}catch(e){start()}
})`.replaceAll('\n', '');

/** The HTML of a page on its way, its scripts held until it is painted. */
export interface Hold {
  /** What may be sent of the HTML so far; not yet an element that is cut in two. */
  pass(html: string): string;
  /** What is left at the end. */
  end(): string;
  /** All that is held was released: the rest passes as it comes. */
  readonly isReleased: boolean;
}

/**
 * A browser runs the framework's scripts as soon as it has them. Where they come quickly, that is before it has painted
 * anything, and the reader waits for 450 kB of script to be read before they see a word that has long been there. Where they
 * come slowly, they share the line with the style sheet that the first word waits for. Here they are fetched and run once
 * the page is painted: those of the head are taken out, and the first one behind it, with which the framework begins,
 * becomes what starts them all.
 */
export function createHold(): Hold {
  let kept = '';
  let isInBody = false;
  let isReleased = false;
  const held: string[] = [];
  let nonce = '';
  const release = (): string => {
    isReleased = true;
    const list = JSON.stringify(held).replaceAll('<', '\\u003c');
    return `<script nonce="${nonce}">${START}(${list})</script>`;
  };
  const hold = (html: string): string => {
    const headEnd = isInBody ? 0 : html.indexOf('</head>');
    if (headEnd !== -1) isInBody = true;
    const passed = html.replace(SCRIPT, (element, src: string, attributes: string, at: number) => {
      if (isReleased || !attributes.includes(' async=')) return element;
      held.push(src);
      nonce = / nonce="([^"]*)"/.exec(attributes)?.[1] ?? nonce;
      return headEnd !== -1 && at >= headEnd ? release() : '';
    });
    return passed.replace(EARLY, '');
  };
  const hasReleased = (): boolean => isReleased;
  const takeKept = (): string => {
    const rest = kept;
    kept = '';
    return rest;
  };
  return {
    pass(html) {
      if (hasReleased()) return html;
      const all = kept + html;
      const cut = lastOpenElement(all);
      kept = all.slice(cut);
      const passed = hold(all.slice(0, cut));
      return hasReleased() ? passed + takeKept() : passed;
    },
    end() {
      const rest = hold(takeKept());
      return held.length > 0 && !hasReleased() ? rest + release() : rest;
    },
    get isReleased() {
      return isReleased;
    },
  };
}

/** Where an element that is read whole begins and does not end: a script, a link, or the end of the head. */
function lastOpenElement(html: string): number {
  const script = html.lastIndexOf('<script');
  if (script !== -1 && !html.includes('</script>', script)) return script;
  const tag = html.lastIndexOf('<');
  const begun = html.slice(tag);
  const isOpen = tag !== -1 && !begun.includes('>');
  const isOne = /^<(s?c?r?i?p?t?$|\/?h?e?a?d?$|l?i?n?k?$|link )/.test(begun);
  return isOpen && isOne ? tag : html.length;
}

type Write = (chunk: unknown, ...rest: unknown[]) => boolean;
type End = (...args: unknown[]) => ServerResponse;

/** A byte a character: what is looked for is ASCII, and a letter may be cut in two between chunks. */
const textOf = (chunk: unknown): string =>
  (typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array)).toString('latin1');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const callbackOf = (args: unknown[]): unknown[] => args.filter((one) => typeof one === 'function');

/** Holds the scripts of a page that the framework draws into this answer. Other answers pass untouched. */
export function holdScripts(
  { method, url }: Pick<IncomingMessage, 'method' | 'url'>,
  response: ServerResponse,
): void {
  if (method !== 'GET' || !PAGE.test(url ?? '')) return;
  const write = response.write.bind(response) as Write;
  const end = response.end.bind(response) as End;
  const hold = createHold();
  const isPassing = (): boolean =>
    hold.isReleased ||
    response.hasHeader('content-length') ||
    !String(response.getHeader('content-type')).startsWith('text/html');
  response.write = ((chunk: unknown, ...rest: unknown[]) =>
    isPassing()
      ? write(chunk, ...rest)
      : write(bytesOf(hold.pass(textOf(chunk))), ...callbackOf(rest))) as ServerResponse['write'];
  response.end = ((...args: unknown[]) => {
    if (isPassing()) return end(...args);
    const [chunk] = args;
    const isChunk = typeof chunk === 'string' || chunk instanceof Uint8Array;
    const html = hold.pass(isChunk ? textOf(chunk) : '') + hold.end();
    return end(bytesOf(html), ...callbackOf(args));
  }) as ServerResponse['end'];
}
