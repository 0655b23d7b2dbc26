import type { ReactNode } from 'react';
import styles from './full-page.module.css';

/** A screen that says one thing. */
export function FullPage(props: {
  readonly title: string;
  readonly text?: string;
  readonly isBusy?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <main className={styles.page} role="status">
      {props.isBusy === true ? <span className={styles.dots} aria-hidden="true" /> : null}
      <h1>{props.title}</h1>
      {props.text === undefined ? null : <p>{props.text}</p>}
      {props.children}
    </main>
  );
}
