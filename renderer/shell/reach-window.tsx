import { useId, type ReactNode } from 'react';
import type { TillStatus } from '#app/contract/status.ts';
import type { ShownReach } from '#app/domain/reach.ts';
import type { MessageKey } from '#app/i18n/messages.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { CheckIcon, HoldIcon } from '#renderer/ui/icons.tsx';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { Window } from '#renderer/ui/window.tsx';
import styles from './reach-badge.module.css';
import { hasSince, reachCheckKey, reachSince } from './reach-words.ts';

const WORKS = ['reach.works.cash', 'reach.works.defer', 'reach.works.close', 'reach.works.export'] as const;
const WAITS = ['reach.waits.card', 'reach.waits.refund', 'reach.waits.terminals'] as const;
const ITSELF = ['reach.itself.asks', 'reach.itself.open', 'reach.itself.never'] as const;
/** Without a permission it asks nothing. */
const ITSELF_NOT_CONNECTED = ['reach.itself.waits', 'reach.itself.never'] as const;

/** What works where the till stands, what waits, what it does by itself and what a person can look at. */
export function ReachWindow(props: {
  readonly shown: ShownReach;
  readonly reach: TillStatus['reach'];
  readonly nowMs: number;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { shown, reach } = props;
  const check = reachCheckKey(shown, reach.reason);
  useRefusedScans();
  return (
    <Window title={words.t(`reach.title.${shown}`)} onClose={props.onClose} size="wide">
      <div className={parts.stack} data-testid="reach-window" data-state={shown}>
        <p>
          {words.t(`reach.text.${shown}`)}
          {hasSince(shown) ? (
            <span className={parts.soft}> ({reachSince(words, reach.sinceMs, props.nowMs)})</span>
          ) : null}
        </p>
        {check === undefined ? null : (
          <>
            <div className={styles.columns}>
              <Facts title={words.t('reach.works.title')} icon={<CheckIcon />} keys={WORKS} look="works" />
              <Facts title={words.t('reach.waits.title')} icon={<HoldIcon />} keys={WAITS} look="waits" />
            </div>
            <section className={styles.check}>
              <h3>{words.t('reach.check.title')}</h3>
              <p>{words.t(check)}</p>
            </section>
            <Facts
              title={words.t('reach.itself.title')}
              icon="·"
              keys={shown === 'not_connected' ? ITSELF_NOT_CONNECTED : ITSELF}
              look="itself"
            />
          </>
        )}
      </div>
      <div className={parts.buttons}>
        <Button size="large" onPress={props.onClose} keyHint={words.t('keys.escape')} autoFocus>
          {words.t('common.close')}
        </Button>
      </div>
    </Window>
  );
}

function Facts(props: {
  readonly title: string;
  readonly icon: ReactNode;
  readonly keys: readonly MessageKey[];
  readonly look: 'works' | 'waits' | 'itself';
}) {
  const { t } = useWords();
  const titleId = useId();
  return (
    <section className={styles.facts} data-look={props.look}>
      <h3 id={titleId}>{props.title}</h3>
      <ul aria-labelledby={titleId}>
        {props.keys.map((key) => (
          <li key={key}>
            <span className={styles.mark} aria-hidden="true">
              {props.icon}
            </span>
            {t(key)}
          </li>
        ))}
      </ul>
    </section>
  );
}
