import styles from './steps.module.css';

/** What to do, one after the other. */
export function Steps(props: { readonly steps: readonly string[]; readonly label?: string }) {
  return (
    <ol className={styles.steps} {...(props.label === undefined ? {} : { 'aria-label': props.label })}>
      {props.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
