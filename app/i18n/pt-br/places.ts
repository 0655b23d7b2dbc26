/** Brazil: terminals, stores and points of sale, the test charge, what integrators set. Steps are in the infinitive. */
export const places = {
  'terminals.title': 'Maquininhas',
  'terminals.searching': 'Consultando o Mercado Pago…',
  'terminals.none':
    'A conta não tem maquininhas que um caixa possa usar. Vincule uma como está abaixo e busque de novo.',
  'terminals.gone':
    'A maquininha escolhida para este caixa não está mais entre as da conta. Escolha outra, ou vincule-a de novo.',
  'terminals.store.unknown': 'Loja {{id}}',
  'terminals.pos.unknown': 'Caixa {{id}}',
  'terminals.unplaced': 'Sem loja nem caixa',
  'terminals.unplaced.text':
    'Não podem receber cobranças. Vincule cada uma de novo com o app e escolha loja e caixa na tela dela.',
  'terminals.names.failed': 'Não deu para consultar os nomes das lojas e dos caixas.',
  'terminals.serial': 'Número de série {{serial}}',
  'terminals.mode.PDV': 'Modo PDV: recebe cobranças do caixa',
  'terminals.mode.STANDALONE': 'Modo STANDALONE: funciona sozinha',
  'terminals.choose': 'Usar neste caixa',
  'terminals.setPdv': 'Passar para PDV',
  'terminals.setStandalone': 'Passar para STANDALONE',
  'terminals.restart.title': 'O Mercado Pago anotou o modo {{mode}}. A maquininha obedece ao reiniciar:',
  'terminals.restart.step1': 'Desligar a maquininha e ligar de novo.',
  'terminals.restart.step2':
    'Conferir nela, em “Mais opções” > “Configurações” > “Modo de vinculação”, que diga {{mode}}.',
  'terminals.restart.step3': 'Se ainda disser outro, escolher ali à mão ou reiniciar mais uma vez.',
  'terminals.restart.done': 'Já reiniciei',
  'terminals.test': 'Cobrança de teste',
  'terminals.manage': 'Modos, lojas e cobrança de teste: tela Conta',
  'terminals.link.title': 'Como vincular uma maquininha',
  'terminals.link.step1': 'Ligar a maquininha e dar uma rede a ela. Ela mostra um código QR.',
  'terminals.link.step2':
    'Ler o código com o app do Mercado Pago de um celular, com a conta desta loja ou a de um colaborador.',
  'terminals.link.step3':
    'Na maquininha, escolher loja e caixa. Um caixa aceita uma só maquininha em modo PDV: outra precisa de outro caixa.',
  'terminals.link.step4': 'Buscar de novo aqui, passar para PDV e reiniciar.',

  'places.title': 'Lojas e caixas',
  'places.text':
    'Cada maquininha pertence a um caixa de uma loja. Onde não há, são criados aqui; na maquininha se escolhem ao vincular.',
  'places.none': 'A conta ainda não tem lojas.',
  'places.pos.none': 'Ainda sem caixas',
  'places.store.new': 'Nova loja',
  'places.store.name': 'Nome da loja',
  'places.store.street': 'Rua',
  'places.store.number': 'Número',
  'places.store.city': 'Cidade',
  'places.store.city.hint': 'Como o Mercado Pago escreve, com os acentos.',
  'places.store.city.choose': 'Cidades que o Mercado Pago conhece nesse estado',
  'places.store.city.pick': 'Escolher uma',
  'places.store.state': 'Estado',
  'places.store.state.choose': 'Estados que o Mercado Pago conhece',
  'places.store.latitude': 'Latitude',
  'places.store.longitude': 'Longitude',
  'places.store.coordinates.hint':
    'Em um mapa no computador, com o botão direito sobre a loja aparecem dois números, como {{example}}. O primeiro é a latitude e o segundo a longitude; também dá para colar os dois juntos.',
  'places.store.coordinates.wrong': 'Graus com decimais, como {{example}}.',
  'places.store.reference': 'Como encontrar (opcional)',
  'places.store.reference.hint': 'Por exemplo: na esquina, térreo.',
  'places.store.button': 'Criar a loja',
  'places.store.done': 'A loja “{{name}}” foi criada. Agora ela precisa de um caixa.',
  'places.pos.new': 'Novo caixa',
  'places.pos.store': 'Loja',
  'places.pos.name': 'Nome do caixa',
  'places.pos.name.hint': 'Letras sem acento, números, hífens, sublinhados e espaços no meio; 45 no máximo.',
  'places.pos.button': 'Criar o caixa',
  'places.pos.done': 'O caixa “{{name}}” foi criado. Escolha a loja e este caixa na maquininha ao vincular.',
  'places.cancel': 'Cancelar',

  'testCharge.title': 'Cobrança de teste',
  'testCharge.text':
    'Cobra {{amount}}, o mínimo que se pode cobrar neste país, e devolve em seguida. Testa o caminho todo: conta, rede, maquininha e cartão.',
  'testCharge.text.live': 'É dinheiro de verdade: use um cartão seu. Não entra nas vendas.',
  'places.simulated': 'São simuladas, para praticar. As da conta aparecem ao abrir a loja dela.',
  'testCharge.text.test':
    'Uma conta de teste não tem dinheiro: uma maquininha de verdade ligada a ela mostra a cobrança e não aceita cartões de verdade.',
  'testCharge.text.noValue': 'Não tem valor. Não entra nas vendas.',
  'testCharge.reason': 'Cobrança de teste',
  'testCharge.byItself': 'O caixa devolve sozinho, mesmo se esta janela for fechada.',
  'testCharge.refunding': 'Pago. O dinheiro está sendo devolvido.',
  'testCharge.done': 'Tudo certo: foi cobrado e devolvido. Esta maquininha pode cobrar para o caixa.',
  'testCharge.notRefunded':
    'O pagamento foi feito e o dinheiro não voltou. Abra a cobrança e devolva por lá.',
  'testCharge.see': 'Abrir a cobrança',

  'integrator.title': 'Para integradores',
  'integrator.text':
    'O Mercado Pago dá estes números a quem integra para outros. Vão com cada cobrança; sem eles, deixe vazio.',
  'integrator.platformId': 'Platform ID',
  'integrator.integratorId': 'Integrator ID',
  'integrator.wrong': 'Letras, números, hífens e sublinhados; 64 no máximo.',
  'integrator.save': 'Salvar',
  'integrator.saved': 'Salvo. Vale para cobranças novas.',
} as const;
