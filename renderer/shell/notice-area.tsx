import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckIcon, CloseIcon, WarnIcon } from '#renderer/ui/icons.tsx';
import { useNotices } from '#renderer/ui/notices.ts';
import styles from './notice-area.module.css';

const GOOD_NEWS_MS = 6_000;

/** The last message, above the screen and above its dialogs; problems stay until dismissed or replaced. */
export function NoticeArea() {
  const { t } = useTranslation();
  const { notice, dismiss } = useNotices();

  useEffect(() => {
    if (notice === null || notice.tone === 'problem') return;
    const timer = setTimeout(dismiss, GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);

  return (
    <div className={styles.area} aria-live="assertive" data-react-aria-top-layer="true">
      {notice === null ? null : (
        <div key={notice.id} className={`${styles.notice} ${styles[notice.tone]}`} data-testid="notice">
          {notice.tone === 'good' ? <CheckIcon /> : <WarnIcon />}
          <div className={styles.text}>
            <strong>{notice.text}</strong>
            {notice.next === undefined ? null : <span>{notice.next}</span>}
          </div>
          <button type="button" className={styles.close} onClick={dismiss} aria-label={t('common.dismiss')}>
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
