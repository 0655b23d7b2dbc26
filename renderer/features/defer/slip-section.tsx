import { useEffect, useRef } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Fold } from '#renderer/ui/fold.tsx';
import { Message } from '#renderer/ui/message.tsx';
import { SlipFields } from '#renderer/ui/slip-fields.tsx';
import type { SlipDraft } from '#renderer/ui/slip-draft.ts';
import { Steps } from '#renderer/ui/steps.tsx';
import styles from './defer-dialog.module.css';

/** The customer paid on the terminal itself, without the till: what the slip says, and how that is done. Null while it is not so. */
export function SlipSection(props: {
  readonly slip: SlipDraft | null;
  readonly onTick: (isTicked: boolean) => void;
  readonly onChange: (slip: SlipDraft) => void;
  readonly totalMinor: number;
}) {
  const words = useWords();
  const { slip } = props;
  const how = words.t('slip.how');
  const fields = useRef<HTMLDivElement>(null);
  const isTicked = slip !== null;
  // The focus alone would leave the fields under the buttons that stay in sight.
  useEffect(() => {
    if (isTicked) fields.current?.scrollIntoView({ block: 'center' });
  }, [isTicked]);
  return (
    <div className={styles.slip}>
      <label className={styles.tick}>
        <input type="checkbox" checked={isTicked} onChange={(event) => props.onTick(event.target.checked)} />
        {words.t('slip.tick')}
      </label>
      {slip === null ? null : (
        <>
          <Message tone="plain">{words.t('slip.text')}</Message>
          <Fold title={how}>
            <Steps
              steps={([1, 2, 3, 4] as const).map((step) =>
                words.t(`slip.how.step${step}`, { amount: words.money(props.totalMinor) }),
              )}
              label={how}
            />
          </Fold>
          <div ref={fields} className={styles.approval} data-needed>
            <SlipFields slip={slip} owedMinor={props.totalMinor} onChange={props.onChange} autoFocus />
          </div>
        </>
      )}
    </div>
  );
}
