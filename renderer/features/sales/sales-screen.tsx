import type { Output } from '#app/contract/contract.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useNavigation } from '#renderer/ui/navigation.ts';
import { useRefusedScans } from '#renderer/ui/use-refused-scans.ts';
import { useWords, type Words } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { deferralEnd } from '#renderer/ui/deferral-end.ts';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { visibleText } from '#renderer/ui/visible-text.ts';
import styles from './sales-screen.module.css';

const SHOWN = 50;

type RecentSale = Output<'selling.recent'>['sales'][number];

/** Charges that need a look, and the latest sales with their receipts. */
export function SalesScreen() {
  useRefusedScans('till.scan.elsewhere');
  return (
    <div className={page.page}>
      <Unresolved />
      <Recent />
    </div>
  );
}

function Unresolved() {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const charges = useTillQuery('charging.unresolved', {}).data?.charges;
  if (charges === undefined) return null;
  return (
    <section className={page.card} data-testid="unresolved">
      <h2 className={page.title}>{words.t('sales.unresolved.title')}</h2>
      {charges.length === 0 ? (
        <p className={page.soft}>{words.t('sales.unresolved.none')}</p>
      ) : (
        <>
          <Message tone="plain">{words.t('sales.unresolved.text')}</Message>
          <table className={page.table}>
            <tbody>
              {charges.map((charge) => (
                <tr key={charge.chargeId}>
                  <td>{words.dateTime(charge.preparedAtMs)}</td>
                  <td>
                    <strong>
                      {charge.isTest ? `${words.t('testCharge.title')}: ` : ''}
                      {words.t(
                        charge.isWithoutSale
                          ? 'sales.unresolved.withoutSale'
                          : `charge.state.${charge.state}.title`,
                      )}
                    </strong>
                    <br />
                    <span className={`${page.soft} ${page.small}`}>{visibleText(charge.terminalId)}</span>
                  </td>
                  <td className={`${page.number} ${page.strong}`}>{words.money(charge.amountMinor)}</td>
                  <td className={page.number}>
                    <span className={page.rowButtons}>
                      {charge.isWithoutSale ? (
                        <Button
                          size="small"
                          onPress={() => open({ kind: 'refund', chargeId: charge.chargeId, back: null })}
                        >
                          {words.t('refund.button')}
                        </Button>
                      ) : null}
                      <Button
                        size="small"
                        onPress={() =>
                          open({
                            kind: 'card',
                            saleId: null,
                            totalMinor: charge.amountMinor,
                            chargeId: charge.chargeId,
                          })
                        }
                      >
                        {words.t('sales.unresolved.open')}
                      </Button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Recent() {
  const words = useWords();
  const open = useNavigation((state) => state.open);
  const sales = useTillQuery('selling.recent', { limit: SHOWN }).data?.sales;
  if (sales === undefined) return null;
  return (
    <section className={page.card}>
      <h2 className={page.title}>{words.t('sales.recent.title')}</h2>
      {sales.length === 0 ? (
        <p className={page.soft}>{words.t('sales.recent.none')}</p>
      ) : (
        <table className={page.table}>
          <thead>
            <tr>
              <th scope="col">{words.t('sales.recent.number')}</th>
              <th scope="col">{words.t('sales.recent.time')}</th>
              <th scope="col">{words.t('sales.recent.tender')}</th>
              <th scope="col" className={page.number}>
                {words.t('common.total')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {sales.map((sale) => (
              <tr key={sale.saleId}>
                <th scope="row">{sale.number}</th>
                <td>{words.dateTime(sale.completedAtMs)}</td>
                <td>
                  {sale.tenderKinds.map((kind) => words.t(`receipt.tender.${kind}`)).join(' + ')}
                  <Owed sale={sale} />
                </td>
                <td className={`${page.number} ${page.strong}`}>{words.money(sale.totalMinor)}</td>
                <td className={page.number}>
                  <Button
                    size="small"
                    label={words.t('sales.recent.show', { number: sale.number })}
                    onPress={() => open({ kind: 'receipt', saleId: sale.saleId, isNew: false })}
                  >
                    {words.t('sales.recent.showShort')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What of a sale is not paid; of one that nothing is owed of any more, how that came. */
function Owed({ sale }: { sale: RecentSale }) {
  const words = useWords();
  if (sale.owedMinor > 0) {
    return (
      <>
        {' '}
        <strong className={styles.owed} data-testid="sale-owed">
          {words.t('sales.owed', { amount: words.money(sale.owedMinor) })}
        </strong>
      </>
    );
  }
  if (!sale.tenderKinds.includes('deferred')) return null;
  return (
    <span className={`${page.soft} ${page.small}`} data-testid="sale-closed">
      {' · '}
      {closedText(sale, words)}
    </span>
  );
}

function closedText(sale: RecentSale, words: Words): string {
  const end = deferralEnd(sale);
  if (end === 'returned') return words.t('sales.returned', { amount: words.money(sale.returnedMinor) });
  if (end === 'writtenOff') return words.t('sales.writtenOff', { amount: words.money(sale.writtenOffMinor) });
  return words.t('sales.nothingOwed');
}
