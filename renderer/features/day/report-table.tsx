import type { ReactNode } from 'react';
import page from '#renderer/ui/page.module.css';

/** A titled part of a report. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={page.card}>
      <h3 className={page.subtitle}>{title}</h3>
      {children}
    </section>
  );
}

export interface Row {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  readonly isStrong?: boolean;
}

/** A table of a report: the first cell names the row, the others are figures. */
export function Rows({ columns, rows }: { columns?: readonly string[]; rows: readonly Row[] }) {
  return (
    <div className={page.tableFrame}>
      <table className={page.table}>
        {columns === undefined ? null : (
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column} scope="col" className={index === 0 ? '' : page.number}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row" className={row.isStrong === true ? page.strong : ''}>
                    {cell}
                  </th>
                ) : (
                  <td key={index} className={`${page.number} ${row.isStrong === true ? page.strong : ''}`}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
