import type { TillStatus } from '#app/contract/status.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { Steps } from '#renderer/ui/steps.tsx';
import { shortText } from '#renderer/ui/visible-text.ts';
import { groupTerminals, type TerminalGroup } from './group-terminals.ts';
import styles from './places.module.css';
import { TerminalRow } from './terminal-row.tsx';

/** The account's terminals by store and point of sale, asked of Mercado Pago now, and how one is linked. */
export function TerminalsPanel({ status }: { status: TillStatus }) {
  const words = useWords();
  const list = useTillQuery('terminals.list', {}, { isFresh: true });
  const places = useTillQuery('places.list', {}, { isFresh: true });
  const terminals = list.data?.terminals ?? [];
  const isEmpty = list.isSuccess && terminals.length === 0;
  const isChosenGone =
    list.isSuccess &&
    !isEmpty &&
    status.terminalId !== null &&
    terminals.every((terminal) => terminal.terminalId !== status.terminalId);
  return (
    <section className={page.card} data-testid="terminals-panel">
      <div className={page.head}>
        <h3 className={page.subtitle}>{words.t('terminals.title')}</h3>
        <Button
          size="small"
          isPending={list.isFetching}
          onPress={() => {
            void list.refetch();
            void places.refetch();
          }}
        >
          {words.t('card.terminal.refresh')}
        </Button>
      </div>
      <div role="status">
        {list.isFetching && terminals.length === 0 ? (
          <p className={page.soft}>{words.t('terminals.searching')}</p>
        ) : null}
      </div>
      {list.error === null ? null : <Message tone="problem">{errorText(list.error, words, status)}</Message>}
      {isChosenGone ? <Message tone="warning">{words.t('terminals.gone')}</Message> : null}
      {isEmpty ? <Message tone="warning">{words.t('terminals.none')}</Message> : null}
      {places.error !== null && terminals.length > 0 ? (
        <p className={page.soft}>{words.t('terminals.names.failed')}</p>
      ) : null}
      {groupTerminals(terminals, places.data?.stores ?? []).map((group) => (
        <section key={group.key} className={styles.group} aria-label={groupTitle(group, words)}>
          <h4>{groupTitle(group, words)}</h4>
          {group.store === null || group.pos === null ? (
            <p className={`${page.soft} ${page.small}`}>{words.t('terminals.unplaced.text')}</p>
          ) : null}
          <ul className={styles.terminals}>
            {group.terminals.map((terminal) => (
              <li key={terminal.terminalId}>
                <TerminalRow terminal={terminal} status={status} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Fold key={isEmpty ? 'empty' : 'listed'} title={words.t('terminals.link.title')} isOpen={isEmpty}>
        <Steps
          steps={([1, 2, 3, 4] as const).map((step) => words.t(`terminals.link.step${step}`))}
          label={words.t('terminals.link.title')}
        />
      </Fold>
    </section>
  );
}

function groupTitle({ store, pos }: TerminalGroup, words: Words): string {
  if (store === null && pos === null) return words.t('terminals.unplaced');
  const parts = [
    store === null ? null : (store.name ?? words.t('terminals.store.unknown', { id: store.id })),
    pos === null ? null : (pos.name ?? words.t('terminals.pos.unknown', { id: pos.id })),
  ];
  return parts.flatMap((part) => (part === null ? [] : [shortText(part, 60)])).join(' · ');
}
