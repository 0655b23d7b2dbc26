import { useState } from 'react';
import type { Pos, Store } from '#app/contract/places.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { shortText } from '#renderer/ui/visible-text.ts';
import styles from './places.module.css';
import { isPosName } from './pos-name.ts';

/** A new point of sale of a store. */
export function PosForm(props: {
  readonly status: TillStatus;
  readonly stores: readonly Store[];
  readonly onDone: (pos: Pos) => void;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const { stores } = props;
  const [storeId, setStoreId] = useState(stores.at(-1)?.storeId ?? '');
  const [name, setName] = useState('');
  const create = useTillCommand('places.createPos', props.onDone);
  const isComplete = storeId !== '' && name.trim() !== '' && isPosName(name);
  return (
    <form
      className={styles.form}
      data-testid="pos-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) create.run({ storeId, name });
      }}
    >
      <h4>{words.t('places.pos.new')}</h4>
      <Select
        label={words.t('places.pos.store')}
        isStacked
        value={storeId}
        options={stores.map((store) => ({ value: store.storeId, text: shortText(store.name, 60) }))}
        onChange={setStoreId}
      />
      <TextField
        label={words.t('places.pos.name')}
        description={words.t('places.pos.name.hint')}
        value={name}
        onChange={setName}
        maxLength={45}
        problem={isPosName(name) ? undefined : words.t('errors.pos_name_wrong')}
        autoFocus
      />
      {create.failure === null ? null : (
        <Message tone="problem">{errorText(create.failure, words, props.status)}</Message>
      )}
      <div className={page.buttons}>
        <Button onPress={props.onBack}>{words.t('places.cancel')}</Button>
        <Button type="submit" look="primary" isPending={create.isPending} isDisabled={!isComplete}>
          {words.t('places.pos.button')}
        </Button>
      </div>
    </form>
  );
}
