import { useTranslation } from 'react-i18next';
import type { TillStatus } from '#app/contract/status.ts';
import { LANGUAGES } from '#app/i18n/catalogues.ts';
import type { Language } from '#app/domain/site.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useShortcuts } from '#renderer/input/use-shortcuts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useDialogs } from '#renderer/ui/dialogs-store.ts';
import { MarkIcon, WarnIcon } from '#renderer/ui/icons.tsx';
import { ModeBadge } from '#renderer/ui/mode-badge.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { CustomerPicker } from '#renderer/ui/customer-picker.tsx';
import { shortText } from '#renderer/ui/visible-text.ts';
import { ConnectHint } from './connect-hint.tsx';
import { ReachBadge } from './reach-badge.tsx';
import styles from './top-bar.module.css';
import { useNavigation, type Screen } from '#renderer/ui/navigation.ts';

const SCREENS: readonly Screen[] = ['till', 'sales', 'day', 'catalogue', 'account', 'deferrals'];

/** Each language in its own words, so that whoever needs it can read it. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'es-AR': 'Español (AR)',
  'es-MX': 'Español (MX)',
  'pt-BR': 'Português (BR)',
  en: 'English',
};

export function TopBar({ status }: { status: TillStatus }) {
  const { t } = useTranslation();
  const { screen, go } = useNavigation();
  const isFree = useDialogs((state) => state.openCount === 0);
  const setLanguage = useTillCommand('till.setLanguage');

  useShortcuts(
    Object.fromEntries(SCREENS.map((each, index) => [`Alt+Digit${index + 1}`, () => go(each)])),
    isFree,
  );

  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <h1 className={styles.brand}>
          <MarkIcon />
          {t('shell.name')}
        </h1>
        <nav className={styles.tabs} aria-label={t('shell.tabs.label')}>
          {SCREENS.map((each, index) => (
            <button
              key={each}
              type="button"
              className={styles.tab}
              aria-current={each === screen ? 'page' : undefined}
              aria-keyshortcuts={`Alt+${index + 1}`}
              onClick={() => go(each)}
            >
              {t(`shell.tab.${each}`)}
              {each === 'deferrals' && status.exposure.count > 0 ? (
                <span className={styles.count} data-testid="tab-count">
                  {status.exposure.count}
                </span>
              ) : null}
              <kbd className={styles.key} aria-hidden="true">
                {t('keys.screen', { n: index + 1 })}
              </kbd>
            </button>
          ))}
        </nav>
        <div className={styles.side}>
          {status.unresolvedCount > 0 ? (
            <Button look="plain" size="small" onPress={() => go('sales')}>
              <WarnIcon />
              {t('shell.unresolved.button', { n: status.unresolvedCount })}
            </Button>
          ) : null}
          <Select
            label={t('shell.language.label')}
            isLabelHidden
            value={status.language}
            options={LANGUAGES.map((language) => ({ value: language, text: LANGUAGE_NAMES[language] }))}
            onChange={(language) => setLanguage.run({ language })}
          />
        </div>
      </div>
      <div className={styles.mode} data-mode={status.mode} data-testid="mode-bar">
        <ModeBadge mode={status.mode} />
        {status.account === null ? null : (
          <strong className={styles.account}>{shortText(status.account.nickname, 40)}</strong>
        )}
        <span className={styles.site}>{t(`shell.site.${status.site}`)}</span>
        <ReachBadge status={status} />
        {status.mode === 'practice' ? (
          <>
            <ConnectHint />
            <CustomerPicker />
          </>
        ) : null}
      </div>
    </header>
  );
}
