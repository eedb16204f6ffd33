import type { OfferRow, RowGroup } from './rows-of.ts';

const textOf = (element: Element | null | undefined): string => element?.textContent ?? '';
/** What an element says itself, without the elements in it. */
const ownText = (element: Element | undefined): string =>
  element?.firstChild?.nodeType === Node.TEXT_NODE ? (element.firstChild.nodeValue ?? '') : '';
const lastOfHref = (link: Element | null | undefined): string =>
  link?.getAttribute('href')?.split('/').at(-1) ?? '';

/** The rows as the page says them: the way back from what `OfferRows` draws, with no row open. */
export function readRows(region: ParentNode): RowGroup[] {
  const hasDelivered = region.querySelector('.offers-delivered') !== null;
  return [...region.querySelectorAll('tbody')].map((body): RowGroup => {
    const [head, ...rows] = body.querySelectorAll('tr');
    const name = head?.querySelector('b');
    const said = textOf(head?.querySelector('span'));
    const parted = said.lastIndexOf(' · ');
    const read = rows.map((row) => readRow([...row.children], hasDelivered));
    return {
      key: read[0]?.id ?? '',
      form: ownText(name ?? undefined).slice(0, -1),
      grade: textOf(name?.querySelector('a')),
      norm: said.slice(0, parted),
      count: said.slice(parted + ' · '.length),
      rows: read,
    };
  });
}

function readRow(cells: Element[], hasDelivered: boolean): OfferRow {
  const [tick, name, price, ...others] = cells;
  const [mass, day, seller, certificate, carbon] = others.slice(hasDelivered ? 1 : 0);
  const note = (cell: Element | undefined): string => textOf(cell?.querySelector('small'));
  return {
    id: tick?.querySelector('input')?.value ?? '',
    size: textOf(name?.querySelector('a')),
    note: note(name),
    seller: textOf(seller?.querySelector('a')),
    sellerId: lastOfHref(seller?.querySelector('a')),
    place: note(seller),
    day: ownText(day),
    dayNote: note(day),
    mass: ownText(mass),
    massNote: note(mass),
    price: textOf(price),
    delivered: hasDelivered ? textOf(others[0]) : null,
    carbon: carbon?.querySelector('small') === null ? null : ownText(carbon),
    certificate: ownText(certificate).trim(),
    certificateNumber: textOf(certificate?.querySelector('code')),
    code: lastOfHref(certificate?.querySelector('a')),
  };
}
