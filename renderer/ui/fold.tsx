import type { ReactNode } from 'react';
import styles from './fold.module.css';

/** What few people need, folded away under its title. */
export function Fold(props: {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className={styles.fold} open={props.isOpen ?? false}>
      <summary>{props.title}</summary>
      <div className={styles.content}>{props.children}</div>
    </details>
  );
}
