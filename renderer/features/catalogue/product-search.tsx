import { useState } from 'react';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { useScans } from '#renderer/input/scan-store.ts';
import page from '#renderer/ui/page.module.css';
import { TextField } from '#renderer/ui/text-field.tsx';
import { shortText } from '#renderer/ui/visible-text.ts';
import { ProductTable } from './product-table.tsx';

const SHOWN = 20;

/** Prices and stock at a glance; a scan here looks the product up and sells nothing. */
export function ProductSearch() {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const text = typed.trim().slice(0, 200);
  const found = useTillQuery(
    'catalogue.search',
    { text, limit: SHOWN },
    { enabled: text !== '', keepPrevious: true },
  );
  useScans((scan) => setTyped(scan.code));
  const products = text === '' ? [] : (found.data?.products ?? []);
  return (
    <section className={page.card}>
      <TextField
        label={words.t('catalogue.search.label')}
        value={typed}
        onChange={setTyped}
        description={words.t('catalogue.search.hint')}
      />
      {text !== '' && found.data !== undefined && products.length === 0 ? (
        <p className={page.soft}>{words.t('catalogue.search.none', { text: shortText(text, 60) })}</p>
      ) : null}
      {products.length === 0 ? null : <ProductTable products={products} />}
      {products.length === SHOWN ? (
        <p className={page.soft}>{words.t('till.search.more', { n: SHOWN })}</p>
      ) : null}
    </section>
  );
}
