interface Customer {
  readonly name: string;
  readonly contact: string;
  readonly note: string;
}

/** Those who take goods along unpaid, each as they are written down from one time to the next. Whoever gives neither name nor number is one. */
export const PEOPLE_WHO_OWE: readonly (readonly Customer[])[] = [
  [
    { name: 'Ana Prueba', contact: '+54 11 5555-0101', note: '' },
    { name: 'ana', contact: '1155550101', note: 'la de enfrente' },
  ],
  [
    { name: 'José Ensayo', contact: '', note: '' },
    { name: 'JOSE  ensayo', contact: '', note: 'paga el viernes' },
  ],
  [{ name: '', contact: 'taller@example.com', note: '' }],
  [{ name: '', contact: '', note: '' }],
];
