/** Spanish of both countries: terminals, stores and points of sale, the test charge. Steps are in the infinitive. */
export const places = {
  'terminals.title': 'Terminales',
  'terminals.searching': 'Consultando a Mercado Pago…',
  'terminals.none':
    'La cuenta no tiene terminales que una caja pueda usar. Abajo está cómo vincular una; después hay que buscar de nuevo.',
  'terminals.gone':
    'La terminal elegida para esta caja ya no está entre las de la cuenta. Hay que elegir otra, o vincularla de nuevo.',
  'terminals.store.unknown': 'Sucursal {{id}}',
  'terminals.pos.unknown': 'Caja {{id}}',
  'terminals.unplaced': 'Sin sucursal ni caja',
  'terminals.unplaced.text':
    'No pueden recibir cobros. Hay que vincular cada una de nuevo con la app y elegir sucursal y caja en su pantalla.',
  'terminals.names.failed': 'No se pudieron consultar los nombres de sucursales y cajas.',
  'terminals.serial': 'Número de serie {{serial}}',
  'terminals.mode.PDV': 'Modo PDV: recibe cobros de la caja',
  'terminals.mode.STANDALONE': 'Modo STANDALONE: trabaja sola',
  'terminals.choose': 'Usar en esta caja',
  'terminals.setPdv': 'Pasar a PDV',
  'terminals.setStandalone': 'Pasar a STANDALONE',
  'terminals.restart.title': 'Mercado Pago anotó el modo {{mode}}. La terminal obedece al reiniciarse:',
  'terminals.restart.step1': 'Apagar la terminal y prenderla de nuevo.',
  'terminals.restart.step2':
    'Comprobar en ella, en “Más opciones” > “Configuración” > “Modo de vinculación”, que diga {{mode}}.',
  'terminals.restart.step3': 'Si todavía dice otro, elegirlo ahí a mano o reiniciarla una vez más.',
  'terminals.restart.done': 'Ya la reinicié',
  'terminals.test': 'Cobro de prueba',
  'terminals.manage': 'Modos, sucursales y cobro de prueba: pantalla Cuenta',
  'terminals.link.title': 'Cómo vincular una terminal',
  'terminals.link.step1': 'Prender la terminal y darle una red. Muestra un código QR.',
  'terminals.link.step2':
    'Escanear el código con la app de Mercado Pago de un celular, con la cuenta de este comercio o la de un colaborador.',
  'terminals.link.step3':
    'En la terminal, elegir sucursal y caja. Una caja admite una sola terminal en modo PDV: para otra hace falta otra caja.',
  'terminals.link.step4': 'Buscar de nuevo acá, pasarla a PDV y reiniciarla.',

  'places.title': 'Sucursales y cajas',
  'places.text':
    'Cada terminal pertenece a una caja de una sucursal. Donde no las hay se crean acá; en la terminal se eligen al vincularla.',
  'places.none': 'La cuenta todavía no tiene sucursales.',
  'places.pos.none': 'Todavía sin cajas',
  'places.store.new': 'Nueva sucursal',
  'places.store.name': 'Nombre de la sucursal',
  'places.store.street': 'Calle',
  'places.store.number': 'Número',
  'places.store.city': 'Ciudad',
  'places.store.city.hint': 'Tal como figura en Mercado Pago, con sus acentos.',
  'places.store.city.choose': 'Ciudades que Mercado Pago conoce en esa provincia',
  'places.store.city.pick': 'Elegir una',
  'places.store.state': 'Provincia',
  'places.store.state.choose': 'Provincias que Mercado Pago conoce',
  'places.store.latitude': 'Latitud',
  'places.store.longitude': 'Longitud',
  'places.store.coordinates.hint':
    'En un mapa de la computadora, con el botón derecho sobre el local aparecen dos números, como {{example}}. El primero es la latitud y el segundo la longitud; también se pueden pegar juntos.',
  'places.store.coordinates.wrong': 'Grados con decimales, como {{example}}.',
  'places.store.reference': 'Cómo encontrarla (opcional)',
  'places.store.reference.hint': 'Por ejemplo: en la esquina, planta baja.',
  'places.store.button': 'Crear la sucursal',
  'places.store.done': 'Se creó la sucursal “{{name}}”. Ahora le hace falta una caja.',
  'places.pos.new': 'Nueva caja',
  'places.pos.store': 'Sucursal',
  'places.pos.name': 'Nombre de la caja',
  'places.pos.name.hint':
    'Letras sin acento, números, guiones, guiones bajos y espacios en el medio; 45 como máximo.',
  'places.pos.button': 'Crear la caja',
  'places.pos.done':
    'Se creó la caja “{{name}}”. Al vincular la terminal hay que elegir en ella la sucursal y esta caja.',
  'places.cancel': 'Cancelar',

  'testCharge.title': 'Cobro de prueba',
  'testCharge.text':
    'Cobra {{amount}}, lo menos que se puede cobrar en este país, y lo devuelve enseguida. Prueba todo el camino: cuenta, red, terminal y tarjeta.',
  'testCharge.text.live': 'Es dinero real: conviene usar una tarjeta propia. No entra en las ventas.',
  'places.simulated': 'Son simuladas, para practicar. Las de la cuenta se ven al abrir su comercio.',
  'testCharge.text.test':
    'Una cuenta de prueba no tiene dinero: una terminal real vinculada a ella muestra el cobro y no acepta tarjetas reales.',
  'testCharge.text.noValue': 'No tiene valor. No entra en las ventas.',
  'testCharge.reason': 'Cobro de prueba',
  'testCharge.byItself': 'La caja lo devuelve sola, aunque se cierre esta ventana.',
  'testCharge.refunding': 'Pagado. El dinero se está devolviendo.',
  'testCharge.done': 'Todo anda bien: se cobró y se devolvió. Esta terminal puede cobrar para la caja.',
  'testCharge.notRefunded':
    'El pago se hizo y el dinero no volvió. Hay que abrir el cobro y devolverlo desde ahí.',
  'testCharge.see': 'Abrir el cobro',

  'integrator.title': 'Para integradores',
  'integrator.text':
    'Mercado Pago da estos números a quienes integran para otros. Van con cada cobro; sin ellos, quedan vacíos.',
  'integrator.platformId': 'Platform ID',
  'integrator.integratorId': 'Integrator ID',
  'integrator.wrong': 'Letras, números, guiones y guiones bajos; 64 como máximo.',
  'integrator.save': 'Guardar',
  'integrator.saved': 'Guardado. Vale para cobros nuevos.',
} as const;
