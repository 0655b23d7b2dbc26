import { OTHER_METHODS, type OtherMethod } from '#app/domain/deferral.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './other-dialog.module.css';

/** How the money comes, as buttons for a finger; the arrows move between them and Enter sends the form. */
export function MethodChoice(props: {
  readonly method: OtherMethod;
  readonly onChange: (method: OtherMethod) => void;
}) {
  const words = useWords();
  return (
    <fieldset className={styles.methods}>
      <legend>{words.t('other.method')}</legend>
      {OTHER_METHODS.map((each) => (
        <label key={each} className={styles.method}>
          <input
            type="radio"
            name="other-method"
            checked={props.method === each}
            autoFocus={props.method === each}
            onChange={() => props.onChange(each)}
          />
          {words.t(`tender.method.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
