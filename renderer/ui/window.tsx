import { useEffect, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useDialogs } from './dialogs-store.ts';
import styles from './window.module.css';

/**
 * A dialog over the screen. `onClose` undefined: it has no way out but its own buttons. The focus starts on what has `autoFocus`
 * and goes back where it was.
 */
export function Window(props: {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose?: () => void;
  readonly size?: 'narrow' | 'normal' | 'wide';
  readonly badge?: ReactNode;
}) {
  useCountOpen();
  return (
    <ModalOverlay
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={props.onClose === undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose?.();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={`${styles.modal} ${styles[props.size ?? 'normal']}`}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {props.title}
            </Heading>
            {props.badge}
          </header>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useCountOpen(): void {
  useEffect(() => {
    useDialogs.getState().opened();
    return () => useDialogs.getState().closed();
  }, []);
}
