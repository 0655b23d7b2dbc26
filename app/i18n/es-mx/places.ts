/** Mexico: terminals and stores where its words differ. */
export const places = {
  'terminals.restart.step1': 'Apagar la terminal y encenderla de nuevo.',
  'terminals.link.step1': 'Encender la terminal y darle una red. Muestra un código QR.',
  'terminals.link.step2':
    'Escanear el código con la app de Mercado Pago de un celular, con la cuenta de este negocio o la de un colaborador.',
  'terminals.link.step4': 'Buscar de nuevo aquí, pasarla a PDV y reiniciarla.',
  'places.text':
    'Cada terminal pertenece a una caja de una sucursal. Donde no las hay se crean aquí; en la terminal se eligen al vincularla.',
  'places.store.state': 'Estado',
  'places.store.state.choose': 'Estados que Mercado Pago conoce',
  'places.store.city.choose': 'Ciudades que Mercado Pago conoce en ese estado',
  'places.pos.name.hint':
    'Letras sin acento, números, guiones, guiones bajos y espacios en medio; 45 como máximo.',
  'testCharge.done': 'Todo funciona: se cobró y se devolvió. Esta terminal puede cobrar para la caja.',
  'testCharge.notRefunded':
    'El pago se hizo y el dinero no ha regresado. Hay que abrir el cobro y devolverlo desde ahí.',
} as const;
