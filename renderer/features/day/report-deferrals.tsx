import type { DayDeferrals, DayReport } from '#app/contract/day.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useNavigation } from '#renderer/ui/navigation.ts';
import page from '#renderer/ui/page.module.css';
import { Rows, Section, type Row } from './report-table.tsx';

type Figure = DayDeferrals['owed'];

/** What customers owe: from the close before to now, what came in of which day, how old it is, and what is to be seen to. */
export function ReportDeferrals({ report }: { report: DayReport }) {
  const words = useWords();
  const { deferrals } = report;
  return (
    <Section title={words.t('report.deferrals')}>
      {isQuiet(deferrals) ? (
        <p className={page.soft}>{words.t('report.deferrals.none')}</p>
      ) : (
        <>
          <Balance deferrals={deferrals} />
          <Collected deferrals={deferrals} />
          <Ages deferrals={deferrals} />
          <ToSee deferrals={deferrals} />
          {report.kind === 'X' ? <SeeButton /> : null}
        </>
      )}
    </Section>
  );
}

/** Nobody owed anything, nobody owes anything, and nothing happened in between. */
function isQuiet(deferrals: DayDeferrals): boolean {
  const { captured, owed, owedBeforeMinor, openSlips, paidTooMuch } = deferrals;
  const isMoved = takenOff(deferrals).some(([, figure]) => figure.count > 0);
  return (
    owedBeforeMinor === 0 &&
    !isMoved &&
    [captured, owed, openSlips, paidTooMuch].every((each) => each.count === 0)
  );
}

/** What came off what was owed, in the order of the contract. */
function takenOff(deferrals: DayDeferrals) {
  const { charged, byHand, byLink, converted, returned, writtenOff } = deferrals;
  return [
    ['charged', charged],
    ['byHand', byHand],
    ['byLink', byLink],
    ['cash', converted.cash],
    ['other', converted.other],
    ['returned', returned],
    ['writtenOff', writtenOff],
  ] as const;
}

function Balance({ deferrals }: { deferrals: DayDeferrals }) {
  const words = useWords();
  const { captured, owed } = deferrals;
  return (
    <Rows
      rows={[
        {
          key: 'before',
          cells: [words.t('report.deferrals.before'), '', words.money(deferrals.owedBeforeMinor)],
        },
        {
          key: 'captured',
          cells: [
            words.t('report.deferrals.captured'),
            words.count(captured.count),
            words.money(captured.amountMinor),
          ],
        },
        ...takenOff(deferrals)
          .filter(([, figure]) => figure.count > 0)
          .map(([name, figure]) => ({
            key: name,
            cells: [
              words.t(`report.deferrals.${name}`),
              words.count(figure.count),
              words.money(-figure.amountMinor),
            ],
          })),
        {
          key: 'owed',
          isStrong: true,
          cells: [words.t('report.deferrals.owed'), words.count(owed.count), words.money(owed.amountMinor)],
        },
      ]}
    />
  );
}

function Collected({ deferrals }: { deferrals: DayDeferrals }) {
  const words = useWords();
  return (
    <Part
      title={words.t('report.deferrals.collected')}
      figures={deferrals.collected.map((day) => [words.date(day.businessDate), day])}
    />
  );
}

function Ages({ deferrals }: { deferrals: DayDeferrals }) {
  const words = useWords();
  return (
    <Part
      title={words.t('report.deferrals.ages')}
      figures={deferrals.ages.map((age) => [words.t(`report.age.${age.bucket}`), age])}
    />
  );
}

function ToSee({ deferrals }: { deferrals: DayDeferrals }) {
  const words = useWords();
  return (
    <Part
      title={words.t('report.deferrals.toSee')}
      figures={(['openSlips', 'paidTooMuch'] as const).map((kind) => [
        words.t(`report.deferrals.${kind}`),
        deferrals[kind],
      ])}
    />
  );
}

/** A table below its own heading, of the figures that are not nothing. */
function Part({ title, figures }: { title: string; figures: readonly (readonly [string, Figure])[] }) {
  const words = useWords();
  const rows = figures
    .filter(([, figure]) => figure.count > 0)
    .map(([name, figure]): Row => ({
      key: name,
      cells: [name, words.count(figure.count), words.money(figure.amountMinor)],
    }));
  if (rows.length === 0) return null;
  return (
    <Rows columns={[title, words.t('report.column.count'), words.t('report.column.amount')]} rows={rows} />
  );
}

function SeeButton() {
  const words = useWords();
  const go = useNavigation((state) => state.go);
  return (
    <div className={page.buttons}>
      <Button size="small" onPress={() => go('deferrals')}>
        {words.t('report.deferrals.see')}
      </Button>
    </div>
  );
}
