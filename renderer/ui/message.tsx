import type { ReactNode } from 'react';
import styles from './message.module.css';
import { CheckIcon, WarnIcon } from './icons.tsx';

/** A boxed sentence. Problems are read aloud at once. */
export function Message(props: {
  readonly tone: 'problem' | 'good' | 'warning' | 'plain';
  readonly children: ReactNode;
}) {
  const isProblem = props.tone === 'problem' || props.tone === 'warning';
  return (
    <div
      className={`${styles.message} ${styles[props.tone]}`}
      role={props.tone === 'problem' ? 'alert' : 'note'}
    >
      {props.tone === 'plain' ? null : (
        <span className={styles.icon}>{isProblem ? <WarnIcon /> : <CheckIcon />}</span>
      )}
      <div className={styles.text}>{props.children}</div>
    </div>
  );
}
