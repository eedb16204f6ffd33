'use client';

import { Fragment, type ReactNode } from 'react';
import { drawingOf, idOf, type Drawing } from '../../ui/drawn-once.ts';
import { Link } from '../../ui/link.tsx';
import { unpackRows, type PackedRows } from './packed-rows.ts';
import { readRows } from './read-rows.ts';
import type { OfferRow } from './rows-of.ts';

/** Said once for all rows, in the language of the page. */
export interface RowWords {
  caption: string;
  compare: string;
  size: string;
  seller: string;
  day: string;
  available: string;
  price: string;
  delivered: string | null;
  carbon: ReactNode;
  certificate: string;
  details: string;
  openShort: string;
  close: string;
  passport: string;
  declared: string;
  none: string;
}

type OfferRowsProps = {
  rows: Drawing<PackedRows>;
  words: RowWords;
  /** The address of this list with its rows closed, ready for one more parameter. */
  base: string;
  open?: { id: string; content: ReactNode } | undefined;
};

/**
 * The rows of the list. Runs in the browser too: a page that changes gets text and not markup for every row. Names of
 * controls are put together from what stands in the row, and cells are styled by their place (`steel.css`): said again in
 * each of fifty rows, either would be a quarter of the page.
 */
export function OfferRows({ rows, words, base, open }: OfferRowsProps) {
  const columns = words.delivered === null ? 9 : 10;
  const groups = drawingOf(rows, unpackRows, readRows);
  const firstOf = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, group) => sum + group.rows.length, 0),
  );
  return (
    <div
      {...idOf(rows)}
      role="region"
      aria-label={words.caption}
      tabIndex={0}
      className="relative overflow-x-auto"
    >
      <table className={`ledger offers${words.delivered === null ? '' : ' offers-delivered'}`}>
        <caption className="sr-only">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span id="c" className="sr-only">
                {words.compare}
              </span>
              <span id="p" hidden>
                {words.passport}
              </span>
              <span id="d" hidden>
                {words.openShort}
              </span>
            </th>
            <th scope="col">{words.size}</th>
            <th scope="col" className="num">
              {words.price}
            </th>
            {words.delivered === null ? null : (
              <th scope="col" className="num">
                {words.delivered}
              </th>
            )}
            <th scope="col" className="num">
              {words.available}
            </th>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.seller}</th>
            <th scope="col">{words.certificate}</th>
            <th scope="col" className="num">
              {words.carbon}
            </th>
            <th scope="col">
              <span className="sr-only">{words.details}</span>
            </th>
          </tr>
        </thead>
        {groups.map((group, index) => (
          <tbody key={group.key}>
            <tr data-detail="">
              <th scope="rowgroup" colSpan={columns}>
                <b id={`g${index.toString()}`}>
                  {`${group.form} `}
                  <Link href={`/grades/${encodeURIComponent(group.grade)}`}>{group.grade}</Link>
                </b>{' '}
                <span>{`${group.norm} · ${group.count}`}</span>
              </th>
            </tr>
            {group.rows.map((row, place) => (
              <Row
                key={row.id}
                row={row}
                group={index}
                at={(firstOf[index] ?? 0) + place}
                words={words}
                base={base}
                columns={columns}
                content={open?.id === row.id ? open.content : undefined}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type RowProps = {
  row: OfferRow;
  /** The places of its group and of itself in the page. */
  group: number;
  at: number;
  words: RowWords;
  base: string;
  columns: number;
  content: ReactNode;
};

function Row({ row, group, at, words, base, columns, content }: RowProps) {
  const isOpen = content !== undefined;
  const own = at.toString();
  const what = `g${group.toString()} r${own} s${own}`;
  return (
    <Fragment>
      <tr>
        <td>
          <input type="checkbox" name="ids" value={row.id} aria-labelledby={`c ${what}`} />
        </td>
        <th scope="row">
          <Link href={`/offers/${row.id}`} id={`r${own}`}>
            {row.size}
          </Link>
          <small>{row.note}</small>
        </th>
        <td>{row.price}</td>
        {row.delivered === null ? null : <td>{row.delivered}</td>}
        <td>
          {row.mass}
          <small>{row.massNote}</small>
        </td>
        <td>
          {row.day}
          <small>{row.dayNote}</small>
        </td>
        <td id={`s${own}`}>
          <Link href={`/vendors/${row.sellerId}`}>{row.seller}</Link>
          <small>{row.place}</small>
        </td>
        <td>
          {`${row.certificate} `}
          <code>{row.certificateNumber}</code>
          <small>
            <a href={`/v/${row.code}`} aria-labelledby={`p ${what}`}>
              {words.passport}
            </a>
          </small>
        </td>
        <td>
          {row.carbon ?? words.none}
          {row.carbon === null ? null : <small>{words.declared}</small>}
        </td>
        <td>
          <Link
            href={isOpen ? base.slice(0, -1) : `${base}open=${row.id}`}
            prefetch={false}
            scroll={false}
            aria-expanded={isOpen}
            {...(isOpen
              ? { id: 'd-open', 'aria-labelledby': `d-open ${what}` }
              : { 'aria-labelledby': `d ${what}` })}
          >
            {isOpen ? words.close : words.openShort}
          </Link>
        </td>
      </tr>
      {isOpen ? (
        <tr data-detail="">
          <td colSpan={columns} className="bg-sunken px-4!">
            {content}
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}
