import { useEffect, useRef, useState } from 'react';
import type { Input } from '#app/contract/contract.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useShortcuts } from '#renderer/input/use-shortcuts.ts';
import { useDialogs } from '#renderer/ui/dialogs-store.ts';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { shortText } from '#renderer/ui/visible-text.ts';
import { DeferralTable } from './deferral-table.tsx';
import { ExposurePanel } from './exposure-panel.tsx';
import { ListFilters } from './list-filters.tsx';
import { QueuePanel } from './queue-panel.tsx';

type Filter = Input<'deferrals.list'>['filter'];

/** What customers owe: how much is out, who owes what, and charging one after the other. */
export function DeferralsScreen({ status }: { status: TillStatus }) {
  const words = useWords();
  const [filter, setFilter] = useState<Filter>('open');
  const [typed, setTyped] = useState('');
  const searchRef = useRef<HTMLInputElement>(null);
  /** The row that was opened last: where the focus goes when its dialog has gone. */
  const openedId = useRef<string | null>(null);
  const isFree = useDialogs((state) => state.openCount === 0);
  const text = typed.trim().slice(0, 80);
  const list = useTillQuery('deferrals.list', { filter, text }, { keepPrevious: true });
  useRefusedScans('till.scan.elsewhere');
  useShortcuts({ F2: () => searchRef.current?.focus() }, isFree);

  // A dialog that gives way to another has nowhere to put the focus back.
  useEffect(() => {
    if (!isFree || document.activeElement !== document.body) return;
    const row = document.querySelector(`[data-deferral-row="${openedId.current ?? ''}"] button`);
    if (row instanceof HTMLElement) row.focus();
    else searchRef.current?.focus();
  }, [isFree]);

  return (
    <div className={page.page}>
      <ExposurePanel exposure={status.exposure} />
      <QueuePanel terminalId={status.terminalId} />
      <section className={page.card}>
        <ListFilters ref={searchRef} filter={filter} typed={typed} onFilter={setFilter} onTyped={setTyped} />
        {list.error === null ? null : (
          <Message tone="problem">{errorText(list.error, words, status)}</Message>
        )}
        {list.data === undefined ? null : list.data.deferrals.length === 0 ? (
          <div role="status" data-testid="deferrals-none">
            <p>
              {text === ''
                ? words.t(`deferrals.none.${filter}`)
                : words.t('deferrals.none.found', { text: shortText(text, 60) })}
            </p>
            {text === '' && filter === 'open' ? (
              <p className={page.soft}>{words.t('deferrals.none.hint')}</p>
            ) : null}
          </div>
        ) : (
          <DeferralTable
            list={list.data}
            onOpened={(deferralId) => {
              openedId.current = deferralId;
            }}
          />
        )}
      </section>
    </div>
  );
}
