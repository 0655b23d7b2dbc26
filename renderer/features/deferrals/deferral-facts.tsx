import type { DeferralView } from '#app/contract/deferrals.ts';
import { roleText } from '#app/i18n/charge-history.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { collectedMinor } from '#renderer/ui/deferral-end.ts';
import { shortText, visibleText } from '#renderer/ui/visible-text.ts';
import { ageText, customerText } from './deferral-text.ts';
import styles from './deferrals.module.css';

/** Who owes what, since when and until when. `isShort`: what a step needs to be right about, and no more. */
export function DeferralFacts(props: { readonly deferral: DeferralView; readonly isShort: boolean }) {
  const words = useWords();
  const { deferral } = props;
  const { promisedDate, approval } = deferral;
  const facts: readonly (readonly [label: string, value: string])[] = [
    [
      words.t('deferrals.fact.sale'),
      `${words.t('sales.recent.number')} ${deferral.saleNumber} · ${words.dateTime(deferral.capturedAtMs)} · ${ageText(deferral.ageDays, words)}`,
    ],
    [
      words.t('deferrals.fact.promised'),
      promisedDate === null
        ? words.t('deferrals.due.none')
        : deferral.owedMinor === 0
          ? words.date(promisedDate)
          : `${words.date(promisedDate)} · ${words.t(`deferrals.due.${deferral.due}`)}`,
    ],
    ...optional(words.t('deferrals.fact.contact'), deferral.contact),
    ...optional(words.t('deferrals.fact.note'), deferral.note),
    ...optional(
      words.t('deferrals.fact.approved'),
      approval === null
        ? null
        : words.t('deferrals.fact.approval', {
            approver: shortText(approval.approver, 80),
            role: roleText(approval.role, words.t),
            reason: shortText(approval.reason, 200),
          }),
    ),
  ];
  return (
    <div className={styles.summary}>
      <p className={styles.who}>{customerText(deferral, words)}</p>
      <dl className={styles.figures}>
        {(
          [
            ['owed', deferral.owedMinor],
            ['amount', deferral.amountMinor],
            ['collected', collectedMinor(deferral)],
            ['returned', deferral.returnedMinor],
            ['writtenOff', deferral.writtenOffMinor],
          ] as const
        )
          .filter(([name, amountMinor]) => amountMinor > 0 || !isRare(name))
          .map(([name, amountMinor]) => (
            <div key={name} data-figure={name}>
              <dt>{words.t(`deferrals.fact.${name}`)}</dt>
              <dd data-testid={`deferral-${name}`}>{words.money(amountMinor)}</dd>
            </div>
          ))}
      </dl>
      {props.isShort ? null : (
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{visibleText(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Most deferrals have none of it. */
function isRare(name: string): boolean {
  return name === 'returned' || name === 'writtenOff';
}

function optional(label: string, value: string | null): readonly (readonly [string, string])[] {
  return value === null || value === '' ? [] : [[label, value]];
}
