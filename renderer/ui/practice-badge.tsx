import { useTranslation } from 'react-i18next';
import styles from './practice-badge.module.css';

export function PracticeBadge({ isShort = false }: { isShort?: boolean }) {
  const { t } = useTranslation();
  return <span className={styles.badge}>{t(isShort ? 'practice.noValue' : 'practice.badge')}</span>;
}
