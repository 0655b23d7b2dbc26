/** Argentina: refunds, terminals and the ledger's file, with vos. */
export const steps = {
  'options.installments': 'Cuotas',
  'options.installments.any': 'Se eligen en la terminal',
  'options.installments.one': '1 pago',
  'options.installments.many': '{{n}} cuotas',
  'options.cost': 'El costo de las cuotas lo paga',
  'options.cost.seller': 'El comercio',

  'terminal.health.slow.next':
    'Tarda en mostrar los cobros. Acercala al Wi-Fi o tocá su botón verde después de cada cobro.',
  'terminal.health.probably_off.next':
    'Puede estar apagada, sin red o actualizándose. Prendela, fijate en su conexión y tocá su botón verde.',
  'terminal.health.wrong_mode.next':
    'No recibe cobros de la caja. Pasala a modo PDV en la pantalla Cuenta, reiniciala y buscá de nuevo.',
  'terminal.health.not_ours.next':
    'Esta cuenta no puede cobrar en ella. Elegí otra o vinculá esta en la app de Mercado Pago.',
  'terminal.health.busy_elsewhere.next':
    'Terminá o cancelá en la terminal el cobro que muestra. Esta caja no puede: lo envió otra.',
  'terminal.health.busy_here.next': 'Esperá que termine o cancelalo.',
  'charge.waiting.slow':
    'La terminal todavía no buscó el cobro. Tocá su botón verde, o “Actualizar” en su pantalla.',
  'charge.waiting.off':
    'Puede estar apagada o sin red: prendela y fijate en su conexión. Si no responde, cancelá el cobro y cobrá de otra forma.',

  'ledger.notice.restored_from_journal':
    'El archivo del registro era más viejo que su diario: se recuperaron {{n}} asientos y no falta nada. Si habías restaurado una copia, es por eso.',
  'ledger.notice.partly_restored':
    'El archivo del registro era más viejo que su diario: se recuperaron {{n}} asientos y otros no se pudieron leer. Compará las ventas y los cobros de hoy con Mercado Pago antes de cerrar y llamá a soporte.',
  'ledger.notice.diverged':
    'El archivo del registro y su diario cuentan historias distintas: uno de los dos se copió de otro lado. No restaures nada más. Compará las ventas de hoy con Mercado Pago y llamá a soporte.',
  'ledger.notice.other_ledger':
    'El diario de esta computadora es de otro archivo de registro. Si se cambió la carpeta de datos, volvé a la que era; si no, llamá a soporte.',
  'ledger.notice.journal_unavailable':
    'No se puede escribir el diario del registro: un archivo dañado no se podría recuperar con él. Las ventas se guardan. Fijate en el espacio libre y los permisos de la carpeta de datos y abrí Mostrador de nuevo.',
  'ledger.notice.journal_failing':
    'Por el momento no se puede escribir el diario del registro; {{n}} asientos lo esperan. Las ventas se guardan. Fijate en el espacio libre de esta computadora.',

  'role.label': 'Qué es en el comercio',
  'role.manager': 'Encargada o encargado',
  'charge.evidence.contradicted':
    'Después Mercado Pago dijo lo contrario. Compará el comprobante con la cuenta de Mercado Pago.',
  'refund.amount': 'Importe a devolver',
  'refund.unconfirmed':
    'Mercado Pago no confirmó este pago, así que no se puede pedir la devolución desde acá. Devolvé en efectivo o desde la app de Mercado Pago.',
  'refund.state.unknown.text':
    'No se sabe si llegó. La caja pregunta de nuevo con el mismo número: nada vuelve dos veces. Todavía no devuelvas en efectivo.',
  'refund.state.failed.text':
    'Mercado Pago la aceptó y no la llevó a cabo. Pedila de nuevo o devolvé de otra forma.',
  'refund.refusal.period': 'Pasaron más de 90 días del pago. Devolvé de otra forma.',
  'refund.refusal.money':
    'La cuenta de Mercado Pago no tiene dinero suficiente. Cargale saldo y pedila de nuevo, o devolvé en efectivo.',
  'refund.refusal.notRefundable': 'Mercado Pago no deja devolver este pago. Devolvé de otra forma.',
  'refund.refusal.amount':
    'Mercado Pago no deja devolver este importe. Probá con todo, o devolvé en efectivo.',
  'refund.refusal.max': 'Este pago ya tuvo el máximo de devoluciones. Devolvé el resto de otra forma.',
  'refund.refusal.already': 'Ya estaba devuelto. Abrí esta ventana de nuevo para verlo.',
  'refund.refusal.underWay':
    'Mercado Pago tiene otra devolución de este pago en curso. Pedila de nuevo cuando termine.',
  'refund.refusal.notYet': 'Mercado Pago todavía no puede devolver este pago. Pedila de nuevo en un rato.',
  'refund.refusal.unauthorized':
    'Mercado Pago no acepta el permiso de la caja. La persona a cargo tiene que conectar la cuenta otra vez en la pantalla Cuenta.',
  'refund.refusal.unknownPayment':
    'Mercado Pago no encuentra este pago en la cuenta. Fijate si la caja está vinculada a la correcta.',
  'refund.refusal.other': 'Mirá el pago en la app de Mercado Pago. Si se repite, pasá este código a soporte.',
  'history.fact.amount': 'Importe',

  'errors.disk_full': 'No queda lugar en el disco, así que no se hizo. Liberá espacio y probá de nuevo.',
  'errors.generation_unavailable':
    'Este país no tiene esa generación de la API. Elegí la otra con “Cambiar”, al lado de la terminal.',
  'errors.payment_type_unavailable':
    'Acá no se puede elegir el tipo de tarjeta. Dejalo en “Cualquiera” y cobrá de nuevo.',
  'errors.installments_unavailable':
    'Esa cantidad de cuotas no se puede pedir acá. Elegí otra o dejala para la terminal.',
  'errors.installments_need_credit':
    'Las cuotas son de tarjetas de crédito. Elegí crédito como tipo de tarjeta.',
  'errors.installments_cost_unavailable':
    'Acá no se puede elegir quién paga el costo de las cuotas. Dejalo como está en la cuenta.',
  'errors.installments_cost_needs_installments':
    'Elegí primero la cantidad de cuotas, o dejá su costo como está en la cuenta.',
  'errors.ticket_number_unavailable': 'Las terminales de acá no reciben número de ticket. Dejalo vacío.',
  'errors.terminal_type_unavailable':
    'En este país ese tipo de terminal no recibe cobros de una caja. Elegí otra.',
  'errors.terminal_wrong_mode':
    'La terminal trabaja sola y no mostraría el cobro. Pasala a modo PDV en la pantalla Cuenta, reiniciala y cobrá de nuevo.',
  'errors.looks_like_repeat':
    'Hace un momento se aprobaron {{amountMinor}} en esta terminal. Fijate que sea otra compra antes de cobrar de nuevo.',
  'errors.refund_not_possible':
    'De este cobro no se puede devolver nada: Mercado Pago no lo muestra como pagado. Miralo de nuevo en un momento.',
  'errors.refund_under_way': 'Hay una devolución de este pago en curso. Esperá que termine.',
  'errors.refund_too_much': 'Se pueden devolver {{refundableMinor}} como máximo. Corregí el importe.',
  'errors.refund_only_total': 'Solo se puede devolver todo: {{refundableMinor}}. Corregí el importe.',
  'errors.refund_too_late': 'Pasaron más de 90 días desde el pago. Devolvé el dinero de otra forma.',
} as const;
