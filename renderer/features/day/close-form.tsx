import { useState } from 'react';
import type { DayReport } from '#app/contract/day.ts';
import { countOpenEnds } from '#app/domain/report-open-ends.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { AmountField } from '#renderer/ui/amount-field.tsx';
import { readAmount } from '#renderer/ui/read-amount.ts';
import { Button } from '#renderer/ui/button.tsx';
import parts from '#renderer/ui/dialog-parts.module.css';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { Window } from '#renderer/ui/window.tsx';

/** Counts the drawer and closes: the difference is seen before it is booked, and asked about once more. */
export function CloseForm({ reading, onClosed }: { reading: DayReport; onClosed: (z: DayReport) => void }) {
  const words = useWords();
  const status = useTillQuery('till.status', {}).data;
  const [text, setText] = useState('');
  const [acceptsUnresolved, setAccepts] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const close = useTillCommand('day.close', onClosed);

  const counted = readAmount(text, words);
  const countedMinor = counted?.ok === true ? counted.value : null;
  const expectedMinor = reading.cash.expectedMinor;
  const differenceMinor = countedMinor === null ? null : countedMinor - expectedMinor;
  const openCount = countOpenEnds(reading);
  const isReady = countedMinor !== null && (openCount === 0 || acceptsUnresolved);

  return (
    <form
      className={page.card}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) setIsAsking(true);
      }}
    >
      <h3 className={page.subtitle}>{words.t('day.close.title')}</h3>
      <p className={page.soft}>{words.t('day.close.text')}</p>
      <AmountField label={words.t('day.close.counted')} text={text} onChange={setText} words={words} />
      <dl className={page.stack}>
        <div className={parts.amountLine}>
          <dt className={page.small}>{words.t('day.close.expected')}</dt>
          <dd className={page.subtitle}>{words.money(expectedMinor)}</dd>
        </div>
        <Difference differenceMinor={differenceMinor} />
      </dl>
      {openCount > 0 ? (
        <>
          <OpenEnds reading={reading} />
          <label className={page.check}>
            <input
              type="checkbox"
              checked={acceptsUnresolved}
              onChange={(event) => setAccepts(event.target.checked)}
            />
            {words.t('day.close.accept')}
          </label>
        </>
      ) : null}
      {close.failure === null ? null : (
        <Message tone="problem">{errorText(close.failure, words, status)}</Message>
      )}
      <Button
        type="submit"
        look="primary"
        size="large"
        isWide
        isDisabled={!isReady}
        isPending={close.isPending}
      >
        {words.t('day.close.button')}
      </Button>
      {isAsking && countedMinor !== null && differenceMinor !== null ? (
        <Window title={words.t('day.close.confirm.title')} size="narrow" onClose={() => setIsAsking(false)}>
          <p>{words.t('day.close.confirm.text', { amount: words.money(differenceMinor) })}</p>
          <div className={parts.buttons}>
            <Button onPress={() => setIsAsking(false)} keyHint={words.t('keys.escape')}>
              {words.t('common.back')}
            </Button>
            <Button
              look="primary"
              autoFocus
              keyHint={words.t('keys.enter')}
              onPress={() => {
                setIsAsking(false);
                close.run({ countedMinor, acceptsUnresolved });
              }}
            >
              {words.t('day.close.button')}
            </Button>
          </div>
        </Window>
      ) : null}
    </form>
  );
}

/** What somebody has to know of before closing, one sentence a kind. */
function OpenEnds({ reading }: { reading: DayReport }) {
  const words = useWords();
  const { openSlips, paidTooMuch } = reading.deferrals;
  const counts = {
    unresolved: reading.unresolved.length + reading.approvedWithoutSale.length,
    openSlips: openSlips.count,
    paidTooMuch: paidTooMuch.count,
  };
  return (['unresolved', 'openSlips', 'paidTooMuch'] as const).map((kind) =>
    counts[kind] === 0 ? null : (
      <Message key={kind} tone="warning">
        {words.t(`day.close.${kind}`, { n: counts[kind] })}
      </Message>
    ),
  );
}

function Difference({ differenceMinor }: { differenceMinor: number | null }) {
  const words = useWords();
  if (differenceMinor === null) {
    return (
      <div className={`${parts.amountLine} ${parts.sunken}`}>
        <dt className={page.small}>{words.t('day.close.difference')}</dt>
        <dd className={page.subtitle}>—</dd>
      </div>
    );
  }
  const sentence =
    differenceMinor === 0 ? 'day.close.exact' : differenceMinor > 0 ? 'day.close.over' : 'day.close.short';
  return (
    <div className={`${parts.amountLine} ${parts.sunken} ${differenceMinor === 0 ? parts.good : parts.bad}`}>
      <dt className={page.subtitle}>{words.t(sentence)}</dt>
      <dd className={page.subtitle} data-testid="close-difference">
        <strong>{words.money(differenceMinor)}</strong>
      </dd>
    </div>
  );
}
