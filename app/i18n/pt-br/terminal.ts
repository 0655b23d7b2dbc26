/** Brazil: options of a charge, how the terminals do, how charges are made, the ledger's file. */
export const terminal = {
  'options.title': 'Opções desta cobrança',
  'options.paymentType': 'Tipo de cartão',
  'options.paymentType.any': 'Qualquer um',
  'options.installments': 'Parcelas',
  'options.installments.any': 'Escolhidas na maquininha',
  'options.installments.one': 'À vista',
  'options.installments.many': '{{n}} parcelas',
  'options.cost': 'O custo delas é pago por',
  'options.cost.any': 'Como está na conta',
  'options.cost.seller': 'A loja',
  'options.cost.buyer': 'O cliente',
  'options.print': 'A maquininha imprime a via da loja',
  'options.ticket': 'Número do cupom',
  'options.ticket.hint': 'Letras e números, 20 no máximo. A maquininha mostra e imprime.',
  'options.ticket.wrong': 'Só letras sem acento e números, 20 no máximo.',

  'charging.settings.title': 'Como se cobra',
  'charging.settings.hint': 'Vale para cobranças novas. As que estão em andamento seguem como começaram.',
  'charging.gateway': 'API do Mercado Pago',
  'charging.gateway.orders': 'Orders (atual)',
  'charging.gateway.intents': 'Integration API (contas e aparelhos anteriores)',

  'card.repeat.see': 'Ver a cobrança anterior',
  'card.repeat.confirm': 'Sim, cobrar de novo',

  'terminal.chosen': 'Escolhida agora',
  'terminal.pickUp': 'Costuma mostrar a cobrança em {{seconds}} s',
  'terminal.health.ready': 'Pronta',
  'terminal.health.ready.next': 'Recebe cobranças do caixa.',
  'terminal.health.slow': 'Lenta',
  'terminal.health.slow.next':
    'Demora a mostrar as cobranças. Aproxime do Wi-Fi ou aperte o botão verde depois de cada cobrança.',
  'terminal.health.probably_off': 'Não busca as cobranças',
  'terminal.health.probably_off.next':
    'Pode estar desligada, sem rede ou se atualizando. Ligue, confira a rede dela e aperte o botão verde.',
  'terminal.health.wrong_mode': 'Funciona sozinha',
  'terminal.health.wrong_mode.next':
    'Não recebe cobranças do caixa. Passe para o modo PDV na tela Conta, reinicie e busque de novo.',
  'terminal.health.not_ours': 'De outra conta',
  'terminal.health.not_ours.next':
    'Esta conta não pode cobrar nela. Escolha outra ou vincule esta no app do Mercado Pago.',
  'terminal.health.busy_elsewhere': 'Ocupada com a cobrança de outro caixa',
  'terminal.health.busy_elsewhere.next':
    'Termine ou cancele na maquininha a cobrança que ela mostra. Este caixa não consegue: quem enviou foi outro.',
  'terminal.health.busy_here': 'Ocupada com uma cobrança deste caixa',
  'terminal.health.busy_here.next': 'Espere o fim dela ou cancele.',

  'charge.waiting.slow':
    'A maquininha ainda não buscou a cobrança. Aperte o botão verde, ou “Atualizar” na tela dela.',
  'charge.waiting.off':
    'Pode estar desligada ou sem rede: ligue e confira a conexão. Se não responder, cancele a cobrança e receba de outra forma.',

  'ledger.notice.restored_from_journal':
    'O arquivo do registro era mais antigo que o diário dele: {{n}} lançamentos foram recuperados e nada falta. Se você tinha restaurado uma cópia, é por isso.',
  'ledger.notice.partly_restored':
    'O arquivo do registro era mais antigo que o diário dele: {{n}} lançamentos foram recuperados e outros não puderam ser lidos. Compare as vendas e cobranças de hoje com o Mercado Pago antes de fechar e chame o suporte.',
  'ledger.notice.diverged':
    'O arquivo do registro e o diário dele contam histórias diferentes: um dos dois foi copiado de outro lugar. Não restaure mais nada. Compare as vendas de hoje com o Mercado Pago e chame o suporte.',
  'ledger.notice.other_ledger':
    'O diário deste computador é de outro arquivo de registro. Se a pasta de dados foi trocada, volte à certa; se não, chame o suporte.',
  'ledger.notice.journal_unavailable':
    'Não dá para escrever o diário do registro: um arquivo danificado não poderia ser recuperado por ele. As vendas ficam salvas. Confira o espaço livre e as permissões da pasta de dados e inicie o Mostrador de novo.',
  'ledger.notice.journal_failing':
    'No momento não dá para escrever o diário do registro; {{n}} lançamentos esperam por ele. As vendas ficam salvas. Confira o espaço livre deste computador.',
} as const;
