/** Brazil: what the money is worth, the account, how it is connected, and which shop is open. Steps are in the infinitive. */
export const account = {
  'mode.practice.badge': 'PRÁTICA · SEM VALOR',
  'mode.practice.title': 'PRÁTICA, SEM VALOR',
  'mode.test.badge': 'CONTA DE TESTE · SEM VALOR',
  'mode.test.title': 'CONTA DE TESTE, SEM VALOR',
  'mode.noValue': 'SEM VALOR',

  'account.title': 'Conta',
  'account.connectHint': 'Conectar a sua conta',
  'account.open': 'Ir para a conta',

  'account.notice.expiring':
    'A permissão para cobrar na conta não pôde ser renovada e vai terminar. Tudo continua funcionando; a tela Conta diz até quando.',
  'account.notice.expired':
    'A permissão para cobrar na conta terminou. O dinheiro funciona; as cobranças no cartão esperam até a conta ser conectada de novo.',
  'account.notice.rejected':
    'O Mercado Pago não aceita mais a permissão para cobrar na conta. O dinheiro funciona; as cobranças no cartão esperam até ela ser conectada de novo.',
  'account.notice.missing':
    'O caixa não tem permissão para cobrar na conta, porque ela não ficou guardada neste computador. O dinheiro funciona; as cobranças no cartão esperam até a conta ser conectada de novo.',
  'account.notice.settings':
    'As configurações do caixa não puderam ser lidas, e ele começou na prática com as de sempre. Nenhuma venda se perdeu: o arquivo ficou à parte, e os livros estão todos lá. Para abrir a loja da conta, conecte-a de novo na tela dela.',

  'account.shop.title': 'A loja que está aberta',
  'account.shop.practice': 'Loja de prática',
  'account.shop.practice.text': 'A maquininha e os clientes são simulados. Nada do que se cobra é dinheiro.',
  'account.shop.test.text': 'Uma conta de teste do Mercado Pago. Nada do que se cobra é dinheiro.',
  'account.shop.live.text': 'As cobranças no cartão são dinheiro de verdade para esta conta.',
  'account.shop.openAccount': 'Abrir a loja de {{nickname}}',
  'account.shop.openPractice': 'Abrir a loja de prática',
  'account.shop.toAccount.title': 'Abrir a loja de {{nickname}}?',
  'account.shop.toPractice.title': 'Abrir a loja de prática?',
  'account.shop.changes': 'O que muda',
  'account.shop.changes.live': 'A partir de agora as cobranças no cartão são dinheiro de verdade.',
  'account.shop.changes.test': 'As cobranças no cartão vão para uma conta de teste: não têm valor.',
  'account.shop.changes.practice':
    'Nada do que se cobra na prática é dinheiro. Não venda a clientes com ela.',
  'account.shop.changes.ledger':
    'Ela tem um registro próprio, com o catálogo, as vendas e os números dela. O que está na outra fica lá.',
  'account.shop.changes.day':
    'Ela tem um dia próprio. Um turno aberto na outra loja fica aberto lá, com o dinheiro que espera.',
  'account.shop.changes.terminal': 'Ela tem maquininhas e configurações de cobrança próprias.',
  'account.shop.toPractice.confirm': 'Abrir a prática',

  'account.connection.title': 'Conta do Mercado Pago',
  'account.fact.account': 'Conta',
  'account.fact.userId': 'Número de usuário',
  'account.fact.country': 'País',
  'account.fact.worth': 'Tipo',
  'account.fact.worth.live': 'Real: o que ela cobra é dinheiro',
  'account.fact.worth.test': 'Conta de teste: nada do que ela cobra é dinheiro',
  'account.fact.kind': 'Conectada por',
  'account.fact.state': 'Permissão',
  'account.fact.until': 'Até',
  'account.until.unknown': 'O Mercado Pago não diz',
  'account.until.days': '{{time}} (dias que faltam: {{n}})',
  'account.kind.token': 'Access Token',
  'account.kind.authorization': 'Página do Mercado Pago',
  'account.kind.client_credentials': 'Client ID e Client Secret',
  'account.renews.token':
    'Não se renova sozinha. Termina quando as credenciais são renovadas no Mercado Pago; aí se cola aqui o novo.',
  'account.renews.authorization': 'O caixa renova sozinho, muito antes de terminar.',
  'account.renews.client_credentials': 'Dura 6 horas e o caixa renova sozinho, também quando ninguém vende.',
  'account.state.connected': 'Em ordem',
  'account.state.expiring': 'Perto do fim',
  'account.state.expired': 'Terminou',
  'account.state.rejected': 'Não é mais aceita',
  'account.state.missing': 'Não há',
  'account.renewal.unreachable':
    'Não pôde ser renovada em {{time}}: o Mercado Pago não respondeu. O caixa continua tentando.',
  'account.renewal.refused':
    'Não pôde ser renovada em {{time}}: o Mercado Pago recusou. Conecte a conta de novo antes que termine.',
  'account.renewal.not_kept':
    'Este computador não conseguiu guardá-la em {{time}}. Ela vale até o caixa ser fechado, e ele continua tentando; se não conseguir, depois é preciso conectar a conta de novo.',
  'account.kept.store':
    'Fica guardada cifrada no cofre de chaves deste computador, também de um início ao outro.',
  'account.kept.browser_host':
    'Fica guardada só enquanto o Mostrador está aberto: o caixa roda em um navegador, que não tem cofre de chaves. Depois de fechar, conecte a conta de novo.',
  'account.kept.no_key_store':
    'Fica guardada só enquanto o Mostrador está aberto: este computador não tem um cofre de chaves que o caixa possa usar. Depois de fechar, conecte a conta de novo.',
  'account.kept.plain_text_store':
    'Fica guardada só enquanto o Mostrador está aberto: sem um chaveiro, o Linux a deixaria à vista de qualquer um. Instale e desbloqueie um (GNOME Keyring ou KWallet) para guardá-la de um início ao outro.',
  'account.clock.ahead':
    'O relógio deste computador está {{lag}} adiantado em relação ao do Mercado Pago. As vendas ficam com a hora errada e a conexão pode falhar. Ative a data e hora automáticas do sistema.',
  'account.clock.behind':
    'O relógio deste computador está {{lag}} atrasado em relação ao do Mercado Pago. As vendas ficam com a hora errada e a conexão pode falhar. Ative a data e hora automáticas do sistema.',
  'account.reconnect': 'Conectar de novo',
  'account.disconnect': 'Desconectar',
  'account.disconnect.title': 'Desconectar {{nickname}}?',
  'account.disconnect.text':
    'O caixa esquece a permissão, na memória e no cofre de chaves, e volta para a prática. O registro da loja fica neste computador e se abre de novo quando a mesma conta for conectada.',
  'account.disconnect.elsewhere':
    'A permissão em si só termina no Mercado Pago: renove lá as credenciais da aplicação, ou retire a permissão dela.',

  'account.connect.title': 'Conectar uma conta',
  'account.connect.text':
    'Com a conta que recebe o dinheiro das vendas. O caixa pergunta ao Mercado Pago de quem é e mostra; na loja que está aberta nada muda.',
  'account.connect.way': 'Como conectar',
  'account.connect.pages': 'Abrir “Suas integrações”',
  'account.way.token': 'Colar um Access Token',
  'account.way.token.hint': 'O mais rápido: um só texto para copiar.',
  'account.way.authorization': 'Autorizar na página do Mercado Pago',
  'account.way.authorization.hint': 'Por 180 dias, e se renova sozinha.',
  'account.way.client_credentials': 'Client ID e Client Secret',
  'account.way.client_credentials.hint': 'Por 6 horas de cada vez, e se renova sozinha.',

  'account.app.title': 'Se ainda não há uma aplicação',
  'account.app.step1': 'Abrir “Suas integrações” e clicar em “Criar aplicação”.',
  'account.app.step2': 'Dar um nome, por exemplo Mostrador.',
  'account.app.step3': 'Escolher “Pagamentos presenciais”, depois “Mercado Pago Point”, e confirmar.',
  'account.app.step4':
    'Abrir “Credenciais de produção” no menu à esquerda. Se pedir, preencher os dados do negócio e clicar em “Ativar credenciais”.',

  'account.token.step1': 'Abrir “Suas integrações” e entrar com a conta que recebe o dinheiro.',
  'account.token.step2': 'Escolher a aplicação e depois “Credenciais de produção” no menu à esquerda.',
  'account.token.step3': 'Copiar o “Access Token”, e não a “Public Key”, e colar aqui.',
  'account.token.field': 'Access Token',
  'account.token.field.hint':
    'Quem o tiver pode cobrar na conta. Ele não é mostrado de novo, nem aqui nem em lugar nenhum.',
  'account.token.button': 'Conectar',

  'account.client.step1': 'Abrir “Suas integrações” e entrar com a conta que recebe o dinheiro.',
  'account.client.step2': 'Escolher a aplicação e depois “Credenciais de produção” no menu à esquerda.',
  'account.client.step3': 'Copiar “Client ID” e “Client Secret”, cada um no seu campo.',
  'account.client.id': 'Client ID',
  'account.client.id.hint': 'Só números; é também o número da aplicação.',
  'account.client.secret': 'Client Secret',
  'account.client.secret.hint': 'Não é mostrado de novo, nem aqui nem em lugar nenhum.',

  'account.authorization.step1': 'Em “Suas integrações” escolher a aplicação e, nos detalhes dela, “Editar”.',
  'account.authorization.step2':
    'Em “URLs de redirecionamento” acrescentar este endereço, letra por letra, e salvar. Se o Mercado Pago não aceitar, acrescentar um endereço https próprio e escrever o mesmo mais abaixo.',
  'account.authorization.step3':
    'Se a página oferecer o “Fluxo de código de autorização com PKCE”, ele pode ser ativado: o caixa sempre usa.',
  'account.authorization.step4': 'De “Credenciais de produção” copiar “Client ID” e “Client Secret”.',
  'account.authorization.step5':
    'Apertar o botão abaixo: o navegador abre a página do Mercado Pago. Lá, entrar e autorizar a aplicação.',
  'account.authorization.loopback': 'Endereço de retorno a registrar',
  'account.authorization.redirect': 'Endereço de retorno como está registrado',
  'account.authorization.redirect.hint':
    'Como está na aplicação, letra por letra. Começa com https://, ou é o de cima.',
  'account.authorization.button': 'Ir para o Mercado Pago',
  'account.authorization.waiting': 'Esperando o Mercado Pago',
  'account.authorization.waiting.listening':
    'O navegador abriu a página do Mercado Pago. Quando você autorizar lá, esta tela continua sozinha.',
  'account.authorization.waiting.pasting':
    'O navegador abriu a página do Mercado Pago. Quando você autorizar lá, copie o último endereço e cole abaixo.',
  'account.authorization.url': 'Se o navegador não abriu, o endereço é este',
  'account.authorization.expires': 'Dá tempo até as {{time}}.',
  'account.authorization.address': 'Endereço final',
  'account.authorization.address.hint':
    'O que o navegador mostra no fim, mesmo que a página não carregue. Começa com o endereço de retorno e tem “code=”.',
  'account.authorization.finish': 'Usar este endereço',
  'account.authorization.cancel': 'Cancelar',
  'account.problem.denied':
    'Na página do Mercado Pago a permissão não foi dada. Comece de novo e autorize lá.',
  'account.problem.state_mismatch':
    'O que voltou é de outra tentativa, então não foi usado. Comece de novo e use só a página que se abre.',
  'account.problem.code_refused':
    'O Mercado Pago não aceitou a própria resposta: ela vale dez minutos e uma só vez. Confira se o endereço de retorno está registrado letra por letra e comece de novo.',
  'account.problem.client_refused':
    'O Mercado Pago não aceita esse Client ID e Client Secret. Copie os dois outra vez da mesma aplicação e comece de novo.',
  'account.problem.expired': 'Demorou demais na página do Mercado Pago. Comece de novo.',
  'account.problem.unreachable':
    'A permissão foi dada, mas não deu para pedi-la ao Mercado Pago. Confira a conexão e comece de novo.',
  'account.problem.country_unsupported':
    'Essa conta é de um país que o caixa não atende. Ele atende Argentina, Brasil, México e Chile.',
  'account.problem.other_account':
    'Na página do Mercado Pago estava aberta outra conta. Saia dela lá e comece de novo com a conta desta loja; para outra conta, abra antes a prática.',
  'account.problem.internal': 'Algo falhou no caixa ao conectar a conta. Comece de novo.',

  'account.return.done.title': 'A conta está conectada',
  'account.return.done.text': 'Feche esta página e volte ao Mostrador.',
  'account.return.failed.title': 'A conta não foi conectada',
  'account.return.failed.text':
    'Feche esta página e olhe o Mostrador. Só a página que o Mostrador abriu pode conectar a conta.',
} as const;
