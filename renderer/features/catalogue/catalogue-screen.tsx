import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import page from '#renderer/ui/page.module.css';
import { ImportPanel } from './import-panel.tsx';
import { ProductSearch } from './product-search.tsx';

/** What the shop sells, and how it gets there. */
export function CatalogueScreen() {
  const words = useWords();
  const summary = useTillQuery('catalogue.summary', {}).data;
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h2 className={page.title}>{words.t('catalogue.title')}</h2>
        {summary === undefined ? null : (
          <p className={page.subtitle} data-testid="product-count">
            {words.t('catalogue.count', { n: words.count(summary.productCount) })}
          </p>
        )}
      </div>
      <ImportPanel />
      <ProductSearch />
    </div>
  );
}
