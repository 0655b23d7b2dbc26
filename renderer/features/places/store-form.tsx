import { useState } from 'react';
import type { Store } from '#app/contract/places.ts';
import type { TillStatus } from '#app/contract/status.ts';
import { useTillCommand } from '#renderer/bridge/use-till-command.ts';
import { errorText } from '#renderer/i18n/error-text.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Message } from '#renderer/ui/message.tsx';
import page from '#renderer/ui/page.module.css';
import { TextField } from '#renderer/ui/text-field.tsx';
import { readDegrees, splitCoordinates } from './degrees.ts';
import { OfferedNames } from './offered-names.tsx';
import { offeredNames } from './names-in-failure.ts';
import styles from './places.module.css';

/** Somewhere in each capital, so that the example looks like what is meant. */
const EXAMPLES: Readonly<Record<TillStatus['site'], { latitude: string; longitude: string }>> = {
  MLA: { latitude: '-34.6037', longitude: '-58.3816' },
  MLB: { latitude: '-15.7939', longitude: '-47.8828' },
  MLM: { latitude: '19.4326', longitude: '-99.1332' },
  MLC: { latitude: '-33.4489', longitude: '-70.6693' },
};

const EMPTY = {
  name: '',
  streetName: '',
  streetNumber: '',
  cityName: '',
  stateName: '',
  reference: '',
  latitude: '',
  longitude: '',
};
type Texts = typeof EMPTY;

/** A new store. Mercado Pago takes cities and states in its own spelling only: what it says it knows is offered. */
export function StoreForm(props: {
  readonly status: TillStatus;
  readonly onDone: (store: Store) => void;
  readonly onBack: () => void;
}) {
  const words = useWords();
  const [texts, setTexts] = useState<Texts>(EMPTY);
  const create = useTillCommand('places.createStore', props.onDone);
  const set = (change: Partial<Texts>) => setTexts((before) => ({ ...before, ...change }));
  const latitude = readDegrees(texts.latitude, 90);
  const longitude = readDegrees(texts.longitude, 180);
  const isComplete =
    (['name', 'streetName', 'streetNumber', 'cityName', 'stateName'] as const).every(
      (each) => texts[each].trim() !== '',
    ) &&
    latitude !== undefined &&
    longitude !== undefined;
  const example = EXAMPLES[props.status.site];
  const field = (name: 'name' | 'streetName' | 'streetNumber' | 'cityName' | 'stateName' | 'reference') => ({
    value: texts[name],
    onChange: (text: string) => set({ [name]: text }),
  });
  const degrees = (name: 'latitude' | 'longitude', value: number | undefined) => ({
    label: words.t(`places.store.${name}`),
    value: texts[name],
    maxLength: 60,
    inputMode: 'text' as const,
    problem:
      texts[name].trim() === '' || value !== undefined
        ? undefined
        : words.t('places.store.coordinates.wrong', { example: example[name] }),
    onChange: (text: string) => set(splitCoordinates(text) ?? { [name]: text }),
  });
  return (
    <form
      className={styles.form}
      data-testid="store-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        const { name, streetName, streetNumber, cityName, stateName, reference } = texts;
        create.run({ name, streetName, streetNumber, cityName, stateName, reference, latitude, longitude });
      }}
    >
      <h4>{words.t('places.store.new')}</h4>
      <TextField label={words.t('places.store.name')} maxLength={60} autoFocus {...field('name')} />
      <div className={styles.two}>
        <TextField label={words.t('places.store.street')} maxLength={100} {...field('streetName')} />
        <TextField label={words.t('places.store.number')} maxLength={20} {...field('streetNumber')} />
      </div>
      <div className={styles.two}>
        <TextField
          label={words.t('places.store.city')}
          description={words.t('places.store.city.hint')}
          maxLength={100}
          {...field('cityName')}
        />
        <TextField
          label={words.t('places.store.state')}
          description={words.t('places.store.city.hint')}
          maxLength={100}
          {...field('stateName')}
        />
      </div>
      <OfferedNames
        label={words.t('places.store.city.choose')}
        names={offeredNames(create.failure, 'cities')}
        value={texts.cityName}
        onChoose={(cityName) => set({ cityName })}
      />
      <OfferedNames
        label={words.t('places.store.state.choose')}
        names={offeredNames(create.failure, 'states')}
        value={texts.stateName}
        onChoose={(stateName) => set({ stateName })}
      />
      <div className={styles.two}>
        <TextField {...degrees('latitude', latitude)} />
        <TextField {...degrees('longitude', longitude)} />
      </div>
      <p className={`${page.soft} ${page.small}`}>
        {words.t('places.store.coordinates.hint', { example: `${example.latitude}, ${example.longitude}` })}
      </p>
      <TextField
        label={words.t('places.store.reference')}
        description={words.t('places.store.reference.hint')}
        maxLength={100}
        {...field('reference')}
      />
      {create.failure === null ? null : (
        <Message tone="problem">{errorText(create.failure, words, props.status)}</Message>
      )}
      <div className={page.buttons}>
        <Button onPress={props.onBack}>{words.t('places.cancel')}</Button>
        <Button type="submit" look="primary" isPending={create.isPending} isDisabled={!isComplete}>
          {words.t('places.store.button')}
        </Button>
      </div>
    </form>
  );
}
