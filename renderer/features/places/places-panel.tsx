import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { shortText } from '#renderer/ui/visible-text.ts';
import styles from './places.module.css';
import { PosForm } from './pos-form.tsx';
import { StoreForm } from './store-form.tsx';

/** The account's stores with their points of sale, and the forms for new ones. */
export function PlacesPanel({ status }: { status: TillStatus }) {
  const words = useWords();
  const client = useQueryClient();
  const places = useTillQuery('places.list', {}, { isFresh: true });
  const [form, setForm] = useState<'store' | 'pos' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const stores = places.data?.stores ?? [];
  const start = (kind: 'store' | 'pos') => {
    setDone(null);
    setForm(kind);
  };
  const end = (sentence: string) => {
    setDone(sentence);
    setForm(null);
    void client.invalidateQueries({ queryKey: ['places.list'] });
  };
  return (
    <section className={page.card} data-testid="places-panel">
      <h3 className={page.subtitle}>{words.t('places.title')}</h3>
      <p className={page.soft}>{words.t('places.text')}</p>
      {places.error === null ? null : (
        <Message tone="problem">{errorText(places.error, words, status)}</Message>
      )}
      {places.isSuccess && stores.length === 0 ? <p>{words.t('places.none')}</p> : null}
      <ul className={styles.stores}>
        {stores.map((store) => (
          <li key={store.storeId} data-testid="store">
            <strong>{shortText(store.name, 60)}</strong>
            {store.address === null ? null : (
              <span className={`${page.soft} ${page.small}`}> {shortText(store.address, 120)}</span>
            )}
            <p className={page.small}>
              {store.pos.length === 0
                ? words.t('places.pos.none')
                : store.pos.map((pos) => shortText(pos.name, 60)).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <div role="status">{done === null ? null : <Message tone="good">{done}</Message>}</div>
      {form === 'store' ? (
        <StoreForm
          status={status}
          onDone={(store) => end(words.t('places.store.done', { name: shortText(store.name, 60) }))}
          onBack={() => setForm(null)}
        />
      ) : null}
      {form === 'pos' ? (
        <PosForm
          status={status}
          stores={stores}
          onDone={(pos) => end(words.t('places.pos.done', { name: shortText(pos.name, 60) }))}
          onBack={() => setForm(null)}
        />
      ) : null}
      {form === null ? (
        <div className={page.buttons}>
          <Button onPress={() => start('store')}>{words.t('places.store.new')}</Button>
          <Button isDisabled={stores.length === 0} onPress={() => start('pos')}>
            {words.t('places.pos.new')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
