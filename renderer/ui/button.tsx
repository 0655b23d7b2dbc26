import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large' | 'small';
  /** Shown at the end of the button; the key itself is bound by the screen. */
  readonly keyHint?: string;
  readonly isDisabled?: boolean;
  /** Something is on its way. The press is not refused here: a command ignores a second one by itself. */
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'button' | 'submit';
  readonly label?: string;
  readonly isWide?: boolean;
}

export function Button(props: ButtonProps) {
  const look = props.look ?? 'plain';
  const size = props.size ?? 'normal';
  const names = [
    styles.button,
    styles[look],
    styles[size],
    props.isWide === true ? styles.wide : undefined,
    props.isPending === true ? styles.pending : undefined,
  ];
  return (
    <AriaButton
      className={names.filter((name) => name !== undefined).join(' ')}
      type={props.type ?? 'button'}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      {...(props.onPress === undefined ? {} : { onPress: props.onPress })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    >
      <span className={styles.content}>{props.children}</span>
      {props.keyHint === undefined ? null : (
        <kbd className={styles.key} aria-hidden="true">
          {props.keyHint}
        </kbd>
      )}
    </AriaButton>
  );
}
