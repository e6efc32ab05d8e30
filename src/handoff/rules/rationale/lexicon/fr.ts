import type { Lexicon } from './lexicon.ts';

/** French. */
export const fr: Lexicon = {
  signs: {
    because: `parce que, parce qu, car, puisque, puisqu, afin de, afin d, afin que, pour éviter, pour que, à cause, en raison, sinon, suite à, grâce à, étant donné, c'est pourquoi, du coup, du fait, donc`,
    past: `était, étaient, avait, avaient, pouvait, pouvaient, fallait, faisait, devait`,
    cause: `parce que, parce qu, car, puisque, puisqu, en raison, à cause, du fait, étant donné, vu que, grâce à, de ce fait, donc, ainsi, par
      conséquent, c'est pourquoi, d'où, cause, causé*, causait, provoqu*, entraîn*, résult*, sinon, autrement, raison, la raison, ce
      qui, dû à, due à, lié à, empêch*, bloqu*, oblige*, obligeait, signifie, dus à, si bien que, faute de`,
    problem: `échou*, échec*, plant*, cassé*, casse, cassait, faux, fausse*, incorrect*, incohéren*, lent, lente, lents, lenteur*, manqu*,
      obsolète*, périmé*, confus*, difficile*, compliqué*, inutile*, inutilisé*, redondan*, oubli*, accidentel*, inattendu*, fuite*,
      vulnérab*, faille*, cve*, régression*, perdu*, perd, ignor*, impossible, instable*, cher, coûteu*, trop, mauvais*, danger*,
      pénible*, expir*, incompatib*, trompeu*, ambigu*, bloqu*, panne*, gêne*, souc*, ne fonctionn*, marche pas, mort, n'est pas, ne
      sont pas, n'était pas, n'étaient pas, ne permet pas, ne marche pas, ne fonctionne pas, ne fonctionnait pas, absence, absent*,
      invisible*, illisib*, gênant*, incomplet*, mal, cass*, décalé*, par erreur, à tort, erroné*, écras*, introuvable*, illisible*,
      indisponible*, impossible*, inaccessible*, fastidieu*, en dur, abandonné*, ne marche*, n'existe pas, pas possible, n'apparai*,
      plantage*, plante*`,
    fault: `erreur*, bug*, bogue*, invalide*, problème*, exception*, avertissement*, doublon*, dupliqu*, timeout, conflit*, risque*, vide,
      dépréci*, 400, 401, 403, 404, 405, 408, 409, 410, 413, 422, 429, 500, 501, 502, 503, 504`,
    purpose: `afin, afin de, afin que, pour que, pour éviter, éviter, évite*, pour empêcher, pour réduire, pour améliorer, pour faciliter, pour simplifier, pour pouvoir, pour ne, pour garantir, dans le but, but, objectif, en vue, préparation, prérequis, nécessaire pour, utile pour, nécessaire à, requis pour, de manière à, de façon à, aide*, histoire de`,
    weakPurpose: `permet*, pour permettre, permettant, autoris*, assur*, garant*, pour`,
    benefit: `plus facile*, plus simple*, plus rapide*, plus sûr*, plus clair*, plus lisible*, plus fiable*, plus propre*, mieux, meilleur*, rapid*, lisib*, maintenab*, fiab*, simplifi*, réduit, réduire, améliore, accélèr*, facilit*, gain*, avantage*, bénéfice*, cohéren*, moins, économis*, gagne*`,
    tradeoff: `alternative*, compromis, choix, choisi*, décidé, décision, volontairement, délibér*, exprès, pour l'instant, temporaire*,
      provisoire*, bien que, cependant, toutefois, mais, malgré, même si, en revanche, inconvénient*, coût, préfér*, écarté*, quitte à`,
    evidence: `constaté, constat*, observé*, remarqué, signalé*, remonté*, rapporté*, mesuré*, en production, en prod, client*, d'après, selon,
      apparemment, reproduct*, reproduit, hier, semaine dernière, récemment, depuis, upstream, demande de, demandé*, retour*, suite à,
      suite au, suite aux, détecté*, minutes, secondes, chaque nuit, chaque jour, par jour, pour cent`,
    before: `*aient, *ait, actuellement, auparavant, précédemment, jusqu'à présent, jusqu'ici, jusque, pour le moment, à l'origine, n'est plus,
      ne sont plus, plus utilisé*, plus besoin, encore, était, étaient, avait, désormais, dorénavant, ancien*, aujourd'hui`,
    need: `doit, doivent, devait, devrait, devraient, faut, fallait, faudrait, besoin, nécessaire*, nécessit*, requis*, exig*, souhait*,
      voul*, veut, veulent, attend*, important*, demande, obligatoire*, il faut, pourrait, pourraient, risque, risquait`,
    negation: `pas, ne, n'est, n'a, n'ont, n'était, sans, aucun*, jamais, rien, personne, ni, non, impossible, plus`,
    condition: `si, lorsque, lorsqu, quand, dès que, tant que, pendant, jusqu'à, après, à moins, en cas, parfois, souvent, une fois, s'il, si le`,
    state: `est, sont, était, étaient, a, ont, avait, avaient, peut, peuvent, pouvait, sera, serait, fait, faisait, il y a, reste, restait, devient, fonctionn*, semble, c'est, n'est, utilise, contient, arrive, dépend, renvoie, affiche, affichait, existe, met`,
    people: `nous, on, je, j'ai, notre, nos, utilisateur*, client*, développeur*, équipe*, personne*, quelqu'un, vous, lecteur*, mainteneur*, contribut*`,
    newState: `maintenant, désormais, sera, seront, nouveau, nouvelle, nouvelles, nouveaux, optionnel*, par défaut, contient, inclut, suivant*,
      également, aussi, par exemple, disponible*`,
    reassure: `risque faible, faible risque, sans risque, rétrocompatible*, aucun changement, pas de changement, prochaine pr, autre pr, dans une
      autre, à suivre, retour*, merci de relire, vos avis, capture*, voir ci-dessous, reste à, n'hésite*, à faire, première pr, première
      contribution, ma première, j'espère, pas sûr, pas certain, toute suggestion`,
    testTalk: `test, tests, testé*, tester, couverture, manuellement, localement, vérifié*`,
  },
  change: `ajout*, supprim*, suppression, mis à jour, mise à jour, met, mettre, modifi*, chang*, renomm*, déplac*, refactor*, corrig*, correction, implément*, introdui*, rempla*, crée*, cré*, extrait, migr*, utilis*, améliore*, amélioration, adapt*, activ*, désactiv*, document*, test*, nettoy*, passe, passage, nouvelle, nouveau, mont*, fix*, retir*, retrait, refonte, bump*, étend, augment*`,
  determiner: `le, la, les, l, un, une, ce, cet, cette, ces`,
  purposeStart: `pour, afin, dans le but`,
  isVerbLast: false,
  changeSubject: `cette pr, ce pr, cette pull request, ce changement, ce commit, cette modification, la pr, on, il, elle, également, aussi, ceci`,
  pronoun: `cela, ça, ceci, ce qui, celui-ci`,
  opening: `le, la, les, un, une, des, il, on, nous, si, lorsque, quand, sans, actuellement, avant, jusqu, certains, certaines, tous, toutes, dans, pour, comme, car, l, ce, cette, ces, c, en, afin, depuis, suite, mais, sinon, d`,
  generic: `bon*, meilleur*, pratique*, qualité*, code, maintenab*, lisib*, propre*, correct*, correction*, améliora*, amélior*, divers*, petit*, nécessaire*, demandé, mise, jour, modif*, chang*, bug*, titre, voir, ci-dessus, nettoyage, cohérence, robust*, optimis*, refactor*, base, général, globale, expérience, utilisateur`,
  stop: `le, la, les, un, une, des, du, de, et, ou, est, sont, dans, sur, pour, par, avec, sans, que, qui, qu, ce, cette, ces, cet, il, elle, on, nous, vous, ne, pas, plus, se, sa, son, ses, au, aux, en, à, mais, si, était, été, être, avoir, ont, lors, quand, comme, d, l, n, s, c, j, afin, car, donc, leur, leurs, tous, tout, toute, entre, après, avant, lorsque`,
  headings: {
    why: `pourquoi, raison, raisons, motivation, contexte, problème, problématique, justification, objectif, but, cause, origine, besoin, constat, impact`,
    what: `quoi, changement, changements, modification, modifications, résumé, description, solution, détails, mise en œuvre, implémentation, ce qui change, ce que fait, contenu, correctif`,
    test: `test, tests, plan de test, comment tester, vérification, testé, validation`,
    aside: `liste de contrôle, checklist, type de changement, captures, captures d'écran, liens, références, tickets, ticket, risques, documentation, déploiement`,
  },
  prompt: `veuillez décrire, veuillez, merci de décrire, décrivez, décrire, expliquez, pourquoi ce changement, que fait cette, indiquer, résumez, précisez, listez, indiquez, supprimez cette, cochez, renseignez, ajoutez une description, ajoutez des captures, avant de soumettre votre`,
  question: `que, quoi, pourquoi, comment, quel, quelle, quels, quelles, quand, où, qui, qu, est ce`,
};
