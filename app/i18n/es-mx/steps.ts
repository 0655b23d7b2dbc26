/** Mexico: refunds, terminals and the ledger's file, with its own words and imperative. */
export const steps = {
  'options.installments': 'Meses',
  'options.installments.any': 'Se eligen en la terminal',
  'options.installments.one': 'Un solo pago',
  'options.installments.many': '{{n}} meses',
  'options.cost': 'El costo de los meses lo paga',
  'options.cost.seller': 'El negocio',
  'options.print': 'La terminal imprime el comprobante del negocio',
  'options.ticket': 'Número de nota',

  'terminal.health.slow.next':
    'Tarda en mostrar los cobros. Acércala al Wi-Fi o presiona su botón verde después de cada cobro.',
  'terminal.health.probably_off.next':
    'Puede estar apagada, sin red o actualizándose. Enciéndela, revisa su conexión y presiona su botón verde.',
  'terminal.health.wrong_mode.next':
    'No recibe cobros de la caja. Pásala a modo PDV en la pantalla Cuenta, reiníciala y busca de nuevo.',
  'terminal.health.not_ours.next':
    'Esta cuenta no puede cobrar en ella. Elige otra o vincula esta en la app de Mercado Pago.',
  'terminal.health.busy_elsewhere.next':
    'Termina o cancela en la terminal el cobro que muestra. Esta caja no puede: lo envió otra.',
  'terminal.health.busy_here.next': 'Espera a que termine o cancélalo.',
  'charge.waiting.slow':
    'La terminal todavía no ha buscado el cobro. Presiona su botón verde, o “Actualizar” en su pantalla.',
  'charge.waiting.off':
    'Puede estar apagada o sin red: enciéndela y revisa su conexión. Si no responde, cancela el cobro y cobra de otra forma.',

  'ledger.notice.restored_from_journal':
    'El archivo del registro era más viejo que su diario: se recuperaron {{n}} asientos y no falta nada. Si habías restaurado una copia, es por eso.',
  'ledger.notice.partly_restored':
    'El archivo del registro era más viejo que su diario: se recuperaron {{n}} asientos y otros no se pudieron leer. Compara las ventas y los cobros de hoy con Mercado Pago antes del corte y llama a soporte.',
  'ledger.notice.diverged':
    'El archivo del registro y su diario cuentan historias distintas: uno de los dos se copió de otro lado. No restaures nada más. Compara las ventas de hoy con Mercado Pago y llama a soporte.',
  'ledger.notice.other_ledger':
    'El diario de esta computadora es de otro archivo de registro. Si se cambió la carpeta de datos, regresa a la que era; si no, llama a soporte.',
  'ledger.notice.journal_unavailable':
    'No se puede escribir el diario del registro: un archivo dañado no se podría recuperar con él. Las ventas se guardan. Revisa el espacio libre y los permisos de la carpeta de datos y abre Mostrador de nuevo.',
  'ledger.notice.journal_failing':
    'Por el momento no se puede escribir el diario del registro; {{n}} asientos lo esperan. Las ventas se guardan. Revisa el espacio libre de esta computadora.',

  'role.label': 'Puesto en el negocio',
  'role.manager': 'Gerente o encargado',
  'charge.evidence.contradicted':
    'Después Mercado Pago dijo lo contrario. Compara el comprobante con la cuenta de Mercado Pago.',
  'refund.amount': 'Monto a devolver',
  'refund.offline':
    'Mercado Pago no respondió: una devolución hecha en la terminal o en la app puede no aparecer aquí. Lo que se pida ahora se envía cuando responda.',
  'refund.stock': 'La existencia no cambia: lo que regresa se cuenta a mano.',
  'refund.unconfirmed':
    'Mercado Pago no confirmó este pago, así que no se puede pedir la devolución desde aquí. Devuelve en efectivo o desde la app de Mercado Pago.',
  'refund.state.unknown.text':
    'No se sabe si llegó. La caja pregunta de nuevo con el mismo número: nada se devuelve dos veces. Todavía no devuelvas en efectivo.',
  'refund.state.failed.text':
    'Mercado Pago la aceptó y no la llevó a cabo. Pídela de nuevo o devuelve de otra forma.',
  'refund.refusal.period': 'Pasaron más de 90 días del pago. Devuelve de otra forma.',
  'refund.refusal.money':
    'La cuenta de Mercado Pago no tiene dinero suficiente. Agrégale saldo y pídela de nuevo, o devuelve en efectivo.',
  'refund.refusal.notRefundable': 'Mercado Pago no deja devolver este pago. Devuelve de otra forma.',
  'refund.refusal.amount':
    'Mercado Pago no deja devolver este monto. Prueba con todo, o devuelve en efectivo.',
  'refund.refusal.max': 'Este pago ya tuvo el máximo de devoluciones. Devuelve el resto de otra forma.',
  'refund.refusal.already': 'Ya estaba devuelto. Abre esta ventana de nuevo para verlo.',
  'refund.refusal.underWay':
    'Mercado Pago tiene otra devolución de este pago en curso. Pídela de nuevo cuando termine.',
  'refund.refusal.notYet': 'Mercado Pago todavía no puede devolver este pago. Pídela de nuevo en un rato.',
  'refund.refusal.unauthorized':
    'Mercado Pago no acepta el permiso de la caja. La persona a cargo tiene que conectar la cuenta otra vez en la pantalla Cuenta.',
  'refund.refusal.unknownPayment':
    'Mercado Pago no encuentra este pago en la cuenta. Revisa si la caja está vinculada a la correcta.',
  'refund.refusal.other':
    'Revisa el pago en la app de Mercado Pago. Si se repite, pasa este código a soporte.',
  'history.fact.amount': 'Monto',

  'errors.disk_full': 'No queda espacio en el disco, así que no se hizo. Libera espacio e intenta de nuevo.',
  'errors.generation_unavailable':
    'Este país no tiene esa generación de la API. Elige la otra donde se elige la terminal.',
  'errors.payment_type_unavailable':
    'Aquí no se puede elegir el tipo de tarjeta. Déjalo en “Cualquiera” y cobra de nuevo.',
  'errors.installments_unavailable':
    'Esa cantidad de meses no se puede pedir aquí. Elige otra o déjala para la terminal.',
  'errors.installments_need_credit':
    'Los meses son de tarjetas de crédito. Elige crédito como tipo de tarjeta.',
  'errors.installments_cost_unavailable':
    'Aquí no se puede elegir quién paga el costo de los meses. Déjalo como está en la cuenta.',
  'errors.installments_cost_needs_installments':
    'Elige primero la cantidad de meses, o deja su costo como está en la cuenta.',
  'errors.ticket_number_unavailable': 'Las terminales de aquí no reciben número de nota. Déjalo vacío.',
  'errors.terminal_type_unavailable':
    'En este país ese tipo de terminal no recibe cobros de una caja. Elige otra.',
  'errors.terminal_wrong_mode':
    'La terminal trabaja sola y no mostraría el cobro. Pásala a modo PDV en la pantalla Cuenta, reiníciala y cobra de nuevo.',
  'errors.looks_like_repeat':
    'Hace un momento se aprobaron {{amountMinor}} en esta terminal. Revisa que sea otra compra antes de cobrar de nuevo.',
  'errors.refund_not_possible':
    'De este cobro no se puede devolver nada: Mercado Pago no lo muestra como pagado. Revísalo de nuevo en un momento.',
  'errors.refund_under_way': 'Hay una devolución de este pago en curso. Espera a que termine.',
  'errors.refund_too_much': 'Se pueden devolver {{refundableMinor}} como máximo. Corrige el monto.',
  'errors.refund_only_total': 'Solo se puede devolver todo: {{refundableMinor}}. Corrige el monto.',
  'errors.refund_too_late': 'Pasaron más de 90 días desde el pago. Devuelve el dinero de otra forma.',
} as const;
