import type { Lexicon } from './lexicon.ts';

/** Portuguese. */
export const pt: Lexicon = {
  signs: {
    because: `porque, pois, já que, dado que, devido a, devido ao, devido à, para que, uma vez que, visto que, caso contrário, para evitar, por isso, por causa, por conta, a fim de, portanto, sendo assim, de modo que`,
    past: `era, eram, estava*, havia*, tinha*, podia*, falhava*, faltava*, fazia*, ficava*`,
    cause: `porque, pois, já que, uma vez que, visto que, dado que, devido a, devido ao, devido à, por causa, por isso, portanto, assim,
      então, logo, de modo que, o que, causa*, causou, causava*, provoc*, ocasion*, como resultado, razão, motivo, consequência, senão,
      caso contrário, implica, significa, impede*, impedia*, bloquei*, bloqueava*, obriga*, gerando, fazendo com que, fazia com que, faz
      com que, levando a, raiz, por conta, em razão, impedi*, acarret*, sendo assim`,
    problem: `falha*, quebr*, incorret*, errad*, inconsist*, lent*, fals*, falta*, faltava*, faltando, obsolet*, desatualizad*, confus*,
      difícil*, complicad*, desnecess*, inútil, inúteis, redundan*, não usad*, não utilizad*, esquec*, acident*, inesperad*, vazamento*,
      vaza*, vulnerab*, cve*, regress*, perdid*, perde*, perdia*, ignor*, silencios*, impossív*, instáv*, caro*, cara*, demais, mau, má,
      ruim, ruins, pior*, perig*, expir*, incompat*, enganos*, ambígu*, trava*, travando, crash*, indispon*, mort*, não funciona*, não é
      possível, não era possível, não existe*, não havia, não tinha*, não rodava, ausen*, inexist*, incomplet*, invisív*, ilegív*,
      ruído, colid*, desfasad*, dessincroniz*, não estava*, deixa de, deixava de, por engano, equivocad*, sobrescrev*, não encontra*,
      não aparec*, não mostra*, não exib*, não tem, não tinha, não suporta*, não permit*, não coincid*, não reconhec*, não carrega*, não
      está, não estava, não existe, não existia, inacessív*, abandonad*, hardcode*, tedios*, repetitiv*, travad*`,
    fault: `erro*, bug*, inválid*, problema*, exceç*, aviso*, duplic*, timeout*, conflit*, risco*, vazi*, 404, 500, 403, cust*, 400, 401, 405,
      408, 409, 410, 413, 422, 429, 501, 502, 503, 504`,
    purpose: `para que, a fim de, para evitar, evita*, para não, para impedir, para reduzir, para melhorar, para facilitar, para poder, para simplificar, com o objetivo, objetivo, propósito, finalidade, de forma que, de maneira que, preparação, pré-requisito*, necessário para, necessária para, requerido para, desbloque*, ajuda*, serve para, visa*, visando, para garantir, garant*`,
    weakPurpose: `permit*, para permitir, possibilit*, assegur*, suport*, para`,
    benefit: `mais fácil, mais rápid*, mais simples, mais segur*, mais clar*, mais legív*, mais confiáv*, melhor, melhora*, rápid*, legív*, confiáv*, simplific*, reduz*, aceler*, facilit*, vantag*, benefíci*, consist*, menos, economiz*, poupa*`,
    tradeoff: `alternativa*, trade-off*, escolh*, decidi*, decisão, de propósito, deliberad*, intencional*, por enquanto, por ora, temporari*,
      temporári*, provisóri*, embora, porém, mas, no entanto, contudo, apesar, entretanto, aceitáv*, prefer*, descart*, até que`,
    evidence: `report*, relat*, observ*, detect*, perceb*, notei, notamos, encontr*, descobr*, medid*, em produção, em prod, cliente*, segundo,
      aparentemente, reproduz*, ontem, semana passada, recentemente, desde, upstream, pedid*, pediu, solicit*, auditoria, logs, minutos,
      segundos, toda noite, todo dia, por cento`,
    before: `*ava, *avam, *iam, atualmente, antes, anteriormente, previamente, até agora, até então, até hoje, no momento, originalmente, não é
      mais, não são mais, mais usad*, já não, ainda, nunca, era, eram, estava*, havia*, tinha*, agora, continua*, ficava*, usava*, viam,
      via, iam, ia, vinha*, saía*, caía*, tinham`,
    need: `deve, devem, devia*, deveria*, precis*, necessári*, necessit*, requer*, querem*, quer, importante*, exig*, espera*, obrigatóri*,
      tem que, tinha que, tem de, poderia*, pode ser, faria*`,
    negation: `não, sem, nunca, jamais, nenhum*, nada, ninguém, nem, impossív*`,
    condition: `se, quando, enquanto, até que, assim que, depois, caso, em caso, às vezes, sempre que, a menos, durante, após, ao`,
    state: `é, são, era, eram, está, estão, estava*, foi, foram, tem, têm, tinha*, havia, pode*, podia*, poderia*, será, seria, faz, fazia, há, fica*, funciona*, parece*, continua, usa, usava, contém, chega, depende*, retorna*, existe*, recebe*, espera*, significa`,
    people: `nós, eu, nosso*, nossa*, usuári*, utilizador*, cliente*, desenvolvedor*, equipe*, equipa*, time, alguém, ninguém, leitor*, operador*, você, vocês, a gente, temos, precisamos`,
    newState: `agora, será, serão, novo, nova, novos, novas, opcional*, por padrão, contém, inclui*, seguinte*, também, por exemplo, disponív*,
      com esta atualização, com essa mudança, mesmo, mesma`,
    reassure: `cada pull request, quando o pr, título de, revisadores, revisores, baixo risco, sem risco, retrocompatív*, compatív* com vers*,
      sem mudanças, sem impacto, outro pr, próximo pr, pr separado, feedback, por favor revis*, captura*, ver abaixo, fora do escopo,
      pendente*, vale verificar, primeiro pr, primeira contribuição, meu primeir*, espero que, não tenho certeza, agradeço, qualquer
      sugestão`,
    testTalk: `teste, testes, testado, testar, cobertura, manualmente, localmente, verificado, lint, passando`,
  },
  change: `adicion*, remov*, atualiz*, mud*, alter*, renome*, mov*, refator*, corrig*, correção, implement*, introdu*, substitu*, cri*, extra*, convert*, migr*, usa, usar, melhor*, ajust*, ativ*, desativ*, document*, test*, exp*, inclu*, nov*, registr*, marca*, limp*, bump*, fix*, configur*, integr*, defin*, troc*, inser*, exclu*, aument*, diminu*`,
  determiner: `o, a, os, as, um, uma, ao, todos, todas, este, esta, estes, estas, esse, essa, esses, essas, do, da`,
  purposeStart: `para, a fim, com o objetivo`,
  isVerbLast: false,
  changeSubject: `este pr, esta pr, esse pr, essa pr, este pull request, esta mudança, esta alteração, este commit, também, além disso, agora, o pr, isto, isso`,
  pronoun: `isto, isso, assim, o que, dessa forma, desta forma, com isso`,
  opening: `o, a, os, as, um, uma, há, se, quando, sem, atualmente, antes, anteriormente, até, alguns, algumas, todos, em, no, na, para, como, com, ao, não, já, esse, esse, esta, desde, mas, além, só, embora, por, ambos, havia, os, muitos, dados`,
  generic: `bo*, melhor*, prática*, qualidade, código, manuten*, legib*, limp*, corret*, corrig*, vári*, pequen*, necessári*, solicit*, atualiz*, mudan*, alter*, bug*, erro*, título, ver, acima, consist*, robust*, otimiz*, refator*, gera*, experiência, usuári*, estrutura, projeto`,
  stop: `o, a, os, as, um, uma, uns, umas, de, do, da, dos, das, e, ou, é, são, em, no, na, nos, nas, por, pelo, pela, para, com, sem, que, se, seu, sua, ao, à, não, mais, como, este, esta, esse, essa, isso, isto, mas, já, há, foi, era, está, estão, ser, sobre, entre, até, desde, quando, onde, também, porque, ele, ela, eles, muito, todo, todos, apenas`,
  headings: {
    why: `por que, por quê, porque, razão, motivo, motivação, contexto, problema, justificativa, objetivo, propósito, causa, causa raiz, impacto`,
    what: `o que, o quê, mudança, mudanças, alterações, resumo, descrição, solução, detalhes, implementação, o que muda, o que foi feito, conteúdo, escopo`,
    test: `teste, testes, plano de testes, como testar, verificação, validação, evidências`,
    aside: `checklist, lista de verificação, tipo de mudança, tipo de alteração, capturas, links, referências, tickets, riscos, documentação, próximos passos`,
  },
  prompt: `liste, identifique, forneça, explique, preencha, informe, marque, indique, por favor descrev*, por favor, descreva, descreve, por que essa mudança, o que muda, resuma, remova esta seção, certifique, não esqueça, marque com, ao abrir um pull, ao abrir uma pull, ao abrir um novo pull, ao abrir um pr, não abra um, antes de abrir um pull, antes de abrir um pr, caso algum item não seja`,
  question: `o que, que, por que, como, qual, quais, quando, onde, quem, há`,
};
