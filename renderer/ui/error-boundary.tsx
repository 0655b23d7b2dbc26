import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import styles from './full-page.module.css';

/** What a person sees when a screen cannot be drawn: nothing of the till is lost with it. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className={styles.page} role="alert">
        <h1>{i18next.t('shell.failed.title')}</h1>
        <p>{i18next.t('shell.failed.text')}</p>
        <button type="button" className={styles.button} onClick={() => window.location.reload()}>
          {i18next.t('shell.failed.reload')}
        </button>
      </main>
    );
  }
}
