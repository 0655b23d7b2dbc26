import { useCallback, useState } from 'react';
import type { Output } from '#app/contract/contract.ts';
import { sumMinor } from '#app/domain/money.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import page from '#renderer/ui/page.module.css';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { deferralObstacle } from '#renderer/ui/deferral-obstacle.ts';
import { DeferralRow } from './deferral-row.tsx';
import styles from './deferrals-screen.module.css';
import { moveAlongRows } from './move-along-rows.ts';
import { QueueButton } from './queue-button.tsx';

/** The list itself, with what is owed in it, and what was selected to be charged one after the other. */
export function DeferralTable(props: {
  readonly list: Output<'deferrals.list'>;
  readonly onOpened: (deferralId: string) => void;
}) {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const { list, onOpened } = props;
  const { deferrals } = list;

  const openOne = useCallback(
    (deferralId: string) => {
      onOpened(deferralId);
      open({ kind: 'deferral', deferralId });
    },
    [open, onOpened],
  );
  const mark = useCallback((deferralId: string, isMarked: boolean) => {
    setMarked((before) => {
      const after = new Set(before);
      if (isMarked) after.add(deferralId);
      else after.delete(deferralId);
      return after;
    });
  }, []);

  const chargeable = deferrals.filter((each) => deferralObstacle(each) === null);
  // What another filter or another window took off the list is not charged with the rest.
  const selected = chargeable.filter(({ deferralId }) => marked.has(deferralId));
  const isAll = selected.length > 0 && selected.length === chargeable.length;
  return (
    <>
      <div className={styles.tableHead}>
        <p data-testid="deferrals-shown">
          {words.t('deferrals.shown', {
            amount: words.money(list.owedMinor),
            n: words.count(list.count),
          })}
        </p>
        {selected.length === 0 ? null : (
          <div className={styles.selection} role="status">
            <span data-testid="deferrals-selected">
              {words.t('deferrals.selected', {
                n: words.count(selected.length),
                amount: words.money(sumMinor(selected.map((each) => each.owedMinor))),
              })}
            </span>
            <QueueButton
              deferralIds={selected.map((each) => each.deferralId)}
              onDone={() => setMarked(new Set())}
            />
          </div>
        )}
      </div>
      <table className={`${page.table} ${styles.table}`} data-testid="deferrals">
        <thead>
          <tr>
            <th scope="col" className={styles.check}>
              {chargeable.length === 0 ? null : (
                <input
                  type="checkbox"
                  aria-label={words.t('deferrals.selectAll')}
                  checked={isAll}
                  ref={(box) => {
                    if (box !== null) box.indeterminate = selected.length > 0 && !isAll;
                  }}
                  onChange={() =>
                    setMarked(isAll ? new Set() : new Set(chargeable.map((each) => each.deferralId)))
                  }
                />
              )}
            </th>
            <th scope="col">{words.t('deferrals.column.number')}</th>
            <th scope="col">{words.t('deferrals.column.customer')}</th>
            <th scope="col" className={`${page.number} ${styles.owed}`}>
              {words.t('deferrals.column.owed')}
            </th>
            <th scope="col">{words.t('deferrals.column.promised')}</th>
            <th scope="col">{words.t('deferrals.column.age')}</th>
            <th scope="col">{words.t('deferrals.column.state')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={moveAlongRows}>
          {deferrals.map((deferral) => (
            <DeferralRow
              key={deferral.deferralId}
              deferral={deferral}
              words={words}
              isMarked={marked.has(deferral.deferralId)}
              onMark={mark}
              onOpen={openOne}
            />
          ))}
        </tbody>
      </table>
      {list.count > deferrals.length ? (
        <p className={page.soft}>
          {words.t('deferrals.more', {
            shown: words.count(deferrals.length),
            n: words.count(list.count),
          })}
        </p>
      ) : null}
    </>
  );
}
