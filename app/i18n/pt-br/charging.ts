/** Brazil: every state and reason of a card charge, with what to do next. */
export const charging = {
  'card.title': 'Cobrar no cartão',
  'card.terminal': 'Maquininha',
  'card.terminal.change': 'Trocar',
  'card.terminal.choose': 'Escolha a maquininha deste caixa',
  'card.terminal.none': 'A conta não tem maquininhas. Vincule uma no app do Mercado Pago e busque de novo.',
  'card.terminal.refresh': 'Buscar de novo',
  'card.terminal.searching': 'Consultando as maquininhas no Mercado Pago…',
  'card.terminal.mode.other': 'Modo: {{mode}}',
  'card.start': 'Cobrar {{amount}}',
  'card.elapsed': 'Tempo: {{time}}',
  'card.cancel': 'Cancelar a cobrança',
  'card.again': 'Cobrar de novo',
  'card.takeCash': 'Receber em dinheiro',
  'card.holdAndNext': 'Deixar em espera e atender o próximo',
  'card.holdHint': 'A cobrança continua sozinha e o fim dela fica registrado.',
  'card.rawStatus': 'O Mercado Pago responde: {{status}}',
  'card.order': 'Pedido {{order}}',
  'card.unreachable':
    'Sem resposta no momento. Aparece o último estado conhecido; o caixa continua consultando.',

  'charge.steps.label': 'Andamento da cobrança',
  'charge.step.prepared': 'Salva no caixa',
  'charge.step.created': 'Recebida pelo Mercado Pago',
  'charge.step.at_terminal': 'Na maquininha',
  'charge.step.processed': 'Paga',
  'charge.step.ended': 'Não cobrada',

  'charge.state.prepared.title': 'Enviando o valor',
  'charge.state.prepared.text': 'A cobrança está salva no caixa e a caminho do Mercado Pago.',
  'charge.state.unknown.title': 'Ainda sem resposta',
  'charge.state.unknown.text':
    'Não se sabe se a cobrança chegou. O caixa pergunta de novo com o mesmo número, então nada é cobrado duas vezes. Ainda não cobre de outra forma.',
  'charge.state.created.title': 'Esperando a maquininha',
  'charge.state.created.text':
    'O Mercado Pago tem o valor. Se a maquininha não mostrar, aperte o botão verde para atualizar.',
  'charge.state.at_terminal.title': 'Na maquininha',
  'charge.state.at_terminal.text': 'O cliente já pode pagar: cartão, celular ou QR.',
  'charge.state.cancel_requested.title': 'Cancelando',
  'charge.state.cancel_requested.text':
    'O cancelamento foi pedido e falta confirmar. Se o cliente pagar antes, o pagamento vale.',
  'charge.state.action_required.title': 'Olhe a maquininha',
  'charge.state.action_required.text':
    'O banco demorou demais e o Mercado Pago não sabe como terminou. A maquininha sabe: leia nela se foi pago e anote abaixo.',
  'charge.state.quarantined.title': 'A resposta não confere',
  'charge.state.quarantined.text':
    'O que o Mercado Pago responde não é o que o caixa enviou. Confira a maquininha e a conta do Mercado Pago antes de cobrar de novo.',
  'charge.state.processed.title': 'Pago',
  'charge.state.processed.text': 'O pagamento foi aprovado.',
  'charge.state.failed.title': 'O cartão foi recusado',
  'charge.state.failed.text': 'Nada foi cobrado.',
  'charge.state.canceled.title': 'Cobrança cancelada',
  'charge.state.canceled.text':
    'Nada foi cobrado. A venda continua igual: cobre de novo ou receba em dinheiro.',
  'charge.state.expired.title': 'Ninguém pagou a tempo',
  'charge.state.expired.text':
    'O valor saiu da maquininha e nada foi cobrado. Cobre de novo ou receba em dinheiro.',
  'charge.state.refunded.title': 'Pago e devolvido',
  'charge.state.refunded.text': 'O valor inteiro foi devolvido ao cliente pelo Mercado Pago.',
  'charge.state.rejected.title': 'A cobrança não foi aceita',
  'charge.state.rejected.text':
    'O Mercado Pago recusou o pedido antes de chegar à maquininha. Nada foi cobrado.',

  'charge.cancelAccepted':
    'Foi pedido à maquininha que cancele e ela ainda pode ser paga. Espere a resposta.',
  'charge.cancelRefused': 'Não dá para cancelar pelo caixa. Aperte o botão vermelho da maquininha.',
  'charge.withoutSale':
    'Este pagamento foi aprovado e não tem venda. Devolva o dinheiro aqui ou guarde o número para o contador.',
  'charge.byEvidence': 'Encerrada com o que o responsável leu na maquininha.',
  'charge.contradiction': 'Campo {{field}}: o caixa enviou “{{expected}}”, a resposta diz “{{got}}”.',
  'charge.expires': 'Sai da maquininha às {{time}} se ninguém pagar.',

  'charge.unanswered.network': 'Não se alcança o Mercado Pago. Confira a internet deste computador.',
  'charge.unanswered.timeout': 'O Mercado Pago demora demais a responder. O caixa continua consultando.',
  'charge.unanswered.tls':
    'A conexão não é segura e nada mais é enviado. Confira a data deste computador e a rede.',
  'charge.unanswered.proxy':
    'O proxy da rede não deixa o caixa passar: pede uma senha ou recusa. Avise quem cuida da rede.',
  'charge.unanswered.redirect':
    'Outro site respondeu no lugar do Mercado Pago. Confira a rede: pode pedir login.',
  'charge.unanswered.not_json': 'Veio uma página em vez de uma resposta. Confira a rede: pode pedir login.',
  'charge.unanswered.unexpected_shape': 'A resposta não pôde ser entendida. O caixa continua consultando.',
  'charge.unanswered.too_large': 'A resposta era grande demais para ser real. O caixa continua consultando.',
  'charge.unanswered.server_error':
    'O Mercado Pago está com um problema neste momento. O caixa continua consultando.',
  'charge.unanswered.busy':
    'O Mercado Pago ainda trabalha nesta cobrança. O caixa pergunta de novo em instantes.',
  'charge.unanswered.rate_limited': 'O Mercado Pago pede uma pausa. O caixa espera e continua sozinho.',
  'charge.unanswered.unauthorized':
    'O Mercado Pago não aceita mais a permissão do caixa. O responsável precisa conectar a conta de novo na tela Conta.',

  'charge.refusal.terminal_owner': 'Esta maquininha é de outra conta ou não existe. Escolha outra.',
  'charge.refusal.terminal_queue':
    'A maquininha tem a cobrança de outro caixa, e este não pode cancelar. Termine ou cancele nela e cobre de novo.',
  'charge.refusal.unauthorized':
    'O Mercado Pago não aceita a permissão do caixa. O responsável precisa conectar a conta de novo na tela Conta; enquanto isso, receba em dinheiro.',
  'charge.refusal.amount':
    'O Mercado Pago não aceita este valor. Confira os limites da conta ou receba em dinheiro.',
  'charge.refusal.other':
    'Tente mais uma vez; se repetir, receba em dinheiro e passe este código ao suporte.',
  'charge.refusal.code': 'Código {{code}} ({{status}})',

  'decline.failed.reason': 'O pagamento falhou.',
  'decline.failed.next': 'Tente de novo ou peça outro cartão.',
  'decline.bad_filled_card_data.reason': 'Os dados do cartão foram digitados errado.',
  'decline.bad_filled_card_data.next': 'Cobre de novo e digite com cuidado, ou use o chip.',
  'decline.high_risk.reason': 'O pagamento foi barrado por segurança.',
  'decline.high_risk.next': 'Não repita com este cartão: peça outro ou receba em dinheiro.',
  'decline.rejected_by_issuer.reason': 'O banco recusou o pagamento.',
  'decline.rejected_by_issuer.next': 'Peça outro cartão; o cliente pode perguntar o motivo ao banco.',
  'decline.required_call_for_authorize.reason': 'O banco pede uma ligação para autorizar este valor.',
  'decline.required_call_for_authorize.next':
    'O cliente liga para o banco e depois se cobra de novo, ou paga de outra forma.',
  'decline.max_attempts_exceeded.reason': 'O cartão teve tentativas demais.',
  'decline.max_attempts_exceeded.next': 'Peça outro cartão ou receba em dinheiro.',
  'decline.card_disabled.reason': 'O cartão não está habilitado.',
  'decline.card_disabled.next': 'O cliente precisa habilitá-lo no banco. Peça outro cartão.',
  'decline.insufficient_amount.reason': 'O cartão não tem saldo suficiente.',
  'decline.insufficient_amount.next': 'Peça outro cartão ou receba em dinheiro.',
  'decline.amount_limit_exceeded.reason': 'O valor passa do limite do cartão.',
  'decline.amount_limit_exceeded.next': 'Peça outro cartão ou receba em dinheiro.',
  'decline.processing_error.reason': 'Houve um erro ao processar o pagamento.',
  'decline.processing_error.next': 'Cobre de novo em instantes.',
  'decline.invalid_installments.reason': 'O cartão não aceita esse número de parcelas.',
  'decline.invalid_installments.next': 'Cobre de novo e escolha menos parcelas na maquininha.',
  'decline.in_review.reason': 'O pagamento está em análise e não foi aprovado.',
  'decline.in_review.next':
    'Não entregue a mercadoria por este pagamento: peça outro cartão ou receba em dinheiro.',
  'decline.rejected_other_reason.reason': 'O pagamento foi recusado e o banco não informa o motivo.',
  'decline.rejected_other_reason.next': 'Peça outro cartão ou receba em dinheiro.',
  'decline.other.reason': 'O pagamento não foi aprovado.',
  'decline.other.next': 'Peça outro cartão ou receba em dinheiro.',
  'decline.code': 'Motivo informado: {{code}}',

  'settle.title': 'Anote o que a maquininha diz',
  'settle.outcome': 'O que aconteceu',
  'settle.charged': 'Foi pago',
  'settle.not_charged': 'Não foi pago',
  'settle.approver': 'Quem confirma',
  'settle.reason': 'Motivo',
  'settle.reason.example': 'Por exemplo: a maquininha imprimiu o comprovante',
  'settle.reference': 'Número da operação no comprovante',
  'settle.reference.required': 'Necessário se foi pago.',
  'settle.button': 'Confirmar e encerrar a cobrança',
} as const;
