import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useConnection } from '#renderer/bridge/connection-store.ts';
import { useNetworkSignal } from '#renderer/bridge/use-network-signal.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useInputTargets } from '#renderer/input/scan-store.ts';
import { listenForScans } from '#renderer/input/wedge-listener.ts';
import { ErrorBoundary } from '#renderer/ui/error-boundary.tsx';
import { FullPage } from '#renderer/ui/full-page.tsx';
import { CatalogueScreen } from '#renderer/features/catalogue/catalogue-screen.tsx';
import { DayScreen } from '#renderer/features/day/day-screen.tsx';
import { DeferralsScreen } from '#renderer/features/deferrals/deferrals-screen.tsx';
import { SalesScreen } from '#renderer/features/sales/sales-screen.tsx';
import { TillScreen } from '#renderer/features/till/till-screen.tsx';
import { AccountNotices } from './account-notices.tsx';
import { AccountScreen } from './account-screen.tsx';
import styles from './app.module.css';
import { Dialogs } from './dialogs.tsx';
import { ChargeWatch } from './charge-watch.tsx';
import { LedgerNotice } from './ledger-notice.tsx';
import { NoticeArea } from './notice-area.tsx';
import { shopKey } from './shop-key.ts';
import { TopBar } from './top-bar.tsx';
import { useShopChange } from './use-shop-change.ts';
import { windowTitle } from './window-title.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';

/** Longest silence of the till that nobody needs to hear of: a restart takes about this long. */
const LOST_GRACE_MS = 1_200;

export function App() {
  const { t, i18n } = useTranslation();
  const status = useTillQuery('till.status', {});
  const connection = useConnection((state) => state.connection);
  const isLost = useLasting(connection === 'lost', LOST_GRACE_MS);
  const screen = useNavigation((state) => state.screen);
  const language = status.data?.language;
  useNetworkSignal(status.data === undefined ? undefined : shopKey(status.data));
  useShopChange(status.data);

  useEffect(() => {
    if (language !== undefined && language !== i18next.language) void i18next.changeLanguage(language);
  }, [language]);

  const title = status.data === undefined ? t('shell.name') : windowTitle(status.data, t);
  useEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(
    () =>
      listenForScans(window, {
        onScan: (scan) => useInputTargets.getState().targets.at(-1)?.onScan(scan),
        onTyped: (text) => useInputTargets.getState().targets.at(-1)?.onTyped?.(text),
      }),
    [],
  );

  if (connection === 'refused') {
    return <FullPage title={t('shell.refused.title')} text={t('shell.refused.text')} />;
  }
  if (status.data === undefined) {
    return isLost ? (
      <FullPage title={t('shell.lost.title')} text={t('shell.lost.text')} isBusy />
    ) : (
      <FullPage title={t('shell.loading')} isBusy />
    );
  }
  if (status.data.isRecovering) {
    return <FullPage title={t('shell.recovering.title')} text={t('shell.recovering.text')} isBusy />;
  }
  return (
    <I18nProvider locale={i18n.language}>
      <div className={styles.frame} data-mode={status.data.mode}>
        <TopBar status={status.data} />
        {isLost ? (
          <div className={styles.lost} role="alert">
            <strong>{t('shell.lost.title')}</strong> <span>{t('shell.lost.text')}</span>
          </div>
        ) : null}
        <NoticeArea />
        <main className={styles.screen}>
          <AccountNotices status={status.data} />
          {screen === 'till' || screen === 'day' ? <LedgerNotice status={status.data} /> : null}
          <ErrorBoundary key={screen}>
            {screen === 'till' ? <TillScreen status={status.data} /> : null}
            {screen === 'sales' ? <SalesScreen /> : null}
            {screen === 'day' ? <DayScreen /> : null}
            {screen === 'catalogue' ? <CatalogueScreen /> : null}
            {screen === 'deferrals' ? <DeferralsScreen status={status.data} /> : null}
            {screen === 'account' ? <AccountScreen status={status.data} /> : null}
          </ErrorBoundary>
        </main>
      </div>
      {/* Above the dialogs as well. The badge has the words. */}
      <div className={styles.edge} data-mode={status.data.mode} aria-hidden="true" />
      <Dialogs />
      <ChargeWatch />
    </I18nProvider>
  );
}

/** True once `value` has been true for `durationMs` without a break. */
function useLasting(value: boolean, durationMs: number): boolean {
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setIsLasting(true), durationMs);
    return () => {
      clearTimeout(timer);
      setIsLasting(false);
    };
  }, [value, durationMs]);
  return value && isLasting;
}
