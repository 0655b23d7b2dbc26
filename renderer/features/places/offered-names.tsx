import { useWords } from '#renderer/i18n/use-words.ts';
import { Select } from '#renderer/ui/select.tsx';

/** Nothing chosen yet. No name is empty. */
const NONE = '';

/** A list to choose from instead of spelling; nothing where there are no names to offer. */
export function OfferedNames(props: {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: string;
  readonly onChoose: (name: string) => void;
}) {
  const words = useWords();
  const { names } = props;
  if (names.length === 0) return null;
  return (
    <Select
      label={props.label}
      isStacked
      value={names.includes(props.value) ? props.value : NONE}
      options={[
        { value: NONE, text: words.t('places.store.city.pick') },
        ...names.map((name) => ({ value: name, text: name })),
      ]}
      onChange={(name) => {
        if (name !== NONE) props.onChoose(name);
      }}
    />
  );
}
