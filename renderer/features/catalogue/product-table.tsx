import type { Product } from '#app/contract/catalogue.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import page from '#renderer/ui/page.module.css';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './import-panel.module.css';

export function ProductTable({ products }: { products: readonly Omit<Product, 'productId'>[] }) {
  const words = useWords();
  const t = words.t;
  return (
    <div className={page.tableFrame}>
      <table className={page.table} data-testid="product-table">
        <thead>
          <tr>
            <th scope="col">{t('catalogue.column.code')}</th>
            <th scope="col">{t('catalogue.column.name')}</th>
            <th scope="col">{t('catalogue.column.category')}</th>
            <th scope="col" className={page.number}>
              {t('catalogue.column.price')}
            </th>
            <th scope="col" className={page.number}>
              {t('catalogue.column.tax')}
            </th>
            <th scope="col" className={page.number}>
              {t('catalogue.column.stock')}
            </th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.code}>
              <th scope="row">{visibleText(product.code)}</th>
              <td className={styles.cell}>{visibleText(product.name)}</td>
              <td>{visibleText(product.category)}</td>
              <td className={`${page.number} ${page.strong}`}>{words.money(product.priceMinor)}</td>
              <td className={page.number}>{words.rate(product.taxRateBp)}</td>
              <td className={page.number}>{words.quantity(product.stockMilli)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
