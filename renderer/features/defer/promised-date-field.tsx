import { useState } from 'react';
import type { Language } from '#app/domain/site.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './defer-dialog.module.css';
import { QUICK_DATES, quickDate, readPromisedDate } from './promised-date.ts';

/**
 * The day the customer promised, or none. A text field: the platform's own date field writes days in the order of the machine's language,
 * and takes no keys that the scanner's listener has held back.
 */
export function PromisedDateField(props: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly today: string;
  /** It was tried to go on: what is missing is said now. */
  readonly isTried: boolean;
}) {
  const words = useWords();
  const [hasLeft, setHasLeft] = useState(false);
  const read = readPromisedDate(props.text, props.today);
  // Half a date is no mistake while it is being typed.
  const isShown = read.kind === 'problem' && (read.problem !== 'incomplete' || hasLeft || props.isTried);
  return (
    <div className={styles.promise}>
      <div onBlur={() => setHasLeft(true)} onFocus={() => setHasLeft(false)}>
        <TextField
          label={words.t('defer.promise')}
          description={
            read.kind === 'date'
              ? `${weekday(read.date, words.language)} ${words.date(read.date)}`
              : words.t('defer.promise.hint')
          }
          value={props.text}
          onChange={props.onChange}
          maxLength={10}
          problem={isShown ? words.t(`defer.promise.${read.problem}`) : undefined}
        />
      </div>
      <div className={styles.quick} role="group" aria-label={words.t('defer.promise.quick')}>
        {QUICK_DATES.map((each) => (
          <Button
            key={each}
            size="small"
            onPress={() => props.onChange(words.date(quickDate(each, props.today)))}
          >
            {words.t(`defer.promise.${each}`)}
          </Button>
        ))}
        <Button size="small" onPress={() => props.onChange('')}>
          {words.t('defer.promise.none')}
        </Button>
      </div>
    </div>
  );
}

/** Which day of the week it is: a date that was meant otherwise shows by it. */
function weekday(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
