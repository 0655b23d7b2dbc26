import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import type { Product } from '#app/contract/catalogue.ts';
import { useBridge } from '#renderer/bridge/bridge-provider.tsx';
import { tillQueryOptions, useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useDialogs } from '#renderer/ui/dialogs-store.ts';
import { SearchIcon } from '#renderer/ui/icons.tsx';
import { useNotices } from '#renderer/ui/notices.ts';
import { shortText, visibleText } from '#renderer/ui/visible-text.ts';
import { readSearchText } from './quantity-prefix.ts';
import { showWrongQuantity } from './show-wrong-quantity.ts';
import { useSearch } from './search-store.ts';
import styles from './search-box.module.css';

const SHOWN = 8;
const SEARCH_KEY = 'F2';

/** The box that is always ready: a code or parts of a name, arrows to choose, Enter to sell. */
export function SearchBox({
  ref,
  ...props
}: {
  readonly ref: Ref<HTMLInputElement>;
  readonly onChoose: (product: Product, quantityMilli: number) => void;
  readonly onCode: (code: string, quantityMilli: number) => void;
  readonly onStep: (direction: 1 | -1) => void;
}) {
  const words = useWords();
  const bridge = useBridge();
  const client = useQueryClient();
  const { typed, setTyped, activeIndex, setActive } = useSearch();
  const isFree = useDialogs((state) => state.openCount === 0);
  const activeRef = useRef<HTMLLIElement>(null);
  const { text, quantityMilli, wrongQuantity } = readSearchText(typed, words.decimalMark);
  const input = { text, limit: SHOWN };
  const found = useTillQuery('catalogue.search', input, { enabled: text !== '', keepPrevious: true });
  const products = text === '' ? [] : (found.data?.products ?? []);
  const isOpen = isFree && text !== '' && found.data !== undefined;

  // In braces: newer Chromium answers a promise here, which is no way to clean up an effect.
  useEffect(() => {
    void activeRef.current?.scrollIntoView({ block: 'nearest' });
  }, [activeIndex]);

  const choose = (product: Product) => {
    if (wrongQuantity !== null) {
      showWrongQuantity(wrongQuantity, words);
      return;
    }
    setTyped('');
    props.onChoose(product, quantityMilli);
  };

  // The list on screen may still be that of the letters before: what Enter means is asked for anew.
  const submit = async () => {
    if (wrongQuantity !== null) {
      showWrongQuantity(wrongQuantity, words);
      return;
    }
    if (text === '') return;
    const index = activeIndex;
    const typedBefore = typed;
    let answer;
    try {
      answer = await client.query({
        ...tillQueryOptions(bridge, 'catalogue.search', input),
        staleTime: 'static',
      });
    } catch (failure) {
      const status = client.getQueryData(tillQueryOptions(bridge, 'till.status', {}).queryKey);
      useNotices.getState().show({ tone: 'problem', text: errorText(failure, words, status) });
      return;
    }
    if (useSearch.getState().typed !== typedBefore) return;
    const product = answer.products.find((each) => each.code === text) ?? answer.products[index];
    if (product !== undefined) {
      choose(product);
    } else if (/^\d{4,}$/.test(text)) {
      setTyped('');
      props.onCode(text, quantityMilli);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isStep = event.key === '+' || event.key === '-';
    if (event.key === 'Enter') void submit();
    else if (event.key === 'Escape') setTyped('');
    else if (event.key === 'ArrowDown' && isOpen) setActive(Math.min(activeIndex + 1, products.length - 1));
    else if (event.key === 'ArrowUp' && isOpen) setActive(Math.max(activeIndex - 1, 0));
    else if (isStep && typed === '') props.onStep(event.key === '+' ? 1 : -1);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.search}>
      <label className={styles.box}>
        <SearchIcon />
        <span className="only-read-aloud">{words.t('till.search.label')}</span>
        <input
          ref={ref}
          className={styles.input}
          type="text"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls="search-results"
          aria-autocomplete="list"
          aria-activedescendant={isOpen && products.length > 0 ? `result-${activeIndex}` : undefined}
          placeholder={words.t('till.search.label')}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          maxLength={200}
          value={typed}
          onChange={(event) => {
            const value = event.target.value;
            // The wedge hands on what was typed as an insertion, so these two arrive here and not as keys.
            if (typed === '' && (value === '+' || value === '-')) props.onStep(value === '+' ? 1 : -1);
            else setTyped(value);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd className={styles.key} aria-hidden="true">
          {SEARCH_KEY}
        </kbd>
      </label>
      {isOpen ? (
        <div className={styles.panel}>
          {products.length === 0 ? (
            <p className={styles.none}>{words.t('till.search.none', { text: shortText(text, 60) })}</p>
          ) : (
            <ul id="search-results" role="listbox" aria-label={words.t('till.search.results')}>
              {products.map((product, index) => (
                <li
                  key={product.productId}
                  ref={index === activeIndex ? activeRef : null}
                  id={`result-${index}`}
                  role="option"
                  aria-selected={index === activeIndex}
                  className={styles.result}
                  onPointerEnter={() => setActive(index)}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(product)}
                >
                  <span className={styles.name}>{visibleText(product.name)}</span>
                  <span className={styles.price}>{words.money(product.priceMinor)}</span>
                  <span className={styles.code}>
                    {visibleText(product.code)}
                    {product.category === '' ? '' : ` · ${visibleText(product.category)}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
          {products.length === SHOWN ? (
            <p className={styles.more}>{words.t('till.search.more', { n: SHOWN })}</p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
