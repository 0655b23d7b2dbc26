import type { KeyboardEvent, Ref } from 'react';
import { DEFERRAL_FILTERS } from '#app/contract/deferrals.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { SearchIcon } from '#renderer/ui/icons.tsx';
import styles from './deferrals-screen.module.css';

type Filter = (typeof DEFERRAL_FILTERS)[number];

/** Bound by the screen. */
const SEARCH_KEY = 'F2';

/** Which deferrals are listed: one of the filters, and a text looked for. */
export function ListFilters({
  ref,
  ...props
}: {
  readonly ref: Ref<HTMLInputElement>;
  readonly filter: Filter;
  readonly typed: string;
  readonly onFilter: (filter: Filter) => void;
  readonly onTyped: (typed: string) => void;
}) {
  const words = useWords();
  return (
    <div className={styles.filters}>
      <fieldset className={styles.filterChoice}>
        <legend className="only-read-aloud">{words.t('deferrals.filter.label')}</legend>
        {DEFERRAL_FILTERS.map((each) => (
          <label key={each} className={styles.filter}>
            <input
              type="radio"
              name="deferral-filter"
              checked={props.filter === each}
              onChange={() => props.onFilter(each)}
            />
            {words.t(`deferrals.filter.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.search}>
        <SearchIcon />
        <span className="only-read-aloud">{words.t('deferrals.search')}</span>
        <input
          ref={ref}
          type="search"
          value={props.typed}
          maxLength={80}
          placeholder={words.t('deferrals.search')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => props.onTyped(event.target.value)}
          onKeyDown={toFirstRow}
        />
        <kbd aria-hidden="true">{SEARCH_KEY}</kbd>
      </label>
    </div>
  );
}

/** The list is under the search: the arrow goes there. */
function toFirstRow(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  const first = document.querySelector('[data-deferral-row] button');
  if (!(first instanceof HTMLElement)) return;
  event.preventDefault();
  first.focus();
}
