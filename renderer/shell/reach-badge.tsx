import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { TillStatus } from '#app/contract/status.ts';
import { shownReach, type ShownReach } from '#app/domain/reach.ts';
import { assertNever } from '#app/lib/assert.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { NetworkIcon, NoNetworkIcon, WarnIcon } from '#renderer/ui/icons.tsx';
import styles from './reach-badge.module.css';
import { ReachWindow } from './reach-window.tsx';
import { hasSince, reachSince } from './reach-words.ts';

const MINUTE_MS = 60_000;

/** Where the till stands with Mercado Pago, always in sight. Pressing it says what works. */
export function ReachBadge({ status }: { status: Pick<TillStatus, 'reach' | 'account'> }) {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const nowMs = useNowMs();
  const { reach, account } = status;
  const shown = shownReach(reach.state, account?.connection ?? null);
  return (
    <>
      <AriaButton
        className={styles.badge ?? ''}
        data-state={shown}
        data-testid="reach-badge"
        aria-haspopup="dialog"
        onPress={() => setIsOpen(true)}
      >
        <StateIcon shown={shown} />
        <span className={styles.name}>{words.t(`reach.badge.${shown}`)}</span>
        {hasSince(shown) ? (
          <span className={styles.since}>{reachSince(words, reach.sinceMs, nowMs)}</span>
        ) : null}
        <span className="only-read-aloud">. {words.t('reach.open')}</span>
      </AriaButton>
      <News shown={shown} />
      {isOpen ? (
        <ReachWindow shown={shown} reach={reach} nowMs={nowMs} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
}

function StateIcon({ shown }: { shown: ShownReach }) {
  switch (shown) {
    case 'online':
      return <NetworkIcon />;
    case 'unreachable':
    case 'not_connected':
      return <WarnIcon />;
    case 'no_network':
      return <NoNetworkIcon />;
    default:
      return assertNever(shown, 'reach');
  }
}

/** Read aloud when it changes, and not what it was at start. */
function News({ shown }: { shown: ShownReach }) {
  const { t } = useWords();
  const [last, setLast] = useState({ shown, isNews: false });
  if (last.shown !== shown) setLast({ shown, isNews: true });
  return (
    <span className="only-read-aloud" role="status" data-testid="reach-news">
      {last.isNews ? t(`reach.said.${last.shown}`) : ''}
    </span>
  );
}

/** The time, to the minute: whether something was today. */
function useNowMs(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
