/** Mexico: its own words (corte, ticket, cambio, dinero, meses) and the usual imperative. */
export const screens = {
  'shell.tab.till': 'Caja',
  'shell.tab.day': 'Corte',
  'shell.lost.text': 'Lo vendido está guardado. Inicia Mostrador otra vez y usa la página que abre.',
  'shell.refused.text': 'Ciérrala y abre la dirección que muestra Mostrador al iniciar.',
  'shell.failed.text':
    'Las ventas y los cobros los guarda la caja y no se tocaron. Abre la pantalla de nuevo para seguir.',
  'common.amount': 'Monto',
  'practice.detail.invalid_installments': 'Meses no aceptados',
  'practice.detail.bad_filled_card_data': 'Datos mal capturados',

  'shift.open.title': 'Abrir el turno',
  'shift.open.text': 'Cuenta el dinero que hay en el cajón y anótalo. No es una venta.',
  'shift.open.float': 'Fondo de caja',
  'shift.open.button': 'Abrir el turno',
  'till.search.label': 'Escanea un código o escribe parte del nombre',
  'till.search.more': 'Se muestran los primeros {{n}}. Escribe más para afinar.',
  'till.unknownCode.next': 'Busca el producto por nombre, o importa un catálogo que lo tenga.',
  'till.quantity.wrong': '“{{text}}” no es una cantidad de 0.001 a 9,999. No se agregó nada.',
  'till.maybeAdded':
    'La caja no respondió: no se sabe si {{code}} se agregó. Revisa la venta antes de escanearlo de nuevo.',
  'till.scan.notNow': 'Se leyó el código {{code}} y no se agregó: antes termina o cierra esta ventana.',
  'till.scan.elsewhere': 'Se leyó el código {{code}}. Abre la pantalla Caja para venderlo.',
  'till.basket.label': 'Venta en curso',
  'till.basket.empty': 'Todavía no hay productos',
  'till.basket.emptyHint': 'Escanea el primer producto o escribe parte de su nombre.',
  'till.catalogue.emptyHint': 'Importa un archivo con códigos, nombres y precios para empezar a vender.',
  'till.hold.button': 'Dejar en espera',
  'till.clear.title': '¿Vaciar la venta?',
  'till.clear.text': 'Se quitan {{n}} renglones por {{amount}}.',
  'till.clear.confirm': 'Vaciar',
  'till.locked':
    'Hay un cobro en curso para esta venta. Los productos no se pueden cambiar hasta que termine.',
  'cash.change': 'Cambio',
  'cash.suggestions': 'Montos frecuentes',
  'cash.exact': 'Exacto',
  'cash.problem.not_a_number': 'Escribe un monto, por ejemplo {{example}}.',
  'cash.problem.ambiguous': 'Se puede leer de dos maneras. Escríbelo así: {{example}}.',
  'cash.problem.too_large': 'El monto es demasiado grande. Revisa que no sea un código.',
  'cash.problem.negative': 'Un monto no puede ser negativo.',
  'receipt.title': 'Ticket n.º {{number}}',
  'receipt.change': 'Cambio',
  'receipt.installments': '{{n}} meses',
  'receipt.notFiscal': 'No es un comprobante fiscal',
  'sales.recent.show': 'Ver el ticket {{number}}',
  'sales.recent.showShort': 'Ticket',

  'card.terminal.choose': 'Elige la terminal de esta caja',
  'card.terminal.none':
    'La cuenta no tiene terminales. Vincula una en la app de Mercado Pago y busca de nuevo.',
  'card.holdAndNext': 'Dejar en espera y atender al siguiente',
  'charge.state.unknown.text':
    'No se sabe si el cobro llegó. La caja consulta de nuevo con el mismo número, así que nada se cobra dos veces. Todavía no lo cobres de otra forma.',
  'charge.state.prepared.title': 'Enviando el monto',
  'charge.state.created.text':
    'Mercado Pago tiene el monto. Si la terminal no lo muestra, presiona su botón verde para actualizar.',
  'charge.state.action_required.title': 'Revisa la terminal',
  'charge.state.action_required.text':
    'El banco tardó demasiado y Mercado Pago no sabe cómo terminó. La terminal sí: lee ahí si se pagó y anótalo abajo.',
  'charge.state.quarantined.text':
    'Lo que responde Mercado Pago no es lo que envió la caja. Revisa la terminal y la cuenta de Mercado Pago antes de cobrar de nuevo.',
  'charge.state.canceled.text': 'No se cobró nada. La venta sigue igual: cobra de nuevo o en efectivo.',
  'charge.state.expired.text':
    'El monto salió de la terminal y no se cobró nada. Cobra de nuevo o en efectivo.',
  'charge.state.refunded.text': 'El monto completo se devolvió al cliente desde Mercado Pago.',
  'charge.cancelAccepted': 'Se pidió a la terminal que cancele y todavía puede pagarse. Espera su respuesta.',
  'charge.cancelRefused': 'No se puede cancelar desde la caja. Presiona el botón rojo de la terminal.',
  'charge.withoutSale':
    'Este pago se aprobó y no tiene venta. Devuelve el dinero aquí o guarda su número para el contador.',
  'settle.title': 'Anota lo que dice la terminal',

  'day.list.title': 'Cortes',
  'day.list.none': 'Todavía no hay cortes.',
  'day.z.title': 'Corte Z n.º {{number}}',
  'day.noShift.text': 'Abre un turno en la pantalla Caja para volver a vender.',
  'day.close.title': 'Hacer el corte de caja',
  'day.close.text': 'Cuenta todo el dinero del cajón, incluido el fondo de caja.',
  'day.close.button': 'Hacer el corte (Z)',
  'day.close.confirm.title': '¿Hacer el corte de caja?',
  'report.cash': 'Efectivo en la caja',
  'report.cash.float': 'Fondo de caja',
  'report.cash.expected': 'Debe haber en la caja',
  'report.column.amount': 'Monto',
  'receipt.tax': 'IVA',

  'catalogue.column.category': 'Categoría',
  'catalogue.column.stock': 'Existencia',
  'catalogue.import.text':
    'Un archivo CSV con código, descripción, categoría, precio, IVA y existencia, como lo guarda cualquier hoja de cálculo.',
  'catalogue.import.drop': 'o suéltalo aquí',
  'catalogue.import.tooLarge': '{{file}} pesa más de {{max}} MB. Divídelo en archivos más chicos.',
  'catalogue.import.unreadable': '{{file}} no se pudo leer. Cópialo a esta computadora y elígelo de nuevo.',
  'catalogue.import.unusualRates':
    'El país de este negocio no tiene estas tasas: {{rates}}. Revisa si la columna es la del impuesto; si está bien, impórtalo de todos modos.',
  'catalogue.import.blocked':
    'No se importa nada mientras haya problemas. Corrígelos y elige el archivo de nuevo.',
  'catalogue.search.hint': 'Escribe un código o parte del nombre para ver precio y existencia.',
} as const;
