import type { ImportPreview } from '#app/contract/catalogue.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { shortText, visibleText } from '#renderer/ui/visible-text.ts';
import styles from './import-panel.module.css';
import { ProductTable } from './product-table.tsx';

const DELIMITER_NAME = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;
const MARK_NAME = { ',': 'comma', '.': 'point' } as const;

/** What importing the file would do, or what has to be corrected first. */
export function PreviewView(props: {
  readonly preview: ImportPreview;
  readonly isImporting: boolean;
  readonly onImport: () => void;
}) {
  const words = useWords();
  const { preview } = props;
  const hasProblems = preview.problemCount > 0;
  const toImport = preview.newCount + preview.changedCount;
  const figures = [
    { name: 'lines', text: words.count(preview.lineCount) },
    { name: 'new', text: words.count(preview.newCount) },
    { name: 'changed', text: words.count(preview.changedCount) },
    { name: 'unchanged', text: words.count(preview.unchangedCount) },
    { name: 'problems', text: words.count(preview.problemCount) },
    { name: 'encoding', text: preview.encoding },
    { name: 'delimiter', text: words.t(`catalogue.delimiter.${DELIMITER_NAME[preview.delimiter]}`) },
    { name: 'decimalMark', text: words.t(`catalogue.mark.${MARK_NAME[preview.decimalMark]}`) },
  ] as const;
  return (
    <div className={styles.preview} data-testid="import-preview">
      <div className={page.head}>
        <h4 className={page.subtitle}>
          {words.t('catalogue.preview.title', { file: shortText(preview.fileName, 60) })}
        </h4>
        <Button
          look="primary"
          size="large"
          isDisabled={hasProblems || toImport === 0}
          isPending={props.isImporting}
          onPress={props.onImport}
        >
          {toImport === 0
            ? words.t('catalogue.import.nothing')
            : words.t('catalogue.import.button', { n: words.count(toImport) })}
        </Button>
      </div>
      <dl className={page.figures}>
        {figures.map((figure) => (
          <div key={figure.name} className={page.figure}>
            <dt>{words.t(`catalogue.preview.${figure.name}`)}</dt>
            <dd className={figure.name === 'problems' && hasProblems ? styles.bad : ''}>{figure.text}</dd>
          </div>
        ))}
      </dl>
      {hasProblems ? (
        <>
          <Message tone="problem">{words.t('catalogue.import.blocked')}</Message>
          <Problems preview={preview} />
        </>
      ) : null}
      {preview.unusualTaxRatesBp.length === 0 ? null : (
        <Message tone="warning">
          {words.t('catalogue.import.unusualRates', {
            rates: preview.unusualTaxRatesBp.map((rateBp) => words.rate(rateBp)).join(', '),
          })}
        </Message>
      )}
      {preview.sample.length === 0 ? null : (
        <>
          <h5 className={page.subtitle}>{words.t('catalogue.preview.sample')}</h5>
          <ProductTable products={preview.sample} />
        </>
      )}
    </div>
  );
}

function Problems({ preview }: { preview: ImportPreview }) {
  const words = useWords();
  return (
    <>
      <h5 className={page.subtitle}>{words.t('catalogue.preview.problemsTitle')}</h5>
      <div className={page.tableFrame}>
        <table className={page.table} data-testid="import-problems">
          <thead>
            <tr>
              {(['line', 'column', 'problem', 'value'] as const).map((column) => (
                <th key={column} scope="col">
                  {words.t(`catalogue.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.problems.map((problem, index) => (
              <tr key={index}>
                <th scope="row">
                  {problem.line === null ? words.t('catalogue.wholeFile') : words.count(problem.line)}
                </th>
                <td>{problem.column === null ? '—' : visibleText(problem.column)}</td>
                <td>
                  {words.t(`import.problem.${problem.code}`, {
                    otherLine: problem.otherLine === null ? '' : words.count(problem.otherLine),
                  })}
                </td>
                <td className={page.breakable}>{visibleText(problem.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {preview.problems.length < preview.problemCount ? (
        <p className={page.soft}>
          {words.t('catalogue.preview.problemsMore', {
            shown: words.count(preview.problems.length),
            total: words.count(preview.problemCount),
          })}
        </p>
      ) : null}
    </>
  );
}
