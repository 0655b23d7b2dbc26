import { HandSlip } from '#app/contract/deferrals.ts';
import { useTillQuery } from '#renderer/bridge/use-till-query.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './approval-fields.module.css';
import { AmountField } from './amount-field.tsx';
import { Select } from './select.tsx';
import { slipAmountMinor, type SlipDraft } from './slip-draft.ts';
import { terminalName } from './terminal-name.ts';
import { TextField } from './text-field.tsx';

/** The slip of a payment that was taken on the terminal itself. */
export function SlipFields(props: {
  readonly slip: SlipDraft;
  /** What a slip can be of at most, minor units. */
  readonly owedMinor: number;
  readonly onChange: (slip: SlipDraft) => void;
  readonly autoFocus?: boolean;
}) {
  const words = useWords();
  const { slip } = props;
  const ownTerminalId = useTillQuery('till.status', {}).data?.terminalId ?? null;
  const listed = useTillQuery('terminals.list', {}).data?.terminals ?? [];
  const change = (what: Partial<SlipDraft>) => props.onChange({ ...slip, ...what });
  const terminalIds = new Set([
    ...(ownTerminalId === null ? [] : [ownTerminalId]),
    ...listed.map((terminal) => terminal.terminalId),
  ]);
  const chosen = slip.terminalId ?? ownTerminalId ?? '';
  const isWrong = (field: 'lastDigits' | 'authorizationCode') =>
    slip[field] !== '' && !HandSlip.shape[field].safeParse(slip[field]).success;
  return (
    <>
      <Select
        label={words.t('card.terminal')}
        isStacked
        value={chosen}
        options={[
          ...(chosen === '' ? [{ value: '', text: words.t('deferrals.slip.terminal.none') }] : []),
          ...[...terminalIds].map((value) => ({ value, text: terminalText(value) })),
        ]}
        onChange={(terminalId) => change({ terminalId: terminalId === '' ? null : terminalId })}
      />
      <AmountField
        label={words.t('deferrals.slip.amount')}
        text={slip.amountText ?? words.amountInput(props.owedMinor)}
        onChange={(amountText) => change({ amountText })}
        words={words}
      />
      {slipAmountMinor(slip, props.owedMinor, words) === null ? (
        <p className={styles.problem} role="alert">
          {words.t('deferrals.slip.amount.wrong', { owed: words.money(props.owedMinor) })}
        </p>
      ) : null}
      <div className={styles.two}>
        <TextField
          label={words.t('deferrals.slip.digits')}
          description={words.t('deferrals.slip.digits.hint')}
          value={slip.lastDigits}
          onChange={(lastDigits) => change({ lastDigits: lastDigits.trim() })}
          maxLength={4}
          inputMode="decimal"
          autoFocus={props.autoFocus ?? false}
          problem={isWrong('lastDigits') ? words.t('deferrals.slip.digits.wrong') : undefined}
        />
        <TextField
          label={words.t('deferrals.slip.code')}
          description={words.t('deferrals.slip.code.hint')}
          value={slip.authorizationCode}
          onChange={(authorizationCode) => change({ authorizationCode: authorizationCode.trim() })}
          maxLength={20}
          problem={isWrong('authorizationCode') ? words.t('deferrals.slip.code.wrong') : undefined}
        />
      </div>
    </>
  );
}

function terminalText(terminalId: string): string {
  const { model, serial } = terminalName(terminalId);
  return serial === null ? model : `${model} · ${serial}`;
}
